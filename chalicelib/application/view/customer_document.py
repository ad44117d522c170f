"""The customer's document, see docs/customer-document.md: whole or masked."""

from collections.abc import Hashable, Sequence

from msgspec.structs import replace

from chalicelib.application.view.as_of import as_of, titled
from chalicelib.application.view.details import contact, postal
from chalicelib.application.view.documents import documents
from chalicelib.application.view.history import history
from chalicelib.application.view.kept_parts import KeptParts
from chalicelib.application.view.kind_views import view_of
from chalicelib.application.view.past import Past
from chalicelib.application.view.permitted_here import permitted
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sent_files import sent_files
from chalicelib.application.view.shapes.history_entries import ShownHistory
from chalicelib.application.view.shapes.scale import ShownStep
from chalicelib.application.view.shapes.whole_document import CustomerDocument, MaskedDocument
from chalicelib.application.view.track import track
from chalicelib.application.view.verdict import Verdict
from chalicelib.application.writing.optimistic_lock import shown_version
from chalicelib.domain.sale.base import uncounted
from chalicelib.domain.sale.entry import Entry

NO_HISTORY = ShownHistory([], None)


def dossier_document(reading: AnyReading, entries: Sequence[Entry], past: Past) -> CustomerDocument:
    """Give the whole document with a page of the history."""
    page, then = history(reading, entries, past), as_of(reading, past)
    return replace(_still(reading), version=_version(reading), history=page, as_of=then)


def dossier_document_after(
    kept: KeptParts, depends: Hashable, reading: AnyReading, entries: Sequence[Entry], past: Past
) -> CustomerDocument:  # fmt: skip
    """Give the same of today, after a commit: what it left as it was is not made again.

    depends: all that the document is made of besides the dossier's head and history.
    """
    # The state that it is made of does not know how many entries there are, so that nothing kept can tell an old number of them.
    still = reading.of(uncounted(reading.state))
    shown = kept.document(depends, (still.state, still.people), lambda: _still(still))
    return replace(shown, version=_version(reading), history=history(reading, entries, past, kept))


def _still(reading: AnyReading) -> CustomerDocument:
    """Give what stays as it is where an entry changes nothing but the history: the document of no version, without history."""
    state, view = reading.state, view_of(reading)
    result, sections, home = view.verdict(reading, False), view.sections(reading), reading.seller.languages[0]
    return CustomerDocument(
        version="",
        lang=reading.translations.lang,
        reference=reading.reference,
        title=_title(reading, result),
        verdict=result.sentences,
        verdict_late=result.late,
        steps=_steps(reading, masked=False),
        contact=contact(reading),
        as_of=None,
        kind=sections.kind,
        customer_reference=state.order_number,
        customer_reference_hint=sections.hint,
        for_=f"{reading.people.name}, {reading.contact(state.contact)}",
        lead=result.lead,
        lead_lang=home if result.lead in sections.reasons else None,
        todo=view.panel(reading),
        deliveries=sections.deliveries,
        reservation=sections.reservation,
        details=sections.details,
        lines=sections.lines,
        totals=sections.totals,
        comments=state.note,
        comments_lang=home if state.note else None,
        history=NO_HISTORY,
        documents=documents(reading),
        files=sent_files(reading),
        addresses=postal(reading),
        acts=sections.acts,
        ordering=sections.ordering,
        placed=sections.placed,
        paying=sections.paying,
        permits=permitted(reading),
        named=sections.named,
    )


def masked_document(reading: AnyReading) -> MaskedDocument:
    """Give what an expired link still shows: steps and dates; no names, amounts or history."""
    result = view_of(reading).verdict(reading, True)
    return MaskedDocument(
        version=_version(reading),
        lang=reading.translations.lang,
        reference=reading.reference,
        title=_title(reading, result),
        verdict=result.sentences,
        verdict_late=result.late,
        steps=_steps(reading, masked=True),
        contact=contact(reading),
    )


def _version(reading: AnyReading) -> str:
    return shown_version(reading.reference, reading.state.shown)


def _title(reading: AnyReading, result: Verdict) -> str:
    return titled(reading, f"{view_of(reading).heading(reading)}, {result.short}")


def _steps(reading: AnyReading, *, masked: bool) -> list[ShownStep]:
    view = view_of(reading)
    return track(reading, view.step_names, view.step_text, masked=masked)
