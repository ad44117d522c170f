"""The deposit on an offer, beside what its customer decides: asked for, on its way, or here until the order takes it off."""

from msgspec.structs import replace

from chalicelib.application.view.money_panels import transfer_of_order
from chalicelib.application.view.paying import announced_press, transfer_press
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.panel import ShownTodo
from chalicelib.domain.sale.asked import asked_before, debited, failure_of, on_their_way
from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.owed import deposit_in_use
from chalicelib.domain.sale.steps import lapsed
from chalicelib.domain.values.money import ZERO


def with_deposit(reading: Reading, shown: ShownTodo) -> ShownTodo:
    """Give the panel of an offer with what is to be paid of its deposit, and how; the same where it has none."""
    notes = deposit_notes(reading)
    if not notes:
        return shown
    pays = () if reading.then else transfer_press(reading) or announced_press(reading)
    bank = transfer_of_order(reading) if pays and asked_before(reading.state, reading.today) else shown.bank
    return replace(shown, notes=[*shown.notes, *notes], acts=[*shown.acts, *pays], bank=bank)


def deposit_notes(reading: Reading) -> tuple[str, ...]:
    """Say what is asked of a deposit, what is on its way, and what becomes of what is here."""
    w, state, currency = reading.translations, reading.state, reading.state.currency
    if not state.on_offer:
        return ()
    notes, ahead = list[str](), asked_before(state, reading.today)
    if failure_of(state, None):
        notes.append(w.gettext("The last payment did not come through: nothing was debited."))
    if ahead and state.asked:
        late = state.asked.due < reading.today
        text = w.gettext("Pay a deposit of %(amount)s by %(day)s.")
        text = w.gettext("A deposit of %(amount)s was due on %(day)s.") if late else text
        notes.append(text % {"amount": w.money(ahead, currency), "day": reading.weekday(state.asked.due)})
    coming = sum((one.amount for one in on_their_way(state, reading.today)), ZERO)
    if coming:
        notes.append(w.gettext("Transfer of %(amount)s announced.") % {"amount": w.money(coming, currency)})
    if debited(state) and deposit_to_pay(state):
        notes.append(w.gettext("Your bank is being debited."))
    if here := deposit_in_use(state):
        over = w.gettext("Deposit received: %(amount)s. The quote has ended: we pay it back.")
        text = w.gettext("Deposit received: %(amount)s. Your order takes it off; if none comes, we pay it back.")
        text = over if lapsed(state, reading.today) else text
        notes.append(text % {"amount": w.money(here, currency)})
    return tuple(notes)
