"""Which other orders of a customer bear a number of theirs already: that may be meant, or a slip."""

from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import Search
from chalicelib.domain.sale.search_terms import together

LOOKED_AT = 20
"""Rows of the index: a customer's own number has few."""


def used_numbers(store: DossierStore, search: Search, account: str, number: str | None, reference: str) -> list[str]:
    """Give the other dossiers of the account whose order has the number, however it is spelled."""
    wanted = together(number) if number else ""
    if not wanted:
        return []
    rows, _ = search.find(wanted, LOOKED_AT, None)
    matches = dict.fromkeys(row.reference for row in rows if row.term == wanted and row.reference != reference)
    heads = store.load_all(list(matches), consistent=False) if matches else ()
    return [one for one, (state, _) in heads if state.account == account and together(state.customer_reference or "") == wanted]
