"""The rows that lists and the search find a dossier by: they hold keys alone and decide nothing."""

from datetime import date
from typing import NamedTuple

from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.wait import Side


class WorkRow(NamedTuple):
    """A dossier in the work list of a side: on what it waits, since when, until when, whose it is, under which day it stands."""

    reference: str
    side: Side
    reason: WaitReason
    since: date
    due: date
    owner: str
    day: date


class AffairRow(NamedTuple):
    """A dossier among the affairs of an account, and the contacts it names; until: the last day on which it is open."""

    account: str
    reference: str
    until: date
    contacts: frozenset[str]


class TermRow(NamedTuple):
    """A dossier found by a term."""

    term: str
    reference: str


class ListRow(NamedTuple):
    """A dossier in a partition of a list of staff's, as of a month; a task in one of theirs.

    list: its name, a word. order: what the list is sorted by, a text without "#"; by references where it is empty.
    item: what tells several rows of one dossier apart; empty where it has one.
    values: what the list shows without reading the head, by name, sorted.
    ends: the day (UTC) with which the store takes it out by itself, if it does.
    """

    list: str
    partition: str
    order: str
    reference: str
    item: str
    values: tuple[tuple[str, str], ...]
    ends: date | None = None


class ProductTermRow(NamedTuple):
    """A product of the catalogue found by a term."""

    term: str
    sku: str


class ProductRow(NamedTuple):
    """A product among all of the catalogue, by its SKU."""

    sku: str


class LevelRow(NamedTuple):
    """A product that names a level below which it is ordered again, by its SKU."""

    sku: str
    level: int


Row = WorkRow | AffairRow | TermRow | ListRow | ProductTermRow | ProductRow | LevelRow
