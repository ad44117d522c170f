"""Events become entries: numbered, with their provenance."""

from collections.abc import Iterable
from datetime import date, datetime

from chalicelib.application.caller import Caller
from chalicelib.domain.calendar import paris_date, utc
from chalicelib.domain.commands import Command
from chalicelib.domain.entry import Entry, Provenance
from chalicelib.domain.errors import Invalid
from chalicelib.domain.events import Event
from chalicelib.domain.visibility import is_visible


def day_of(command: Command, now: datetime) -> date:
    """The Paris date on which the command takes effect. Raises Invalid for one to come."""
    today = paris_date(now)
    day = command.effective or today
    if day > today:
        raise Invalid("what takes effect cannot be in the future, after %(today)s", field="effective", today=today)
    if command.recorded and command.recorded > now:
        raise Invalid("it cannot have been recorded in the future", field="recorded")
    return day


def number(events: Iterable[Event], after: int, command: Command, caller: Caller, now: datetime) -> tuple[Entry, ...]:
    """The entries that follow version `after`; the comment goes with the first one that customers may see."""
    events = tuple(events)
    main = next((event for event in events if is_visible(event, None)), events[0])
    return tuple(
        Entry(
            seq,
            event,
            Provenance(
                effective=day_of(command, now),
                recorded=utc(command.recorded or now),
                actor=command.actor or caller.actor,
                entered_by=caller.subject,
                channel=command.channel or caller.channel,
                visible=is_visible(event, command.visible),
                comment=command.comment if event is main else None,
            ),
            now,
        )
        for seq, event in enumerate(events, start=after + 1)
    )
