"""The report of a diagnosis: what was told, what was found, why, what is to be done, and who pays."""

from collections.abc import Iterator

from chalicelib.application.view.service_reading import CaseReading, covered, measures
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.comments import shown_comment
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.printed import PrintedDocument, PrintedFact, PrintedRow
from chalicelib.effects.documents.return_label import instrument_facts


def diagnosis_report(frame: DocumentFrame[CaseReading], event: e.CaseDiagnosed) -> PrintedDocument:
    """Give the report, and what the workshop wrote beside it for its customer."""
    reading, w = frame.reading, frame.reading.translations
    received = reading.state.received
    here = (PrintedFact(w.pgettext("case", "Arrived"), w.date_year(received)),) if received else ()
    return frame.printed(
        blocks=frame.blocks("customer"),
        facts=(*instrument_facts(reading), *here),
        opening=shown_comment(frame.entry),
        columns=(w.gettext("Diagnosis"),),
        rows=tuple(PrintedRow(name, detail, ()) for name, detail in _rows(reading, event)),
        notes=(w.gettext("Nothing is repaired without your agreement, unless nothing is to pay."),),
    )


def _rows(reading: CaseReading, event: e.CaseDiagnosed) -> Iterator[tuple[str, str]]:
    w, state = reading.translations, reading.state
    yield w.gettext("Measurement"), measures(w, state.measures)
    yield w.gettext("Finding"), event.finding
    yield w.gettext("Cause"), event.cause
    yield w.gettext("To do"), event.work
    yield w.pgettext("case", "Cost"), covered(reading, event.cover)
    if event.back_on:
        yield w.gettext("Expected back"), w.date_year(event.back_on)
