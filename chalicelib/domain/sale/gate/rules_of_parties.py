"""What rules say of a bill's buyer, place of delivery and texts; each function gives what breaks them."""

import re
from collections.abc import Iterator

from chalicelib.domain.account.people import Address
from chalicelib.domain.errors import DomainError, NotAllowed
from chalicelib.domain.sale.about_line import about_line
from chalicelib.domain.sale.gate.printed_texts import address_on_paper, address_texts, line_texts, without_letters
from chalicelib.domain.sale.gate.to_bill import ToBill
from chalicelib.domain.values.code_lists import ADDRESS_SCHEMES, COUNTRIES, KOSOVO, UNLISTED, VAT_PREFIXES
from chalicelib.domain.values.electronic_schemes import billable

_SIREN = re.compile(r"[0-9]{9}")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def buyer_is_known(bill: ToBill) -> Iterator[DomainError]:
    if bill.buyer is None or not "".join(bill.buyer.lines).strip():
        yield NotAllowed("an invoice names its buyer with an address: give one (correct_address)", field="billing")


def place_is_known(bill: ToBill) -> Iterator[DomainError]:
    if bill.delivery is None and any(vat.category == "K" for *_, vat in bill.vats):
        yield NotAllowed(
            "an intra-Community supply names the place that it goes to: give the delivery address (correct_address)",
            field="delivery",
        )


def countries_are_listed(bill: ToBill) -> Iterator[DomainError]:
    for field, address in _addresses(bill):
        if address.country not in COUNTRIES - UNLISTED | {KOSOVO}:
            yield _refusal(bill, address.country, NotAllowed(
                "no invoice can name the country %(code)s: correct the address (correct_address), with the code of ISO 3166-1",
                field=f"{field}.country", code=address.country,
            ))  # fmt: skip


def electronic_address_fits(bill: ToBill) -> Iterator[DomainError]:
    if bill.buyer is None or not bill.buyer.electronic:
        return
    scheme, _, identifier = bill.buyer.electronic.partition(":")
    if scheme not in ADDRESS_SCHEMES or not billable(scheme, identifier):
        yield _refusal(bill, bill.buyer.electronic, NotAllowed(
            "no invoice can have the electronic address %(address)s: correct it (correct_address)",
            field="billing.electronic", address=bill.buyer.electronic,
        ))  # fmt: skip


def vat_number_fits(bill: ToBill) -> Iterator[DomainError]:
    if bill.buyer and bill.buyer.vat and bill.buyer.vat[:2] not in VAT_PREFIXES:
        yield _refusal(bill, bill.buyer.vat, NotAllowed(
            "the VAT number %(number)s begins with no country's code: correct the billing address (correct_address)",
            field="billing.vat", number=bill.buyer.vat,
        ))  # fmt: skip


def siren_fits(bill: ToBill) -> Iterator[DomainError]:
    """Give the buyer's SIREN that does not have nine digits."""
    if bill.buyer and bill.buyer.siren and not _SIREN.fullmatch(bill.buyer.siren):
        yield _refusal(bill, bill.buyer.siren, NotAllowed(
            "%(number)s is no SIREN, which has nine digits: correct the address (correct_address)",
            field="billing.siren", number=bill.buyer.siren,
        ))  # fmt: skip


def texts_fit(bill: ToBill) -> Iterator[DomainError]:
    for field, line, text in _texts(bill):
        wrong = _NO_XML.search(text)
        if wrong:
            yield about_line(line, NotAllowed(
                "a hidden sign, U+%(sign)s, is in %(field_name)s, and no invoice can carry it: write it anew",
                field=field, field_name=field, sign=f"{ord(wrong[0]):04X}",
            ))  # fmt: skip


def letters_are_printable(bill: ToBill) -> Iterator[DomainError]:
    """Give each text that the document would show with a hole; a credit note repeats what its invoice showed."""
    if bill.cited is None:
        addresses = (text for field, address in _addresses(bill) for text in address_on_paper(field, address))
        yield from without_letters((*addresses, *line_texts(bill.lines), *_references(bill)))


def _refusal(bill: ToBill, value: str, error: NotAllowed) -> NotAllowed:
    """Give the refusal; of a credit note, that it repeats what its invoice named, so that no corrected address helps."""
    if bill.cited is None:
        return error
    return NotAllowed(
        "%(value)s stands on the invoice %(number)s, and no credit note of ours may repeat it: credit it in another system",
        field="invoice", value=value, number=bill.cited[0],
    )  # fmt: skip


def _addresses(bill: ToBill) -> Iterator[tuple[str, Address]]:
    if bill.buyer:
        yield "billing", bill.buyer
    if bill.delivery:
        yield "delivery", bill.delivery


def _texts(bill: ToBill) -> Iterator[tuple[str, int | None, str]]:
    """Give each text by its field, and the line that it is of."""
    for field, address in _addresses(bill):
        yield from address_texts(field, address)
        yield from ((f"{field}.latin", None, line) for line in address.latin or ())
    yield from line_texts(bill.lines)
    yield from _references(bill)


def _references(bill: ToBill) -> Iterator[tuple[str, int | None, str]]:
    yield from ((field, None, text) for field, text in bill.references)
