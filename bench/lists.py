"""Lists and the search over a hundred thousand dossiers beside the same over a thousand.

The table is the tests' own in memory: like DynamoDB, and unlike the local AWS, which looks at every item, a query there costs
what it reads.
"""

from datetime import timedelta
from functools import partial
from typing import Any

from msgspec.structs import replace

from bench.compare import Row, ratio
from bench.local import NOW, grow
from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import DynamoStore, keys
from chalicelib.adapters.dynamodb.lists import DynamoLists
from chalicelib.adapters.dynamodb.rows import item_of
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.projection.rows import rows as rows_of
from chalicelib.application.staff.search import search, typed
from chalicelib.application.staff.work import WorkQuery, work
from chalicelib.domain.account.people import People
from chalicelib.domain.sale.waiting import POLICY
from tests.builder.eyes import EYES
from tests.fakes.dynamodb import MemoryDynamo
from tests.samples.callers import MANAGER

FEW, MANY = 1_000, 100_000
ACCOUNTS = 40
"""Dossiers of one account: accounts become more with the dossiers, not larger."""
PAGE = 25
MODEL = "45KL89G00A"
TODAY = NOW.date()
SYLLABLES = ("ba", "cor", "del", "fi", "gra", "ho", "li", "mon", "nu", "per")


def rows() -> list[Row]:
    """Give a page of each list at both sizes; targets as issue 5 has them."""
    few, many = Archive(FEW), Archive(MANY)
    names = {"work list": Archive.work, "affairs of an account": Archive.affairs, "search by a name": Archive.names,
             "search by a number": Archive.numbers}  # fmt: skip
    what = f"page of %s, {MANY:,} dossiers / {FEW:,}"
    return [ratio(what % name, 1.30, partial(page, many), partial(page, few)) for name, page in names.items()]


class Archive:
    """So many dossiers."""

    def __init__(self, count: int) -> None:
        client: Any = MemoryDynamo()
        grow(client, MODEL, 10)
        self._lists, self._store = DynamoLists(client, "t"), DynamoStore(client, "t")
        self._fill(client, self._store.load_all([MODEL])[0][1], count)

    def work(self) -> object:
        """Give what the customers are held to first."""
        page = work(self._store, self._lists, MANAGER, WorkQuery(side="customer", limit=PAGE), EYES)
        assert len(page.dossiers) == PAGE
        return page

    def affairs(self) -> object:
        """Give the open affairs of a contact."""
        page = self._store.load_all(self._lists.open_affairs("a7", "c1", TODAY, PAGE, None).references)
        assert len(page) == PAGE
        return page

    def names(self) -> object:
        """Give the beginning of many names, and of a contact's."""
        return self._matches("gr jea")

    def numbers(self) -> object:
        """Give one number."""
        return self._matches("N0000777")

    def _matches(self, text: str) -> object:
        page = search(self._store, self._lists, MANAGER, typed(text), None, NOW, POLICY)
        assert page.dossiers, "an empty page measures nothing"
        return page

    def _fill(self, client: MemoryDynamo, model: Loaded, count: int) -> None:
        for number in range(count):
            reference = f"N{number:07d}"
            offer = replace(model.state.offer, made=TODAY - timedelta(days=number % 300)) if model.state.offer else None
            account = f"a{number // ACCOUNTS}"
            state = replace(model.state, account=account, offer=offer)
            head = Loaded(state, People(account, _name(number), model.people.contacts, model.people.addresses))
            client.put_item(Item={**keys.key(keys.dossier(reference)), "version": {"N": "10"}, "v": {"N": str(codec.SNAPSHOT)},
                          "data": {"S": codec.encode_head(head)}})  # fmt: skip
            for row in rows_of(reference, head, POLICY):
                client.put_item(Item=item_of(row))


def _name(number: int) -> str:
    """Give a name of five syllables that no other number has."""
    return "".join(SYLLABLES[number // 10**digit % 10] for digit in range(5)).capitalize()
