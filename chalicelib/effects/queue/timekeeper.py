"""What happens to dossiers by itself: each sweep carries out what is due, by a command of the system."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta

from chalicelib.application.caller import Request
from chalicelib.application.due_timers import due_timers
from chalicelib.application.errors import ApplicationError
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.row_types import ListRow
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.commands import Command, RemindOffer
from chalicelib.domain.sale.timers import What
from chalicelib.effects.queue.backoff import backoff
from chalicelib.effects.queue.run import SYSTEM, fault
from chalicelib.effects.queue.tools import Tools

COMMANDS: Mapping[What, Command] = {"offer_reminder": RemindOffer()}
"""What carries out each sort, in the order of the sweep: what frees pieces for others first."""
ENOUGH = timedelta(seconds=45)
"""Time that is left to the effects that the sweep does afterwards; what is due then waits for the next sweep."""
LOG = logging.getLogger("suivi.timers")


def keep_time(tools: Tools, lists: Lists, remaining: Callable[[], timedelta]) -> Counter[str]:
    """Carry out what is due while time remains.

    Gives how many ended how. What is refused, or fails, holds up no other.
    """
    results: Counter[str] = Counter()
    now = tools.clock()
    for what, command in COMMANDS.items():
        try:
            for row in due_timers(lists, what, now):
                if remaining() < ENOUGH:
                    return results
                results[_carried_out(tools, row, command)] += 1
        except Exception as error:  # noqa: BLE001 - the sweep has other work to do
            LOG.warning("timers left for the next sweep: %s: %s", what, fault(error))
            results["error"] += 1
    return results


def carry_out(tools: Tools, row: ListRow, command: Command) -> None:
    """Carry out what a row says, once, whoever else does. Raises the domain's error where it is not due any more."""
    key = f"{row.reference}.{row.partition}.{row.order}"
    request = CommandRequest(row.reference, command, SYSTEM, Request(key, key))
    execute(tools.store, request, tools.clock(), lambda attempt: tools.sleep(backoff(attempt, key)))


def _carried_out(tools: Tools, row: ListRow, command: Command) -> str:
    try:
        carry_out(tools, row, command)
    except (DomainError, ApplicationError) as error:
        LOG.warning("not carried out: %s of %s: %s", row.partition, row.reference, fault(error))
        return "refused"
    except Exception as error:  # noqa: BLE001 - one dossier's trouble does not stop the others
        LOG.warning("left for the next sweep: %s of %s: %s", row.partition, row.reference, fault(error))
        return "error"
    return "timed"
