"""An order that its customer has just placed from the page: what it comes to, and who has its acknowledgement."""

from typing import NamedTuple

from chalicelib.application.view.ordering import placed
from chalicelib.application.view.reading import Reading
from chalicelib.application.writing.audience import readers_of


class FirmOrder(NamedTuple):
    """What the panel says of it."""

    title: str
    notes: tuple[str, ...]


def firm_order(reading: Reading) -> FirmOrder | None:
    """Give it as long as its customer may take it back, None from then on and for any other order."""
    done, w = placed(reading), reading.translations
    if done is None or done.withdraw is None:
        return None
    amount = w.money(reading.amounts.totals.gross, reading.state.currency)
    emails = _acknowledged(reading)
    sent = w.gettext("The acknowledgement goes to %(emails)s.") % {"emails": w.listing(emails)}
    return FirmOrder(w.gettext("%(amount)s including VAT, firm order") % {"amount": amount}, (sent,) if emails else ())


def _acknowledged(reading: Reading) -> list[str]:
    """Give the addresses that it is mailed to: none that takes no mail of ours."""
    closed = {one.contact for one in reading.state.undelivered if one.why != "delayed"}
    readers = readers_of(reading.state, reading.people, reading.today, "order")
    return list(dict.fromkeys(reading.people.contacts[one].email for one in readers if one not in closed))
