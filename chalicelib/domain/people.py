"""Persons and addresses of a dossier: kept beside the events, never in them, so that a person can be forgotten."""

from msgspec import Struct

from chalicelib.domain.values import Language


class Contact(Struct, frozen=True):
    """A person of the customer's, with the language to write in."""

    id: str
    name: str
    email: str
    language: Language


class Address(Struct, frozen=True):
    """A postal address (EN 16931 BG-8, BG-15); country is ISO 3166-1 alpha-2."""

    lines: tuple[str, ...]
    postcode: str
    city: str
    country: str


class People(Struct, frozen=True):
    """The account's name, its contacts and the addresses that events name by id."""

    account: str
    name: str
    contacts: dict[str, Contact] = {}
    addresses: dict[str, Address] = {}
