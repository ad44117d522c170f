"""What lists and the search find a dossier by: rows that follow from its head, written in the transaction that changes it.

A row holds keys alone and decides nothing: who reads a list reads the heads too, and tells from them what is so today.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from operator import attrgetter

from chalicelib.application.payment.ledger_rows import ledger_rows
from chalicelib.application.payment.open_items import open_item_rows
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.projection.row_types import AffairRow, ListRow, Row, TermRow, WorkRow
from chalicelib.application.projection.timer_rows import timer_rows
from chalicelib.application.staff.credit_balances import credit_balance_rows
from chalicelib.application.staff.promises_kept import promise_rows
from chalicelib.application.staff.stock_holders import holder_rows
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.search_terms import named_contacts, terms
from chalicelib.domain.sale.waiting import NewsPolicy, day_of, open_until, waiting

VERSION = 31
"""Version of the rows; raise it when they, or what they follow from, change: rows stored before are then made anew."""
_ListRows = Callable[[str, Loaded, NewsPolicy], Iterable[ListRow]]
LISTED: tuple[_ListRows, ...] = (promise_rows, credit_balance_rows, timer_rows, holder_rows, open_item_rows, ledger_rows)
"""What each list finds a dossier by."""


UNLISTED = frozenset({"version", "moved", "shown", "committed", "acted", "last_act"})
"""What every entry may change of a state, and no row follows from."""
NONE: frozenset[Row] = frozenset()


def rows_before_and_after(
    reference: str, before: Loaded | None, after: Loaded, policy: NewsPolicy
) -> tuple[frozenset[Row], frozenset[Row]]:
    """Give the rows that a commit may take away, and those that it leaves; some of those in both are left out.

    Most commits change nothing that is listed: notes, and marks of mails that left. Most others change few terms of many.
    """
    if before is None:
        return NONE, rows(reference, after, policy)
    if _alike(before, after):
        return NONE, NONE
    was, will_be = _terms(reference, before), _terms(reference, after)
    gone = (TermRow(term, reference) for term in was - will_be)
    come = (TermRow(term, reference) for term in will_be - was)
    return _rest(reference, before, policy).union(gone), _rest(reference, after, policy).union(come)


def _alike(before: Loaded, after: Loaded) -> bool:
    kind: type[DossierBase] = type(before.state)
    listed = _listed(kind)
    return (before.people, listed(before.state)) == (after.people, listed(after.state))


@cache
def _listed(kind: type[DossierBase]) -> Callable[[DossierBase], tuple[object, ...]]:
    """Read the fields of a state that rows may follow from."""
    names = [name for name in kind.__struct_fields__ if name not in UNLISTED]
    return attrgetter(*names)


def rows(reference: str, head: Loaded, policy: NewsPolicy) -> frozenset[Row]:
    """Give all rows of a dossier; none of one that has neither offer nor order."""
    return _rest(reference, head, policy).union(TermRow(term, reference) for term in _terms(reference, head))


def _terms(reference: str, head: Loaded) -> frozenset[str]:
    return terms(reference, head.state, head.people) if head.state.opened else frozenset()


def _rest(reference: str, head: Loaded, policy: NewsPolicy) -> frozenset[Row]:
    """Give all rows but the terms."""
    state = head.state
    if state.opened is None:
        return NONE
    waits = waiting(state, policy)
    until = open_until(state, waits) or date.max
    return frozenset(
        (
            *(WorkRow(reference, *wait, state.owner, day_of(state, wait)) for wait in waits),
            AffairRow(state.account, reference, until, named_contacts(state)),
            *(row for listed in LISTED for row in listed(reference, head, policy)),
        )
    )
