"""What the panel says of the money that came for an invoice that is open, and of what the bank took back."""

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.invoices import Invoice


def came_in(reading: Reading, invoice: Invoice) -> tuple[str, ...]:
    """Say what was received of an invoice, the day where it came at once, or that its money was taken back; nothing else."""
    w, currency = reading.translations, reading.state.currency
    moves = [move for move in reading.state.money if move.invoice == invoice.number]
    if moves and moves[-1].kind == "returned":
        back = moves[-1]
        text = w.gettext("Your bank took back %(amount)s on %(day)s: it is to be paid again.")
        return (text % {"amount": w.money(back.amount, currency), "day": reading.when(back.on)},)
    if invoice.paid <= 0:
        return ()
    places = {"amount": w.money(invoice.paid, currency)}
    if len(moves) == 1 and moves[0].amount == invoice.paid:
        return (w.gettext("Received: %(amount)s on %(day)s.") % {**places, "day": reading.when(moves[0].on)},)
    return (w.gettext("Received so far: %(amount)s.") % places,)
