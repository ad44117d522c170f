"""Events become entries: numbered, with their provenance."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from chalicelib.application.caller import Caller
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.comments import Reads, reads
from chalicelib.domain.sale.entry import Entry, Provenance
from chalicelib.domain.sale.events import Event
from chalicelib.domain.sale.visibility import check_hidden, is_visible, reads_comment, subject_event
from chalicelib.domain.values.calendar import paris_date, utc


def day_of(command: Command, now: datetime) -> date:
    """Give the Paris date on which the command takes effect. Raises Invalid for one to come."""
    today = paris_date(now)
    day = command.effective or today
    if day > today:
        raise Invalid("what takes effect cannot be in the future, after %(today)s", field="effective", today=today)
    if command.recorded and command.recorded > now:
        raise Invalid("it cannot have been recorded in the future", field="recorded")
    return day


def as_entries(events: Iterable[Event], after: int, command: Command, caller: Caller, now: datetime) -> tuple[Entry, ...]:
    """Give the entries that follow version `after`; the comment is that of the event that the command is about.

    Raises Invalid where that would be hidden from customers though their page shows its fact.
    """
    events = tuple(events)
    subject = subject_event(command, events)
    check_hidden(command, subject)
    comment_visible = reads_comment(command, subject) if command.comment else None
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
                comment=command.comment if event is subject else None,
                comment_visible=comment_visible if event is subject else None,
            ),
            now,
        )
        for seq, event in enumerate(events, start=after + 1)
    )


def reads_of(command: Command, entries: Sequence[Entry]) -> Reads:
    """Give what customers read of what a command is about."""
    subject = subject_event(command, [entry.event for entry in entries])
    return next(reads(entry) for entry in entries if entry.event is subject)
