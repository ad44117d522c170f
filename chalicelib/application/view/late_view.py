"""What the law adds to an invoice that is late: the days, the interest, the compensation, or the law alone without a sum."""

from collections.abc import Sequence
from decimal import Decimal

from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.order_facts import ShownTotal
from chalicelib.domain.sale.asked import asked_of
from chalicelib.domain.sale.contested import is_late
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.late_interest import Late, days_late, late_interest

EUROS = "EUR"


def late_tag(reading: Reading, invoice: Invoice) -> str:
    """Say whose turn it is, and by how many days it is late, unless that is contested."""
    w, days = reading.translations, days_late(invoice.due, reading.today)
    if not is_late(reading.state, invoice, reading.today):
        return w.gettext("Your turn")
    return w.ngettext("Your turn, %(n)s day late", "Your turn, %(n)s days late", days) % {"n": days}


def late_sums(reading: Reading, invoice: Invoice) -> Sequence[ShownTotal]:
    """Give what is due by law, line by line; nothing where it is not late, that is contested, or a rate is not known."""
    late = _late(reading, invoice)
    if late is None:
        return ()
    w, amount = reading.translations, asked_of(reading.state, invoice, reading.today)
    places = {"n": late.days, "rate": w.percent(late.rate) if late.rate is not None else ""}
    at_rate = w.ngettext("Interest, %(n)s day at %(rate)s a year", "Interest, %(n)s days at %(rate)s a year", late.days)
    at_rates = w.ngettext("Interest, %(n)s day", "Interest, %(n)s days", late.days)
    return (
        _sum(reading, w.gettext("Invoice, due on %(day)s") % {"day": reading.when(invoice.due)}, amount),
        _sum(reading, (at_rates if late.rate is None else at_rate) % places, late.interest),
        _sum(reading, w.gettext("Compensation for recovery"), late.recovery),
        _sum(reading, w.gettext("Due by law today"), amount + late.interest + late.recovery, strong=True),
    )


def late_notes(reading: Reading, invoice: Invoice) -> tuple[str, ...]:
    """Say what the law says of paying late; that what it adds is asked for apart, where it is reckoned."""
    w = reading.translations
    if not is_late(reading.state, invoice, reading.today):
        return ()
    public = bool(reading.state.engagement)
    if _late(reading, invoice) is None:
        law = w.gettext(
            "By law a late payment bears interest at the rate of the European Central Bank and eight points (R2192-31), "
            "and a fixed compensation of €40 (D2192-35)."
        )
        private = w.gettext(
            "Paid late it bears interest at three times the legal rate by law (L441-10), a fixed compensation of €40 (D441-5)."
        )
        return (law if public else private,)
    rate = (
        w.gettext("Rate of the European Central Bank and eight points (R2192-31), fixed compensation (D2192-35).")
        if public
        else w.gettext("Three times the legal rate (L441-10), fixed compensation (D441-5).")
    )
    return (rate, w.gettext("Pay the invoice now: what the law adds is asked for apart."))


def _late(reading: Reading, invoice: Invoice) -> Late | None:
    if reading.state.currency != EUROS or not is_late(reading.state, invoice, reading.today):
        return None
    amount, policy = asked_of(reading.state, invoice, reading.today), reading.seller.late
    return late_interest(amount, invoice.due, reading.today, policy, public=bool(reading.state.engagement))


def _sum(reading: Reading, label: str, amount: Decimal, *, strong: bool = False) -> ShownTotal:
    return ShownTotal(label, reading.translations.money(amount, reading.state.currency), strong)
