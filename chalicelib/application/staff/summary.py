"""A dossier at a glance, as lists show it to staff: told from its head, on the day on which it is asked for."""

from datetime import date

from msgspec import Struct

from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.account.people import People
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.document_kinds import DocumentKind
from chalicelib.domain.sale.events import Undeliverable, Unmakeable
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.kinds import kind_of
from chalicelib.domain.sale.wait import Side
from chalicelib.domain.sale.waiting import NewsPolicy, waiting


class Waits(Struct, frozen=True):
    """A side that has to act, on what, for how many days by now.

    due: by when the customer has to hear of us, or what the customer is held to. late: that day has passed.
    """

    side: Side
    matter: WaitReason
    since: date
    days: int
    due: date
    late: bool


class Unreached(Struct, frozen=True):
    """A contact whom mails do not reach; name is null if the person was forgotten."""

    contact: str
    name: str | None
    why: Undeliverable
    on: date


class Unmade(Struct, frozen=True):
    """A document that cannot be made: the entry that makes it, its number (an offer's revision, or empty), since when and why."""

    entry: int
    kind: DocumentKind
    number: str
    why: Unmakeable
    on: date


class NextDelivery(Struct, frozen=True):
    """The day announced for what has still to leave, and the day that was announced first."""

    first: date
    last: date


class Summary(Struct, frozen=True):
    """A dossier in a list. lapsed: its offer ended unordered. contact: whom it is for, null if the person was forgotten."""

    reference: str
    version: int
    account: str
    customer: str
    contact: str | None
    customer_reference: str | None
    owner: str
    deputy: str | None
    waits: tuple[Waits, ...]
    lapsed: bool
    undelivered: tuple[Unreached, ...]
    unmade: tuple[Unmade, ...]
    delivery: NextDelivery | None


def summary(reference: str, head: Loaded, today: date, policy: NewsPolicy) -> Summary:
    """Give the dossier on a day."""
    state, people = head
    return Summary(
        reference,
        state.version,
        state.account,
        people.name,
        _name(people, state.contact),
        state.order_number,
        state.owner,
        state.deputy,
        waits(state, today, policy),
        kind_of(state).lapsed(state, today),
        tuple(Unreached(u.contact, _name(people, u.contact), u.why, u.on) for u in state.undelivered),
        tuple(Unmade(d.entry, d.kind, d.number, d.why, d.failed) for d in state.unmade if d.why and d.failed),
        _delivery(state),
    )


def waits(state: DossierBase, today: date, policy: NewsPolicy) -> tuple[Waits, ...]:
    """Say whom a dossier waits for on a day, at most once a side."""
    return tuple(
        Waits(wait.side, wait.reason, wait.since, (today - wait.since).days, wait.due, wait.due < today)
        for wait in waiting(state, policy)
    )


def _name(people: People, contact: str) -> str | None:
    holder = people.contacts.get(contact)
    return holder.name if holder else None


def _delivery(state: DossierBase) -> NextDelivery | None:
    span = kind_of(state).arriving(state)
    return NextDelivery(span.first, span.last) if span else None
