"""What the act panel says of money while something else comes first: what is on its way, and what is the customer's to choose."""

from msgspec.structs import replace

from chalicelib.application.view.credit_view import may_choose
from chalicelib.application.view.paying import announced_press, paying
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.offer_acts import ShownPress
from chalicelib.application.view.shapes.panel import ShownTodo
from chalicelib.domain.sale.asked import debited, on_their_way
from chalicelib.domain.sale.owed import owed_back


def with_money(reading: Reading, shown: ShownTodo) -> ShownTodo:
    """Give the panel with what is on its way and what was paid too much, and for who may pay what they can do with it.

    A panel that is about that money says so itself.
    """
    if reading.turn in ("announced", "choose"):
        return shown
    chooses = choice_presses(reading) if may_choose(reading) and reading.may("pay") else ()
    return _with_coming(reading, replace(shown, acts=[*shown.acts, *chooses]))


def choice_presses(reading: Reading) -> tuple[ShownPress, ...]:
    """Give the controls by which what was paid too much is kept, or asked back; above them how much it is."""
    w = reading.translations
    amount = w.money(owed_back(reading.state), reading.state.currency)
    above = w.gettext("You have %(amount)s with us") % {"amount": amount}
    keep = ShownPress("keep", w.gettext("Keep it for the next invoice"), None, f"{above}.", None)
    return (keep, ShownPress("repay", w.gettext("Pay it back to me"), None, f"{above}.", None))


def _with_coming(reading: Reading, shown: ShownTodo) -> ShownTodo:
    notes = _coming(reading)
    if not notes:
        return shown
    offered = any(one.act == "unannounce" for one in shown.acts)
    undo = announced_press(reading) if on_their_way(reading.state, reading.today) and paying(reading) and not offered else ()
    return replace(shown, notes=[*shown.notes, *notes], acts=[*shown.acts, *undo])


def _coming(reading: Reading) -> list[str]:
    w, state = reading.translations, reading.state
    awaited = w.gettext("Transfer of %(amount)s announced, expected by %(day)s.")
    taken = w.gettext("Your bank is being debited for %(amount)s: do not pay it again.")
    return [
        *(
            awaited % {"amount": w.money(one.amount, state.currency), "day": reading.weekday(one.by)}
            for one in on_their_way(state, reading.today)
        ),
        *(taken % {"amount": w.money(one.amount, state.currency)} for one in debited(state)),
    ]
