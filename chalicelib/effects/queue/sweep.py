"""The sweep: whatever the stream missed, or failed before, is done when its time has come."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from chalicelib.effects.queue.run import do, fault
from chalicelib.effects.queue.tools import Tools

LOG = logging.getLogger("suivi.effects")
BATCH = 25
ENOUGH = timedelta(seconds=35)
"""Time that one effect may take, with the pauses of its mark; with less left, the rest waits for the next sweep."""


def sweep(tools: Tools, remaining: Callable[[], timedelta]) -> Counter[str]:
    """Do what is due while time remains, each effect once, or once more when it rested.

    Gives how many ended how ('error': the store failed).
    """
    seen: set[str] = set()
    results: Counter[str] = Counter()
    while True:
        due = [effect for effect in tools.todo.due(tools.clock(), BATCH) if effect.id not in seen]
        if not due:
            return results
        for effect in due:
            if remaining() < ENOUGH:
                return results
            seen.add(effect.id)
            try:
                result = do(tools, effect)
                results[result] += 1
                # What only rests may be due again before this sweep is over: it must not stand before others for ever.
                if result == "rests":
                    seen.discard(effect.id)
            except Exception as error:  # noqa: BLE001 - one effect's trouble does not stop the others
                LOG.warning("effect left for the next sweep: %s: %s", effect.id, fault(error))
                results["error"] += 1
