"""The parties of an invoice as EN 16931 knows them."""

from msgspec.structs import replace

from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.domain.account.people import Address
from chalicelib.domain.values.bill import Identity, Payee
from chalicelib.domain.values.creditor_reference import payment_reference
from chalicelib.domain.values.territory import territory

EMAIL = "EM"
"""The scheme of an electronic address that is a mail address (EAS): BR-FR-12 and BR-FR-13 want one of every party."""
DIRECTORY = "0225"
"""The scheme of an address in the directory of the French reform (EAS): a SIREN, or more (BR-FR-21)."""


def seller(reading: Reading) -> Identity:
    """Give the seller (BG-4), under the supplier number that the buyer gave (BT-29), with whom to ask (BG-6)."""
    home, legal, desk = reading.seller.address, reading.seller.legal, reading.seller.contact
    number = reading.state.supplier_number
    return Identity(
        legal.company, home.street, home.postcode, home.city, home.country, legal.siren, legal.vat,
        _electronic(legal.electronic), number, None, (desk.name, desk.phone, desk.email), legal_form(reading),
    )  # fmt: skip


def buyer(reading: Reading, mailbox: str | None) -> Identity:
    """Give the buyer (BG-7): the billing address.

    Where it has no electronic address, its SIREN is one in the French directory; else it is reached by mail, at the mailbox
    that the invoice remembers. One of before remembers none: there it is the contact's of today.
    """
    address = reading.people.addresses.get(reading.state.billing)
    contact = reading.people.contacts.get(reading.state.contact)
    email = contact.email if contact else reading.seller.contact.email
    mail = reading.people.mailboxes.get(mailbox or "", email)
    if address is None:
        return Identity(reading.people.name, (), "", "", reading.seller.address.country, electronic=(EMAIL, mail))
    reached = (DIRECTORY, address.siren) if address.siren else (EMAIL, mail)
    made = _identity(address, _electronic(address.electronic) if address.electronic else reached)
    return replace(made, siret=address.siret)


def deliver_to(reading: Reading) -> Identity | None:
    """Say where the goods go (BG-13, BG-15); to Northern Ireland they stay in the Union's VAT, as XI."""
    address = reading.people.addresses.get(reading.state.delivery)
    if address is None:
        return None
    consignee = _identity(address, None)
    northern_ireland = territory(address.country, address.postcode) == "northern_ireland"
    return replace(consignee, country="XI") if northern_ireland else consignee


def service_code(reading: Reading) -> str | None:
    """Give the code of the buyer's service (BT-10), of a public body."""
    address = reading.people.addresses.get(reading.state.billing)
    return address.service if address else None


def legal_form(reading: Reading) -> str:
    """Give what the seller's papers say of it (Code de commerce R123-237, R123-238)."""
    legal = reading.seller.legal
    return f"{legal.company} {legal.capital} · {legal.registration} · {registered_office(reading)}"


def registered_office(reading: AnyReading) -> str:
    """Say where the seller has its registered office, in words."""
    return reading.translations.gettext("Registered office: %(office)s") % {"office": reading.seller.legal.office}


def payee(reading: Reading, number: str) -> Payee:
    """Say how an invoice is paid by transfer."""
    bank = reading.seller.bank
    return Payee(bank.iban.replace(" ", ""), bank.bic, bank.holder, payment_reference(number))


def _identity(address: Address, electronic: tuple[str, str] | None) -> Identity:
    name, *lines = address.lines
    return Identity(
        name, tuple(lines), address.postcode, address.city, address.country, address.siren, address.vat, electronic
    )  # fmt: skip


def _electronic(text: str) -> tuple[str, str]:
    scheme, _, address = text.partition(":")
    return scheme, address
