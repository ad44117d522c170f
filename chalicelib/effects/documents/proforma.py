"""The pro forma by which a deposit is asked for: no invoice, and no VAT is due by it."""

from chalicelib.application.view.money_panels import transfer_of_order
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.effects.documents.amounts import columns, money, rows, sums, vat_table
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.mentions import exemptions
from chalicelib.effects.documents.printed import Payment, PrintedDocument, PrintedFact, PrintedSum


def proforma(frame: DocumentFrame[Reading], event: e.DepositAsked) -> PrintedDocument:
    """Give the order, or the offer, with what is to be paid of it ahead, by when and where to."""
    reading, w = frame.reading, frame.reading.translations
    amounts, asked = reading.amounts, money(reading, event.amount)
    until = w.date_year(event.due)
    facts = tuple(PrintedFact(each.label, each.value, ref=True) for each in transfer_of_order(reading))
    pay = Payment(w.gettext("Pay %(amount)s by %(day)s") % {"amount": asked, "day": until}, facts, None)
    order = w.gettext("We ask for a deposit of %(amount)s on this order.")
    quote = w.gettext("We ask for a deposit of %(amount)s on this quote.")
    return frame.printed(
        blocks=frame.blocks("billing", "delivery"),
        facts=(PrintedFact(w.gettext("For"), reading.contact(reading.state.contact)),),
        opening=(order if reading.state.order else quote) % {"amount": asked},
        columns=columns(reading, amounts),
        rows=rows(reading, amounts),
        sums=(*sums(reading, amounts), PrintedSum(w.gettext("Deposit to pay"), asked, strong=True)),
        vat=vat_table(reading, amounts.totals),
        payment=None if frame.draft else pay,
        notes=(
            w.gettext("This pro forma is no invoice: the invoice of the deposit follows your payment."),
            *exemptions(reading, amounts.totals, reading.state.lines),
        ),
    )
