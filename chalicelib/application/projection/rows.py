"""What lists and the search find a dossier by: rows that follow from its head, written in the transaction that changes it.

A row holds keys alone and decides nothing: who reads a list reads the heads too, and tells from them what is so today.
"""

from datetime import date
from typing import NamedTuple

from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.sale.promises import Promised, kept_promises
from chalicelib.domain.sale.search_terms import named_contacts, terms
from chalicelib.domain.sale.waiting import NewsPolicy, Side, WaitReason, open_until, waiting

VERSION = 5
"""Version of the rows; raise it when they, or what they follow from, change: rows stored before are then made anew."""


class WorkRow(NamedTuple):
    """A dossier in the work list of a side."""

    reference: str
    side: Side
    matter: WaitReason
    since: date
    due: date


class AffairRow(NamedTuple):
    """A dossier among the affairs of an account, and the contacts it names; until: the last day on which it is open."""

    account: str
    reference: str
    until: date
    contacts: frozenset[str]


class TermRow(NamedTuple):
    """A dossier found by a term."""

    term: str
    reference: str


class PromiseRow(NamedTuple):
    """A promise of a dossier kept on a day; number as in domain.promises."""

    reference: str
    kind: Promised
    number: int
    on: date
    kept: date


Row = WorkRow | AffairRow | TermRow | PromiseRow


def rows(reference: str, head: Loaded, policy: NewsPolicy) -> frozenset[Row]:
    """All rows of a dossier; none of one that has neither offer nor order."""
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
            *(PromiseRow(reference, p.kind, p.number, p.on, p.kept) for p in kept_promises(state, policy) if p.kept),
        )
    )
