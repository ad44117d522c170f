"""What owner and deputy of a dossier are mailed of: acts and files of customers, mails not delivered, documents not made."""

from collections.abc import Iterable
from typing import Final

from chalicelib.application.ports.effects import Effect
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import SPECS

KIND: Final = "staff_told"


def staff_due(reference: str, state: DossierBase, entries: Iterable[Entry]) -> tuple[Effect, ...]:
    """Give the mails to owner and deputy that one commit leads to, one each; state is the dossier's after it."""
    reported = [entry for entry in entries if SPECS.of(entry.event).staff == (entry.origin.channel, entry.origin.actor.kind)]
    people = dict.fromkeys(key for key in (state.owner, state.deputy) if key)
    return tuple(Effect(reference, reported[-1].seq, KIND, key) for key in people) if reported else ()
