"""Fifteen thousand commands under faults lose and double nothing, 200,000 by `make simulation`; each planted bug is found."""

import json
import logging
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from chalicelib.effects.queue.run import LEASE
from tests.simulation.bugs import BUGS, seeds
from tests.simulation.bugs_rebuild import REBUILD
from tests.simulation.people import TIMEOUT
from tests.simulation.remembered import remembering
from tests.simulation.run import COMMANDS, first_complaint, simulate
from tests.simulation.stories import seeds_of
from tests.simulation.verify import verify
from tests.simulation.world import World

TEMPLATE = Path(__file__).parents[2] / "infra" / "template"
PARTS = int(os.environ.get("SIMULATION_PARTS", "5"))
"""Those of the gate; `make simulation` runs 68, which are 204,000 commands."""
SEEDS = 10
"""Runs of each part: 5 x 10 x 300 are 15,000 commands. Parts are short: workers share them, and the last is waited for."""
APART = max(6, PARTS)
"""Runs of each story apart, as many as those have that take turns: almost all planted bugs are found in so many."""


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Workers warn of each fault; here there are thousands."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_lost_or_doubled(part: int) -> None:
    assert PARTS * SEEDS * COMMANDS >= 15_000
    faults = doubled = killed = redriven = 0
    for seed in range(part * SEEDS, (part + 1) * SEEDS):
        result = simulate(seed)
        assert result.complaints == [], f"seed {seed}"
        faults += result.faults
        doubled += result.doubled
        killed += result.killed
        redriven += result.redriven
    assert faults > SEEDS * COMMANDS / 4
    assert doubled, "the window between a mail's acceptance and its mark was never hit: the check would prove nothing"
    assert killed and redriven, "no poison killed, or none was put back while all else went wrong"


def test_colleagues_are_let_in_and_shut_out_by_whom_it_is_theirs_to() -> None:
    for seed in seeds_of("sharing", APART):
        assert simulate(seed).complaints == [], f"seed {seed}"


def test_what_is_undone_in_time_is_mailed_to_nobody() -> None:
    stopped = 0
    for seed in seeds_of("held", APART):
        world = World(seed, COMMANDS)
        with remembering():
            world.run()
        with remembering():
            assert verify(world) == [], f"seed {seed}"
        stopped += sum(bool(outcome.mails and outcome.mails.stopped) for _, _, outcome in world.acknowledged)
    assert stopped, "nobody was ever in time: the check would prove nothing"


def test_payments_are_used_once_whoever_wants_them_and_however_often_they_are_told_of() -> None:
    for seed in seeds_of("payments", APART):
        assert simulate(seed).complaints == [], f"seed {seed}"


def test_payments_are_booked_once_and_by_themselves_only_what_is_certain() -> None:
    booked = opened = 0
    for seed in seeds_of("bank", APART):
        world = World(seed, COMMANDS // 3)
        with remembering():
            world.run()
        with remembering():
            assert verify(world) == [], f"seed {seed}"
        payments = world.store.payments(sorted(world.remitted))
        booked += sum(payment.plan is not None and bool(payment.uses) for payment in payments)
        opened += sum(payment.plan is not None and not payment.uses for payment in payments)
    assert booked and opened, "none was booked by itself, or none was taken back: the check would prove nothing"


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_found(bug: str) -> None:
    with BUGS[bug]():
        # Most show in a short story already, at a third or two of the time.
        likely = seeds(bug)[:1]
        short = first_complaint(likely, COMMANDS // 3) or first_complaint(likely, COMMANDS * 2 // 3)
        assert short or first_complaint(seeds(bug))


@pytest.mark.parametrize("bug", REBUILD)
def test_a_planted_bug_of_the_rebuild_is_found(bug: str) -> None:
    with REBUILD[bug]():
        # In a short story a rebuild is a larger part.
        runs = seeds_of("deployments", 20)
        assert first_complaint([*runs[3:7:3], *runs], COMMANDS // 3), "two are found by the fourth and the seventh run"


def test_a_seed_is_one_story() -> None:
    first, second = World(7, COMMANDS), World(7, COMMANDS)
    with remembering():
        first.run()
    assert verify(first) == []
    second.run()
    assert verify(second) == []
    assert first.wire.counts == second.wire.counts
    assert first.scheduler.now == second.scheduler.now
    assert first.table.items == second.table.items


@pytest.mark.parametrize(
    ("file", "function"),
    [("effects.json", "Effects"), ("sweep.json", "Sweep"), ("render.json", "Render"), ("render_sweep.json", "RenderSweep")],
)
def test_no_worker_outlives_its_lease(file: str, function: str) -> None:
    template = json.loads((TEMPLATE / file).read_text())
    timeout = timedelta(seconds=template["Resources"][function]["Properties"]["Timeout"])
    assert timeout <= TIMEOUT < LEASE
