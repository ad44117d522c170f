"""A store that keeps what is written to itself: commands carried out on it show what they would do."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from chalicelib.application.ports.commit import Account, AnyCommit, Conflict, Fact, Head, Loaded, Record, Stream
from chalicelib.application.ports.dossiers import DossierStore, Page, StockAndHold
from chalicelib.application.ports.effects import Pending
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Undeliverable
from chalicelib.domain.sale.numbering import Count
from chalicelib.domain.stock.stock_item import StockItem

H = TypeVar("H")


class Rehearsal:
    """A DossierStore over another, which it reads and never writes."""

    def __init__(self, store: DossierStore) -> None:
        self._store = store
        self._heads: dict[str, Loaded] = {}
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._accounts: dict[str, Account | None] = {}
        self._others: dict[tuple[str, str], Any] = {}

    def load(self, reference: str) -> Loaded | None:
        """See DossierStore."""
        return self._heads.get(reference) or self._store.load(reference)

    def load_all(self, references: Sequence[str], *, consistent: bool = True) -> Sequence[tuple[str, Loaded]]:
        """See DossierStore."""
        return [(reference, head) for reference in references if (head := self.load(reference))]

    def entitlements(self, references: Sequence[str]) -> Sequence[tuple[str, Dossier]]:
        """See DossierStore."""
        return [(reference, head.state) for reference, head in self.load_all(references)]

    def page(self, reference: str, limit: int) -> Page | None:
        """See DossierStore."""
        return self._store.page(reference, limit)

    def older(self, reference: str, before: int, limit: int) -> Sequence[Entry]:
        """See DossierStore."""
        return [entry for entry in self.history(reference) if entry.seq < before][::-1][:limit]

    def history(self, reference: str) -> Sequence[Entry]:
        """See DossierStore."""
        return self._entries.get(reference) or self._store.history(reference)

    def account(self, account: str) -> Account | None:
        """See DossierStore; read once."""
        if account not in self._accounts:
            self._accounts[account] = self._store.account(account)
        return self._accounts[account]

    def head(self, stream: Stream[H, Fact], stream_id: str) -> H | None:
        """See DossierStore."""
        written: H | None = self._others.get((stream.name, stream_id))
        return written or self._store.head(stream, stream_id)

    def stock_and_hold(self, skus: frozenset[str], account: str) -> StockAndHold:
        """See DossierStore."""
        there = self.account(account)
        return StockAndHold(self.stock(skus), there is not None and there.conditions.hold is not None)

    def products(self, skus: frozenset[str]) -> Mapping[str, Product]:
        """See DossierStore."""
        return self._store.products(skus)

    def stock(self, skus: frozenset[str], *, consistent: bool = True) -> Mapping[str, StockItem]:
        """See DossierStore."""
        return self._store.stock(skus, consistent=consistent)

    def count(self, series: str) -> Count:
        """See DossierStore."""
        return self._store.count(series)

    def holder(self, number: str) -> str | None:
        """See DossierStore."""
        return self._store.holder(number)

    def pending(self, reference: str, first: int, last: int) -> Sequence[Pending]:
        """See DossierStore: nothing that was rehearsed mails."""
        return self._store.pending(reference, first, last)

    def record(self, principal: str, key: str) -> Record | None:
        """See DossierStore: what was carried out before is not refused."""
        return self._store.record(principal, key)

    def claim(self, record: Record, at: datetime) -> None:
        """See DossierStore: nothing is written."""

    def commit(self, commit: AnyCommit) -> None:
        """Keep it. Raises Conflict for a dossier that is there at another version."""
        there = self.load(commit.reference)
        if (there.state.version if there else 0) != commit.expected:
            raise Conflict
        if isinstance(commit.head, Head):
            self._heads[commit.reference] = commit.head
        entries = (entry for entry in commit.entries if isinstance(entry, Entry))
        self._entries[commit.reference] = (*self._entries.get(commit.reference, ()), *entries)
        for other in commit.also:
            if isinstance(other.head, Account):
                self._accounts[other.id] = other.head._replace(version=other.expected + 1)
            else:
                self._others[other.stream.name, other.id] = other.head

    def suppressed(self, address: str) -> Undeliverable | None:
        """See DossierStore."""
        return self._store.suppressed(address)
