"""What the mails of a service case say of what happened."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from chalicelib.application.view.news_day import announced, our_word
from chalicelib.application.view.service_facts import quoted_lines, quoted_sums
from chalicelib.application.view.service_reading import CaseReading, covered
from chalicelib.application.view.service_words import case_verdict
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.mails.content import MailContent, MailFact, MailRow
from chalicelib.effects.mails.quotes import reason


def follow(reading: CaseReading) -> str:
    """Give what the button is called that opens the case."""
    return reading.translations.gettext("Follow the case")


def _news(reading: CaseReading) -> tuple[str, ...]:
    """Say by when we write again, where something waits on us."""
    word = our_word(reading)
    return (announced(reading, word),) if word and not word.late else ()


def _content(reading: CaseReading, entry: Entry, subject: str, *paragraphs: str, action: str | None = None) -> MailContent:
    """Give the mail; its button leads to the document that its entry made, if it made one."""
    made = reading.state.document(entry.seq)
    return MailContent(
        subject=subject,
        paragraphs=(*paragraphs, *reason(entry)),
        action=action or follow(reading),
        facts=named(reading),
        document=made.entry if made else None,
    )


def named(reading: CaseReading) -> tuple[MailFact, ...]:
    """Give what the case is known by."""
    w, served = reading.translations, reading.served
    return (
        MailFact(w.gettext("Service case"), reading.state.number),
        MailFact(w.gettext("Instrument"), f"{reading.instrument}, {served.serial}"),
    )


def _label(reading: CaseReading, event: e.ReturnLabelGiven, entry: Entry) -> MailContent | None:
    if reading.state.received:
        return None
    w, places = reading.translations, {"rma": event.rma, "what": reading.what}
    return _content(
        reading, entry, w.gettext("Return label %(rma)s") % places,
        w.gettext("You can send %(what)s to our workshop now: the number %(rma)s stands on the parcel.") % places,
        action=w.gettext("Print the label"),
    )  # fmt: skip


def _planned(reading: CaseReading, event: e.VisitPlanned, entry: Entry) -> MailContent | None:
    if reading.state.planned != event.on or event.on < reading.today:
        return None
    w, day = reading.translations, {"day": reading.weekday(event.on)}
    return _content(
        reading, entry, w.gettext("Visit on %(day)s") % {"day": reading.when(event.on)},
        w.gettext("A technician comes on %(day)s.") % day,
    )  # fmt: skip


def _received(reading: CaseReading, event: e.PartReceived, entry: Entry) -> MailContent | None:
    if reading.state.received is None or reading.state.sent:
        return None
    w = reading.translations
    here = w.gettext("%(what)s arrived in our workshop on %(day)s.") % {
        "what": reading.what, "day": reading.weekday(reading.state.received)
    }  # fmt: skip
    return _content(reading, entry, w.gettext("%(what)s is in our workshop") % {"what": reading.what}, here, *_news(reading))


def _diagnosed(reading: CaseReading, event: e.CaseDiagnosed, entry: Entry) -> MailContent | None:
    if reading.state.diagnosis is None:
        return None
    w = reading.translations
    pays = (
        w.gettext("A quote follows: nothing is repaired without your agreement.")
        if event.cover == "no"
        else w.gettext("%(cover)s: nothing to pay.") % {"cover": covered(reading, event.cover)}
    )
    content = _content(reading, entry, w.gettext("Diagnosis: %(cause)s") % {"cause": event.cause}, pays, *_news(reading))
    facts = (
        MailFact(w.gettext("Finding"), event.finding),
        MailFact(w.gettext("Cause"), event.cause),
        MailFact(w.gettext("To do"), event.work),
    )
    return replace(content, facts=(*facts, *content.facts))


def _quoted(reading: CaseReading, event: e.RepairQuoted, entry: Entry) -> MailContent | None:
    quote, w = reading.state.quote, reading.translations
    if quote is None or quote.revision != event.revision or not quote.open:
        return None
    price, fee = reading.price(quote), reading.fee(quote)
    until = w.gettext("The quote holds until %(day)s. Nothing is repaired before you agree.") % {
        "day": reading.weekday(quote.until)
    }
    refused = (
        w.gettext("Refused, or without an answer, it goes back to you as it is, for %(fee)s.") % {"fee": fee}
        if fee
        else w.gettext("Refused, or without an answer, it goes back to you as it is, for free.")
    )
    content = _content(
        reading, entry, w.gettext("The repair costs %(amount)s") % {"amount": price},
        w.gettext("The repair costs %(amount)s, VAT and return included.") % {"amount": price}, until, refused,
        action=w.gettext("See the repair quote"),
    )  # fmt: skip
    rows = tuple(MailRow(line.quantity, line.name, line.detail, line.total) for line in quoted_lines(reading))
    sums = tuple(MailFact(total.label, total.value) for total in quoted_sums(reading))
    return replace(content, title=w.gettext("The quote"), rows=rows, sums=sums)


def _accepted(reading: CaseReading, event: e.QuoteAccepted, entry: Entry) -> MailContent | None:
    quote, w = reading.state.quote, reading.translations
    if quote is None or quote.answer != "accepted":
        return None
    agreed = w.gettext("The quote of %(amount)s is accepted: the repair begins.") % {"amount": reading.price(quote)}
    return _content(
        reading, entry, w.gettext("Quote accepted"), agreed, *case_verdict(reading, False).sentences[1:], *_news(reading)
    )


def _refused(reading: CaseReading, event: e.QuoteRefused, entry: Entry) -> MailContent | None:
    return _unrepaired(reading, entry, reading.translations.gettext("Quote refused"))


def _lapsed(reading: CaseReading, event: e.QuoteLapsed, entry: Entry) -> MailContent | None:
    return _unrepaired(reading, entry, reading.translations.gettext("The quote ended without an answer"))


def _unrepaired(reading: CaseReading, entry: Entry, subject: str) -> MailContent | None:
    quote, w = reading.state.quote, reading.translations
    if quote is None or reading.state.turned_down is None:
        return None
    fee = reading.fee(quote)
    charged = (w.gettext("%(fee)s are invoiced for its return, VAT included.") % {"fee": fee},) if fee else ()
    back = w.gettext("%(what)s goes back to you as it is.") % {"what": reading.what}
    return _content(reading, entry, subject, back, *charged, *_news(reading))


def _reminded(reading: CaseReading, event: e.QuoteReminded, entry: Entry) -> MailContent | None:
    quote, w = reading.state.quote, reading.translations
    if quote is None or not quote.open or quote.until < reading.today:
        return None
    places = {"day": reading.weekday(quote.until), "amount": reading.price(quote)}
    text = w.gettext("The quote of %(amount)s ends on %(day)s. Nothing is repaired before you agree.") % places
    subject = w.gettext("The quote ends on %(day)s") % {"day": reading.when(quote.until)}
    return _content(reading, entry, subject, text, action=w.gettext("See the repair quote"))


def _begun(reading: CaseReading, event: e.RepairStarted, entry: Entry) -> MailContent | None:
    if reading.state.over:
        return None
    first, *more = case_verdict(reading, False).sentences
    return _content(reading, entry, reading.translations.gettext("The repair begins"), first, *more, *_news(reading))


def _returned(reading: CaseReading, event: e.CaseReturned, entry: Entry) -> MailContent | None:
    sent, w = reading.state.sent, reading.translations
    if sent is None:
        return None
    content = _content(
        reading, entry, w.gettext("%(what)s is on its way back") % {"what": reading.what}, *case_verdict(reading, False).sentences
    )
    number = MailFact(w.gettext("Parcel"), f"{sent.carrier} {sent.tracking or ''}".strip(), sent.url)
    return replace(content, facts=(number, *content.facts))


def _lent(reading: CaseReading, event: e.LoanGiven, entry: Entry) -> MailContent | None:
    if all(loan.serial != event.serial for loan in reading.state.lent):
        return None
    w, places = reading.translations, {"model": event.model, "serial": event.serial, "day": reading.weekday(event.until)}
    return _content(
        reading, entry, w.gettext("A loan meanwhile: %(model)s") % places,
        w.gettext("We lend you %(model)s %(serial)s until %(day)s.") % places,
    )  # fmt: skip


def _closed(reading: CaseReading, event: e.CaseClosed, entry: Entry) -> MailContent | None:
    if reading.state.closed is None:
        return None
    w = reading.translations
    return _content(
        reading, entry, w.gettext("Case %(number)s closed") % {"number": reading.state.number}, w.gettext("The case is closed.")
    )


CONTENTS: Mapping[type, Callable[[CaseReading, Any, Entry], MailContent | None]] = {
    e.ReturnLabelGiven: _label,
    e.VisitPlanned: _planned,
    e.PartReceived: _received,
    e.CaseDiagnosed: _diagnosed,
    e.CaseClosed: _closed,
    e.RepairQuoted: _quoted,
    e.QuoteAccepted: _accepted,
    e.QuoteRefused: _refused,
    e.QuoteLapsed: _lapsed,
    e.QuoteReminded: _reminded,
    e.RepairStarted: _begun,
    e.CaseReturned: _returned,
    e.LoanGiven: _lent,
}
"""By event."""
