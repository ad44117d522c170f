"""Which effects follow from one commit: one mail a person, and the documents."""

from collections.abc import Iterable

from chalicelib.application.ports.effects import Effect
from chalicelib.application.writing.audience import Happened, recipients
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import SPECS, mailed


def mails_due(reference: str, happened: Happened) -> tuple[Effect, ...]:
    """Give the mails that one commit leads to, one a person."""
    due = ((person, entry, mailed(entry.event)) for person, entry in recipients(happened).items())
    return tuple(Effect(reference, entry.seq, row.kind, person) for person, entry, row in due if row)


def instruments_due(reference: str, before: DossierBase, after: DossierBase) -> tuple[Effect, ...]:
    """Give the effect that has the instruments follow, where a commit changes what a dossier says of them."""
    changed = before.instrument_use != after.instrument_use
    return (Effect(reference, after.version, "instruments"),) if changed else ()


def documents_due(reference: str, after: DossierBase, entries: Iterable[Entry]) -> tuple[Effect, ...]:
    """Give the documents that one commit makes, and the archive of all that is made anew behind each, and behind a stroke.

    after: the state, which has no document of an entry whose document another system made.
    """
    work = ((entry.seq, SPECS.of(entry.event).document) for entry in entries)
    return tuple(Effect(reference, seq, kind) for seq, kind in work if kind and (kind != "render" or after.document(seq)))
