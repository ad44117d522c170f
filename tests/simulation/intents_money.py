"""What users want of orders that change, of what comes back, of due dates and of money."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAllocation, NewLine, NewLineChange, NewPart, NewVatAmount
from tests.samples.texts import both
from tests.simulation.intents import DAY, REFERENCES, WISHES, Wishes, credit, day_of, pieces, stroke
from tests.simulation.intents import invoice as issued

MORE = NewLine(sku="B", name=both("b", "b"), quantity=2, unit_price="0.2000", vat_rate="20")
QUANTITIES = (1, 2, 3, 40, 1_000_000, 1_000_000)
"""What a line is changed to: most orders are never done, some are soon."""


def _of(chance: Random) -> str:
    return f"F26-{chance.randrange(1, 12):04d}"


EARLY = ("F26-0001", "F26-0004", "F26-0005", "F26-0006")
"""The first invoices, so that what one wish needs another brought about; the numbers between were given by hand before."""


def _fewer(chance: Random, name: str) -> c.Command:
    new = NewLineChange(line=chance.randrange(1, 5), quantity=chance.choice(QUANTITIES))
    return c.ChangeOrder(agreed_with="Jean", change=(new,), comment=name)


def _price(chance: Random, name: str) -> c.Command:
    """A price that no invoice has yet: mostly that of a line which was added."""
    new = NewLineChange(line=chance.choice((1, 2, 3, 4, 5)), unit_price=chance.choice(("0.1250", "0.1999", "7.7700")))
    return c.ChangeOrder(agreed_with="Jean", change=(new,), comment=name)


def _more(chance: Random, name: str) -> c.Command:
    return c.ChangeOrder(agreed_with="Jean", add=(MORE,), comment=name)


def _without(chance: Random, name: str) -> c.Command:
    return c.ChangeOrder(agreed_with="Jean", cancel=(chance.randrange(1, 6),), comment=name)


def _due(chance: Random, name: str) -> c.Command:
    """A day may be gone, or that of the invoice itself: it may not be before that."""
    return c.ChangeDueDate(invoice=_of(chance), due=DAY + timedelta(days=chance.randrange(-1, 40)), comment=name)


def _back(chance: Random, name: str) -> c.Command:
    """Pieces come back, for whatever reason, and may leave or be invoiced once more."""
    few = (NewPart(line=chance.randrange(1, 3), quantity=1),)
    again = chance.choice((None, True, False))
    what: Sequence[dict[str, Any]] = (
        {"parts": few},
        {"parts": few, "invoice_again": again},
        {"parts": few, "deliver_again": True, "reason": "defective"},
        {"parts": few, "freight": True},
        {"freight": True, "invoice_again": again},
        {"groups": (NewVatAmount(amount="0.01", vat_rate="20"),)},
    )
    return c.Credit(
        **{"reason": "price", "effective": day_of(chance), "invoice": _of(chance), "comment": name, **chance.choice(what)}
    )


def _deposit(chance: Random, name: str) -> c.Command:
    return c.RecordDeposit(payment=f"VIR-{chance.randrange(3)}", amount="0.50", comment=name)


def _deposit_back(chance: Random, name: str) -> c.Command:
    return c.Refund(payment=f"VIR-{chance.randrange(3)}", amount=chance.choice(("0.10", "0.50")), comment=name)


def _payment(chance: Random, name: str) -> c.Command:
    return c.AllocatePayment(payment="P", allocations=(NewAllocation(invoice=_of(chance), amount="0.05"),), comment=name)


def _too_much(chance: Random, name: str) -> c.Command:
    """A transfer that came twice; of the first invoices, so that something of it is there to be moved."""
    much = (NewAllocation(invoice=chance.choice(EARLY), amount="2.00"),)
    return c.AllocatePayment(payment="P", allocations=much, overpaid=True, comment=name)


def _moved(chance: Random, name: str) -> c.Command:
    """Money goes to another invoice, from one that was paid too much or from a deposit."""
    amount = chance.choice(("0.02", "0.10"))
    if chance.random() < 0.8:
        source, invoice = chance.sample(EARLY, 2)
        return c.MovePayment(source=source, invoice=invoice, amount=amount, comment=name)
    return c.MovePayment(payment=f"VIR-{chance.randrange(3)}", invoice=_of(chance), amount=amount, comment=name)


CHANGES: Wishes = (_fewer, _price, _more, _without, _due, _back)
EVERYTHING = (*WISHES, *CHANGES)
"""Whatever users want, of everything something."""
MONEY: Wishes = (
    *(issued,) * 30,
    *(_deposit,) * 8,
    *(_deposit_back, _payment, credit, stroke, _back) * 12,
    *(_moved,) * 40,
    *(_too_much,) * 8,
    *(_more, _price, _due) * 5,
    *(_fewer, _without) * 2,
    *(lambda chance, name: c.Ship(carrier="Poste", parts=pieces(chance), comment=name),) * 4,
    lambda chance, name: c.Refund(invoice=_of(chance), amount="0.01", comment=name),
    lambda chance, name: c.MarkPaid(comment=name),
    lambda chance, name: c.CancelOrder(comment=name),
)
"""What moves money, until the order is cancelled."""
INVOICED: Wishes = (*(issued,) * 12, *(_due,) * 4, credit, *(_back,) * 2)
"""What is invoiced while a bank tells of payments."""
PAID = (*REFERENCES[:1] * 6, *REFERENCES)
"""Where money moves: mostly in one dossier, since it goes from one of its invoices to another."""


def _priced(chance: Random, name: str) -> c.Command:
    """Another price, of a line that an invoice has mostly."""
    new = NewLineChange(line=chance.randrange(1, 3), unit_price=chance.choice(("0.1999", "7.7700")))
    return c.ChangeOrder(agreed_with="Jean", change=(new,), comment=name)


CHANGED: Wishes = (
    *(issued,) * 6,
    *(lambda chance, name: c.Ship(carrier="Poste", parts=pieces(chance), comment=name),) * 3,
    *(_priced,) * 3,
    *(_price, _fewer, _more, _due) * 3,
    *(_without, stroke) * 2,
    *(_back,) * 4,
    *(credit, _payment),
)
"""What changes an order while it is done: invoices and parcels are before the changes, and after them."""
