"""The act panel while a bank answers: of a payment that was begun, to who comes back from it, and of a debit."""

from msgspec.structs import replace

from chalicelib.application.view.act_panel import panel
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.panel import ShownTodo
from chalicelib.application.view.shapes.payable import ShownBegun
from chalicelib.domain.sale.pending import FailedPayment, Pending, can_be_paid
from chalicelib.domain.values.calendar import paris_date


def begun(reading: Reading) -> list[ShownBegun]:
    """Give what is said to who comes back from paying, for each payment that was begun and can be paid still."""
    w = reading.translations
    return [
        ShownBegun(
            payment=one.payment,
            invoice=one.invoice,
            todo=_checked(reading, one),
            verdict=[w.gettext("Your bank is checking the payment of %(amount)s.") % {"amount": _money(reading, one)}],
            step=w.gettext("payment of %(amount)s being checked") % {"amount": _money(reading, one)},
            lead=w.gettext("Do not pay again. The answer mostly comes within a minute; it is written here and mailed."),
        )
        for one in can_be_paid(reading.state.pending, reading.moment)
    ]


def _checked(reading: Reading, pending: Pending) -> ShownTodo:
    w = reading.translations
    card, debit = w.gettext("Card, asked for by %(name)s on %(at)s."), w.gettext("Bank debit, asked for by %(name)s on %(at)s.")
    asked = card if pending.method == "card" else debit
    over = w.gettext("Without an answer by %(until)s the payment is given up and nothing is debited: “Pay” comes back.")
    shown = panel(
        reading,
        w.gettext("With your bank"),
        w.gettext("Nothing to do for now"),
        asked % {"name": reading.contact(pending.contact), "at": w.moment(pending.begun)},
        over % {"until": w.moment(pending.until)},
    )
    return replace(shown, who="bank", by=None)


def debit_panel(reading: Reading, pending: Pending, *more: str) -> ShownTodo:
    """Give the panel of a debit that a bank has still to pay."""
    w, day = reading.translations, paris_date(pending.until)
    account = w.gettext("Debit from the account that ends in %(last4)s. We hear from the bank by %(day)s. Do not pay again.")
    plain = w.gettext("Debit from your account. We hear from the bank by %(day)s. Do not pay again.")
    shown = panel(
        reading,
        w.gettext("With your bank"),
        w.gettext("Your bank is being debited"),
        (account if pending.last4 else plain) % {"last4": pending.last4, "day": reading.weekday(day)},
        *((w.gettext("Mandate: %(mandate)s.") % {"mandate": pending.mandate},) if pending.mandate else ()),
        *more,
        amount=_money(reading, pending),
        by=day,
    )
    return replace(shown, who="bank")


def refused(reading: Reading, shown: ShownTodo, failed: FailedPayment) -> ShownTodo:
    """Give the panel of what is asked, where a payment of it did not come: that nothing left is said first."""
    w, amount = reading.translations, reading.translations.money(failed.amount, reading.state.currency)
    places = {"amount": amount, "last4": failed.last4, "at": w.moment(failed.at)}
    if failed.reason == "expired":
        title, text = w.gettext("The payment of %(amount)s was not completed"), w.gettext("Nothing was debited.")
    elif failed.reason == "returned":
        title = w.gettext("The debit of %(amount)s came back")
        text = w.gettext("Your bank returned it on %(at)s. It is to be paid again.")
    else:
        title = w.gettext("The payment of %(amount)s was refused")
        text = (
            w.gettext("Your bank refused the one that ends in %(last4)s on %(at)s. Nothing was debited.")
            if failed.last4
            else w.gettext("Your bank refused it on %(at)s. Nothing was debited.")
        )
    return replace(shown, title=title % places, notes=[text % places, *shown.notes])


def _money(reading: Reading, pending: Pending) -> str:
    return reading.translations.money(pending.amount, reading.state.currency)
