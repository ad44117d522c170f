"""Whom a commit mails, readers and colleagues; of one that moves stock all of them are one effect, which a worker fans out.

Each SKU is an action of the transaction, and so would be each mail: of eighty and ten readers there are not a hundred.
"""

from collections.abc import Sequence

from chalicelib.application.ports.effects import Effect
from chalicelib.application.writing.audience import Happened
from chalicelib.application.writing.effects_due import mails_due
from chalicelib.application.writing.staff_due import staff_due
from chalicelib.domain.sale.entry import Entry

KIND = "fan_out"


def all_mails_due(reference: str, happened: Happened) -> tuple[Effect, ...]:
    """Give the mails of a commit, one a person."""
    return (*mails_due(reference, happened), *staff_due(reference, happened.state, happened.entries))


def fanned_out(reference: str, entries: Sequence[Entry], mails: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Give one effect in the place of the mails of a commit that wrote these entries; where there is one mail, that."""
    return (Effect(reference, entries[0].seq, KIND, str(len(entries))),) if len(mails) > 1 else mails


def span(effect: Effect) -> tuple[int, int]:
    """Give the first and the last entry of the commit whose mails an effect stands for."""
    return effect.seq, effect.seq + int(effect.contact) - 1
