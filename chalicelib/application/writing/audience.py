"""Who hears of a commit by mail: whoever has a link for what happened, and the billing address where money is meant."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chalicelib.application.writing.links_due import live_link
from chalicelib.domain.access.heard import hears
from chalicelib.domain.account.people import BILLING, People
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.billed_again import billing_mail
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.keys import Mail
from chalicelib.domain.sale.lines import Scope
from chalicelib.domain.sale.model import mailed
from chalicelib.domain.sale.spec import Mailed
from chalicelib.domain.values.mailbox import mailbox


class Happened(NamedTuple):
    """A commit as its readers hear of it: the dossier after it, its people, the day, and the entry that it struck."""

    state: DossierBase
    people: People
    entries: tuple[Entry, ...]
    today: date
    struck: Entry | None = None


def recipients(happened: Happened) -> dict[str, Entry]:
    """Find for each person the entry that their one mail is about; the others of the commit that concern them stand in it."""
    due: dict[str, Entry] = {}
    rows = [(row.rank, entry, row) for entry in happened.entries if (row := mailed(entry.event))]
    for _, entry, row in sorted(rows, key=lambda one: one[0]):
        for person in _persons(happened, entry, row):
            due.setdefault(person, entry)
    return due


def concerns(entry: Entry, person: str, scope: Scope | None) -> bool:
    """Say whether a mail to a person tells of an entry; scope: what their link is for, None at the billing address."""
    row = mailed(entry.event)
    if row is None or _own_act(entry, person):
        return False
    if row.to == "named":
        return getattr(entry.event, "contact", None) == person
    heard = hears(scope, row.kind, billed=row.billing != "never") if scope else row.billing != "never"
    return entry.origin.visible and heard


def _persons(happened: Happened, entry: Entry, row: Mailed) -> Iterator[str]:
    if row.to == "named":
        yield from filter(None, (getattr(entry.event, "contact", None),))
        return
    meant = _meant(happened, entry, row)
    if meant is None or not entry.origin.visible:
        return
    state = happened.state
    billed = meant.billing == "always" or (meant.billing == "where_billed" and state.charged)
    hearing = readers_of(state, happened.people, happened.today, meant.kind, billed=billed)
    readers = [one for one in hearing if not _own_act(entry, one)]
    yield from readers
    address = billing_mail(state, happened.people) if billed else None
    if address and mailbox(address) not in {mailbox(happened.people.contacts[one].email) for one in readers}:
        yield BILLING


def _meant(happened: Happened, entry: Entry, row: Mailed) -> Mailed | None:
    """Say whom a stroke concerns: those who were to hear of what it strikes."""
    if not isinstance(entry.event, e.EntryStruck):
        return row
    wrong = mailed(happened.struck.event) if happened.struck else None
    return wrong if wrong and wrong.to == "readers" else None


def readers_of(state: DossierBase, people: People, today: date, kind: Mail, *, billed: bool = False) -> Iterator[str]:
    """Yield whom a dossier's mails of a kind go to: its contact first, then each whose link in force is for that."""
    holders = dict.fromkeys((state.contact, *(link.contact for link in state.links if not link.revoked)))
    for one in holders:
        link = live_link(state, one, today) if one in people.contacts else None
        if link and hears(link.scope, kind, billed=billed):
            yield one


TOLD_ALL_THE_SAME = (
    e.OrderCreated, e.OrderRequested, e.OrderTakenBack, e.PiecesReserved, e.ReservationExtended, e.ReservationReleased,
)  # fmt: skip
"""What is mailed to whom did it too: they keep in writing what binds them, and until when."""


def _own_act(entry: Entry, person: str) -> bool:
    """Say whether a person did it on the page, where they saw it done, and needs no mail of it."""
    if isinstance(entry.event, TOLD_ALL_THE_SAME):
        return False
    origin = entry.origin
    return origin.channel == "link" and origin.actor.kind == "contact" and origin.actor.id == person
