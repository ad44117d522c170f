"""Records of the table's stream wake effects; they are no more than that, so a lost, doubled or shuffled one changes nothing."""

import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from chalicelib.adapters.dynamodb.keys import EFFECTS, effect_of
from chalicelib.application.ports.effects import Effect
from chalicelib.effects.queue.run import do
from chalicelib.effects.queue.sweep import ENOUGH
from chalicelib.effects.queue.tools import Tools

Event = Mapping[str, Any]
LOG = logging.getLogger("suivi.stream")


def react(tools: Tools, event: Event, remaining: Callable[[], timedelta]) -> dict[str, list[dict[str, str]]]:
    """Do the effects of the tools' queue that a batch names and answer as ReportBatchItemFailures asks.

    Only a store that fails is a failure of the batch: an effect that fails is given back with a pause. What there is no time
    for is due already, and left to the sweep.
    """
    failures = []
    for sequence, effect in _named(event):
        if remaining() < ENOUGH:
            break
        try:
            do(tools, effect)
        except Exception as error:  # noqa: BLE001 - one effect's trouble does not stop the others
            LOG.warning("the store failed for %s: %s", effect.id, type(error).__name__)
            failures.append({"itemIdentifier": sequence})
    return {"batchItemFailures": failures}


def _named(event: Event) -> Iterator[tuple[str, Effect]]:
    """Yield the new effects of a batch with their sequence numbers; other items are passed over."""
    for record in event.get("Records", ()):
        change = record["dynamodb"]
        if record["eventName"] == "INSERT" and change["Keys"]["pk"]["S"].startswith(tuple(EFFECTS.values())):
            yield change["SequenceNumber"], effect_of(change["Keys"])
