"""The state of a sale, as its events leave it; a snapshot of it is stored with the head."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.instrument.instrument_use import InstrumentUse
from chalicelib.domain.sale.announced_transfer import Transfers
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.credit_choice_made import CreditChoice
from chalicelib.domain.sale.derived import derived_from
from chalicelib.domain.sale.invoices import AskedDeposit, Deposit, DepositCredit, Invoice, Returned
from chalicelib.domain.sale.left_pieces import left_pieces
from chalicelib.domain.sale.lines import Freight, Line, Part, ReservedPart
from chalicelib.domain.sale.money_move import MoneyMove
from chalicelib.domain.sale.offers import Offer, Requested, Reservation
from chalicelib.domain.sale.orders import Cancellation, Dropped, Order
from chalicelib.domain.sale.parcels import Announcement, DeliveryNote, Parcel, Supply
from chalicelib.domain.sale.payment_use import PaymentUse, payment_use
from chalicelib.domain.sale.pending import FailedPayments, Pendings
from chalicelib.domain.sale.quantities import by_line, gathered
from chalicelib.domain.sale.stock_use import StockUse, stock_use
from chalicelib.domain.values.money import ZERO


class Dossier(DossierBase, frozen=True, dict=True, tag_field="kind", tag="sale"):
    """Everything that its events say of a sale, the kind that a dossier has unless its name says another one.

    lines: those that hold; dropped: those that were cancelled while the order went on.
    requested: an order to an address that was not on file, until staff confirm or decline it, or its customer takes it back.
    reservation: the pieces that are kept, until they are given back or ordered.
    kept_days: working days for which reservations of the offer that ended kept pieces. taken_back: its orders that were.
    taken: pieces of counted stock that are kept for the order and have still to leave. gone: those of each line that left,
    without those that came back to the shelf or that the supply of this order brought in: it may be below zero.
    failed: payments whose money did not come, until something else is paid or begun for the same.
    credit_choice: what its customer wants done with what they paid too much.
    transfers: those that the customer announced, until money of the same comes.
    asked: the deposit that was asked for last.
    deposit: what no invoice took off yet. refunded: when money last went back. returns: pieces that came back.
    pending: what was begun by card or debit, until its money came or is not to come.
    deposit_credits: the credit notes on deposit invoices.
    money: what each entry moved of it, in their order.
    """

    lines: tuple[Line, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    freight: Freight | None = None
    discount: Decimal = Decimal(0)
    offer: Offer | None = None
    order: Order | None = None
    cancelled: Cancellation | None = None
    supplies: tuple[Supply, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    parcels: tuple[Parcel, ...] = ()
    delivery_notes: tuple[DeliveryNote, ...] = ()
    invoices: tuple[Invoice, ...] = ()
    credit_notes: tuple[str, ...] = ()
    deposit: Decimal = ZERO
    deposits: tuple[Deposit, ...] = ()
    deposit_credits: tuple[DepositCredit, ...] = ()
    asked: AskedDeposit | None = None
    refunded: date | None = None
    returns: tuple[Returned, ...] = ()
    reservation: Reservation | None = None
    taken: tuple[ReservedPart, ...] = ()
    gone: tuple[Part, ...] = ()
    requested: Requested | None = None
    kept_days: int = 0
    taken_back: int = 0
    pending: Pendings = ()
    money: tuple[MoneyMove, ...] = ()
    transfers: Transfers = ()
    credit_choice: CreditChoice | None = None
    failed: FailedPayments = ()

    @property
    def order_number(self) -> str | None:
        """The customer's own number of the order, or of the one that waits for staff."""
        return self.requested.wanted.customer_reference if self.requested else self.customer_reference

    def line(self, line: int) -> Line:
        """Give the line of a number, a cancelled one too. Raises KeyError if there is none."""
        return self._every_line[line]

    @property
    def every_line(self) -> tuple[Line, ...]:
        """The lines in their order, cancelled ones in their place."""
        return tuple(self._every_line.values())

    def supply(self, line: int) -> Supply | None:
        """Say where a line stands before shipping, or None if nothing is known."""
        return self._supplies.get(line)

    def shipped(self, line: int) -> int:
        """Pieces of a line that left, without those that are to leave once more."""
        return self._shipped.get(line, 0) - self._to_leave_again.get(line, 0)

    def with_customer(self, line: int) -> int:
        """Pieces of a line that the customer has: those that left without those that came back."""
        return self._shipped.get(line, 0) - self._returned.get(line, 0)

    def all_shipped(self, line: int) -> bool:
        """Say whether every piece of a line left."""
        return line in self._lines and self.shipped(line) >= self._lines[line].quantity

    def billed(self, line: int) -> int:
        """Pieces of a line on invoices that stand."""
        return sum(invoice.stands(line, pieces) for invoice, pieces in self.invoiced(line))

    def invoiced(self, line: int) -> tuple[tuple[Invoice, int], ...]:
        """Give the invoices that name a line, as they were issued, each with its pieces."""
        return self._invoiced.get(line, ())

    def parcels_of(self, line: int) -> tuple[Parcel, ...]:
        """Give the parcels that pieces of a line are in, as they left."""
        return self._parcels.get(line, ())

    def announced(self, line: int) -> tuple[Announcement, ...]:
        """Give the announcements that name a line, the oldest first."""
        return self._announced.get(line, ())

    def announcement(self, line: int) -> Announcement | None:
        """Give the last announcement of when what has still to leave of a line comes."""
        return next(reversed(self.expected(line)), None)

    def expected(self, line: int) -> tuple[Announcement, ...]:
        """Give the announcements of a line since its pieces came back to leave once more; where none did, all of them."""
        since = self.back_since(line)
        return tuple(one for one in self.announced(line) if one.entry > since)

    def back_since(self, line: int) -> int:
        """Give the last entry by which pieces of a line came back to leave once more; 0 where none did."""
        backs = (back.entry for back in self.returns if back.again and any(part.line == line for part in back.parts))
        return max(backs, default=0)

    def note_of(self, parcel: int) -> DeliveryNote | None:
        """Give the last delivery note of a parcel."""
        return next((note for note in reversed(self.delivery_notes) if note.parcel == parcel), None)

    @property
    def pay(self) -> PaymentTerms | None:
        """When its invoices are paid, as agreed when it was offered or ordered; None where nobody said."""
        return (self.order.pay if self.order else None) or (self.offer.terms.pay if self.offer else None)

    @property
    def on_offer(self) -> bool:
        """Whether its offer may still be ordered; that it lapsed with a deposit, an event says."""
        return self.order is None and self.offer is not None and self.offer.voided is None

    @property
    def deposit_invoices(self) -> tuple[str, ...]:
        """The numbers of the invoices of deposits."""
        return tuple(deposit.number for deposit in self.deposits if deposit.number)

    @property
    def document_numbers(self) -> tuple[str, ...]:
        """The numbers of invoices, those of deposits, credit notes and delivery notes."""
        notes = (note.number for note in self.delivery_notes)
        return (*self.deposit_invoices, *(invoice.number for invoice in self.invoices), *self.credit_notes, *notes)

    @property
    def tracking_numbers(self) -> tuple[str, ...]:
        """What carriers call the parcels."""
        return tuple(parcel.tracking for parcel in self.parcels if parcel.tracking)

    @property
    def parcel_numbers(self) -> tuple[str, ...]:
        """What carriers call the parcels, and the serial numbers in them."""
        return tuple(
            number
            for parcel in self.parcels
            for number in (parcel.tracking or "", *(serial for part in parcel.parts for serial in part.serials))
        )

    @property
    def charged(self) -> bool:
        """Whether an invoice was issued or a deposit came."""
        return bool(self.invoices or self.deposits)

    @derived_from("lines")
    def goods(self) -> tuple[Line, ...]:
        """Give the lines that are supplied and shipped."""
        return tuple(line for line in self.lines if line.goods)

    @derived_from("lines", "parcels", "returns")
    def unshipped(self) -> tuple[Line, ...]:
        """Give the goods of which pieces have still to leave."""
        return tuple(line for line in self.goods if self.shipped(line.id) < line.quantity)

    @derived_from("lines", "dropped", "offer", "order", "reservation", "taken", "gone")
    def stock_use(self) -> StockUse:
        """Give what it uses of stock that is counted; an offer that was ordered or withdrawn reserves nothing more."""
        over = self.order is not None or (self.offer is not None and self.offer.voided is not None)
        reserved = self.reservation.parts if self.reservation and not over else ()
        return stock_use(lambda line: self.line(line).sku, (*self.taken, *reserved), self.gone)

    @derived_from("lines", "dropped", "parcels", "returns")
    def instrument_use(self) -> InstrumentUse:
        """Give the pieces with serial numbers that left by it."""
        return InstrumentUse(left_pieces(self.parcels, self.returns, lambda line: self.line(line).sku))

    @derived_from("money")
    def payment_use(self) -> PaymentUse:
        """Give what it uses of each payment."""
        return payment_use(self.money)

    @property
    def kept_until(self) -> datetime | None:
        """The moment (UTC) at which the pieces that it keeps are given back; None where they are kept for an order."""
        return self.reservation.until if self.reservation and self.order is None else None

    def stock_shown(self, today: date) -> frozenset[str]:
        """Give the SKUs whose stock its customer reads on a day: those of the goods of an offer that can be ordered then."""
        return frozenset(line.sku for line in self.goods) if self._offered(today) else frozenset()

    @property
    def kept_of_arrivals(self) -> frozenset[str]:
        """The SKUs of which pieces are reserved that had still to arrive when they were."""
        kept = self.reservation
        return frozenset(self.line(part.line).sku for part in kept.parts if part.arrival) if kept else frozenset()

    def orderable(self, today: date) -> bool:
        """Say whether its customer can order its offer on a day: it holds, and no order of it waits for staff."""
        return self.requested is None and self._offered(today)

    def _offered(self, today: date) -> bool:
        offer = self.offer
        return offer is not None and self.order is None and offer.voided is None and today <= offer.terms.valid_until

    # What is asked line by line is found once for all lines.

    @derived_from("lines")
    def _lines(self) -> Mapping[int, Line]:
        return {line.id: line for line in self.lines}

    @derived_from("lines", "dropped")
    def _every_line(self) -> Mapping[int, Line]:
        lines = {gone.line.id: gone.line for gone in self.dropped} | dict(self._lines)
        return {line: lines[line] for line in sorted(lines)}

    @derived_from("supplies")
    def _supplies(self) -> Mapping[int, Supply]:
        return {supply.line: supply for supply in reversed(self.supplies)}

    @derived_from("parcels")
    def _shipped(self) -> Mapping[int, int]:
        return by_line(part for parcel in self.parcels for part in parcel.parts)

    @derived_from("returns")
    def _returned(self) -> Mapping[int, int]:
        return by_line(part for back in self.returns for part in back.parts)

    @derived_from("returns")
    def _to_leave_again(self) -> Mapping[int, int]:
        return by_line(part for back in self.returns if back.again for part in back.parts)

    @derived_from("invoices")
    def _invoiced(self) -> Mapping[int, tuple[tuple[Invoice, int], ...]]:
        return gathered((line, (invoice, pieces)) for invoice in self.invoices for line, pieces in by_line(invoice.parts).items())

    @derived_from("parcels")
    def _parcels(self) -> Mapping[int, tuple[Parcel, ...]]:
        return gathered((line, parcel) for parcel in self.parcels for line in by_line(parcel.parts))

    @derived_from("announcements")
    def _announced(self) -> Mapping[int, tuple[Announcement, ...]]:
        return gathered((line, announcement) for announcement in self.announcements for line in dict.fromkeys(announcement.lines))
