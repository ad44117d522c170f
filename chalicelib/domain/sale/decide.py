"""decide(state, command, day, context) gives the events that a command amounts to, or raises the domain error that forbids it."""

from datetime import date

from msgspec.structs import replace

from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.acts_by_link import check_acts
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_registry import spec_of
from chalicelib.domain.sale.command_spec import C, Context, Events, alone
from chalicelib.domain.sale.facts.aside import DossierPutAside
from chalicelib.domain.sale.facts.conversation import NewsPromised
from chalicelib.domain.sale.facts.sharing import RemoveLink, RemoveSharedLinks, ReplaceLink
from chalicelib.domain.sale.kinds import foreign
from chalicelib.domain.sale.model import check
from chalicelib.domain.values.calendar import paris_date, working_days_after

ENDING = (RemoveLink, RemoveSharedLinks, ReplaceLink)
"""What ends links is done however much was: a link in wrong hands may have done all of it."""


def decide(state: DossierBase, command: C, day: date, context: Context | None = None) -> Events:
    """Give the events of a command, each allowed by its rules on that day (Paris).

    context: of the caller and of whom the command brings in; without, that of a command that asks for the state alone.
    Raises NotAllowed or Invalid.
    """
    context = context or alone(day)
    spec = spec_of(command)
    if foreign(state, spec.about):
        raise NotAllowed("that happens to no dossier of this kind")
    if spec.source == "page" and not isinstance(command, ENDING):
        check_acts(state.acts, context.by, context.now)
    events = _with_news(command, spec.propose(state, command, context), spec.about, day)
    _check_promised(command, events, context)
    # What a dossier begins with follows one upon the other: no state of its own stands before each.
    for event in events if spec.opens is None else ():
        check(state, event, day)
    return events


def decide_with_people(state: DossierBase, people: People, command: C, day: date) -> tuple[People, Events]:
    """Give the people with those that a command brings in, and its events. Raises NotAllowed or Invalid."""
    people, enrolled = spec_of(command).people.enrol(people, command, state)
    return people, decide(state, command, day, replace(alone(day), people=people, enrolled=enrolled))


def _check_promised(command: Command, events: Events, context: Context) -> None:
    """Raise Invalid where a customer would hear of nothing for longer than the seller wants."""
    promised = [event.on for event in events if isinstance(event, NewsPromised)]
    if not promised or context.promise_days is None:
        return
    latest = working_days_after(paris_date(context.now), context.promise_days)
    if max(promised) > latest:
        field = "on" if command.next_news is None else "next_news"
        raise Invalid("no customer waits so long for news: promise them by %(day)s at the latest", field=field, day=latest)


def _with_news(command: Command, events: Events, about: tuple[type, ...], day: date) -> Events:
    """Give the events; the promise that a command makes follows the one that it is about, but that it is put aside.

    Raises Invalid for a day before the command's, or where customers do not see what it says.
    """
    if command.next_news is None:
        return events
    if command.visible is False:
        raise Invalid("what customers do not see promises them nothing", field="visible")
    if command.next_news < day:
        raise Invalid("the date is before %(day)s", field="next_news", day=day)
    after = next(position for position, event in enumerate(events, start=1) if isinstance(event, about))
    # A promise is an act that ends putting aside, so that what is put aside until a day promised with it comes behind it.
    after -= isinstance(events[after - 1], DossierPutAside)
    return (*events[:after], NewsPromised(command.next_news), *events[after:])
