"""What a link permits: one table of rights by its scope."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from chalicelib.domain.sale.base import DossierBase, Link
from chalicelib.domain.sale.lines import Scope

Right = Literal["invoices", "read", "act", "reserve", "order", "pay", "forward", "access", "share_reading", "share", "manage"]
"""invoices: read what is owed, with its documents. read: the whole dossier. act: ask, confirm receipts, send files.

reserve, order: pieces of an offer, all of an order. pay: what is asked to be paid. forward: pass an invoice on.
access: see who has a link, and take away what one shared. share_reading, share: let others in, for reading or for anything.
manage: take away any link that a colleague shared.
"""

_READ: frozenset[Right] = frozenset({"invoices", "read"})
_ACT: frozenset[Right] = _READ | {"act", "access", "share_reading"}
_FULL: frozenset[Right] = _ACT | {"reserve", "order", "pay", "forward", "share", "manage"}

RIGHTS: Mapping[Scope, frozenset[Right]] = {
    "full": _FULL,
    "act": _ACT,
    "read": _READ,
    "invoices": frozenset({"invoices", "pay"}),
}


def permits(link: Link, right: Right) -> bool:
    """Say whether a link in force permits something."""
    return right in RIGHTS[link.scope]


def who_can(state: DossierBase, right: Right, today: date, first: str | None = None) -> str | None:
    """Give the contact to turn to for what a link does not permit: whoever shared it, whom the dossier is for, or another one.

    It is one whose own link permits it today; None where there is nobody.
    """
    able = [link.contact for link in state.links if permits(link, right) and link.in_force(today)]
    return next((one for one in (first, state.contact, *reversed(able)) if one in able), None)


def widest(links: list[Link]) -> Link | None:
    """Give the link that permits most, the newest of several that permit as much."""
    return max(reversed(links), key=lambda link: len(RIGHTS[link.scope]), default=None)
