"""The parties of an invoice as EN 16931 knows them."""

from msgspec.structs import replace

from chalicelib.application.view.reading import Reading
from chalicelib.domain.account.people import Address
from chalicelib.domain.values.bill import Identity, Payee
from chalicelib.domain.values.creditor_reference import payment_reference
from chalicelib.domain.values.territory import territory

EMAIL = "EM"
"""The scheme of an electronic address that is a mail address (EAS): BR-FR-12 and BR-FR-13 want one of every party."""


def seller(reading: Reading) -> Identity:
    """Give the seller (BG-4), under the supplier number that the buyer gave (BT-29)."""
    home, legal = reading.seller.address, reading.seller.legal
    number = reading.state.supplier_number
    return Identity(
        legal.company, home.street, home.postcode, home.city, home.country, legal.siren, legal.vat,
        _electronic(legal.electronic), number,
    )  # fmt: skip


def buyer(reading: Reading) -> Identity:
    """Give the buyer (BG-7): the billing address, reached by mail where no other electronic address is known."""
    address = reading.people.addresses.get(reading.state.billing)
    contact = reading.people.contacts.get(reading.state.contact)
    mail = contact.email if contact else reading.seller.contact.email
    if address is None:
        return Identity(reading.people.name, (), "", "", reading.seller.address.country, electronic=(EMAIL, mail))
    return _identity(address, _electronic(address.electronic) if address.electronic else (EMAIL, mail))


def deliver_to(reading: Reading) -> Identity | None:
    """Say where the goods go (BG-13, BG-15); to Northern Ireland they stay in the Union's VAT, as XI."""
    address = reading.people.addresses.get(reading.state.delivery)
    if address is None:
        return None
    consignee = _identity(address, None)
    northern_ireland = territory(address.country, address.postcode) == "northern_ireland"
    return replace(consignee, country="XI") if northern_ireland else consignee


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
