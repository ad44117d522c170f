"""The history as the page lists it: newest first, customers' entries alone."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Literal

from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.view.as_of import leads_to
from chalicelib.application.view.documents import of_entry
from chalicelib.application.view.kept_parts import HistoryRows, KeptParts, MadeOf
from chalicelib.application.view.order_changes import agreed_with
from chalicelib.application.view.own_order_files import named_files, order_file_links
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.receipts import receipt_links
from chalicelib.application.view.sentences.delivery import is_first
from chalicelib.application.view.sentences.mail import reason
from chalicelib.application.view.sentences.parcel import wanting
from chalicelib.application.view.sentences.sentence import sentence
from chalicelib.application.view.shapes.history_entries import ShownEntry, ShownHistory
from chalicelib.application.view.written_language import language_written
from chalicelib.application.writing.signatures import same_name, signed_by
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.comments import shown_comment, withdrawn
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import SPECS
from chalicelib.domain.values.calendar import paris_date

PAGE = 50
"""Entries on one page of the history."""


def visible_page(store: DossierStore, reference: str, entries: Sequence[Entry]) -> list[Entry]:
    """Give the newest fifty of these and older entries that customers see.

    More are read only where internal ones took the room.
    """
    visible = [entry for entry in entries if entry.origin.visible]
    last = entries[-1].seq if entries else 1
    while len(visible) < PAGE and last > 1:
        older = store.older(reference, last, PAGE)
        if not older:
            break
        visible += [entry for entry in older if entry.origin.visible]
        last = older[-1].seq
    return visible[:PAGE]


def history(reading: AnyReading, entries: Sequence[Entry], past: Past, kept: KeptParts | None = None) -> ShownHistory:
    """Give a page of the history and where the older one is, if there is one; entry 1 is the details, which nobody sees.

    kept: of readings of today, rows that were made before.
    """
    last = entries[-1].seq if entries else 0
    at = f"&at={reading.then.seq}" if reading.then else ""
    older = f"/api/dossiers/{reading.reference}/history?before={last}&lang={reading.translations.lang}{at}"
    more = last > 2 and len(entries) == PAGE
    rows = list(_kept_rows(reading, entries, past, kept.rows(reading)) if kept else _rows(reading, entries, past))
    return ShownHistory(entries=rows, older=older if more else None)


def _rows(reading: AnyReading, entries: Iterable[Entry], past: Past) -> Iterable[ShownEntry]:
    above = None
    for entry in entries:
        row = _row(reading, entry, past, above)
        yield row
        above = row.date


def _kept_rows(reading: AnyReading, entries: Iterable[Entry], past: Past, kept: HistoryRows) -> Iterable[ShownEntry]:
    """Give the same, and make those alone that were not made before.

    What is said of files that an entry named changes by the hour, and of a mail that did not arrive with its address.
    """
    state, above = reading.state, None
    documents = {document.entry: document for document in reversed(state.documents)}
    for entry in entries:
        make = partial(_row, reading, entry, past, above)
        made_of = MadeOf(entry, documents.get(entry.seq), entry.seq in state.struck, above)
        row = make() if named_files(entry.event) or isinstance(entry.event, e.MailUndelivered) else kept.get(made_of, make)
        yield row
        above = row.date


def _row(reading: AnyReading, entry: Entry, past: Past, above: date | None) -> ShownEntry:
    """Give an entry; above: the day of the newer one, if there is one. The year stands where it is another one than above."""
    year = (above or reading.today).year
    day, remarks, struck = paris_date(entry.origin.recorded), wanting(entry), entry.seq in reading.state.struck
    comment = None if struck and withdrawn(entry) else shown_comment(entry)
    return ShownEntry(
        seq=entry.seq,
        date=day,
        day=reading.translations.short(day),
        year=str(day.year) if day.year != year else None,
        same_day=day == above,
        kind=_kind(entry),
        title=sentence(reading, entry, past.at(entry)),
        by=_by(reading, entry, past, day),
        comment=remarks or reason(reading, entry) or comment,
        comment_lang=language_written(reading, entry.origin.actor) if remarks or comment else None,
        struck=struck,
        documents=[*of_entry(reading, entry.seq), *receipt_links(reading, entry), *order_file_links(reading, entry)],
        then=leads_to(reading, entry, day),
    )


def signature(reading: AnyReading, entry: Entry) -> str:
    """Say who of the customer's did it: the name typed, and whose link it was where that is another one."""
    holder, typed = reading.contact(entry.origin.actor.id), signed_by(reading.people, entry)
    if typed is None or same_name(typed, holder):
        return typed or holder
    return reading.translations.gettext("%(name)s, by the link given to %(contact)s") % {"name": typed, "contact": holder}


def _kind(entry: Entry) -> Literal["step", "note", "you"]:
    if entry.origin.actor.kind == "contact":
        return "you"
    return "step" if SPECS.of(entry.event).milestone else "note"


def _by(reading: AnyReading, entry: Entry, past: Past, recorded: date) -> str | None:
    """Say who did it, and on which day it took effect where that is another one."""
    parts, effective, translations = [_who(reading, entry, past)], entry.origin.effective, reading.translations
    if isinstance(entry.event, e.OrderChanged):
        parts.append(translations.gettext("agreed with %(name)s") % {"name": agreed_with(reading, entry.event)})
    if effective != recorded:
        day = translations.date(effective) if effective.year == recorded.year else translations.date_year(effective)
        parts.append(translations.gettext("effective date: %(day)s") % {"day": day})
    return " · ".join(filter(None, parts)) or None


def _who(reading: AnyReading, entry: Entry, past: Past) -> str | None:
    translations, event, actor = reading.translations, entry.event, entry.origin.actor
    if isinstance(event, e.MailSent):
        return (
            translations.gettext("to %(contact)s") % {"contact": reading.contact(event.contact)}
            if event.mail != "offer"
            else None
        )
    if isinstance(event, e.DeliveryAnnounced) and is_first(past.at(entry), event, entry):
        return translations.gettext("First notification")
    if actor.kind == "contact":
        name = signature(reading, entry)
        return f"{name}, {reading.people.name}" if isinstance(event, e.OrderCreated) else name
    if actor.kind == "manager" and actor.id is None and isinstance(event, e.StockAllocated | e.SupplyOrdered):
        return translations.gettext("Note by the manager")
    return None if actor.kind == "system" else reading.seller.signature(actor, translations.lang)
