"""A store that reads each thing once: many commands are decided on one reading of a dossier, and none is written."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

from chalicelib.application.ports.commit import Account, Fact, Loaded, Stream
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.writing.payments_moved import PaymentWrite
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.numbering import Count
from chalicelib.domain.stock.stock_item import StockItem

T = TypeVar("T")


class KnownStore:
    """The reads of a dossier store that decide a command, each of them once; it has no way to write."""

    def __init__(self, store: DossierStore) -> None:
        self._store = store
        self._known: dict[Hashable, Any] = {}

    def load(self, reference: str) -> Loaded | None:
        """Give the head, or None."""
        return self._read_once(("head", reference), lambda: self._store.load(reference))

    def head(self, stream: Stream[T, Fact], stream_id: str) -> T | None:
        """Give the head of another stream, or None."""
        return self._read_once((stream.name, stream_id), lambda: self._store.head(stream, stream_id))

    def advance(
        self,
        reference: str,
        head: Loaded,
        entries: Sequence[Entry],
        payments: Sequence[PaymentWrite] = (),
        account: Account | None = None,
    ) -> None:
        """Take a dossier, payments and an account for what entries would leave them as."""
        if account:
            self._known["account", account.people.account] = account
        self._known |= {(one.stream.name, one.id): one.head for one in payments}
        history = self.history(reference) if ("history", reference) in self._known or self.load(reference) else ()
        self._known["history", reference] = (*history, *entries)
        self._known["head", reference] = head

    def history(self, reference: str) -> Sequence[Entry]:
        """Give all entries up to the head that was read, oldest first: what a command wrote since is not of this reading."""
        head = self.load(reference)
        version = head.state.version if head else 0
        return self._read_once(("history", reference), lambda: self._store.history(reference)[:version])

    def account(self, account: str) -> Account | None:
        """Give the account, or None."""
        return self._read_once(("account", account), lambda: self._store.account(account))

    def products(self, skus: frozenset[str]) -> Mapping[str, Product]:
        """Give the products of the catalogue by SKU."""
        return self._by_sku("product", skus, self._store.products)

    def stock(self, skus: frozenset[str], *, consistent: bool = True) -> Mapping[str, StockItem]:
        """Give what is there of SKUs."""
        return self._by_sku("stock", skus, self._store.stock)

    def count(self, series: str) -> Count:
        """Say where a sequence of numbers stands."""
        return self._read_once(("count", series), lambda: self._store.count(series))

    def holder(self, number: str) -> str | None:
        """Say whose a number is."""
        return self._read_once(("holder", number), lambda: self._store.holder(number))

    def _read_once(self, key: Hashable, read: Callable[[], T]) -> T:
        if key not in self._known:
            self._known[key] = read()
        thing: T = self._known[key]
        return thing

    def _by_sku(self, kind: str, skus: frozenset[str], read: Callable[[frozenset[str]], Mapping[str, T]]) -> Mapping[str, T]:
        unread = frozenset(sku for sku in skus if (kind, sku) not in self._known)
        if unread:
            there = read(unread)
            self._known |= {(kind, sku): there.get(sku) for sku in unread}
        return {sku: item for sku in skus if (item := self._known[kind, sku]) is not None}
