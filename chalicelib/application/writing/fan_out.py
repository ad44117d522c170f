"""Whom a commit mails, readers and colleagues; of one that moves stock all of them are one effect, which a worker fans out.

Each SKU is an action of the transaction, and so would be each mail: of eighty and ten readers there are not a hundred.
So would be each term by which the search finds the offer of what an order left: the same effect writes them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from chalicelib.application.ports.effects import Effect
from chalicelib.application.writing.audience import Happened
from chalicelib.application.writing.effects_due import mails_due
from chalicelib.application.writing.staff_due import staff_due
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.order import OrderCreated

KIND: Final = "fan_out"


def all_mails_due(reference: str, happened: Happened) -> tuple[Effect, ...]:
    """Give the mails of a commit, one a person."""
    return (*mails_due(reference, happened), *staff_due(reference, happened.state, happened.entries))


def fanned_out(reference: str, entries: Sequence[Entry], mails: tuple[Effect, ...], *, indexes: bool) -> tuple[Effect, ...]:
    """Give one effect in the place of the mails of a commit that wrote these entries; where there is one mail, that.

    indexes: whether what the search finds another dossier by, which the commit opened, is left to the same effect.
    """
    return (Effect(reference, entries[0].seq, KIND, str(len(entries))),) if indexes or len(mails) > 1 else mails


def opened(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the dossiers that a commit opened beside its own."""
    for entry in entries:
        if isinstance(entry.event, OrderCreated) and entry.event.online and entry.event.online.rest:
            yield entry.event.online.rest


def span(effect: Effect) -> tuple[int, int]:
    """Give the first and the last entry of the commit whose mails an effect stands for."""
    return effect.seq, effect.seq + int(effect.contact) - 1
