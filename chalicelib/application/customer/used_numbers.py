"""Which other orders of a customer bear a number of theirs already: that may be meant, or a slip."""

from collections.abc import Iterator

from chalicelib.application.customer.affairs import Folder
from chalicelib.application.ports.lists import Search
from chalicelib.domain.sale.search_terms import together

EXAMINED = 10
"""Dossiers that have the number: each takes a look at its head, and few share one."""


def used_numbers(search: Search, folder: Folder, number: str | None, reference: str) -> list[str]:
    """Give the other dossiers whose order has the number, however it is spelled, of those that its reader may read whole."""
    wanted = together(number) if number else ""
    return list(_used(search, folder, wanted, reference)) if wanted else []


def _used(search: Search, folder: Folder, wanted: str, reference: str) -> Iterator[str]:
    rows, _ = search.find(wanted, EXAMINED, None)
    for other in dict.fromkeys(row.reference for row in rows if row.term == wanted and row.reference != reference):
        affair = folder.find(other)
        if affair and affair.shown.permits("read") and together(affair.head.state.order_number or "") == wanted:
            yield other
