"""Lines of an offer that was ordered from the page: what the order does not say of them stands beside it, and nothing twice."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.offers import Offered, OfferedLine


def not_as_offered(offered: Sequence[Line], ordered: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[OfferedLine, ...]]:
    """Give the lines of an offer that an order has not at all, and what was offered of those that it has otherwise."""
    now = {line.id: line for line in ordered}
    unordered = tuple(line for line in offered if line.id not in now)
    return unordered, tuple(_otherwise(line) for line in offered if line.id in now and line != now[line.id])


def lines_offered(ordered: Sequence[Line], offered: Offered) -> tuple[Line, ...]:
    """Give the lines of the offer in their order, of an order that did not change since."""
    return tuple(sorted(_lines_offered(ordered, offered), key=lambda line: line.id))


def _otherwise(line: Line) -> OfferedLine:
    return OfferedLine(line.id, line.quantity, line.vat_rate, line.vat_category)


def _lines_offered(ordered: Sequence[Line], offered: Offered) -> Iterator[Line]:
    yield from offered.unordered
    otherwise = {one.line: one for one in offered.otherwise}
    for line in ordered:
        was = otherwise.get(line.id)
        yield replace(line, quantity=was.quantity, vat_rate=was.vat_rate, vat_category=was.vat_category) if was else line
