"""What may stand on an invoice or credit note of ours: one row for what one thing can break, asked before a number is taken.

The rows are those that commands can break. What the computation keeps whatever is asked (sums, groups of VAT, mentions) needs no
row: the tests hold both to the publishers' own rules.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.gate import rules_of_documents as documents
from chalicelib.domain.sale.gate import rules_of_parties as parties
from chalicelib.domain.sale.gate.to_bill import ToBill

CEN, FACTURX, FRENCH = "EN 16931, CEN's rules 1.3.16", "Factur-X 1.09, profile EN 16931", "BR-FR, XP Z12-012"


class BillRule(NamedTuple):
    """A row: the fields of EN 16931 that it is about, the rules that a bill would break, and who publishes them.

    broken: gives a refusal for each field that breaks one, with what to do.
    """

    terms: str
    rules: tuple[str, ...]
    source: str
    broken: Callable[[ToBill], Iterator[DomainError]]


RULES: tuple[BillRule, ...] = (
    BillRule("BT-1", ("BR-FR-01", "BR-FR-02"), FRENCH, documents.number_fits),
    BillRule("BT-25", ("BR-FR-01", "BR-FR-02"), FRENCH, documents.cited_number_fits),
    BillRule("BT-2, BT-9, BT-26, BT-72, BT-73, BT-74", ("BR-FR-03",), FRENCH, documents.days_are_of_this_century),
    BillRule("BT-5", ("BR-FR-CO-12",), FRENCH, documents.currency_is_the_euro),
    BillRule("BT-95, BT-102, BT-118, BT-151", ("BR-FR-16",), FRENCH, documents.rates_are_french),
    BillRule(
        "BT-96, BT-103, BT-152",
        tuple(f"BR-{category}-0{n}" for category in ("S", "IC", "AE", "G", "E") for n in (5, 6, 7)), CEN,
        documents.rates_are_french,
    ),
    BillRule("BT-106, BT-109, BT-112, BT-115", ("BR-FR-DEC-01",), FRENCH, documents.sums_fit),
    BillRule("BT-44, BG-8", ("BR-07", "BR-10", "BR-11"), CEN, parties.buyer_is_known),
    BillRule("BG-15", ("BR-IC-12",), CEN, parties.place_is_known),
    BillRule("BT-55, BT-80", ("BR-CL-14",), CEN, parties.countries_are_listed),
    BillRule("BT-49", ("BR-FR-23", "BR-FR-25"), FRENCH, parties.electronic_address_fits),
    BillRule("BT-49-1", ("BR-CL-25",), CEN, parties.electronic_address_fits),
    BillRule("BT-49-1", ("FX-SCH-A-000571",), FACTURX, parties.electronic_address_fits),
    BillRule("BT-48", ("BR-CO-09",), CEN, parties.vat_number_fits),
    BillRule("BT-47", ("BR-FR-32",), FRENCH, parties.siren_fits),
    BillRule("BT-13, BT-29, BT-44, BG-8, BG-15, BG-25", ("2.2 Char",), "XML 1.0", parties.texts_fit),
    BillRule("BT-13, BT-29, BT-44, BG-8, BG-15, BG-25", ("7.21.8",), "PDF/UA-1, ISO 14289-1", parties.letters_are_printable),
)  # fmt: skip
