"""The port to dossiers, their history, accounts and command records."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol, TypeVar

from chalicelib.application.ports.commit import Account, AnyCommit, Fact, Loaded, Record, Stream
from chalicelib.application.ports.effects import Pending
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Undeliverable
from chalicelib.domain.sale.numbering import Count
from chalicelib.domain.stock.stock_item import StockItem

H = TypeVar("H")


class Page(NamedTuple):
    """A head with the newest entries, newest first, as one strongly consistent read saw them."""

    head: Loaded
    entries: Sequence[Entry]


class StockAndHold(NamedTuple):
    """What is there of the SKUs that we count; on_hold: whether nobody orders online for the customer."""

    stock: Mapping[str, StockItem]
    on_hold: bool


class DecidingStore(Protocol):
    """What a command is decided with, and nothing that writes."""

    def load(self, reference: str) -> Loaded | None:
        """Give the head, strongly consistent, or None."""

    def history(self, reference: str) -> Sequence[Entry]:
        """Give all entries, oldest first."""

    def account(self, account: str) -> Account | None:
        """Give the account, strongly consistent, or None."""

    def products(self, skus: frozenset[str]) -> Mapping[str, Product]:
        """Give the products of the catalogue by SKU, strongly consistent, without those that it does not know."""

    def stock(self, skus: frozenset[str], *, consistent: bool = True) -> Mapping[str, StockItem]:
        """Give what is there of SKUs, strongly consistent unless that is not asked, without those that we do not count."""

    def head(self, stream: Stream[H, Fact], stream_id: str) -> H | None:
        """Give the head of a stream that is not folded, strongly consistent, or None."""

    def count(self, series: str) -> Count:
        """Say where a sequence of numbers stands, strongly consistent."""

    def holder(self, number: str) -> str | None:
        """Give the dossier of the document that has this number of ours, however it is spelled, strongly consistent, or None."""


class DossierStore(DecidingStore, Protocol):
    """Dossiers, their history, accounts and command records."""

    def load_all(self, references: Sequence[str], *, consistent: bool = True) -> Sequence[tuple[str, Loaded]]:
        """Give the heads of at most 100 dossiers in the order asked for, without those that do not exist.

        Not consistent, they may be those of a second ago and cost half: so staff's lists read, which an index leads to anyhow.
        """

    def entitlements(self, references: Sequence[str]) -> Sequence[tuple[str, Dossier]]:
        """Give what says who may see dossiers, as load_all reads them.

        It is states of account, contact, links and last commit alone.
        """

    def page(self, reference: str, limit: int) -> Page | None:
        """Give the head and the newest `limit` entries in one strongly consistent query, or None."""

    def older(self, reference: str, before: int, limit: int) -> Sequence[Entry]:
        """Give at most `limit` entries with seq below `before`, newest first."""

    def stock_and_hold(self, skus: frozenset[str], account: str) -> StockAndHold:
        """Give what is there of SKUs, and whether staff hold an account, in one read, as of a second ago."""

    def pending(self, reference: str, first: int, last: int) -> Sequence[Pending]:
        """Give the mails that are still to leave because of these entries, strongly consistent."""

    def record(self, principal: str, key: str) -> Record | None:
        """Give the record of a command, strongly consistent, or None."""

    def suppressed(self, address: str) -> Undeliverable | None:
        """Say why an address is mailed no more, however it is written, strongly consistent; None where mails go out to it."""

    def claim(self, record: Record, at: datetime) -> None:
        """Write a record alone, kept from a moment (UTC) on, or raise AlreadyDone with the one that has its key."""

    def commit(self, commit: AnyCommit) -> None:
        """Write all of it or raise AlreadyDone, Conflict, LeaseLost, NumberTaken or OutOfStock with nothing written.

        AlreadyDone goes before the others. Raises NotAllowed for a head above 310 KB, or more at once than the store takes.
        Any other error may have written it:
        the same request under the same key tells.
        """
