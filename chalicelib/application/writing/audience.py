"""Who hears of a commit by mail: the dossier's contact, everybody with its link, and the billing address where money is meant."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chalicelib.application.writing.links_due import live_link
from chalicelib.domain.account.people import BILLING, People
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.billed_again import billing_mail
from chalicelib.domain.sale.entry import Entry
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


def concerns(entry: Entry, person: str) -> bool:
    """Say whether a mail to a person tells of an entry."""
    row = mailed(entry.event)
    if row is None or _own_act(entry, person):
        return False
    if row.to == "named":
        return getattr(entry.event, "contact", None) == person
    return entry.origin.visible and (row.billing != "never" or person != BILLING)


def _persons(happened: Happened, entry: Entry, row: Mailed) -> Iterator[str]:
    if row.to == "named":
        yield from filter(None, (getattr(entry.event, "contact", None),))
        return
    meant = _meant(happened, entry, row)
    if meant is None or not entry.origin.visible:
        return
    readers = [one for one in readers_of(happened.state, happened.people, happened.today) if not _own_act(entry, one)]
    yield from readers
    state = happened.state
    billed = meant.billing == "always" or (meant.billing == "where_billed" and state.charged)
    address = billing_mail(state, happened.people) if billed else None
    if address and mailbox(address) not in {mailbox(happened.people.contacts[one].email) for one in readers}:
        yield BILLING


def _meant(happened: Happened, entry: Entry, row: Mailed) -> Mailed | None:
    """Say whom a stroke concerns: those who were to hear of what it strikes."""
    if not isinstance(entry.event, e.EntryStruck):
        return row
    wrong = mailed(happened.struck.event) if happened.struck else None
    return wrong if wrong and wrong.to == "readers" else None


def readers_of(state: DossierBase, people: People, today: date) -> Iterator[str]:
    """Yield whom a dossier's mails go to: its contact first, then each who has a link in force."""
    holders = dict.fromkeys((state.contact, *(link.contact for link in state.links if not link.revoked)))
    for one in holders:
        if one in people.contacts and live_link(state, one, today):
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
