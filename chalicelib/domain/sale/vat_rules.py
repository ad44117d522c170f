"""What has to be true for VAT not to be charged: a table, each row with its article."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from chalicelib.domain.values.marked import mark
from chalicelib.domain.values.territory import DEPARTMENTS, Territory, state_of_number
from chalicelib.domain.values.vat import VatCategory


class VatCase(NamedTuple):
    """What a category is judged by.

    goods: whether goods are sold, or a service. arrives: where the goods go. buyer: where the buyer is, by the billing address,
    in which part of overseas France if there. number, siren: the buyer's VAT number and SIREN.
    """

    goods: bool
    arrives: Territory
    buyer: Territory
    department: str | None = None
    number: str | None = None
    siren: str | None = None


class VatRule(NamedTuple):
    """A row: whose category, by which article; standard: the rule of EN 16931 that says so too.

    A credit note is held to the standard's rows alone: it repeats what it takes back, also where that was wrong.
    field: what of the dossier is to be put right. refusal: why it is refused, and what to do.
    """

    category: VatCategory
    article: str
    standard: str | None
    field: str
    holds: Callable[[VatCase], bool]
    refusal: str


def from_abroad(case: VatCase) -> bool:
    """Say whether the buyer's VAT number is of a member state other than France."""
    return state_of_number(case.number) not in (None, "FR")


def untaxed_abroad(case: VatCase) -> bool:
    """Say whether a service to this business is outside the territory of the VAT of the Union and of overseas France."""
    return case.buyer in ("outside", "northern_ireland", "overseas") and case.department not in DEPARTMENTS


RULES = (
    VatRule(
        "K", "CGI art. 262 ter, I-1°", None, "vat_category", lambda case: case.goods,
        mark("an intra-Community supply (K) is of goods: a service to a business of another member state is AE"),
    ),
    VatRule(
        "K", "CGI art. 262 ter, I-1°; directive 2006/112/EC art. 7", None, "delivery.country",
        lambda case: case.arrives in ("union", "northern_ireland"),
        mark(
            "an intra-Community supply (K) goes to another member state than France, of which Monaco is a part for VAT: "
            "correct the delivery address, or take another category"
        ),
    ),
    VatRule(
        "K", "CGI ann. II art. 242 nonies A, I-3°", "BR-IC-02", "billing.vat", lambda case: bool(case.number),
        mark("the billing address lacks the VAT number that an intra-Community supply needs"),
    ),
    VatRule(
        "K", "CGI art. 262 ter, I-1°", None, "billing.vat", from_abroad,
        mark(
            "an intra-Community supply (K) needs a VAT number of another member state than France: correct the billing address"
        ),
    ),
    VatRule(
        "AE", "CGI art. 283, 2", None, "vat_category", lambda case: not case.goods,
        mark("a reverse charge (AE) is of services: goods to a business of another member state are K"),
    ),
    VatRule(
        "AE", "CGI ann. II art. 242 nonies A, I-3°", "BR-AE-02", "billing.vat", lambda case: bool(case.number or case.siren),
        mark("the billing address lacks the VAT number that a reverse charge needs"),
    ),
    VatRule(
        "AE", "CGI art. 259, 1°", None, "billing.country", lambda case: case.buyer == "union",
        mark(
            "a reverse charge (AE) is of services to a business of another member state than France: "
            "correct the billing address, or take another category"
        ),
    ),
    VatRule(
        "AE", "CGI art. 283, 2; directive 2006/112/EC art. 214", None, "billing.vat",
        lambda case: from_abroad(case) and state_of_number(case.number) != "XI",
        mark("a reverse charge (AE) needs a VAT number of another member state than France: correct the billing address"),
    ),
    VatRule(
        "G", "CGI art. 262, I-1°", None, "vat_category", lambda case: case.goods,
        mark("an export (G) is of goods: a service to a business outside the Union is O"),
    ),
    VatRule(
        "G", "CGI art. 262, I-1° and 294, 2", None, "delivery.country", lambda case: case.arrives in ("outside", "overseas"),
        mark("an export (G) leaves the territory of the Union's VAT: correct the delivery address, or take another category"),
    ),
    VatRule(
        "O", "CGI art. 259, 1°", None, "vat_category", lambda case: not case.goods,
        mark("what is outside the scope of French VAT (O) is a service: goods that leave the Union are G"),
    ),
    VatRule(
        "O", "CGI art. 259, 1° and 294", None, "billing.country", untaxed_abroad,
        mark(
            "what is outside the scope of French VAT (O) is a service to a business outside the Union: "
            "correct the billing address, or take another category"
        ),
    ),
)  # fmt: skip
"""In the order in which they are told."""


def broken(category: VatCategory, case: VatCase) -> Iterator[VatRule]:
    """Give the rows that do not hold."""
    return (rule for rule in RULES if rule.category == category and not rule.holds(case))
