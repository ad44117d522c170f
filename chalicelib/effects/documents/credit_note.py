"""The credit note on an invoice."""

from chalicelib.application.view.credit_view import money_left, what_follows, why
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.coming_back import came_back
from chalicelib.domain.sale.comments import shown_comment
from chalicelib.domain.sale.crediting import credited
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.invoicing import Amounts, issued_amounts
from chalicelib.domain.values.bill import Adjustment, Bill
from chalicelib.domain.values.money import ZERO, normalized_vat
from chalicelib.effects.documents.amounts import columns, rows, sums, vat_table
from chalicelib.effects.documents.bill import DISCOUNT, BillHead, adjustments_of, bill, lines_about, lines_of, of_deposits
from chalicelib.effects.documents.by_rate import Table, by_rate
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.invoice import facts_of
from chalicelib.effects.documents.mentions import exemptions, on_debits
from chalicelib.effects.documents.printed import PrintedDocument, PrintedFact
from chalicelib.effects.documents.remembered import remembered


def credit_note(frame: DocumentFrame[Reading], event: e.Credited) -> tuple[PrintedDocument, Bill]:
    """Give the lines that come back, of a whole invoice, or amounts by VAT rate; why, and what becomes of the money."""
    invoice = next(one for one in frame.reading.state.invoices if one.number == event.invoice)
    frame = remembered(frame, invoice.named)
    reading, translations = frame.reading, frame.reading.translations
    table = _table(reading, event, invoice)
    places = {"number": invoice.number, "day": translations.date_year(invoice.issued)}
    sentence = translations.gettext("Credit on invoice %(number)s of %(day)s.") % places
    opening = " ".join((sentence, money_left(reading, invoice), *what_follows(reading, event)))
    head = BillHead(
        "381", event.number, frame.entry.origin.effective, None, (invoice.number, invoice.issued), event.parts or invoice.parts,
        ZERO, opening, invoice.named, _reason(frame, event), of_deposits(reading.state, invoice.deposits),
    )  # fmt: skip
    made = bill(reading, head, table.lines, table.adjustments, table.totals)
    because = PrintedFact(translations.gettext("Reason"), why(reading, event) or "")
    printed = frame.printed(
        blocks=frame.blocks("billing", "delivery"),
        facts=(
            PrintedFact(translations.gettext("Credits invoice"), invoice.number, ref=True),
            *(PrintedFact(translations.gettext("And deposit invoice"), one.number, ref=True) for one in invoice.deposits),
            *((because,) if because.value else ()),
            *facts_of(reading, made),
        ),
        opening=opening,
        columns=table.columns,
        rows=table.rows,
        sums=table.sums,
        vat=vat_table(reading, table.totals),
        notes=(
            *_comment(frame),
            *exemptions(reading, table.totals, lines_about(reading, event.parts or invoice.parts)),
            *on_debits(made),
        ),
    )
    return printed, made


def _reason(frame: DocumentFrame[Reading], event: e.Credited) -> str | None:
    """Why it is credited, with what was written of it."""
    because = why(frame.reading, event)
    sentence = frame.reading.translations.gettext("Reason: %(reason)s.") % {"reason": because} if because else None
    return " ".join(filter(None, (sentence, *_comment(frame)))) or None


def _comment(frame: DocumentFrame[Reading]) -> tuple[str, ...]:
    comment = shown_comment(frame.entry)
    return (comment,) if comment else ()


def _table(reading: Reading, event: e.Credited, invoice: Invoice) -> Table:
    issued = issued_amounts(reading.state, invoice)
    if event.freight and not event.parts:
        return by_rate(reading, reading.translations.gettext("Carriage and packing"), credited(issued.totals, invoice.credits))
    if event.parts:
        return _as_lines(reading, came_back(reading.state, invoice.credits[-1]), _earlier(reading, event))
    if event.amount == invoice.gross:
        return _as_lines(reading, issued, ())
    name = reading.translations.gettext("Part of invoice %(number)s") % {"number": invoice.number}
    return by_rate(reading, name, credited(issued.totals, invoice.credits))


def _as_lines(reading: Reading, amounts: Amounts, earlier: tuple[Adjustment, ...]) -> Table:
    return Table(
        lines_of(reading, amounts),
        (*adjustments_of(reading, amounts), *earlier),
        amounts.totals,
        columns(reading, amounts),
        rows(reading, amounts),
        sums(reading, amounts, sum((one.amount for one in earlier), ZERO)),
    )


def _earlier(reading: Reading, event: e.Credited) -> tuple[Adjustment, ...]:
    """Say what of the lines credit notes over amounts had taken back before."""
    text = reading.translations.gettext("Credited before")
    vats = ((normalized_vat(one.category, one.rate), one.amount) for one in event.earlier)
    return tuple(Adjustment(False, amount, text, DISCOUNT, vat.category, vat.rate) for vat, amount in vats)
