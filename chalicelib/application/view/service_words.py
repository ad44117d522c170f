"""What the page of a service case says first: its verdict, and the one panel."""

from collections.abc import Callable, Mapping
from datetime import date

from msgspec.structs import replace

from chalicelib.application.view.documents import of_step
from chalicelib.application.view.news_day import announced, missed_call, our_word
from chalicelib.application.view.permitted_here import instead, turn_of
from chalicelib.application.view.remarks import answering as answering_question
from chalicelib.application.view.service_reading import CaseReading, covered
from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.application.view.shapes.offer_acts import ShownPress
from chalicelib.application.view.shapes.panel import ShownTodo
from chalicelib.application.view.verdict import Verdict
from chalicelib.domain.access.rights import Right
from chalicelib.domain.sale.service.case import Quote
from chalicelib.domain.sale.service.service_phase import WHO, Phase
from chalicelib.domain.sale.turn import Who

NEEDS: Mapping[Phase, Right] = {"declare": "act", "send": "act", "accept": "order"}
"""The right that it takes to do what waits for the customer."""


def case_verdict(reading: CaseReading, masked: bool) -> Verdict:
    """Say where the case stands; the masked view names no amount, number or cause."""
    sentences, short = _SENTENCES[reading.phase](reading)
    if masked:
        return Verdict(sentences[-1:] if reading.phase != "accept" else [short[:1].upper() + short[1:] + "."], None, short)
    word = our_word(reading) if WHO[reading.phase] == "us" else None
    return Verdict(sentences, _lead(reading), short, late=word is not None and word.late)


def _lead(reading: CaseReading) -> str | None:
    """Say what was found, and who pays."""
    diagnosis = reading.state.diagnosis
    if diagnosis is None:
        return None
    cause, w = diagnosis.cause.rstrip("."), reading.translations
    if diagnosis.cover == "no":
        return w.gettext("%(cause)s. %(cover)s.") % {"cause": cause, "cover": covered(reading, "no")}
    return w.gettext("%(cause)s. %(cover)s: nothing to pay.") % {"cause": cause, "cover": covered(reading, diagnosis.cover)}


Sentences = tuple[list[str], str]


def _declare(reading: CaseReading) -> Sentences:
    w = reading.translations
    number = w.gettext("Your case %(number)s is open.") % {"number": reading.state.number}
    return [number, w.gettext("Before anything travels: what did it measure?")], w.gettext("declaration to be made")


def _label(reading: CaseReading) -> Sentences:
    w = reading.translations
    return [w.gettext("Your declaration is here."), w.gettext("The return label comes next.")], w.gettext("label to come")


def _send(reading: CaseReading) -> Sentences:
    w = reading.translations
    text = w.gettext("Send %(what)s with the label %(rma)s.") % {"what": reading.what, "rma": reading.state.rma}
    return [text], w.gettext("to be sent")


def _technician(reading: CaseReading) -> Sentences:
    w, day = reading.translations, reading.state.planned or reading.today
    return [w.gettext("A technician comes on %(day)s.") % {"day": reading.weekday(day)}], w.gettext("visit planned")


def _diagnosing(reading: CaseReading) -> Sentences:
    w = reading.translations
    here = w.gettext("%(what)s is in our workshop.") % {"what": reading.what}
    return [here, w.gettext("We look for the cause.")], w.gettext("diagnosis under way")


def _quoting(reading: CaseReading) -> Sentences:
    w = reading.translations
    return [w.gettext("The cause is found."), w.gettext("The quote comes next.")], w.gettext("quote to come")


def _accept(reading: CaseReading) -> Sentences:
    w, quote = reading.translations, reading.state.quote
    price = w.gettext("The repair costs %(amount)s.") % {"amount": reading.price(quote) if quote else ""}
    return [price, w.gettext("It begins with your agreement.")], w.gettext("quote to be accepted")


def _repairing(reading: CaseReading) -> Sentences:
    w = reading.translations
    return [w.gettext("%(what)s is being repaired.") % {"what": reading.what}, *_back(reading)], w.gettext("being repaired")


def _checking(reading: CaseReading) -> Sentences:
    w = reading.translations
    return [w.gettext("%(what)s is repaired, and is being checked.") % {"what": reading.what}, *_back(reading)], w.gettext(
        "checked"
    )


def _back(reading: CaseReading) -> list[str]:
    day = reading.state.back_on
    if day is None:
        return []
    return [reading.translations.gettext("It is expected back on %(day)s.") % {"day": reading.weekday(day)}]


def _returning(reading: CaseReading) -> Sentences:
    w = reading.translations
    return [w.gettext("%(what)s passed its check, and goes back to you.") % {"what": reading.what}], w.gettext("ready to leave")


def _unrepaired(reading: CaseReading) -> Sentences:
    w = reading.translations
    return [w.gettext("%(what)s goes back to you as it is.") % {"what": reading.what}], w.gettext("going back")


def _closing(reading: CaseReading) -> Sentences:
    w = reading.translations
    return [w.gettext("The work is done."), w.gettext("We close the case.")], w.gettext("done")


def _returned(reading: CaseReading) -> Sentences:
    w, sent = reading.translations, reading.state.sent
    day = reading.weekday(sent.on) if sent else ""
    left = w.gettext("%(what)s left for you on %(day)s.") % {"what": reading.what, "day": day}
    if sent and sent.expected and sent.expected >= reading.today:
        return [left, w.gettext("It arrives on %(day)s.") % {"day": reading.weekday(sent.expected)}], w.gettext("on its way back")
    return [left], w.gettext("returned")


def _closed(reading: CaseReading) -> Sentences:
    w, day = reading.translations, reading.state.closed or reading.today
    return [w.gettext("This case was closed on %(day)s.") % {"day": reading.weekday(day)}], w.gettext("closed")


_SENTENCES: Mapping[Phase, Callable[[CaseReading], Sentences]] = {
    "declare": _declare,
    "label": _label,
    "send": _send,
    "visit": _technician,
    "diagnosis": _diagnosing,
    "quote": _quoting,
    "accept": _accept,
    "repair": _repairing,
    "check": _checking,
    "return": _returning,
    "unrepaired": _unrepaired,
    "close": _closing,
    "returned": _returned,
    "closed": _closed,
}


def case_panel(reading: CaseReading) -> ShownTodo:
    """Give the panel: what waits for the customer, or what we do and by when they hear of us."""
    who = WHO[reading.phase]
    shown = _yours(reading) if who == "you" else _ours(reading) if who == "us" else _over(reading)
    if reading.then:
        tag = reading.translations.gettext("That day · %(tag)s") % {"tag": shown.tag}
        notes = [reading.translations.gettext("To act on it, go back to today.")] if who == "you" else shown.notes
        return replace(shown, who="then", tag=tag, notes=notes, acts=[])
    needed = NEEDS.get(reading.phase)
    if needed and not reading.may(needed):
        notes = [*shown.notes, instead(reading, needed) or ""]
        return replace(shown, who="others", tag=turn_of(reading, needed), notes=notes, acts=[])
    return shown


def _panel(
    who: Who, tag: str, title: str, notes: list[str], by: date | None, *, amount: str | None = None,
    acts: list[ShownPress] | None = None, document: ShownDocumentLink | None = None,
) -> ShownTodo:  # fmt: skip
    return ShownTodo(who, tag, title, by, notes, amount, None, [], acts or [], [], [], document)


def _yours(reading: CaseReading) -> ShownTodo:
    quote = reading.state.quote
    if reading.phase == "accept" and quote:
        return _decide(reading, quote)
    w, answer = reading.translations, _answer(reading)
    tag = w.gettext("Your turn")
    if reading.phase == "send":
        title = w.gettext("Send it with the label %(rma)s") % {"rma": reading.state.rma}
        note = w.gettext("Print the label, put it on the parcel, and send it to our workshop.")
        return _panel("you", tag, title, [note, *answer], None, document=next(iter(of_step(reading, "case_received")), None))
    title = w.gettext("Declare that it is clean")
    note = w.gettext("What it measured, and how you cleaned it. No label is given and nobody comes before.")
    control = ShownPress("case_declare", w.gettext("Make the declaration"), None, None, None)
    return _panel("you", tag, title, [note, *answer], None, acts=[control])


def _decide(reading: CaseReading, quote: Quote) -> ShownTodo:
    w, price, fee = reading.translations, reading.price(quote), reading.fee(quote)
    refuse = (
        w.gettext("Refuse: returned as it is, %(fee)s") % {"fee": fee}
        if fee
        else w.gettext("Refuse: returned as it is, for free")
    )
    notes = [w.gettext("VAT included, return included.")]
    if quote.work_days:
        ready = w.ngettext(
            "Repaired %(n)s working day after your agreement.",
            "Repaired %(n)s working days after your agreement.",
            quote.work_days,
        )
        notes = [f"{notes[0]} {ready % {'n': quote.work_days}}"]
    return _panel(
        "you",
        w.gettext("Your turn, by %(day)s") % {"day": reading.when(quote.until)},
        w.gettext("Accept the quote of %(number)s") % {"number": reading.state.number},
        [*notes, *_answer(reading)],
        quote.until,
        amount=price,
        acts=[
            ShownPress("case_accept", w.gettext("Accept for %(amount)s") % {"amount": price}, None, None, None),
            ShownPress("case_refuse", refuse, None, None, None),
        ],
        document=next(iter(of_step(reading, "case_quote")), None),
    )


def answering(reading: CaseReading) -> str | None:
    """Say that we answer what was described, or asked; None where nothing is open."""
    if any(question.entry == reading.state.asked for question in reading.state.questions):
        return reading.translations.gettext("We look at what you describe")
    return answering_question(reading)


def _answer(reading: CaseReading) -> list[str]:
    """Say by when we answer what was asked, beside what the customer has to do."""
    title, word = answering(reading), our_word(reading)
    if title is None:
        return []
    sentence = reading.translations.gettext("%(sentence)s.") % {"sentence": title}
    return [f"{sentence} {announced(reading, word)}" if word and word.answer and not word.late else sentence]


def _ours(reading: CaseReading) -> ShownTodo:
    """Give what we do; of what was asked, that we answer."""
    w, word = reading.translations, our_word(reading)
    title = answering(reading) or _doing(reading)
    shown = _panel("us", w.gettext("With us"), title, [], reading.state.back_on)
    if word is None:
        return shown
    if word.late:
        return replace(shown, tag=w.gettext("Late"), by=word.day, late=missed_call(reading, word))
    return replace(shown, by=word.day, notes=[announced(reading, word)])


def _doing(reading: CaseReading) -> str:
    w = reading.translations
    match reading.phase:
        case "label":
            return w.gettext("We prepare the return label")
        case "visit":
            return w.gettext("A technician comes to you")
        case "diagnosis":
            return w.gettext("We look for the cause")
        case "quote":
            return w.gettext("We prepare the quote")
        case "repair":
            return w.gettext("We repair in the workshop") if reading.state.received else w.gettext("We repair")
        case "check":
            return w.gettext("We check it before it leaves")
        case "close":
            return w.gettext("We close the case")
        case _:
            return w.gettext("We send it back")


def _over(reading: CaseReading) -> ShownTodo:
    w, out = reading.translations, reading.state.lent
    if out:
        title = w.gettext("Send back what we lent you")
        notes = [f"{loan.model} {loan.serial}, {w.gettext('until %(day)s') % {'day': reading.when(loan.until)}}" for loan in out]
        return _panel("you", w.gettext("Your turn"), title, notes, out[0].until)
    asked = answering(reading)
    if asked:
        word = our_word(reading)
        notes = [announced(reading, word)] if word and not word.late else []
        return _panel("us", w.gettext("With us"), asked, notes, word.day if word else None)
    title = w.gettext("Your instrument is back") if reading.state.sent else w.gettext("This case is closed")
    return _panel("nobody", w.gettext("Nothing to do"), title, [], None)
