"""The quote of a repair: its lines, until when it holds, and what a refusal costs."""

from chalicelib.application.view.service_reading import CaseReading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.service.service_amounts import amounts_of_lines, gross_of_lines
from chalicelib.effects.documents.amounts import columns, money, rows, taxes, vat_table
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.mentions import exemptions
from chalicelib.effects.documents.printed import PrintedDocument, PrintedFact, PrintedSum
from chalicelib.effects.documents.return_label import instrument_facts


def repair_quote(frame: DocumentFrame[CaseReading], event: e.RepairQuoted) -> PrintedDocument:
    """Give what the repair costs; a refused one costs what the quote says before."""
    reading, w = frame.reading, frame.reading.translations
    amounts = amounts_of_lines(event.lines, reading.state.currency)
    net = PrintedSum(w.gettext("Total excluding VAT"), money(reading, amounts.totals.net))
    return frame.printed(
        blocks=frame.blocks("addressee", "delivery"),
        facts=(
            *instrument_facts(reading),
            PrintedFact(w.gettext("Valid until"), w.date_year(event.until)),
            *_ready(reading, event.work_days),
            PrintedFact(w.gettext("For"), reading.contact(reading.state.contact)),
        ),
        columns=columns(reading, amounts),
        rows=rows(reading, amounts),
        sums=(net, *taxes(reading, amounts.totals)),
        vat=vat_table(reading, amounts.totals),
        notes=(
            *exemptions(reading, amounts.totals, event.lines),
            _refused(reading, event),
            w.gettext("Return included. Nothing is repaired before you agree, on the page of this case or in writing."),
        ),
    )


def _ready(reading: CaseReading, days: int | None) -> tuple[PrintedFact, ...]:
    w = reading.translations
    if days is None:
        return ()
    text = w.ngettext("%(n)s working day after your agreement", "%(n)s working days after your agreement", days)
    return (PrintedFact(w.gettext("Repaired"), text % {"n": w.decimal(days)}),)


def _refused(reading: CaseReading, event: e.RepairQuoted) -> str:
    w = reading.translations
    if event.fee is None:
        return w.gettext("Refused, or without an answer, it goes back to you as it is, for free.")
    fee = money(reading, gross_of_lines((event.fee,), reading.state.currency))
    return w.gettext("Refused, or without an answer, it goes back to you as it is, for %(fee)s.") % {"fee": fee}
