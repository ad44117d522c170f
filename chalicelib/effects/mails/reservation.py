"""The mails about pieces that are kept for an offer's customer."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.held_meanwhile import held_meanwhile
from chalicelib.application.view.kept_expected import expected_in_words, kept_expected
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.until import until
from chalicelib.application.writing.signatures import signed_by
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.sale.quantities import by_line
from chalicelib.domain.sale.steps import open_offer
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.mails.content import MailContent, MailRow
from chalicelib.effects.mails.quotes import reason
from chalicelib.effects.mails.signature import by_whose_link


def reserved(reading: Reading, event: e.PiecesReserved, entry: Entry) -> MailContent | None:
    """Say which pieces are kept, until when, and what happens then; None if that is over, or was moved, by now."""
    w, kept = reading.translations, _live(reading)
    if kept is None or kept.until != event.until:
        return None
    by_them = w.gettext("%(name)s reserved these pieces on %(day)s.") % _places(reading, entry)
    by_us = w.gettext("As you asked, we keep these pieces for you.")
    return _about(reading, kept, (by_them if _theirs(entry) else by_us, *by_whose_link(reading, entry), *reason(entry)))


def extended(reading: Reading, event: e.ReservationExtended, entry: Entry) -> MailContent | None:
    """Say until when the pieces are kept now; None if that is over by now."""
    w, kept = reading.translations, _live(reading)
    if kept is None or kept.until != event.until:
        return None
    text = w.gettext("%(name)s extended the reservation on %(day)s. It is not extended a second time.")
    return _about(reading, kept, (text % _places(reading, entry), *by_whose_link(reading, entry), *reason(entry)))


def released(reading: Reading, event: e.ReservationReleased, entry: Entry) -> MailContent | None:
    """Say that the pieces were given back, and what still holds; None if pieces are kept again, or were ordered."""
    w = reading.translations
    if reading.state.order or _live(reading):
        return None
    by_them = w.gettext("%(name)s gave the reserved pieces back on %(day)s.") % _places(reading, entry)
    by_us = w.gettext("The reserved pieces are no longer held for you.")
    return MailContent(
        subject=w.gettext("Reserved pieces given back"),
        paragraphs=(
            by_them if _theirs(entry) else by_us, *by_whose_link(reading, entry), *reason(entry), *_offer_stays(reading)
        ),
        action=w.gettext("See the quote"),
    )  # fmt: skip


def lapsed(reading: Reading, event: e.ReservationLapsed, entry: Entry) -> MailContent | None:
    """Say that the pieces are for sale again, and what still holds; None if pieces are kept again, or were ordered."""
    w = reading.translations
    if reading.state.order or _live(reading):
        return None
    return MailContent(
        subject=w.gettext("Your reservation is over"),
        paragraphs=(
            w.gettext("The time for which we held pieces for you is over. They are for sale again."),
            *(_order_waits(reading) or _offer_stays(reading)),
        ),
        action=w.gettext("See the quote"),
    )


def reminder(reading: Reading, event: e.ReservationReminded, entry: Entry) -> MailContent | None:
    """Say that the time is nearly over, and what can be done; None if that is so no more."""
    w, kept = reading.translations, _live(reading)
    if kept is None or kept.until != event.until or reading.state.requested:
        return None
    end = until(reading, kept.until)
    return MailContent(
        subject=w.gettext("Your reservation ends on %(until)s") % {"until": end},
        paragraphs=(
            w.gettext("We keep these pieces for you until %(until)s. After that they are for sale again.") % {"until": end},
            *_what_can_be_done(reading, kept),
        ),
        action=w.gettext("See the quote"),
        rows=_rows(reading, kept),
    )


def _about(reading: Reading, kept: Reservation, first: tuple[str, ...]) -> MailContent:
    w, end, n = reading.translations, until(reading, kept.until), len(by_line(kept.parts))
    subject = w.ngettext("%(n)s line is held for you until %(until)s", "%(n)s lines are held for you until %(until)s", n)
    warned = w.gettext("Without an order of yours they are for sale again then. We write to you the working day before.")
    plain = w.gettext("Without an order of yours they are for sale again then.")
    waiting = (*_order_waits(reading), *held_meanwhile(reading))
    return MailContent(
        subject=subject % {"n": n, "until": end},
        paragraphs=(
            *first,
            w.gettext("No other order can take these pieces before %(until)s. You owe nothing.") % {"until": end},
            *(waiting or (plain if kept.reminded else warned,)),
        ),
        action=w.gettext("See the quote"),
        rows=_rows(reading, kept),
    )


def _what_can_be_done(reading: Reading, kept: Reservation) -> tuple[str, ...]:
    w, offer = reading.translations, reading.state.offer
    if offer and offer.terms.valid_until == paris_date(kept.until):
        return (w.gettext("The quote ends on that day too: order until then, or ask us for a quote of the day."),)
    if kept.extended:
        return (w.gettext("Order before then, or let them go: the quote and its prices stay."),)
    return (w.gettext("Order before then, extend the reservation once, or let them go: the quote and its prices stay."),)


def _order_waits(reading: Reading) -> tuple[str, ...]:
    """Say that their order waits for us, nothing where none does: who ordered is not told to order."""
    w = reading.translations
    return (w.gettext("Your order waits for our confirmation."),) if reading.state.requested else ()


def _offer_stays(reading: Reading) -> tuple[str, ...]:
    w, offer = reading.translations, reading.state.offer
    if offer is None or not open_offer(reading.state, reading.today):
        return ()
    text = w.gettext("The quote and its prices hold until %(day)s.") % {"day": w.day_year(offer.terms.valid_until)}
    return (text,)


def _live(reading: Reading) -> Reservation | None:
    return reading.state.reservation if open_offer(reading.state, reading.today) else None


def _theirs(entry: Entry) -> bool:
    return entry.origin.actor.kind == "contact"


def _places(reading: Reading, entry: Entry) -> dict[str, str]:
    name = signed_by(reading.people, entry) or reading.contact(entry.origin.actor.id)
    return {"name": name, "day": reading.translations.day_year(entry.origin.effective)}


def _rows(reading: Reading, kept: Reservation) -> tuple[MailRow, ...]:
    w, pieces = reading.translations, by_line(kept.parts)
    lines = ((reading.state.line(line), n) for line, n in pieces.items())
    return tuple(MailRow(w.decimal(n), reading.name(line), _where(reading, kept, line, n)) for line, n in lines)


def _where(reading: Reading, kept: Reservation, line: Line, n: int) -> str:
    later = expected_in_words(reading, kept_expected(reading, kept, line.id), n)
    return f"{line.sku}, {later}" if later else line.sku


def _holds(
    reading: Reading, event: e.PiecesReserved | e.ReservationExtended | e.ReservationReleased, entry: Entry
) -> tuple[str, ...]:  # fmt: skip
    w, kept = reading.translations, _live(reading)
    if kept:
        return (w.gettext("Pieces are held for you until %(until)s.") % {"until": until(reading, kept.until)},)
    return (w.gettext("No pieces are held for you."), *_offer_stays(reading))


CONTENTS = (
    of(e.PiecesReserved, reserved)
    | of(e.ReservationExtended, extended)
    | of(e.ReservationReleased, released)
    | of(e.ReservationLapsed, lapsed)
    | of(e.ReservationReminded, reminder)
)
HOLDS = of(e.PiecesReserved | e.ReservationExtended | e.ReservationReleased, _holds)
"""What holds once such an entry is struck."""
