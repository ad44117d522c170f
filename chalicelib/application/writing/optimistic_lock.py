"""The version that a writer says to have seen: staff's counts all entries, a customer's tells apart what is shown to them."""

from hashlib import sha256

import msgspec

from chalicelib.application.errors import Stale
from chalicelib.domain.sale.base import DossierBase


def shown_version(reference: str, shown: int) -> str:
    """Say how a customer's reading is told from others: by the last entry that changed what they see; it counts nothing."""
    return sha256(f"{reference}\n{shown}".encode()).hexdigest()[:12]


def money_version(reference: str, state: DossierBase) -> str:
    """Say how what is owed is told from what was before, for who pays: what else happens to the order is no matter of theirs."""
    owed = (getattr(state, name, ()) for name in ("invoices", "transfers", "deposits", "lines", "cancelled"))
    return sha256(f"{reference}\n{msgspec.json.encode(tuple(owed)).hex()}".encode()).hexdigest()[:12]


def check_seen(reference: str, state: DossierBase, seen: int | str | None, *, of_money: bool = False) -> None:
    """Raise Stale where something came since that whoever acts would have seen; reports of workers are nothing of that kind.

    of_money: whoever acts pays, and may have seen what is owed alone.
    """
    if isinstance(seen, str):
        now = shown_version(reference, state.shown)
        if seen != now and not (of_money and seen == money_version(reference, state)):
            raise Stale(now, "dossier")
    elif seen is not None and not state.moved <= seen <= state.version:
        raise Stale(state.version, "dossier")
