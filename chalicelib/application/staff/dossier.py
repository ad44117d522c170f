"""What staff read of a dossier: all of it, internal entries too, and who has which link; never a token."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import asdict, replace

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.customer.point_in_time import earlier
from chalicelib.application.errors import NotFound
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.seller import Seller
from chalicelib.application.staff.owed import Owed, owed
from chalicelib.application.staff.promises_kept import Given, given
from chalicelib.application.staff.summary import Waits, waits
from chalicelib.application.writing.signatures import signed_by
from chalicelib.domain.access.level import LinkPolicy, View, access
from chalicelib.domain.account.people import Contact, People, legacy_signer
from chalicelib.domain.sale.comments import Reads, reads
from chalicelib.domain.sale.entry import Entry, Provenance
from chalicelib.domain.sale.events import Event, QuestionAsked, Received
from chalicelib.domain.sale.lines import Scope
from chalicelib.domain.sale.registry import AnyDossier
from chalicelib.domain.values.calendar import paris_date

PAGE = 50


class Holder(Struct, frozen=True):
    """A link: who has it, and what it opens today (null: nothing).

    scope: what it is for. by: the contact who shared it (null: we gave it). shut_out: staff revoked it, so that no colleague
    lets its holder in again.
    """

    id: str
    contact: Contact | None
    granted: date
    expires: date | None
    revoked: bool
    opens: View | None
    scope: Scope
    by: Contact | None
    shut_out: bool


class ActiveHolder(Holder, frozen=True):
    """The same, with the day of the last thing that was done by it; reading leaves no trace."""

    last_act: date | None


class StaffEntry(Struct, frozen=True):
    """An entry with what customers read of it; signed_by: the name typed below it, as it stands with the people."""

    seq: int
    event: Event
    origin: Provenance
    committed: datetime
    customer_reads: Reads
    signed_by: str | None


class StaffDossier(Struct, frozen=True):
    """A dossier as staff see it; `entries` newest first, `before` is the cursor of older ones.

    as_of: the day, where it is told as it was on an earlier one; people and links are always today's.
    """

    reference: str
    version: int
    waits: tuple[Waits, ...]
    promises: tuple[Given, ...]
    owed: Owed
    state: AnyDossier
    people: People
    links: tuple[Holder, ...]
    entries: tuple[StaffEntry, ...]
    before: int | None
    as_of: date | None = None


class StaffReading(NamedTuple):
    """Who reads which dossier, and when."""

    caller: Caller
    reference: str | None
    now: datetime


def read_dossier(store: DossierStore, reading: StaffReading, seller: Seller, before: int | None) -> StaffDossier:
    """Give the dossier with a page of its history, the newest or the one below `before`. Raises Forbidden or NotFound."""
    reference = _allowed(reading)
    if before is None:
        page = store.page(reference, PAGE)
        if page is None:
            raise NotFound
        head, entries = page.head, page.entries
    else:
        head, entries = _head(store, reference), store.older(reference, before, PAGE)
    return _document(reading, seller, head, head.state, entries)


def read_earlier(store: DossierStore, reading: StaffReading, seller: Seller, at: int, before: int | None) -> StaffDossier:
    """Give the dossier as it stood after entry `at`, with a page of the history up to it. Raises Forbidden or NotFound."""
    reference = _allowed(reading)
    head = _head(store, reference)
    then = earlier(store, reference, head.state, at)
    entries = [entry for entry in then.entries if before is None or entry.seq < before][:PAGE]
    return _document(reading, seller, head, then.state, entries, then.day)


def _document(
    reading: StaffReading, seller: Seller, head: Loaded, state: AnyDossier, entries: Sequence[Entry], as_of: date | None = None
) -> StaffDossier:
    """Build the document of a state of the dossier on its day, with entries of it, newest first."""
    return StaffDossier(
        _allowed(reading),
        state.version,
        waits(state, as_of or paris_date(reading.now), seller.news),
        given(state, seller.news),
        owed(state),
        state,
        head.people,
        _holders(head, seller.links, reading.now),
        tuple(_entry(head.people, each) for each in entries),
        _older(entries),
        as_of,
    )


def _entry(people: People, entry: Entry) -> StaffEntry:
    """Give the entry; a name that it holds from before signers is shown as it stands with the people alone."""
    event = entry.event
    if isinstance(event, QuestionAsked | Received) and event.legacy_name is not None:
        event = replace(event, signer=legacy_signer(entry.seq), legacy_name=None)
    return StaffEntry(entry.seq, event, entry.origin, entry.committed, reads(entry), signed_by(people, entry))


def _older(entries: Sequence[Entry]) -> int | None:
    return entries[-1].seq if entries and entries[-1].seq > 1 else None


def read_documents(store: DossierStore, reading: StaffReading) -> tuple[str, Loaded]:
    """Give the dossier's number and its head, whose documents are read. Raises Forbidden or NotFound."""
    reference = _allowed(reading)
    return reference, _head(store, reference)


def read_links(store: DossierStore, reading: StaffReading, policy: LinkPolicy) -> tuple[int, tuple[ActiveHolder, ...]]:
    """Give the dossier's version and its links, with what was last done by each. Raises Forbidden or NotFound."""
    reference = _allowed(reading)
    head, acts = _head(store, reference), _last_acts(store.history(reference))
    return head.state.version, tuple(
        ActiveHolder(**asdict(holder), last_act=acts.get(f"l:{reference}:{holder.id}"))
        for holder in _holders(head, policy, reading.now)
    )


def _last_acts(entries: Iterable[Entry]) -> Mapping[str, date]:
    """Give the day of the last act by each link, by who entered it."""
    done = (entry for entry in entries if entry.origin.channel == "link" and entry.origin.actor.kind == "contact")
    return {entry.origin.entered_by: paris_date(entry.committed) for entry in done}


def _allowed(reading: StaffReading) -> str:
    staff_only(reading.caller)
    if reading.reference is None:
        raise NotFound
    return reading.reference


def _head(store: DossierStore, reference: str) -> Loaded:
    head = store.load(reference)
    if head is None:
        raise NotFound
    return head


def _holders(head: Loaded, policy: LinkPolicy, now: datetime) -> tuple[Holder, ...]:
    holders = []
    for link in head.state.links:
        granted = access(head.state, link.id, link.epoch, policy, paris_date(now))
        contact = head.people.contacts.get(link.contact)
        opens = granted.view if granted else None
        by = head.people.contacts.get(link.by) if link.by else None
        holders.append(
            Holder(
                link.id, contact, link.granted, link.expires, link.revoked, opens, scope=link.scope, by=by, shut_out=link.shut_out
            )
        )  # fmt: skip
    return tuple(holders)
