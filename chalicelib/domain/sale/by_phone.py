"""What keeps an offer from being ordered from its page: it is ordered by telephone then."""

from typing import Literal

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.dossier import Dossier

ByPhone = Literal["hold", "taken_back", "parts"]
MOST_TAKEN_BACK = 3
"""Orders of an offer that its customer took back: one placed and taken back again and again keeps pieces for nothing."""
MOST_PARTS = 10
"""Orders from the page of one quote, each of what the one before left: each opens a dossier of its own, with its mails."""


def by_phone(state: Dossier, *, on_hold: bool) -> ByPhone | None:
    """Say why an offer is ordered by telephone, None where the page takes the order. on_hold: whether its customer is."""
    if on_hold:
        return "hold"
    if state.taken_back >= MOST_TAKEN_BACK:
        return "taken_back"
    return "parts" if state.offer and state.offer.orders_before >= MOST_PARTS else None


def refuse_by_phone(state: Dossier, phone: str, *, on_hold: bool) -> None:
    """Raise NotAllowed, with the seller's telephone, for an order from the page that is taken by telephone."""
    match by_phone(state, on_hold=on_hold):
        case "hold":
            raise NotAllowed("we take this order by telephone: call %(phone)s", phone=phone)
        case "taken_back":
            taken_back = state.taken_back
            raise NotAllowed("%(n)s orders of this quote were taken back: call %(phone)s to order", n=taken_back, phone=phone)
        case "parts":
            raise NotAllowed(
                "%(n)s parts of this quote were ordered: call %(phone)s to order the rest", n=MOST_PARTS, phone=phone
            )
        case None:
            pass
