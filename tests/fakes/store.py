"""The one store of tests without a network: the adapters on the table in memory."""

from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib.adapters.dynamodb import DynamoEffects, DynamoLists, DynamoParking, DynamoStore
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.effects import Effect, Queue
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.waiting import POLICY, NewsPolicy
from tests.fakes import views
from tests.fakes.dynamodb import MemoryDynamo
from tests.fakes.views import Heads, Histories, Todo, View

TABLE = "t"


class MemoryStore(DynamoStore, DynamoEffects):
    """Dossiers, accounts and records, and the effects of mails. `policy` is the one of its rows; the rest is there at first."""

    def __init__(
        self, table: MemoryDynamo | None = None, policy: NewsPolicy = POLICY, *, heads: Mapping[str, Loaded] | None = None,
        entries: Mapping[str, Iterable[Entry]] | None = None, todos: Mapping[Effect, Todo] | None = None,
    ) -> None:  # fmt: skip
        self.table = table or MemoryDynamo()
        client: Any = self.table
        DynamoEffects.__init__(self, client, TABLE)
        DynamoStore.__init__(self, client, TABLE, policy)
        self.heads, self.entries = Heads(self.table, policy), Histories(self.table)
        self.accounts, self.records = View(self.table, views.ACCOUNTS), View(self.table, views.RECORDS)
        self.numbers, self.counts = View(self.table, views.NUMBERS), View(self.table, views.COUNTS)
        self.todos = View(self.table, views.TODOS)
        self.lists, self.parking = DynamoLists(client, TABLE), DynamoParking(client, TABLE)
        self.heads.update(heads or {})
        self.entries.update({reference: list(history) for reference, history in (entries or {}).items()})
        self.todos.update(todos or {})

    def of(self, queue: Queue) -> DynamoEffects:
        """The effects of a queue."""
        return DynamoEffects(self._client, TABLE, queue)
