"""A document that cannot be made is in the work list at once, until it is there, or wanted no more; customers read no reason."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any, NoReturn

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.ports.effects import Effect
from chalicelib.application.projection.row_types import WorkRow
from chalicelib.application.projection.rows import rows
from chalicelib.application.staff.summary import Unmade, summary
from chalicelib.application.view.documents import documents
from chalicelib.application.view.reading import Reading
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.wait import Wait
from chalicelib.domain.sale.waiting import POLICY, disclosed_wait, waiting
from chalicelib.effects.documents.render import handlers, losses
from chalicelib.effects.queue.run import MAX_TRIES, do
from tests.samples.drawing import OFFER
from tests.unit.render_bench import REFERENCE, RenderBench

TODAY = date(2026, 8, 6)
EFFECT = Effect(REFERENCE, 2, "render")


def refuse(*asked: object) -> NoReturn:
    """No typesetter, and no XML, takes what the dossier says."""
    raise ValueError("no such character in the customer's name")


def broken(**stages: Any) -> RenderBench:
    """A bench where something fails."""
    bench = RenderBench()
    _mend(bench, **stages)
    return bench


def _mend(bench: RenderBench, **stages: Any) -> None:
    renderer = replace(bench.renderer, **stages)
    bench.tools = replace(bench.tools, handlers=handlers(renderer), given_up=losses(bench.store))


def put_back(bench: RenderBench) -> None:
    """Staff put it back, and the sweep comes."""
    assert bench.store.parking.redrive(EFFECT, bench.now)
    bench.work()


def ours(bench: RenderBench) -> list[Wait]:
    """What waits on us."""
    return [wait for wait in waiting(bench.state, POLICY) if wait.side == "us"]


def failures(bench: RenderBench) -> list[e.DocumentFailed]:
    """What the history says could not be made."""
    return [entry.event for entry in bench.store.history(REFERENCE) if isinstance(entry.event, e.DocumentFailed)]


def test_it_is_told_in_the_dossier_and_waits_on_us_at_the_first_try() -> None:
    bench = broken(typeset=refuse)
    assert bench.work() == {"parked": 1}
    assert failures(bench) == [e.DocumentFailed(2, "type")]
    assert ours(bench) == [Wait("us", "document", TODAY, date(2026, 8, 7))]
    listed = [row for row in rows(REFERENCE, bench.store.heads[REFERENCE], POLICY) if isinstance(row, WorkRow)]
    assert [(row.reason, row.since) for row in listed if row.side == "us"] == [("document", TODAY)]
    assert summary(REFERENCE, bench.store.heads[REFERENCE], TODAY, POLICY).unmade == (Unmade(2, "offer", "1", "type", TODAY),)
    origin = bench.store.history(REFERENCE)[-1].origin
    assert (origin.actor.kind, origin.channel, origin.visible, origin.comment) == ("system", "event", False, None)


def test_its_history_and_its_effect_never_tell_what_was_in_the_error(caplog: pytest.LogCaptureFixture) -> None:
    bench = broken(typeset=refuse)
    bench.work()
    (parked,) = bench.store.parking.parked(9, None).effects
    assert (parked.effect, parked.reason) == (EFFECT.id, "CannotBeMade ValueError")
    assert "character" not in caplog.text + str(bench.store.history(REFERENCE)[-1])


def test_the_stage_that_failed_is_told() -> None:
    for stages, why in (({"squares": refuse}, "facts"), ({"typeset": refuse}, "type")):
        bench = broken(**stages)
        bench.work()
        assert [event.why for event in failures(bench)] == [why]
    bench = broken(xml=refuse)
    bench.work()
    bench.execute(c.PlaceOrder())
    bench.execute(c.IssueInvoice(due=date(2099, 9, 30)))
    bench.work()
    assert [(event.entry, event.why) for event in failures(bench)] == [(bench.state.documents[-1].entry, "xml")]


def test_one_put_back_and_made_waits_for_nobody() -> None:
    bench = broken(typeset=refuse)
    bench.work()
    _mend(bench, typeset=bench.renderer.typeset)
    put_back(bench)
    (document,) = bench.state.documents
    assert document.sha256 and (document.failed, document.why) == (None, None)
    assert ours(bench) == [] and bench.state.unmade == ()


def test_one_put_back_too_early_is_parked_again_and_told_once() -> None:
    bench = broken(typeset=refuse)
    bench.work()
    put_back(bench)
    assert failures(bench) == [e.DocumentFailed(2, "type")] and ours(bench)[0].reason == "document"
    assert [each.tries for each in bench.store.parking.parked(9, None).effects] == [1]
    _mend(bench, squares=refuse)
    put_back(bench)
    assert failures(bench) == [e.DocumentFailed(2, "type"), e.DocumentFailed(2, "facts")], "another reason is news"


def test_one_whose_tries_are_over_and_one_whose_workers_die_are_told_too() -> None:
    for error, why in ((TimeoutError(), "exhausted"), (KeyboardInterrupt(), "died")):
        bench = RenderBench()

        def fails(effect: Effect, error: BaseException = error) -> None:
            raise error

        bench.tools = replace(bench.tools, handlers={"render": fails}, given_up=losses(bench.store))
        for _ in range(MAX_TRIES + 1):
            with suppress(KeyboardInterrupt):
                do(bench.tools, EFFECT)
            bench.now += timedelta(hours=7)
        assert [event.why for event in failures(bench)] == [why]
        assert [wait.reason for wait in ours(bench)] == ["document"]


def test_what_is_wanted_no_more_waits_for_nobody() -> None:
    assert OFFER.terms
    struck = broken(typeset=refuse)
    struck.work()
    struck.execute(c.PlaceOrder())
    struck.work()
    assert [d.entry for d in struck.state.unmade] == [2, struck.state.version - 1]
    struck.execute(c.StrikeEntry(entry=struck.state.unmade[-1].entry))
    assert [d.entry for d in struck.state.unmade] == [2]
    struck.execute(c.ReviseOffer(lines=OFFER.lines, terms=OFFER.terms))
    assert struck.state.unmade == (), "the revision before is nobody's"
    withdrawn = broken(typeset=refuse)
    withdrawn.work()
    withdrawn.execute(c.VoidOffer(comment="Plus fabriqué."))
    assert withdrawn.state.unmade == ()


def test_customers_read_that_it_is_in_preparation_and_no_day_of_ours_changes() -> None:
    bench = broken(typeset=refuse)
    before = documents(_read(bench))
    version = bench.state.shown
    bench.work()
    assert documents(_read(bench)) == before and before.items[0].pending == "en préparation"
    assert bench.state.shown == version, "their precondition still holds"
    assert disclosed_wait(bench.state, POLICY) is None and bench.state.silences == ()


def _read(bench: RenderBench) -> Reading:
    return Reading(REFERENCE, *bench.store.heads[REFERENCE], translations("fr"), seller(), TODAY)


def test_nobody_is_mailed_a_document_that_cannot_be_made() -> None:
    bench = broken(typeset=refuse)
    bench.work()
    with pytest.raises(NotAllowed, match="cannot be made"):
        bench.execute(c.MailDocument(entry=2))


def test_a_dossier_that_cannot_be_told_keeps_nothing_from_being_parked() -> None:
    bench = RenderBench()

    def fails(*asked: object) -> NoReturn:
        raise TimeoutError

    bench.tools = replace(bench.tools, handlers={"render": fails}, given_up={"render": fails})
    results: list[str] = []
    for _ in range(MAX_TRIES + 9):
        try:
            results.append(do(bench.tools, EFFECT))
        except TimeoutError:
            results.append("raised")
        bench.now += timedelta(hours=7)
    assert results[MAX_TRIES - 2] == "failed" and results[MAX_TRIES - 1] == "raised"
    assert "parked" in results and results[-1] == "held"


def test_one_made_by_another_worker_meanwhile_is_not_told() -> None:
    bench = broken(typeset=refuse)
    made = RenderBench()
    made.work()
    lost = losses(bench.store)["render"]
    assert lost(EFFECT, TimeoutError()) == c.RecordDocumentFailed(entry=2, why="exhausted")
    assert losses(made.store)["render"](EFFECT, TimeoutError()) is None
    assert lost(Effect(REFERENCE, 99, "render"), None) is None
