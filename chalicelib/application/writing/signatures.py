"""Whose name stands below what a customer writes: what they typed, by whose link; never one of the seller's own."""

import re
from collections.abc import Iterator
from itertools import combinations

from chalicelib.application.seller import Seller
from chalicelib.domain.account.people import People, legacy_signer
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.search_terms import query_terms, together
from chalicelib.domain.values.lookalikes import drawn
from chalicelib.domain.values.web_addresses import has_web_address

_PARTS = re.compile(r"[\W_]+")
MOST_PARTS = 40
"""Parts of a name that are looked at in their runs."""
_BEFORE = ("M.", "Mr", "Mrs", "Ms", "Mme", "Mlle", "Dr", "Madame", "Monsieur", "Mademoiselle", "le", "la", "the")
_TITLES = frozenset(together(drawn(title)) for title in _BEFORE)
"""What stands before a name and makes it no other."""


def check_signature(name: str, people: People, seller: Seller, field: str = "name") -> None:
    """Refuse a name that readers would take for the seller's or a colleague's, however it is written, or could press.

    Raises Invalid.

    A contact of the customer's keeps the name that staff know them by.
    """
    if together(name) in {together(contact.name) for contact in people.contacts.values()}:
        return
    if _is_ours(name, seller):
        raise Invalid("%(name)s is a name of ours: sign with your own", field=field, name=name)
    if has_web_address(name):
        raise Invalid("a name has no address of a site in it: write the name alone", field=field)


def check_line(line: str) -> None:
    """Refuse a line for somebody new that leads elsewhere: our mail, which they trust, would bring them there. Raises Invalid."""
    if has_web_address(line):
        raise Invalid("our mail holds the link already: write no address of a site", field="comment")


def signed_by(people: People, entry: Entry) -> str | None:
    """Give the name typed below an entry of a customer's, as it stands with the people.

    None if none was typed or it was forgotten.
    """
    event = entry.event
    if isinstance(event, e.QuestionAsked | e.Received) and event.legacy_name is not None:
        return people.signers.get(legacy_signer(entry.seq), event.legacy_name)
    signer: str | None = getattr(event, "signer", None)
    return people.signers.get(signer) if signer else None


def same_name(one: str, other: str) -> bool:
    """Say whether two names are one, but for case, accents, spaces and the order of their words."""
    return together(one) == together(other) or sorted(query_terms(one)) == sorted(query_terms(other))


def _is_ours(name: str, seller: Seller) -> bool:
    """Say whether it looks like a colleague's name or a signature of ours, or has the company's name in it."""
    seen = drawn(name)
    untitled = " ".join(word for word in seen.split() if together(word) not in _TITLES)
    if any(same_name(one, drawn(staff_name)) for staff_name in _persons(seller) for one in (seen, untitled)):
        return True
    parts = [part for word in _PARTS.split(seen) if (part := together(word))]
    runs = {"".join(parts[first:last]) for first, last in combinations(range(min(len(parts), MOST_PARTS) + 1), 2)}
    return any(
        together(drawn(company)) in runs or "".join(parts).startswith(together(drawn(company))) for company in _companies(seller)
    )


def _companies(seller: Seller) -> tuple[str, ...]:
    return seller.name, seller.legal.company, seller.bank.holder


def _persons(seller: Seller) -> Iterator[str]:
    yield seller.contact.name
    yield from (colleague.name for colleague in (*seller.staff.values(), *seller.former.values()))
    for text in (*seller.signatures.values(), seller.contact.role):
        for signature in text.values():
            yield signature
            yield signature.partition(",")[0]
