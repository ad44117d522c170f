"""Bugs planted in what becomes of poison."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from chalicelib.adapters.dynamodb import DynamoEffects, DynamoParking
from chalicelib.application.staff.parked import ParkedEffects
from chalicelib.domain.sale.events import DocumentMade
from chalicelib.domain.sale.features.document import DOCUMENT_MADE
from chalicelib.domain.sale.model import SPECS
from chalicelib.effects.queue import run, sweep
from tests.fakes import actions
from tests.fakes.expressions import condition
from tests.fakes.updates import update

_REAL_PARK = run._park
_REAL_MADE = DOCUMENT_MADE.apply


def ones_taken() -> Any:
    """A parked effect is taken as any other."""
    return patch.object(actions, "condition", lambda text: condition(text.removeprefix("due_shard = :shard AND ")))


def killers_never() -> Any:
    """Only a failure that is told parks an effect."""
    return patch.object(run, "_park", lambda *arguments: "failed" if arguments[-1] is None else _REAL_PARK(*arguments))


def sweep_ends_at_a_failure() -> Any:
    """What is due behind an effect that fails has to wait."""

    def swept(tools: Any, remaining: Any) -> None:
        for effect in tools.todo.due(tools.clock(), sweep.BATCH):
            if run.do(tools, effect) == "failed":
                return

    return patch.object(sweep, "sweep", swept)


def put_back_with_its_tries() -> Any:
    """An effect that is put back has no more tries than it had."""
    return patch.object(actions, "update", lambda text: update(text.replace(", tries = :none", "")))


def documents_parked_untold() -> Any:
    """A document is parked, and its dossier waits for nobody."""
    return patch.object(run, "_parked_by_command", lambda *arguments: False)


def made_and_failed(state: Any, event: Any, entry: Any) -> Any:
    """A document that is there is still one that cannot be made."""
    there = _REAL_MADE(state, event, entry)["documents"]
    return {"documents": tuple(replace(d, failed=was.failed, why=was.why) for d, was in zip(there, state.documents, strict=True))}


PARKED: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "never parked": lambda: patch.object(run, "MAX_TRIES", 10**9),
    "parked at the first failure": lambda: patch.object(run, "MAX_TRIES", 1),
    "parked among what is due": lambda: patch.object(DynamoEffects, "park", DynamoEffects.release),
    "parked ones taken": ones_taken,
    "parked ones not found": lambda: patch.object(DynamoParking, "parked", lambda *asked: ParkedEffects([], None)),
    "killers never parked": killers_never,
    "sweep ends at a failure": sweep_ends_at_a_failure,
    "put back with its tries": put_back_with_its_tries,
    "documents parked untold": documents_parked_untold,
    "a made document still waits": lambda: patch.dict(SPECS.rows, {DocumentMade: DOCUMENT_MADE._replace(apply=made_and_failed)}),
}
"""Each by what is wrong."""
