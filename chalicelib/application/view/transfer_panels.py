"""The act panel while a transfer that was announced is on its way, and once it has not arrived in time."""

from msgspec.structs import replace

from chalicelib.application.view.act_panel import owed_meanwhile, panel
from chalicelib.application.view.controls import control
from chalicelib.application.view.documents import of_invoice
from chalicelib.application.view.paying import announced_by, announced_press, paying
from chalicelib.application.view.pending_panels import debit_panel
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.remarks import beside
from chalicelib.application.view.shapes.panel import ShownTodo
from chalicelib.domain.sale.announced_transfer import AnnouncedTransfer
from chalicelib.domain.sale.asked import debited, on_their_way
from chalicelib.domain.values.creditor_reference import grouped, payment_reference


def on_its_way(reading: Reading) -> ShownTodo:
    """Give the panel of the transfer that is expected first."""
    return awaited_panel(reading, *owed_meanwhile(reading), *beside(reading))


def awaited_panel(reading: Reading, *meanwhile: str) -> ShownTodo:
    """Give the same with more notes."""
    w, transfers = reading.translations, on_their_way(reading.state, reading.today)
    if not transfers:
        return debit_panel(reading, debited(reading.state)[0], *meanwhile)
    transfer = transfers[0]
    until = w.gettext("%(announced)s, expected by %(day)s. We do not remind you until then.")
    shown = panel(
        reading,
        w.gettext("With your bank"),
        w.gettext("We are waiting for your transfer"),
        until % {"announced": announced_by(reading, transfer), "day": reading.weekday(transfer.by)},
        *meanwhile,
        amount=w.money(transfer.amount, reading.state.currency),
        by=transfer.by,
        acts=announced_press(reading),
        document=of_invoice(reading, transfer.invoice) if transfer.invoice else None,
    )
    return replace(shown, who="bank")


def not_arrived(reading: Reading, shown: ShownTodo, transfer: AnnouncedTransfer) -> ShownTodo:
    """Give the panel of what is asked, where a transfer was announced for it whose day has passed: the doubt is told."""
    w = reading.translations
    places = {"amount": w.money(transfer.amount, reading.state.currency), "day": reading.when(transfer.announced)}
    check = w.gettext(
        "%(announced)s, not on our account by %(day)s. Check the IBAN and the reference %(reference)s, or send us the advice."
    )
    reference = grouped(payment_reference(transfer.invoice or reading.reference))
    doubt = check % {"announced": announced_by(reading, transfer), "day": reading.when(transfer.by), "reference": reference}
    sends = (control("file", w.gettext("Send the transfer advice")),) if reading.may("act") else ()
    return replace(
        shown,
        title=w.gettext("Transfer of %(amount)s not received") % places,
        notes=[doubt, *shown.notes],
        acts=[*sends, *(announced_press(reading) if paying(reading) else ()), *shown.acts],
    )
