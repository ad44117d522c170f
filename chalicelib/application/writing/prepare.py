"""First step of a command: what it needs is loaded, who and what it brings in has an id, its document has a number."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.application.caller import Caller, Request
from chalicelib.application.errors import NotFound
from chalicelib.application.ports.commit import Account, Fact, Loaded, Write
from chalicelib.application.ports.dossiers import DecidingStore
from chalicelib.application.ports.effects import Lease
from chalicelib.application.writing.document_numbers import number_in, with_number
from chalicelib.application.writing.entries import day_of
from chalicelib.application.writing.optimistic_lock import check_seen
from chalicelib.domain.access.permitted_acts import NEEDED, check_permitted
from chalicelib.domain.account.conditions import NO_CONDITIONS
from chalicelib.domain.account.naming import name_of
from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_registry import spec_of
from chalicelib.domain.sale.command_spec import CommandSpec, Context
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.kinds import kind_begun_by
from chalicelib.domain.sale.numbering import Count, Numbering
from chalicelib.domain.sale.offer_policy import OfferPolicy
from chalicelib.domain.sale.waiting import POLICY, NewsPolicy, our_wait


class CommandRequest(NamedTuple):
    """A command with all that goes with it.

    spare: a reference that no dossier has, for one that the command may open beside its own.
    parks: why the effect that it completes is parked, and not done. also: what else its transaction writes.
    news: by when customers hear of us. undo_seconds: for how long held mails wait.
    """

    reference: str
    command: Command
    caller: Caller
    request: Request
    numbering: Numbering = Numbering()
    offers: OfferPolicy = OfferPolicy()
    spare: str = ""
    completes: Lease | None = None
    parks: str | None = None
    also: tuple[Write[object, Fact], ...] = ()
    news: NewsPolicy = POLICY
    undo_seconds: int = 0


class Prepared(Struct, frozen=True, kw_only=True):
    """A command that can be decided.

    before: the head that the commit takes the place of, None of a dossier that the command opens.
    account: the account that it is about, if it is. command: with the number that its document takes.
    counted: where the sequence of that number stands then. history: where the command strikes an entry.
    other: the head of the other dossier that the command's row names.
    """

    request: CommandRequest
    spec: CommandSpec[Command]
    before: Loaded | None
    state: DossierBase
    account: Account | None
    command: Command
    counted: Count | None
    context: Context
    history: Sequence[Entry]
    other: Loaded | None = None


def prepare(store: DecidingStore, request: CommandRequest, now: datetime) -> Prepared:
    """Load what the command's row says that it needs. Raises NotFound, Stale or the domain's error."""
    spec, command, reference = spec_of(request.command), request.command, request.reference
    account: Account | None
    if spec.opens:
        before, state = None, kind_begun_by(spec.about).state()
        opened = spec.opens(command)
        stored = store.account(opened.account)
        name = name_of(opened.account, stored.people if stored else None, opened.customer)
        people, account = People(opened.account, name), stored or Account(People(opened.account, name), 0)
    else:
        before = store.load(reference)
        if before is None:
            raise NotFound
        state, people = before
        check_seen(reference, state, request.request.if_match, of_money=NEEDED.get(type(command)) == "pay")
        if spec.source == "page" and request.caller.link is not None:
            check_permitted(state, type(command), request.caller.link, now)
        account = (store.account(people.account) or Account(people, 0)) if spec.people.account(command) else None
    use = spec.people.account(command)
    acquainted = _with_named(_shared(people, None if use == "conditions" else account), account, command)
    people, enrolled = spec.people.enrol(acquainted, command, state)
    _check_actor(people, command)
    day = day_of(command, now)
    needed = spec.number is not None and (number_in(command) is not None or spec.number.needed(state, command))
    command, counted = with_number(store, request.numbering, command, day) if needed else (command, None)
    named = spec.needs.other(state, command)
    other = store.load(named) if named else None
    products = store.products(spec.needs.products(state, command))
    buyer = account or (store.account(people.account) if products else None)
    return Prepared(
        request=request,
        spec=spec,
        before=before,
        state=state,
        account=account,
        command=command,
        counted=counted,
        context=Context(
            people=people,
            enrolled=enrolled,
            day=day,
            by=request.caller.subject,
            now=now,
            products=products,
            stock=store.stock(spec.needs.stock(state, command)),
            offers=request.offers,
            conditions=buyer.conditions if buyer else NO_CONDITIONS,
            other=other.state if other else None,
            spare=request.spare,
            link=request.caller.link,
            waits=our_wait(state, request.news) if spec.needs.waits else None,
            promise_days=request.news.promise_days,
        ),
        history=store.history(reference) if spec.strikes else (),
        other=other,
    )


def _shared(people: People, account: Account | None) -> People:
    """Give the people with the account's contacts and name: contacts are the account's, not the dossier's."""
    if account is None:
        return people
    return replace(people, name=account.people.name, contacts={**people.contacts, **account.people.contacts})


def _with_named(people: People, account: Account | None, command: Command) -> People:
    """Give the people with the address of the customer's book that the command names, if it does."""
    named: object = getattr(command, "address", None)
    if account is None or not isinstance(named, str) or named not in account.conditions.addresses:
        return people
    return replace(people, addresses={**people.addresses, named: account.conditions.addresses[named].address})


def _check_actor(people: People, command: Command) -> None:
    """Raise Invalid if the command names a contact as its actor that the dossier does not know."""
    actor = command.actor
    if actor and actor.kind == "contact" and actor.id not in people.contacts:
        raise Invalid("there is no contact %(contact)s here", field="actor.id", contact=actor.id)
