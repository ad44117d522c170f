"""Orders from the page in earnest: of the catalogue, with codes, confirmed or declined, taken back, and of what was left."""

from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from msgspec.structs import replace

from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewLine, NewPart, NewTerms
from chalicelib.domain.values.reference import compose
from tests.builder.online_order import OFFERS, QUAY, online
from tests.simulation import shelf
from tests.simulation.intents import DAY, Intent, Wishes, begin, stroke

ABOVE = Decimal("0.40")
POLICY = replace(OFFERS, code_above=ABOVE)
"""Orders of most of an offer ask for a code, those of one piece do not."""
FIRST = tuple(compose(Random(number).choice) for number in range(14))
SLOW = FIRST[-4:]
"""Offers whose customers come back to their orders after more minutes than a code holds; few do anything about them meanwhile."""
LEFT = "left of "
"""Begins the reference of what the order of an offer left, which has none before somebody orders."""
ORDERED = "one that is ordered"
"""Stands for the reference of one of those offers, found when it comes to that."""
OFFERED = (*FIRST[:-4] * 9, *SLOW * 4)
"""Where customers order: in few offers, so that one wish meets what another brought about."""
REST = tuple(f"{LEFT}{reference}" for reference in FIRST[:-4])
END = NewTerms(valid_until=DAY + timedelta(days=20))
LINES = (NewLine(sku=shelf.SKU, quantity=3), shelf.line(2))
"""One as the catalogue has it on its day, one that is written out."""
UNCOUNTED = tuple(replace(shelf.line(pieces), sku="N") for pieces in (3, 2))
"""Of which no stock is counted: what is shown of an order is the same after minutes."""


def offer_of(reference: str) -> Intent:
    """An offer before anybody wants anything."""
    intent, lines = begin(reference, f"offer-{reference}"), UNCOUNTED if reference in SLOW else LINES
    return intent._replace(command=replace(intent.command, effective=None, terms=END, lines=lines, freight=None, mails=False))


def resolved(store: DossierStore, reference: str, chance: Random) -> str:
    """The reference that one stands for, as the offers are now; some offer where none is ordered."""
    if reference.startswith(LEFT):
        first = reference.removeprefix(LEFT)
        head = store.load(first)
        order = head.state.order if head else None
        return (order.online.rest if order and order.online else None) or first
    return chance.choice([first for first, head in store.load_all(FIRST) if head.state.order] or FIRST)


def _order(chance: Random, name: str) -> c.Command:
    """All that is offered, or some of it; a piece alone needs no code. To an address that is not on file staff confirm it."""
    pieces = chance.choice(((3, 2), (3, 2), (3, 1), (1, 0), (0, 1)))
    more: dict[str, Any] = {"deliver_to": QUAY} if chance.random() < 0.6 else {}
    return online(*pieces, name="Jean", comment=name, code=None, **more)


def _reserve(chance: Random, name: str) -> c.Command:
    parts = (NewPart(line=1, quantity=chance.randrange(1, 3)),)
    return c.ReservePieces(name="Jean", lines=parts, until=DAY + timedelta(days=chance.randrange(2)), comment=name)


ORDERS: Wishes = (
    *(_order,) * 12,
    *(_reserve,) * 4,
    lambda chance, name: c.TakeOrderBack(name="Jean", comment=name),
    *(lambda chance, name: c.ReviseOffer(lines=LINES, terms=END, comment=name),) * 3,
    *(lambda chance, name: c.ReleaseReservation(name="Jean", comment=name),) * 2,
    lambda chance, name: c.AllocateStock(comment=name),
    lambda chance, name: c.AskQuestion(name="Jean", comment=name),
    stroke,
)
"""What customers and staff do about such an offer."""


def _either(chance: Random, name: str) -> c.Command:
    return _reserve(chance, name) if chance.random() < 0.5 else c.TakeOrderBack(name="Jean", comment=name)


AT_ONCE: Wishes = (_either,)
"""What customers do in one moment: one takes an order back, another one wants of what it left."""
TOGETHER = (*FIRST[:3], *(f"{LEFT}{reference}" for reference in FIRST[:3]))
ON_REST: Wishes = (
    lambda chance, name: c.ReservePieces(name="Jean", lines=(NewPart(line=1, quantity=1),), until=DAY, comment=name),
    lambda chance, name: online(1, name="Jean", comment=name, code=None),
)
"""What a customer does about the offer of what their order left."""
BACK: Wishes = (lambda chance, name: c.TakeOrderBack(name="Jean", comment=name),)
"""What a customer does about an order."""
