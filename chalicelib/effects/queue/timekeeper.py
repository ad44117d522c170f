"""Each sweep carries out what happens to dossiers by itself and is due."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from chalicelib.application.errors import ApplicationError
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.row_types import ListRow
from chalicelib.application.timekeeping import COMMANDS, carry_out, due_timers
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.timers import What
from chalicelib.effects.queue.backoff import backoff
from chalicelib.effects.queue.run import fault
from chalicelib.effects.queue.tools import Tools

ENOUGH = timedelta(seconds=45)
"""Time that is left to the effects that the sweep does afterwards; what is due then waits for the next sweep."""
LOG = logging.getLogger("suivi.timers")


def keep_time(tools: Tools, lists: Lists, remaining: Callable[[], timedelta]) -> Counter[str]:
    """Carry out what is due while time remains.

    Gives how many ended how. What is refused, or fails, holds up no other.
    """
    results: Counter[str] = Counter()
    now = tools.clock()
    for what in COMMANDS:
        try:
            for row in due_timers(lists, what, now):
                if remaining() < ENOUGH:
                    return results
                results[_carried_out(tools, what, row)] += 1
        except Exception as error:  # noqa: BLE001 - the sweep has other work to do
            LOG.warning("timers left for the next sweep: %s: %s", what, fault(error))
            results["error"] += 1
    return results


def _carried_out(tools: Tools, what: What, row: ListRow) -> str:
    key = f"{row.reference}.{what}"
    try:
        carry_out(tools.store, what, row, tools.clock(), lambda attempt: tools.sleep(backoff(attempt, key)))
    except (DomainError, ApplicationError) as error:
        LOG.warning("not carried out: %s: %s", key, fault(error))
        return "refused"
    except Exception as error:  # noqa: BLE001 - one dossier's trouble does not stop the others
        LOG.warning("left for the next sweep: %s: %s", key, fault(error))
        return "error"
    return "timed"
