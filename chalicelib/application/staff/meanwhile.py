"""What came between: entries since the version that a colleague saw, and who made them; reports of workers are none."""

from datetime import date

from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Seller
from chalicelib.application.staff.made_meanwhile import Meanwhile
from chalicelib.application.view.history import history
from chalicelib.application.view.kind_views import reading_class
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.sale.comments import colleagues_read
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import SPECS

MOST = 50


def meanwhile(
    store: DossierStore, seller: Seller, reference: str, seen: int, translations: Translations, today: date
) -> tuple[Meanwhile, ...]:
    """Give what was decided since a version, the oldest first, the newest fifty of many."""
    head = store.load(reference)
    if head is None or not 0 <= seen < head.state.version:
        return ()
    newest = store.older(reference, head.state.version + 1, min(head.state.version - seen, MOST))
    entries = [entry for entry in newest if entry.seq > seen and not SPECS.of(entry.event).report]
    reading = reading_class(head.state)(reference, head.state, head.people, translations, seller, today)
    rows = history(reading, entries, Past.of(store, reference, newest)).entries
    made = (
        Meanwhile(entry.seq, entry.committed, _who(reading, seller, entry), row.title, row.comment or colleagues_read(entry))
        for row, entry in zip(rows, entries, strict=True)
    )
    return tuple(reversed(list(made)))


def _who(reading: AnyReading, seller: Seller, entry: Entry) -> str | None:
    actor = entry.origin.actor
    if actor.kind == "system":
        return None
    if actor.kind == "contact":
        return reading.contact(actor.id)
    colleague = seller.staff.get(actor.id or "")
    return colleague.name if colleague else seller.signature(actor, reading.translations.lang)
