"""What customers did since a moment: of the dossiers that an index of such moments names, their newest entries."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import Lists
from chalicelib.application.staff.expected import Eyes, reading_of
from chalicelib.application.staff.news_words import happened
from chalicelib.application.view.history import signature
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sentences.parcel import wanting
from chalicelib.domain.sale.comments import colleagues_read
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.mail import MailUndelivered
from chalicelib.domain.sale.model import is_news

MOST = 100
"""Dossiers of one answer: whoever was away longer reads the day instead."""
ENTRIES = 50
"""Entries of each that are looked at."""
BY_DEFAULT = timedelta(days=1)


class CustomerAct(Struct, frozen=True):
    """What a customer did, ready to show: who did what, and what they wrote (remark); entry: of the dossier's history."""

    reference: str
    customer: str
    entry: int
    at: datetime
    who: str
    text: str
    remark: str | None


class News(Struct, frozen=True):
    """What customers did, the newest last; cursor: since when to ask for what comes next. more: older ones were left out."""

    acts: tuple[CustomerAct, ...]
    cursor: datetime
    more: bool


class NewsQuery(NamedTuple):
    """Since when; a day back if that is not said."""

    since: datetime | None
    now: datetime


def news(store: DossierStore, lists: Lists, caller: Caller, query: NewsQuery, eyes: Eyes) -> News:
    """Give what customers did since a moment. Raises Forbidden."""
    staff_only(caller)
    since = query.since or query.now - BY_DEFAULT
    references, more = lists.acted_since(since, MOST)
    heads = store.load_all(references, consistent=False)
    acts = [act for reference, head in heads for act in _of(store, reference, head, since, eyes)]
    acts.sort(key=lambda act: (act.at, act.reference, act.entry))
    return News(tuple(acts), acts[-1].at if acts else since, more)


def _of(store: DossierStore, reference: str, head: Loaded, since: datetime, eyes: Eyes) -> Iterator[CustomerAct]:
    reading = reading_of(reference, head, eyes)
    for entry in store.older(reference, head.state.version + 1, ENTRIES):
        if entry.committed > since and is_news(entry) and entry.seq not in head.state.struck:
            remark = wanting(entry) or colleagues_read(entry)
            who = _who(reading, entry)
            yield CustomerAct(reference, head.people.name, entry.seq, entry.committed, who, happened(reading, entry), remark)


def _who(reading: AnyReading, entry: Entry) -> str:
    if isinstance(entry.event, MailUndelivered):
        return reading.contact(entry.event.contact)
    return signature(reading, entry)
