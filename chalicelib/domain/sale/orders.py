"""The order of a sale as its state holds it: how it changed, what was dropped of it, and its end."""

from datetime import date

from msgspec import Struct

from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.sale.lines import Line, Part
from chalicelib.domain.sale.offers import Offered
from chalicelib.domain.sale.online import Online


class OrderChange(Struct, frozen=True):
    """A change of the order; wants: the lines that it added, or wants more of. lowered: whether the order costs less since."""

    on: date
    wants: tuple[int, ...] = ()
    lowered: bool = False


class Order(Struct, frozen=True):
    """The firm order, and how it changed.

    online: what was said with it from the page. offered: what it took the place of.
    pay: when it is paid, where that is the order's own and not its offer's.
    """

    placed: date
    changes: tuple[OrderChange, ...] = ()
    online: Online | None = None
    offered: Offered | None = None
    pay: PaymentTerms | None = None

    def wanted_since(self, line: int) -> date:
        """Say since when all pieces of a line are wanted."""
        return max((change.on for change in self.changes if line in change.wants), default=self.placed)

    @property
    def lowered(self) -> date | None:
        """When a change last made the order cost less."""
        return max((change.on for change in self.changes if change.lowered), default=None)


class Dropped(Struct, frozen=True):
    """A line that was cancelled, as it stood, and when; nothing of it had left or been invoiced."""

    line: Line
    on: date


class Cancellation(Struct, frozen=True):
    """The order's end before its time; services: those that were invoiced by then, and so were carried out."""

    on: date
    reason: str | None
    services: tuple[Part, ...] = ()
