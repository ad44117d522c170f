"""The mails about an order from the page that waits for us or was declined, and about what its customer did with it then."""

from collections.abc import Sequence

from chalicelib.application.view.by_event import of
from chalicelib.application.view.held_meanwhile import held_meanwhile
from chalicelib.application.view.order_wishes import place_of, wishes
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.remarks import answer_by
from chalicelib.application.view.until import until
from chalicelib.application.writing.signatures import signed_by
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.quantities import by_line
from chalicelib.domain.sale.steps import open_offer
from chalicelib.effects.mails.content import MailContent, MailFact, MailRow, MailSection, typed
from chalicelib.effects.mails.quotes import reason
from chalicelib.effects.mails.signature import by_whose_link


def requested(reading: Reading, event: e.OrderRequested, entry: Entry) -> MailContent | None:
    """Say that the order waits for us, since its address was not on file; None once we answered."""
    w, waits = reading.translations, reading.state.requested
    if waits is None or waits.entry != entry.seq:
        return None
    text = w.gettext("%(name)s ordered on %(day)s, to an address that we did not know.") % _places(reading, entry)
    first = w.gettext("We confirm the order before anything is taken from stock.")
    return MailContent(
        subject=w.gettext("Order sent, to be confirmed by us"),
        paragraphs=(text, *by_whose_link(reading, entry), first, answer_by(reading, waits.on), *held_meanwhile(reading)),
        action=w.gettext("See the quote"),
        facts=tuple(MailFact(*fact) for fact in wishes(reading, waits.wanted.online)),
        rows=_wanted(reading, waits.wanted.parts),
        addresses=(MailSection(w.gettext("Delivery"), place_of(reading, waits.wanted.online)),),
    )


def _wanted(reading: Reading, parts: Sequence[Part]) -> tuple[MailRow, ...]:
    """Give what was ordered, without sums: what is charged at the new address is said once the order is confirmed."""
    lines = ((reading.state.line(line), count) for line, count in by_line(parts).items())
    return tuple(MailRow(reading.translations.decimal(count), reading.name(line), line.sku) for line, count in lines)


def declined(reading: Reading, event: e.OrderDeclined, entry: Entry) -> MailContent | None:
    """Say that we did not confirm the order, and why; None if there is another one by now."""
    w, state = reading.translations, reading.state
    if state.requested or state.order:
        return None
    text = w.gettext("We did not confirm your order on %(day)s. Nothing was ordered.") % {
        "day": w.day_year(entry.origin.effective)
    }
    return MailContent(
        subject=w.gettext("Order not confirmed"),
        paragraphs=(text, *reason(entry), *_offer_stands(reading)),
        action=w.gettext("See the quote"),
    )


def taken_back(reading: Reading, event: e.OrderTakenBack, entry: Entry) -> MailContent | None:
    """Say that the order was taken back, and what stands again; None if it was ordered anew."""
    w = reading.translations
    if reading.state.order or reading.state.requested:
        return None
    back = w.gettext("%(name)s took the order back on %(day)s.") % _places(reading, entry)
    nothing = w.gettext("We had not confirmed it: nothing was ordered.")
    text = f"{back} {nothing}" if event.waited else back
    typed = (*by_whose_link(reading, entry), *reason(entry))
    rest = w.gettext("The pieces of quote %(rest)s are in it again.") % {"rest": event.rest} if event.rest else ""
    return MailContent(
        subject=w.gettext("Order taken back"),
        paragraphs=tuple(filter(None, (text, *typed, *_offer_stands(reading), rest, _held_again(reading, waited=event.waited)))),
        action=w.gettext("See the quote"),
    )


def _held_again(reading: Reading, *, waited: bool) -> str:
    """Say until when pieces are kept again, or still, where the order had taken none; nothing where none are."""
    w, kept = reading.translations, reading.reservation
    if kept is None:
        return ""
    if waited:
        return w.gettext("What you reserved of it stays held for you until %(moment)s.") % {"moment": until(reading, kept.until)}
    return w.gettext("What you had reserved is reserved again until %(moment)s.") % {"moment": until(reading, kept.until)}


def numbered(reading: Reading, event: e.OrderNumberGiven, entry: Entry) -> MailContent | None:
    """Say which number of their own the customer gave; None if another took its place, or the order was taken back."""
    w, state = reading.translations, reading.state
    if state.order_number != event.customer_reference or not (state.order or state.requested):
        return None
    gave = w.gettext("%(name)s gave your number of this order on %(day)s: %(number)s. It will be on the invoice.")
    waiting = w.gettext("%(name)s gave your number of the order that waits for our confirmation on %(day)s: %(number)s.")
    text = waiting if reading.state.requested else gave
    places = {**_places(reading, entry), "number": event.customer_reference}
    return MailContent(
        subject=w.gettext("Your order number is noted"),
        paragraphs=(text % places, *by_whose_link(reading, entry)),
        action=w.gettext("See the quote") if reading.state.requested else w.gettext("Follow the order"),
    )


def asked(reading: Reading, event: e.OrderChangeAsked, entry: Entry) -> MailContent | None:
    """Give what was asked for, and by when we answer; None once we answered."""
    w = reading.translations
    if entry.seq not in {question.entry for question in reading.state.questions}:
        return None
    change = w.gettext("%(name)s asked for a change of the order on %(day)s.")
    end = w.gettext("%(name)s asked for the cancellation of the order on %(day)s.")
    subject = w.gettext("Change asked for") if event.asked == "change" else w.gettext("Cancellation asked for")
    return MailContent(
        subject=subject,
        paragraphs=(
            (change if event.asked == "change" else end) % _places(reading, entry),
            *by_whose_link(reading, entry),
            w.gettext("The order stands as it is until we answer."),
            answer_by(reading, entry.origin.effective),
        ),
        action=w.gettext("Follow the order"),
        typed=typed(w.gettext("What is asked for"), next(iter(reason(entry)), None)),
    )


def _places(reading: Reading, entry: Entry) -> dict[str, str]:
    name = signed_by(reading.people, entry) or reading.contact(entry.origin.actor.id)
    return {"name": name, "day": reading.translations.day_year(entry.origin.effective)}


def _offer_stands(reading: Reading) -> tuple[str, ...]:
    w, offer = reading.translations, reading.state.offer
    if offer is None or not open_offer(reading.state, reading.today):
        return ()
    return (w.gettext("Your quote holds until %(day)s.") % {"day": w.day_year(offer.terms.valid_until)},)


def _stands(reading: Reading, event: e.OrderRequested | e.OrderDeclined, entry: Entry) -> tuple[str, ...]:
    if reading.state.requested:
        return (reading.translations.gettext("Your order waits for our confirmation."),)
    return _offer_stands(reading)


def _alone(reading: Reading, event: e.OrderNumberGiven | e.OrderChangeAsked, entry: Entry) -> tuple[str, ...]:
    return ()


CONTENTS = (
    of(e.OrderRequested, requested)
    | of(e.OrderDeclined, declined)
    | of(e.OrderTakenBack, taken_back)
    | of(e.OrderNumberGiven, numbered)
    | of(e.OrderChangeAsked, asked)
)
HOLDS = of(e.OrderRequested | e.OrderDeclined, _stands) | of(e.OrderNumberGiven | e.OrderChangeAsked, _alone)
"""What holds once such an entry is struck."""
