"""What payments are settled with."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, Protocol

from chalicelib.application.caller import Request
from chalicelib.application.payment.checkout import AsksStripe, nobody_to_ask
from chalicelib.application.payment.open_books import ReadsBook, read_anew
from chalicelib.application.payment.payments_caller import PAYMENTS
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.payer_store import PayerStore
from chalicelib.application.ports.payment_store import PaymentStore
from chalicelib.application.seller import Seller
from chalicelib.application.writing.execute import execute
from chalicelib.application.writing.prepare import CommandRequest
from chalicelib.domain.payment.matching.open_book import OpenBook
from chalicelib.domain.sale.command import Command


class PaymentDesk(PaymentStore, PayerStore, DossierStore, Protocol):
    """Payments, what is remembered of who made them, and the dossiers that they settle."""


class Settling(NamedTuple):
    """What payments are settled with; `pause(n)` waits before try n, `ask_stripe` says how something of Stripe's stands.

    books: gives all that is open, by what was read before where that is as good. since: see PaymentMessage.
    """

    store: PaymentDesk
    seller: Seller
    clock: Callable[[], datetime]
    pause: Callable[[int], None]
    lists: Lists
    ask_stripe: AsksStripe = nobody_to_ask
    books: ReadsBook = read_anew
    since: datetime | None = None

    def does(self, reference: str, command: Command, key: str) -> None:
        """Carry a command out on a dossier, once under its key. Raises what `execute` raises."""
        request = Request(key, key)
        asked = CommandRequest(
            reference, command, PAYMENTS, request, self.seller.numbering, self.seller.offers, news=self.seller.news
        )
        execute(self.store, asked, self.clock(), self.pause)

    def book(self) -> OpenBook:
        """Give all that is open, as the lists have it."""
        return self.books(self.lists, self.since, self.clock())
