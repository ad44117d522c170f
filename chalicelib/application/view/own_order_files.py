"""The customer's own order as a file: among the facts of the order, and at the entries that named it."""

from collections.abc import Sequence

from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.files import FileStanding, SentFile, standing
from chalicelib.domain.sale.order_files import order_files, own_orders
from chalicelib.domain.sale.timers import first_moment


def own_order(reading: Reading) -> list[tuple[str, str]]:
    """Give the files with what became of each; never on paper, since they may be taken away."""
    w, order = reading.translations, reading.state.order
    if reading.then or order is None or order.online is None:
        return []
    files = own_orders(reading.state.files, order.online.files)
    shown = w.gettext("%(file)s, %(standing)s")
    texts = [shown % {"file": one.name, "standing": _in_words(w, _standing(reading, one))} for one in files]
    return [(w.gettext("Purchase order"), w.listing(texts))] if texts else []


def order_file_links(reading: AnyReading, entry: Entry) -> list[ShownDocumentLink]:
    """Give the files that an entry named; none as it was on an earlier day, since they may be gone by now."""
    named = () if reading.then else named_files(entry.event)
    return [_link(reading, file) for file in order_files(reading.state.files, named)] if named else []


def named_files(event: e.Event) -> Sequence[str]:
    """Give the digests of the files that an event named as the customer's own order."""
    if isinstance(event, e.OrderCreated):
        return event.online.files if event.online else ()
    if isinstance(event, e.OrderRequested):
        return event.wanted.online.files
    return event.files if isinstance(event, e.OrderNumberGiven) else ()


def _link(reading: AnyReading, file: SentFile) -> ShownDocumentLink:
    w = reading.translations
    label = w.gettext("Purchase order %(file)s") % {"file": file.name}
    url = f"/api/dossiers/{reading.reference}/files/{file.entry}" if file.filed else None
    pending = None if file.filed else _in_words(w, _standing(reading, file))
    return ShownDocumentLink(file.entry, label, label, url, pending)


def _standing(reading: AnyReading, file: SentFile) -> FileStanding:
    return standing(file, reading.now or first_moment(reading.today))


def _in_words(w: Translations, stands: FileStanding) -> str:
    return {
        "filed": w.gettext("checked"),
        "checking": w.gettext("being checked"),
        "lost": w.gettext("not received: send it again"),
        "refused": w.gettext("refused: send another"),
    }[stands]
