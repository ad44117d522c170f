"""Can it be undone: each event of a service case answers. A stroke leaves the case as it was, and the act can be done anew."""

from datetime import date

import pytest

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.model import SPECS
from chalicelib.domain.sale.service.service_kind import SERVICE
from tests.builder.cases import DECLARE, DIAGNOSE, QUOTE, REFUSE, TO_RETURN
from tests.unit.domain.sale.test_case_story import Bench
from tests.unit.domain.sale.test_taken_away import COUNTED

WALKS: tuple[tuple[c.Command, ...], ...] = (
    TO_RETURN,
    (DECLARE, c.PlanCaseVisit(on=date(2026, 8, 7)), DIAGNOSE, QUOTE, REFUSE),
    (
        c.LendInstrument(model="GL-300", serial="GL3-00007", until=date(2026, 9, 4)),
        c.TakeLoanBack(),
        c.CloseCase(comment="Rien à faire."),
    ),
)


def left(bench: Bench) -> dict[str, object]:
    """All that a case says but what counts entries, and when its customer did something."""
    return {name: getattr(bench.case, name) for name in bench.case.__struct_fields__ if name not in COUNTED | {"acted", "acts"}}


@pytest.mark.parametrize("walk", WALKS, ids=("repaired", "refused", "closed"))
def test_a_stroke_leaves_the_case_as_it_was_and_the_act_can_be_done_anew(walk: tuple[c.Command, ...]) -> None:
    bench = Bench()
    for command in walk:
        before, version = left(bench), bench.case.version
        bench.does(command)
        bench.does(c.StrikeEntry(entry=version + 1, comment="Par erreur."))
        assert left(bench) == before, type(command).__name__
        bench.does(command)


def test_every_event_of_a_case_is_struck_here_or_never() -> None:
    permanent = {kind for kind in SERVICE.events if SPECS.rows[kind].strike == "permanent"}
    struck = set[type]()
    for walk in WALKS:
        bench = Bench().does(*walk)
        struck |= {type(entry.event) for entry in bench.store.history("45MT20S00A")} & SERVICE.events
    assert permanent == {e.QuoteReminded, e.QuoteLapsed, e.CaseBilled}
    assert struck == SERVICE.events - permanent
