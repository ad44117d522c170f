"""Which VAT categories may stand together on one invoice: a table, each row with its article or the rule of the standard."""

from collections.abc import Callable
from typing import NamedTuple

from chalicelib.domain.values.marked import mark
from chalicelib.domain.values.vat import VatCategory


class Sold(NamedTuple):
    """A line, by its id, or the carriage, as it is taxed; field: its category in the dossier. exemption: why, of category E."""

    field: str
    line: int | None
    category: VatCategory
    goods: bool
    carriage: bool = False
    exemption: str | None = None


class Mixture(NamedTuple):
    """A row; standard: the rules of EN 16931 that say so. wrong: what stands where it may not. refusal: why, and what to do."""

    article: str | None
    standard: str | None
    wrong: Callable[[tuple[Sold, ...]], Sold | None]
    refusal: str


def _beside_o(sold: tuple[Sold, ...]) -> Sold | None:
    others = [one for one in sold if one.category != "O"]
    return others[0] if others and len(others) < len(sold) else None


def _two_reasons(sold: tuple[Sold, ...]) -> Sold | None:
    exempt = [one for one in sold if one.category == "E" and not one.carriage]
    return next((one for one in exempt if one.exemption != exempt[0].exemption), None)


def _carriage_apart(sold: tuple[Sold, ...]) -> Sold | None:
    """Give the carriage, where it is taxed as nothing is that it carries."""
    carried = {one.category for one in sold if not one.carriage and one.goods} or {
        one.category for one in sold if not one.carriage
    }
    return next((one for one in sold if one.carriage and carried and one.category not in carried), None)


MIXTURES = (
    Mixture(
        None, "BR-O-11 to BR-O-14", _beside_o,
        mark("what is outside the scope of French VAT (O) stands alone on its invoice: invoice it apart, by its lines"),
    ),
    Mixture(
        None, "BR-E-01, BR-E-08", _two_reasons,
        mark("an invoice has one reason of exemption (E): invoice the lines of each reason apart"),
    ),
    Mixture(
        "CGI art. 267, I-2°", None, _carriage_apart,
        mark("carriage is taxed as what it carries: invoice it with those lines, or give it their category"),
    ),
)  # fmt: skip
"""In the order in which they are told."""
