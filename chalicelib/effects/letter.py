"""What a mail says, in the reader's language, before it is laid out as text and HTML."""

from datetime import date
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.ports import Loaded
from chalicelib.application.seller import Desk, Seller, said
from chalicelib.application.view.reading import Fields, Reading
from chalicelib.application.view.sheet import lines
from chalicelib.application.view.sums import addresses, sums
from chalicelib.application.words import Words
from chalicelib.domain.events import Mail
from chalicelib.domain.people import Contact
from chalicelib.effects.says import SAYS, invitation


class Place(NamedTuple):
    """Where the link leads: on the reader's own computer, and on one that others use too."""

    url: str
    shared_url: str


class Fact(NamedTuple):
    """A name and what it stands for."""

    label: str
    value: str


class Row(NamedTuple):
    """A line: how many of what, and its net total."""

    quantity: str
    name: str
    detail: str
    total: str


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


def letter(
    kind: Mail, reference: str, loaded: Loaded, contact: Contact, place: Place, words: Words, seller: Seller, today: date
) -> Letter:
    """The letter of a kind to a contact; one who is not whom the dossier is for is told that access is given."""
    state, people = loaded
    reading = Reading(reference, state, people, words, seller, today)
    invited = contact.id != state.contact and kind != "acknowledgement"
    subject, paragraphs, action = (invitation if invited else SAYS[kind])(reading)
    whole = kind == "acknowledgement" or (kind == "offer" and not invited)
    return Letter(
        subject=subject,
        greeting=words.gettext("Hello %(name)s,") % {"name": " ".join(contact.name.split())},
        paragraphs=paragraphs,
        action=action,
        place=place,
        facts=_facts(reading),
        rows=tuple(_row(line) for line in lines(reading)) if whole else (),
        sums=tuple(Fact(*pair) for pair in sums(state, words)) if whole else (),
        addresses=addresses(state, people, words) if kind == "acknowledgement" else (),
        desk=seller.contact,
        role=said(seller.contact.role, words.lang),
        hours=said(seller.contact.hours, words.lang),
        seller=seller.name,
    )


def _row(line: Fields) -> Row:
    return Row(*(str(line[field]) for field in Row._fields))


def _facts(reading: Reading) -> tuple[Fact, ...]:
    w, state = reading.words, reading.state
    ours = Fact(w.gettext("Our reference"), reading.reference)
    theirs = Fact(w.gettext("Your order number"), state.customer_reference or "")
    supplier = Fact(w.gettext("Supplier number"), state.supplier_number or "")
    return tuple(fact for fact in (ours, theirs, supplier) if fact.value)
