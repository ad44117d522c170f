"""The credit note on an invoice."""

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.crediting import credited
from chalicelib.domain.sale.dossier import Invoice
from chalicelib.domain.sale.invoicing import issued_amounts
from chalicelib.domain.values.bill import Adjustment, Bill, BillLine
from chalicelib.domain.values.money import ZERO, Totals, Vat
from chalicelib.effects.documents.amounts import columns, money, rate, rows, sums, taxes, vat_table
from chalicelib.effects.documents.bill import BillHead, adjustments_of, bill, lines_about, lines_of
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.invoice import facts_of
from chalicelib.effects.documents.mentions import exemptions, on_debits
from chalicelib.effects.documents.printed import PrintedDocument, PrintedFact, PrintedRow, PrintedSum
from chalicelib.effects.documents.remembered import remembered


def credit_note(frame: DocumentFrame, event: e.Credited) -> tuple[PrintedDocument, Bill]:
    """Give an invoice taken back whole, line by line, or an amount off it, shared out over its VAT rates."""
    invoice = next(one for one in frame.reading.state.invoices if one.number == event.invoice)
    frame = remembered(frame, invoice)
    reading, translations = frame.reading, frame.reading.translations
    amounts = issued_amounts(reading.state, invoice)
    whole = event.amount == invoice.gross
    totals = amounts.totals if whole else credited(amounts.totals, invoice.credits)
    terms = translations.gettext("Credit on invoice %(number)s of %(day)s.") % {
        "number": invoice.number,
        "day": translations.date_year(invoice.issued),
    }
    corrects = (invoice.number, invoice.issued)
    head = BillHead("381", event.number, frame.entry.origin.effective, None, corrects, invoice.parts, ZERO, terms, invoice.named)
    lines = lines_of(reading, amounts) if whole else _lines(reading, invoice, totals)
    adjustments: tuple[Adjustment, ...] = adjustments_of(reading, amounts) if whole else ()
    made = bill(reading, head, lines, adjustments, totals)
    printed = frame.printed(
        blocks=frame.blocks("billing", "delivery"),
        facts=(PrintedFact(translations.gettext("Credits invoice"), invoice.number, ref=True), *facts_of(reading, made)),
        opening=terms,
        columns=columns(reading, amounts) if whole else _columns(reading),
        rows=rows(reading, amounts) if whole else _rows(reading, lines),
        sums=sums(reading, amounts) if whole else _sums(reading, totals),
        vat=vat_table(reading, totals),
        notes=(*exemptions(reading, totals, lines_about(reading, invoice.parts)), *on_debits(made)),
    )
    return printed, made


def _lines(reading: Reading, invoice: Invoice, totals: Totals) -> tuple[BillLine, ...]:
    name = reading.translations.gettext("Part of invoice %(number)s") % {"number": invoice.number}
    return tuple(
        BillLine(str(number), "", name, None, 1, base, ZERO, ZERO, base, vat.category, vat.rate)
        for number, (vat, (base, _)) in enumerate(totals.vat.items(), start=1)
    )


def _columns(reading: Reading) -> tuple[str, ...]:
    translations = reading.translations
    return translations.gettext("Description"), translations.gettext("VAT"), translations.gettext("Total excl. VAT")


def _rows(reading: Reading, lines: tuple[BillLine, ...]) -> tuple[PrintedRow, ...]:
    return tuple(
        PrintedRow(line.name, "", (rate(reading, Vat(line.category, line.rate)), money(reading, line.net))) for line in lines
    )


def _sums(reading: Reading, totals: Totals) -> tuple[PrintedSum, ...]:
    net = PrintedSum(reading.translations.gettext("Total excluding VAT"), money(reading, totals.net))
    return (net, *taxes(reading, totals))
