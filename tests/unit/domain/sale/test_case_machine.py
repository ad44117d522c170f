"""Service cases that anybody does anything with, in any order: what holds of each history is checked without the rules."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, cast
from unittest.mock import patch

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.service_repair import NewUsedPart
from chalicelib.domain.sale.model import SPECS
from chalicelib.domain.sale.service import case_repair, case_rules
from chalicelib.domain.stock.stock_item import StockItem
from tests.builder.cases import ACCEPT, CASE, COVERED, DECLARE, DIAGNOSE, QUOTE, REFERENCE, REFUSE, by_link
from tests.builder.dossiers import STAFF, StoreBuilder
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE, MemoryStore

SHELF = 3
PARTS = c.FinishRepair(parts=(NewUsedPart(sku="41-2007", quantity=2),))
ANYTHING: tuple[c.Command, ...] = (
    DECLARE, c.GiveReturnLabel(), c.PlanCaseVisit(on=date(2026, 8, 20)), c.ReceivePart(), DIAGNOSE, QUOTE, ACCEPT,
    replace(ACCEPT, revision=2), REFUSE, c.RecordAcceptance(), c.StartRepair(), c.FinishRepair(), PARTS,
    c.FinishCheck(result="bon"), c.FinishCheck(result="mauvais", passed=False), c.ReturnPart(carrier="DPD"), c.BillCase(),
    c.CloseCase(comment="Réglé."),
)  # fmt: skip
STEPS, SEEDS = 45, range(30)
Rule = Callable[..., None]


def live(seed: int) -> tuple[MemoryStore, Sequence[Entry]]:
    """A case with which anything was tried, likely things more often, and its history."""
    chance, store, now = Random(seed), MemoryStore(), datetime(2026, 8, 3, 8, tzinfo=UTC)
    letters = iter(range(10_000))
    builder = StoreBuilder(store, lambda: now, STAFF, choose=lambda signs: signs[next(letters) % len(signs)])
    builder.open(COVERED if seed % 3 == 0 else CASE)
    put_stock(cast(Any, store.table), TABLE, StockItem("41-2007", SHELF))
    for step in range(STEPS):
        now += timedelta(minutes=7)
        command = chance.choice(ANYTHING[: 6 + step // 2] if chance.random() < 0.6 else ANYTHING)
        try:
            builder.apply(REFERENCE, command, caller=by_link() if isinstance(command, c.Signed) else STAFF)
        except DomainError:
            continue
    return store, store.history(REFERENCE)


def broken(store: MemoryStore, history: Sequence[Entry]) -> str | None:
    """Say what does not hold of a history; None where all does."""
    declared = agreed = accepted = billed = False
    used = 0
    for entry in history:
        match entry.event:
            case e.DecontaminationDeclared():
                declared = True
            case e.ReturnLabelGiven() | e.VisitPlanned() if not declared:
                return "a label or a visit before the declaration"
            case e.CaseDiagnosed(cover=cover):
                agreed = cover != "no"
            case e.QuoteAccepted() if accepted:
                return "a quote accepted twice"
            case e.QuoteAccepted():
                accepted = agreed = True
            case e.RepairStarted() | e.RepairDone() if not agreed:
                return "a repair without agreement"
            case e.RepairDone(parts=parts):
                used += sum(part.quantity for part in parts)
            case e.CaseBilled() if billed:
                return "a case billed twice"
            case e.CaseBilled():
                billed = True
            case _:
                pass
    left = store.stock(frozenset({"41-2007"}))["41-2007"].available
    return None if left == SHELF - used >= 0 else f"{used} parts used of {SHELF}, {left} left"


def test_whatever_is_tried_a_case_stays_as_it_must_be() -> None:
    lives = [live(seed) for seed in SEEDS]
    assert [wrong for store, history in lives if (wrong := broken(store, history))] == []
    happened = {type(entry.event) for _, history in lives for entry in history}
    assert {e.ReturnLabelGiven, e.QuoteAccepted, e.RepairDone, e.CaseReturned, e.CaseBilled} <= happened


@pytest.mark.parametrize(
    ("event", "rule", "wrong"),
    [
        (e.ReturnLabelGiven, case_rules.is_declared, "before the declaration"),
        (e.VisitPlanned, case_rules.is_declared, "before the declaration"),
        (e.QuoteAccepted, case_rules.quote_waits, "accepted twice"),
        (e.RepairDone, case_rules.is_agreed, "without agreement"),
        (e.CaseBilled, case_rules.something_to_bill, "billed twice"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_rule_that_is_left_out_is_seen(event: type, rule: Rule, wrong: str) -> None:
    row = SPECS.rows[event]
    without = row._replace(allowed=tuple(one for one in row.allowed if one is not rule))
    with patch.dict(cast("dict[type, Any]", SPECS.rows), {event: without}):
        assert any(wrong in (broken(*live(seed)) or "") for seed in SEEDS)


def test_parts_that_are_used_and_not_taken_are_seen() -> None:
    row = SPECS.rows[e.RepairDone]

    def untaken(state: Any, event: e.RepairDone, entry: Entry) -> dict[str, Any]:
        return {**case_repair.DONE.apply(state, event, entry), "parts": ()}

    with patch.dict(cast("dict[type, Any]", SPECS.rows), {e.RepairDone: row._replace(apply=untaken)}):
        assert any("parts used" in (broken(*live(seed)) or "") for seed in SEEDS)
