"""Parked effects as staff deal with them: a list in pages, all or one put back by one call, each by those who may."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.adapters.dynamodb import DynamoParking
from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.lists import BadCursor
from chalicelib.application.staff.parked import PAGE, ParkedEffects, Redrive, Redriven, read_parked, redrive
from tests.fakes.store import MemoryStore
from tests.fakes.views import Todo
from tests.samples.callers import ACCOUNTANT, CUSTOMER, MANAGER

NOW = datetime(2026, 8, 6, 7, 0, tzinfo=UTC)


def parked(number: int) -> DynamoParking:
    """The parking of so many effects."""
    return stored(number).parking


def stored(number: int) -> MemoryStore:
    """So many effects, two of them parked each microsecond."""
    todos = {
        Effect("45MR61G00C", each, "link", "c1"): Todo(
            NOW + timedelta(microseconds=each // 2), None, 17, "ValueError", parked=True
        )
        for each in range(number)
    }
    return MemoryStore(todos=todos)


def test_the_list_is_told_in_pages() -> None:
    parking = parked(2 * PAGE + 1)
    cursor: str | None = None
    sizes, names = [], []
    while True:
        page = read_parked(parking, ACCOUNTANT, cursor)
        sizes.append(len(page.effects))
        names += [each.effect for each in page.effects]
        if page.cursor is None:
            break
        cursor = page.cursor
    assert sizes == [PAGE, PAGE, 1]
    assert len(set(names)) == 2 * PAGE + 1


@pytest.mark.parametrize("cursor", ["", "x", "12", "12.", "12.45KL89G00E.1.link", "99999999999999999999.45KL89G00E.1.link.c1"])
def test_what_is_no_cursor_of_the_list_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor):
        read_parked(parked(1), MANAGER, cursor)


@pytest.mark.parametrize(
    ("number", "answers"), [(1000, [Redriven(1000, more=False)]), (1001, [Redriven(1000, more=True), Redriven(1, more=False)])]
)
def test_one_call_puts_all_back_but_never_takes_for_ever(number: int, answers: list[Redriven]) -> None:
    parking = parked(number)
    for answer in answers:
        assert redrive(parking, MANAGER, Redrive(), NOW) == answer
    assert read_parked(parking, MANAGER, None) == ParkedEffects([], None)


def test_all_are_put_back_though_the_index_lags() -> None:
    store = stored(2 * PAGE + 1)
    with store.table.behind():
        assert redrive(store.parking, MANAGER, Redrive(), NOW) == Redriven(2 * PAGE + 1, more=False)


def test_staff_alone_see_them_and_a_manager_alone_puts_them_back() -> None:
    parking = parked(1)
    (only,) = read_parked(parking, ACCOUNTANT, None).effects
    with pytest.raises(Forbidden):
        read_parked(parking, CUSTOMER, None)
    for caller in (CUSTOMER, ACCOUNTANT):
        for asked in (Redrive(), Redrive(only.effect)):
            with pytest.raises(Forbidden):
                redrive(parking, caller, asked, NOW)
    assert len(read_parked(parking, ACCOUNTANT, None).effects) == 1
