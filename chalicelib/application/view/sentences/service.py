"""What the history calls what happens to a service case."""

from typing import Any, assert_never

from chalicelib.application.view.by_event import Function, of
from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.service import (
    CaseClosed,
    CaseDiagnosed,
    CaseOpened,
    DecontaminationDeclared,
    PartReceived,
    ReturnLabelGiven,
    ServiceEvent,
    VisitPlanned,
)
from chalicelib.domain.sale.facts.service_quote import (
    CaseBilled,
    QuoteAccepted,
    QuoteLapsed,
    QuoteRefused,
    QuoteReminded,
    RepairQuoted,
    ServiceQuoteEvent,
)
from chalicelib.domain.sale.facts.service_repair import (
    CaseReturned,
    CheckDone,
    LoanGiven,
    LoanReturned,
    RepairDone,
    RepairStarted,
    ServiceRepairEvent,
    UsedPart,
)
from chalicelib.domain.sale.service.service_amounts import gross_of_lines


def _intake(reading: EntryReading, event: ServiceEvent, entry: Entry) -> str:
    w = reading.translations
    match event:
        case CaseOpened():
            return w.gettext("Service case %(number)s opened") % {"number": event.number}
        case DecontaminationDeclared():
            return w.gettext("Decontamination declared: %(cleaned)s") % {"cleaned": event.cleaned_with}
        case ReturnLabelGiven():
            return w.gettext("Return label %(rma)s given") % {"rma": event.rma}
        case VisitPlanned():
            return w.gettext("Visit planned for %(day)s") % {"day": reading.weekday(event.on)}
        case PartReceived():
            return w.gettext("Received in the workshop")
        case CaseDiagnosed():
            return w.gettext("Diagnosis: %(cause)s") % {"cause": event.cause}
        case CaseClosed():
            return w.gettext("Case closed")
        case _:
            assert_never(event)


def _quote(reading: EntryReading, event: ServiceQuoteEvent, entry: Entry) -> str:
    w = reading.translations
    match event:
        case RepairQuoted():
            amount = w.money(gross_of_lines(event.lines, reading.state.currency), reading.state.currency)
            return w.gettext("Repair quoted: %(amount)s including VAT") % {"amount": amount}
        case QuoteAccepted():
            return w.gettext("Quote accepted")
        case QuoteRefused():
            return w.gettext("Quote refused")
        case QuoteLapsed():
            return w.gettext("Quote ended without an answer")
        case QuoteReminded():
            return w.gettext("Reminder: the quote ends on %(day)s") % {"day": reading.weekday(event.until)}
        case CaseBilled():
            return w.gettext("Billed by order %(order)s") % {"order": event.order}
        case _:
            assert_never(event)


def _repair(reading: EntryReading, event: ServiceRepairEvent, entry: Entry) -> str:
    w = reading.translations
    match event:
        case RepairStarted():
            return w.gettext("Repair begun")
        case RepairDone():
            return _done(reading, event)
        case CheckDone():
            return (w.gettext("Check passed: %(result)s") if event.passed else w.gettext("Check not passed: %(result)s")) % {
                "result": event.result
            }
        case CaseReturned():
            return w.gettext("Sent back by %(carrier)s") % {"carrier": event.carrier}
        case LoanGiven():
            places = {"model": event.model, "serial": event.serial, "day": reading.when(event.until)}
            return w.gettext("%(model)s %(serial)s lent until %(day)s") % places
        case LoanReturned():
            return w.gettext("%(serial)s came back from its loan") % {"serial": event.serial}
        case _:
            assert_never(event)


def _done(reading: EntryReading, event: RepairDone) -> str:
    w = reading.translations
    if not event.parts:
        return w.gettext("Repair done")
    return w.gettext("Repair done, with %(parts)s") % {"parts": w.listing([_part(reading, part) for part in event.parts])}


def _part(reading: EntryReading, part: UsedPart) -> str:
    w = reading.translations
    text = w.gettext("%(n)s × %(sku)s") % {"n": part.quantity, "sku": part.sku}
    return w.gettext("%(part)s (lot %(lot)s)") % {"part": text, "lot": part.lot} if part.lot else text


SENTENCES: dict[type, Function[EntryReading, Any, str]] = dict(
    (of(ServiceEvent, _intake) | of(ServiceQuoteEvent, _quote) | of(ServiceRepairEvent, _repair)).functions
)
"""By event."""
