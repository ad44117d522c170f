"""What the mails say that carry the link first of all, as the dossier is when the mail is made."""

from chalicelib.application.seller import said
from chalicelib.application.view.reading import Fields, Reading
from chalicelib.application.view.sheet import lines
from chalicelib.application.view.sums import addresses, sums
from chalicelib.domain.events import Mail
from chalicelib.domain.people import Contact
from chalicelib.effects.said import Fact, Row, Said


def says(kind: Mail, reading: Reading, contact: Contact) -> Said:
    """The offer, the acknowledgement, or where to follow the order; others than whom it is for get access."""
    if kind == "acknowledgement":
        return acknowledgement(reading)
    if contact.id != reading.state.contact:
        return invitation(reading)
    return offer(reading) if kind == "offer" else order(reading)


def offer(reading: Reading) -> Said:
    """The offer, and until when it holds."""
    w = reading.words
    until = reading.state.offer.terms.valid_until if reading.state.offer else reading.today
    if reading.state.offer and reading.state.offer.voided:
        holds, until = w.gettext("Your quote was withdrawn on %(day)s."), reading.state.offer.voided
    elif until < reading.today:
        holds = w.gettext("Your quote ended on %(day)s. Ask us for one at today’s prices.")
    else:
        holds = w.gettext("Your quote holds until %(day)s.")
    subject = w.gettext("Your quote %(reference)s") % {"reference": reading.reference}
    paragraphs, action = (holds % {"day": w.day_year(until)},), w.gettext("See the quote")
    return Said(subject=subject, paragraphs=paragraphs, action=action, rows=_rows(reading), sums=_sums(reading))


def order(reading: Reading) -> Said:
    """The order, and where to follow it."""
    w = reading.words
    subject = w.gettext("Your order %(reference)s") % {"reference": reading.reference}
    if reading.state.cancelled:
        says = w.gettext("Your order was cancelled on %(day)s.") % {"day": w.day_year(reading.state.cancelled.on)}
    else:
        says = w.gettext("Follow your order on its own page: where it is, what comes next and when.")
    return Said(subject=subject, paragraphs=(says,), action=w.gettext("Follow the order"))


def invitation(reading: Reading) -> Said:
    """Access to a dossier that is for somebody else of the customer's."""
    w = reading.words
    place = {"reference": reading.reference, "company": reading.people.name}
    if reading.state.order:
        subject = w.gettext("Access to order %(reference)s")
        says = w.gettext("This link opens order %(reference)s of %(company)s: where it is, what comes next and when.")
        action = w.gettext("Follow the order")
    else:
        subject = w.gettext("Access to quote %(reference)s")
        says = w.gettext("This link opens quote %(reference)s for %(company)s.")
        action = w.gettext("See the quote")
    return Said(subject=subject % place, paragraphs=(says % place,), action=action)


def acknowledgement(reading: Reading) -> Said:
    """The order was received, and when it is announced to arrive."""
    w, placed = reading.words, reading.state.order
    subject = w.gettext("Order %(reference)s: acknowledgement") % {"reference": reading.reference}
    day = w.day_year(placed.placed if placed else reading.today)
    received = w.gettext("We have received your order of %(day)s and confirm it.") % {"day": day}
    return Said(
        subject=subject,
        paragraphs=(received, *_delivery(reading)),
        action=w.gettext("Follow the order"),
        rows=_rows(reading),
        sums=_sums(reading),
        addresses=addresses(reading),
    )


def _delivery(reading: Reading) -> tuple[str, ...]:
    """What was announced for the goods that have still to leave, and only that: a date for all or a date for each line."""
    w, waiting = reading.words, reading.state.unshipped
    announced = {line.id: last.on for line in waiting if (last := reading.state.announcement(line.id))}
    if not announced:
        return ()
    days = set(announced.values())
    if len(days) == 1 and len(announced) == len(waiting):
        return (w.gettext("Delivery is announced for %(day)s.") % {"day": w.day_year(days.pop())},)
    each = w.gettext("Delivery of %(line)s is announced for %(day)s.")
    named = {line.id: said(line.name, w.lang) for line in waiting}
    return tuple(each % {"line": named[line], "day": w.day_year(day)} for line, day in announced.items())


def _rows(reading: Reading) -> tuple[Row, ...]:
    return tuple(_row(line) for line in lines(reading))


def _row(line: Fields) -> Row:
    return Row(*(str(line[field]) for field in Row._fields))


def _sums(reading: Reading) -> tuple[Fact, ...]:
    return tuple(Fact(*pair) for pair in sums(reading.state, reading.words))
