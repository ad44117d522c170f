"""A whole letter, in the reader's language, before it is laid out as text and HTML."""

from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.seller import Desk, said
from chalicelib.application.view.reading import Reading
from chalicelib.domain.people import Contact
from chalicelib.effects.said import Fact, Said


class Place(NamedTuple):
    """Where the link leads, on the reader's own computer and on one that others use too; all affairs, unless that was revoked."""

    url: str
    shared_url: str
    affairs_url: str | None = None


class Letter(Struct, frozen=True):
    """What a mail says of its matter, and what every mail has; every text is ready to show."""

    said: Said
    greeting: str
    place: Place
    facts: tuple[Fact, ...]
    desk: Desk
    role: str
    hours: str
    seller: str


def letter(matter: Said, reading: Reading, contact: Contact, place: Place) -> Letter:
    """The letter to a contact about a matter."""
    words, seller = reading.words, reading.seller
    return Letter(
        said=matter,
        greeting=words.gettext("Hello %(name)s,") % {"name": " ".join(contact.name.split())},
        place=place,
        facts=(*matter.facts, *_numbers(reading)),
        desk=seller.contact,
        role=said(seller.contact.role, words.lang),
        hours=said(seller.contact.hours, words.lang),
        seller=seller.name,
    )


def _numbers(reading: Reading) -> tuple[Fact, ...]:
    w, state = reading.words, reading.state
    ours = Fact(w.gettext("Our reference"), reading.reference)
    theirs = Fact(w.gettext("Your order number"), state.customer_reference or "")
    supplier = Fact(w.gettext("Supplier number"), state.supplier_number or "")
    return tuple(fact for fact in (ours, theirs, supplier) if fact.value)
