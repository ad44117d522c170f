"""What holds when many ask at once; only for stores that are safe at once (moto is not)."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TypeVar

from chalicelib.application.caller import Outcome, Request
from chalicelib.application.errors import Busy
from chalicelib.application.execute import Ask, execute
from chalicelib.domain.commands import AddNote
from chalicelib.domain.fold import fold
from tests.contract.commits import MAIL, NOW, REFERENCE, Stores, commit
from tests.samples.callers import MANAGER

MANY = 50
T = TypeVar("T")


class ConcurrencyContract:
    """Inherited by a class with a fixture `stores`."""

    def test_fifty_staff_at_once_lose_nothing(self, stores: Stores) -> None:
        stores.dossiers.commit(commit())
        outcomes = _at_once(lambda number: _note(stores, f"note-{number}", f"note {number}"))
        assert sorted(outcome.version for outcome in outcomes) == list(range(3, MANY + 3))
        history = stores.dossiers.history(REFERENCE)
        assert [entry.seq for entry in history] == list(range(1, MANY + 3))
        assert {entry.origin.comment for entry in history[2:]} == {f"note {number}" for number in range(MANY)}
        head = stores.dossiers.load(REFERENCE)
        assert head is not None
        assert head.state == fold(history)

    def test_the_same_request_fifty_times_at_once_is_one_entry(self, stores: Stores) -> None:
        stores.dossiers.commit(commit())
        outcomes = _at_once(lambda number: _note(stores, "the same", "once"))
        assert {outcome.version for outcome in outcomes} == {3}
        assert sum(not outcome.replayed for outcome in outcomes) == 1
        assert len(stores.dossiers.history(REFERENCE)) == 3

    def test_one_of_fifty_workers_takes_an_effect(self, stores: Stores) -> None:
        stores.dossiers.commit(commit(effects=(MAIL,)))
        leases = _at_once(lambda number: stores.effects.lease(MAIL, f"w{number}", NOW, NOW + timedelta(minutes=1)))
        assert sum(lease is not None for lease in leases) == 1


def _at_once(job: Callable[[int], T]) -> list[T]:
    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(job, range(MANY)))


def _note(stores: Stores, key: str, comment: str) -> Outcome:
    """Add a note, asking again under the same key when the store was busy, as a client does."""
    chance = random.Random(key)

    def pause(attempt: int) -> None:
        time.sleep(chance.random() * 0.01 * 2 ** min(attempt, 6))

    ask = Ask(REFERENCE, AddNote(comment=comment), MANAGER, Request(key, "print"))
    while True:
        try:
            return execute(stores.dossiers, ask, NOW, pause)
        except Busy:
            pause(6)
