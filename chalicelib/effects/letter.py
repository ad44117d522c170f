"""What a mail says, in the reader's language, before it is laid out as text and HTML."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.ports import Loaded
from chalicelib.application.seller import Desk, Seller, said
from chalicelib.application.words import Words
from chalicelib.domain.dossier import Dossier
from chalicelib.domain.events import Mail
from chalicelib.domain.people import Contact
from chalicelib.effects.goods import Row, addresses, rows, sums


class Place(NamedTuple):
    """Where the link leads: on the reader's own computer, and on one that others use too."""

    url: str
    shared_url: str


class Fact(NamedTuple):
    """A name and what it stands for."""

    label: str
    value: str


class Letter(Struct, frozen=True, kw_only=True):
    """A mail's parts; every text is ready to show."""

    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    action: str
    place: Place
    facts: tuple[Fact, ...]
    rows: tuple[Row, ...]
    sums: tuple[Fact, ...]
    addresses: tuple[tuple[str, tuple[str, ...]], ...]
    desk: Desk
    role: str
    hours: str
    seller: str


class _Said(NamedTuple):
    subject: str
    paragraphs: tuple[str, ...]
    action: str


class _Case(NamedTuple):
    """A dossier as a mail is about to speak of it."""

    reference: str
    state: Dossier
    company: str
    invited: bool
    words: Words
    today: date


def letter(
    kind: Mail, reference: str, loaded: Loaded, contact: Contact, place: Place, words: Words, seller: Seller, today: date
) -> Letter:
    """The letter of a kind to a contact; one who is not whom the dossier is for is told that access is given."""
    state, people = loaded
    case = _Case(reference, state, people.name, contact.id != state.contact and kind != "acknowledgement", words, today)
    subject, paragraphs, action = (_invitation if case.invited else _SAY[kind])(case)
    whole = kind == "acknowledgement" or (kind == "offer" and not case.invited)
    return Letter(
        subject=subject,
        greeting=words.gettext("Hello %(name)s,") % {"name": " ".join(contact.name.split())},
        paragraphs=paragraphs,
        action=action,
        place=place,
        facts=_facts(case),
        rows=rows(state, words) if whole else (),
        sums=tuple(Fact(*pair) for pair in sums(state, words)) if whole else (),
        addresses=addresses(state, people, words) if kind == "acknowledgement" else (),
        desk=seller.contact,
        role=said(seller.contact.role, words.lang),
        hours=said(seller.contact.hours, words.lang),
        seller=seller.name,
    )


def _offer(case: _Case) -> _Said:
    w = case.words
    until = case.state.offer.terms.valid_until if case.state.offer else case.today
    if until < case.today:
        holds = w.gettext("Your quote ended on %(day)s. Ask us for one at today’s prices.")
    else:
        holds = w.gettext("Your quote holds until %(day)s.")
    subject = w.gettext("Your quote %(reference)s") % {"reference": case.reference}
    return _Said(subject, (holds % {"day": w.day_year(until)},), w.gettext("See the quote"))


def _order(case: _Case) -> _Said:
    w = case.words
    subject = w.gettext("Your order %(reference)s") % {"reference": case.reference}
    if case.state.cancelled:
        says = w.gettext("Your order was cancelled on %(day)s.") % {"day": w.day_year(case.state.cancelled.on)}
    else:
        says = w.gettext("Follow your order on its own page: where it is, what comes next and when.")
    return _Said(subject, (says,), w.gettext("Follow the order"))


def _invitation(case: _Case) -> _Said:
    w = case.words
    place = {"reference": case.reference, "company": case.company}
    if case.state.order:
        subject = w.gettext("Access to order %(reference)s")
        says = w.gettext("This link opens order %(reference)s of %(company)s: where it is, what comes next and when.")
        action = w.gettext("Follow the order")
    else:
        subject = w.gettext("Access to quote %(reference)s")
        says = w.gettext("This link opens quote %(reference)s for %(company)s.")
        action = w.gettext("See the quote")
    return _Said(subject % place, (says % place,), action)


def _acknowledgement(case: _Case) -> _Said:
    w, order = case.words, case.state.order
    subject = w.gettext("Order %(reference)s: acknowledgement") % {"reference": case.reference}
    placed = w.day_year(order.placed if order else case.today)
    received = w.gettext("We have received your order of %(day)s and confirm it.") % {"day": placed}
    return _Said(subject, (received, *_delivery(case)), w.gettext("Follow the order"))


def _delivery(case: _Case) -> tuple[str, ...]:
    """What was announced for the goods that have still to leave, and only that: a date for all or a date for each line."""
    w, waiting = case.words, case.state.unshipped
    announced = {line.id: last.on for line in waiting if (last := case.state.announcement(line.id))}
    if not announced:
        return ()
    days = set(announced.values())
    if len(days) == 1 and len(announced) == len(waiting):
        return (w.gettext("Delivery is announced for %(day)s.") % {"day": w.day_year(days.pop())},)
    each = w.gettext("Delivery of %(line)s is announced for %(day)s.")
    named = {line.id: said(line.name, w.lang) for line in waiting}
    return tuple(each % {"line": named[line], "day": w.day_year(day)} for line, day in announced.items())


def _facts(case: _Case) -> tuple[Fact, ...]:
    w, state = case.words, case.state
    ours = Fact(w.gettext("Our reference"), case.reference)
    theirs = Fact(w.gettext("Your order number"), state.customer_reference or "")
    supplier = Fact(w.gettext("Supplier number"), state.supplier_number or "")
    return tuple(fact for fact in (ours, theirs, supplier) if fact.value)


_SAY: dict[Mail, Callable[[_Case], _Said]] = {"offer": _offer, "link": _order, "acknowledgement": _acknowledgement}
