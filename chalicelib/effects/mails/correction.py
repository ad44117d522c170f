"""The mail about a struck entry that was mailed before: what was wrong, and what holds now."""

from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.application.view.arrivals import announced
from chalicelib.application.view.news_day import announced as next_news
from chalicelib.application.view.news_day import our_word
from chalicelib.application.view.past import Moment
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.remarks import answer_by
from chalicelib.application.view.sentences.sentence import sentence
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.announced import rest
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.owed import to_pay
from chalicelib.domain.sale.steps import open_offer
from chalicelib.effects.mails.content import Said, Section, typed
from chalicelib.effects.mails.invoice import how_to_pay
from chalicelib.effects.mails.payment import remains
from chalicelib.effects.mails.quotes import reason

Holds = Callable[[Reading, Any], tuple[str, ...]]


def correction(reading: Reading, wrong: Entry, stroke: Entry, at: Moment) -> Said | None:
    """What is struck, why, and what holds since."""
    w, open_ = reading.words, to_pay(reading.state)
    places = {"title": sentence(reading, wrong, at), "day": w.day_year(wrong.origin.effective)}
    says = w.gettext("This entry of %(day)s was wrong and counts for nothing: “%(title)s”.") % places
    money = isinstance(wrong.event, e.MarkedPaid | e.PaymentAllocated | e.DepositReceived)
    return Said(
        subject=w.gettext("Corrected: %(title)s") % places,
        paragraphs=(says, *HOLDS[type(wrong.event)](reading, wrong.event), *reason(stroke)),
        action=w.gettext("Follow the order") if reading.state.order else w.gettext("See the quote"),
        typed=_wrote(reading, wrong),
        facts=how_to_pay(reading, open_[0]) if money and open_ else (),
    )


def _wrote(reading: Reading, wrong: Entry) -> tuple[Section, ...]:
    """The words that are struck, where they are the entry's whole matter: of two notes of a day nothing else tells them apart."""
    w, text = reading.words, next(iter(reason(wrong)), None)
    titles: dict[type, str] = {
        e.NoteAdded: w.gettext("Note"), e.QuestionAsked: w.gettext("Question"), e.QuestionAnswered: w.gettext("Answer")
    }  # fmt: skip
    return typed(titles[type(wrong.event)], text) if type(wrong.event) in titles else ()


def _order(reading: Reading, event: e.OrderCancelled) -> tuple[str, ...]:
    return (reading.words.gettext("Your order goes on."),) if reading.state.order and not reading.state.cancelled else ()


def _offer(reading: Reading, event: Any) -> tuple[str, ...]:
    w, offer = reading.words, reading.state.offer
    if offer is None or not open_offer(reading.state, reading.today):
        return ()
    holds = w.gettext("Revision %(n)s of your quote holds until %(day)s.")
    return (holds % {"n": offer.revision, "day": w.day_year(offer.terms.valid_until)},)


def _delivery(reading: Reading, event: e.DeliveryAnnounced) -> tuple[str, ...]:
    w, told = reading.words, rest(reading.state)
    if told.whole and len(told.days) == 1:
        return (w.gettext("Delivery is announced for %(day)s.") % {"day": w.day_year(told.days[0])},)
    return (announced(reading) or w.gettext("No delivery date is announced for now."),)


def _shipped(reading: Reading, event: e.Shipped) -> tuple[str, ...]:
    return (reading.words.gettext("What it was to bring has still to leave."),)


def _carriage(reading: Reading, event: e.ShipmentCorrected) -> tuple[str, ...]:
    return (reading.words.gettext("What we told you of the parcel before holds again."),)


def _received(reading: Reading, event: e.Received) -> tuple[str, ...]:
    return (reading.words.gettext("It counts as under way until it is confirmed."),)


def _answered(reading: Reading, event: e.QuestionAnswered) -> tuple[str, ...]:
    w, open_ = reading.words, [one for one in reading.state.questions if event.question in (None, one.entry)]
    if not open_:
        return ()
    question, remarks = w.gettext("Your question is open: we will answer it."), w.gettext("Your remarks wait for our answer.")
    return (remarks if open_[0].remarks else question, answer_by(reading, open_[0].on))


def _news(reading: Reading, event: e.NewsPromised) -> tuple[str, ...]:
    word = our_word(reading)
    return (next_news(reading, word),) if word and not word.late else ()


def _address(reading: Reading, event: e.AddressCorrected) -> tuple[str, ...]:
    return (reading.words.gettext("The address before it holds."),)


def _money(reading: Reading, event: Any) -> tuple[str, ...]:
    return remains(reading)


def _alone(reading: Reading, event: Any) -> tuple[str, ...]:
    return ()


HOLDS: Mapping[type, Holds] = {
    e.OrderCancelled: _order,
    e.OfferVoided: _offer,
    e.OfferMade: _offer,
    e.OrderCreated: _offer,
    e.DeliveryAnnounced: _delivery,
    e.Shipped: _shipped,
    e.ShipmentCorrected: _carriage,
    e.Received: _received,
    e.QuestionAnswered: _answered,
    e.QuestionAsked: _alone,
    e.NoteAdded: _alone,
    e.NewsPromised: _news,
    e.AddressCorrected: _address,
    e.MarkedPaid: _money,
    e.PaymentAllocated: _money,
    e.DepositReceived: _money,
    e.Refunded: _money,
}
"""What holds once an entry of a kind is struck: a row for all that can be struck and is mailed."""
