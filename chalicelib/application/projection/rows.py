"""What lists and the search find a dossier by: rows that follow from its head, written in the transaction that changes it.

A row holds keys alone and decides nothing: who reads a list reads the heads too, and tells from them what is so today.
"""

from collections.abc import Callable, Iterable
from datetime import date

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.projection.row_types import AffairRow, ListRow, Row, TermRow, WorkRow
from chalicelib.application.staff.promises_kept import promise_rows
from chalicelib.domain.sale.search_terms import named_contacts, terms
from chalicelib.domain.sale.waiting import NewsPolicy, open_until, waiting

VERSION = 5
"""Version of the rows; raise it when they, or what they follow from, change: rows stored before are then made anew."""
LISTED: tuple[Callable[[str, Loaded, NewsPolicy], Iterable[ListRow]], ...] = (promise_rows,)
"""What each list of staff's finds a dossier by."""


def rows(reference: str, head: Loaded, policy: NewsPolicy) -> frozenset[Row]:
    """Give all rows of a dossier; none of one that has neither offer nor order."""
    state = head.state
    if state.opened is None:
        return frozenset()
    waits = waiting(state, policy)
    until = open_until(state, waits) or date.max
    return frozenset(
        (
            *(WorkRow(reference, *wait) for wait in waits),
            AffairRow(state.account, reference, until, named_contacts(state)),
            *(TermRow(term, reference) for term in terms(reference, state, head.people)),
            *(row for listed in LISTED for row in listed(reference, head, policy)),
        )
    )
