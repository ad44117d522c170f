"""Persons and addresses of a dossier: kept beside the events, never in them, so that a person can be forgotten."""

from msgspec import Struct

from chalicelib.domain.values.language import Language

BILLING = "_billing"
"""Whom a mail is for that goes to the billing address itself: no contact's id begins so."""


class Contact(Struct, frozen=True):
    """A person of the customer's, with the language to write in."""

    id: str
    name: str
    email: str
    language: Language


class Address(Struct, frozen=True, omit_defaults=True):
    """A postal address (EN 16931 BG-8, BG-15); country is ISO 3166-1 alpha-2.

    The ids of the company there are for its invoices: SIREN (BT-47), VAT number (BT-48), electronic address as
    "scheme:address" with a scheme of the EAS code list (BT-49).
    email: where a billing address gets invoices, credits and payments by mail.
    siret: of the establishment (BT-46). service: the code of a public body's service (BT-10).
    latin: name and address in Latin letters, without the country: what paper shows first where the lines are in other letters.
    """

    lines: tuple[str, ...]
    postcode: str
    city: str
    country: str
    siren: str | None = None
    vat: str | None = None
    electronic: str | None = None
    email: str | None = None
    siret: str | None = None
    service: str | None = None
    latin: tuple[str, ...] | None = None


class People(Struct, frozen=True):
    """The account's name, its contacts, the addresses and the typed names that events name by id.

    signers: the name that each signer typed; an entry older than signers is found by `legacy_signer`.
    mailboxes: mail addresses that invoices name, whatever address their contact has since.
    """

    account: str
    name: str
    contacts: dict[str, Contact] = {}
    addresses: dict[str, Address] = {}
    signers: dict[str, str] = {}
    mailboxes: dict[str, str] = {}


def legacy_signer(entry: int) -> str:
    """Give the id under which the name typed below an old entry is replaced: that entry holds the name itself."""
    return f"entry:{entry}"
