"""The VAT category that addresses and a VAT number speak for, and why: a table, the first row that fits is proposed."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from chalicelib.domain.sale.vat_rules import VatCase, from_abroad, untaxed_abroad
from chalicelib.domain.values.marked import mark
from chalicelib.domain.values.territory import DEPARTMENTS, state_of_number
from chalicelib.domain.values.vat import VatCategory


class VatProposal(NamedTuple):
    """A category, by which article, and why; lacks: the field that would make it another one."""

    category: VatCategory
    article: str
    why: str
    lacks: Literal["billing.vat"] | None = None


_GOODS: tuple[tuple[Callable[[VatCase], bool], VatProposal], ...] = (
    (
        lambda case: case.arrives == "france",
        VatProposal("S", "CGI art. 258, I", mark("The goods stay in France, of which Monaco is a part for VAT.")),
    ),
    (
        lambda case: case.arrives in ("outside", "overseas"),
        VatProposal("G", "CGI art. 262, I-1° and 294, 2", mark("The goods leave the territory of the Union’s VAT.")),
    ),
    (
        from_abroad,
        VatProposal(
            "K", "CGI art. 262 ter, I-1°", mark("The goods go to a business of another member state, known by its VAT number."),
        ),
    ),
    (
        lambda case: True,
        VatProposal(
            "S", "CGI art. 258, I",
            mark(
                "The goods go to another member state, but the buyer’s VAT number of a member "
                "state other than France is not known."
            ),
            "billing.vat",
        ),
    ),
)  # fmt: skip
_SERVICES: tuple[tuple[Callable[[VatCase], bool], VatProposal], ...] = (
    (
        lambda case: case.buyer == "france",
        VatProposal("S", "CGI art. 259, 1°", mark("The buyer of the service is in France, of which Monaco is a part for VAT.")),
    ),
    (
        lambda case: case.department in DEPARTMENTS,
        VatProposal(
            "S", "CGI art. 294 and 296", mark("The buyer of the service is where French VAT is charged at rates of its own."),
        ),
    ),
    (
        untaxed_abroad,
        VatProposal(
            "O", "CGI art. 259, 1°", mark("The buyer of the service is a business outside the territory of the Union’s VAT."),
        ),
    ),
    (
        lambda case: from_abroad(case) and state_of_number(case.number) != "XI",
        VatProposal(
            "AE", "CGI art. 283, 2",
            mark("The buyer of the service is a business of another member state, known by its VAT number.")
        ),
    ),
    (
        lambda case: True,
        VatProposal(
            "S", "CGI art. 259, 1°",
            mark(
                "The buyer of the service is in another member state, but its VAT number of one "
                "other than France is not known."
            ),
            "billing.vat",
        ),
    ),
)  # fmt: skip


def proposed(case: VatCase) -> VatProposal:
    """Give the first row that fits."""
    return next(proposal for fits, proposal in (_GOODS if case.goods else _SERVICES) if fits(case))
