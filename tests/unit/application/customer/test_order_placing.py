"""An order sent twice at once is one order with one answer, though the code that it was sent with opens nothing twice."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.application.caller import Outcome, Request
from chalicelib.application.customer.order_codes import Ordering
from chalicelib.application.customer.order_placing import order_from_page
from chalicelib.application.writing.execute import CommandRequest
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import commands as c
from tests.builder.online_order import OFFERS
from tests.samples.callers import CUSTOMER
from tests.unit.application.customer.test_order_codes import SEALER, mailed, order, ordered
from tests.unit.effects_bench import REFERENCE, Bench


class Meanwhile:
    """A store where something happens just before it is asked for a code."""

    def __init__(self, store: Any, happens: Callable[[], object]) -> None:
        self._store, self._happens = store, happens

    def head(self, stream: Any, stream_id: str) -> Any:
        """The code, read after that."""
        self._happens()
        return self._store.head(stream, stream_id)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@pytest.fixture
def bench() -> Bench:
    bench = Bench()
    bench.create()
    bench.sweep()
    return bench


def placed(bench: Bench, asked: CommandRequest, codes: Any) -> Outcome:
    """The order is sent."""
    by = Ordering(REFERENCE, "c1", CUSTOMER, asked.request, bench.now)
    return order_from_page(bench.store, codes, SEALER, by, asked, lambda n: None)


def coded(bench: Bench, key: str) -> CommandRequest:
    """An order with the code that was mailed for it."""
    command = order(bench, 1)
    command = replace(command, code=mailed(bench, command))
    return CommandRequest(REFERENCE, command, CUSTOMER, Request(key, "f"), offers=OFFERS, spare="45MR02G00A")


def test_the_second_of_two_at_once_gets_the_first_ones_answer(bench: Bench) -> None:
    asked = coded(bench, "one click")
    first: list[Outcome] = []
    second = placed(bench, asked, Meanwhile(bench.store, lambda: first.append(placed(bench, asked, bench.store))))
    assert second == given_again(first[0])
    assert ordered(bench) == 1


def test_another_request_finds_the_code_used(bench: Bench) -> None:
    asked = coded(bench, "one tab")
    other = asked._replace(request=Request("another tab", "f"))
    with pytest.raises(NotAllowed, match="no code was mailed for this order"):
        placed(bench, other, Meanwhile(bench.store, lambda: placed(bench, asked, bench.store)))
    assert ordered(bench) == 1


class Between:
    """A store where something happens once, after a code was tried and before its order is written."""

    def __init__(self, store: Any, happens: Callable[[], object]) -> None:
        self._store, self._happens = store, [happens]

    def commit(self, commit: Any) -> None:
        """Write it, after that."""
        if self._happens:
            self._happens.pop()()
        self._store.commit(commit)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def test_a_wrong_try_in_another_tab_does_not_cost_the_right_one_its_order(bench: Bench) -> None:
    asked = coded(bench, "one tab")
    command = asked.command
    assert isinstance(command, c.OrderOnline)
    wrong = asked._replace(command=replace(command, code="00000000"), request=Request("another tab", "g"))

    def try_elsewhere() -> None:
        with pytest.raises(Invalid, match="wrong code"):
            placed(bench, wrong, bench.store)

    by = Ordering(REFERENCE, "c1", CUSTOMER, asked.request, bench.now)
    outcome = order_from_page(Between(bench.store, try_elsewhere), bench.store, SEALER, by, asked, lambda n: None)
    assert (outcome.status, ordered(bench)) == (201, 1)


def given_again(outcome: Outcome) -> Outcome:
    """The same answer, given again."""
    return outcome._replace(replayed=True)
