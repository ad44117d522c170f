"""What stands written of a command: who may give it, how it comes in, what it needs, how it is decided and what goes with it."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from msgspec import Struct

from chalicelib.domain.account.conditions import NO_CONDITIONS, Conditions
from chalicelib.domain.account.people import People
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.events import Event
from chalicelib.domain.sale.numbering import NumberSequence
from chalicelib.domain.sale.offer_policy import OfferPolicy
from chalicelib.domain.sale.suppression import Suppression
from chalicelib.domain.sale.wait import OurWait
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.roles import Role

C = TypeVar("C", bound=Command)
T = TypeVar("T", contravariant=True)
"""What a rule takes: one for any command is one for each."""
Events = tuple[Event, ...]
Source = Literal["opening", "manager", "accountant", "page", "affairs", "worker"]
"""How a command comes in.

opening, manager, accountant: the body of a staff route of that name. page: what a customer does on the dossier's page.
affairs: what they do in the list of their affairs. worker: the report of a worker.
"""
AccountUse = Literal["conditions", "read", "written"]
"""What becomes of the account of a dossier in a commit.

conditions: what was agreed is read, and its people are left. read: its people too. written: with the dossier's contacts.
"""
Grant = Literal["granted", "left", "refused"]
"""A link is granted, or it is left at what happened, or the command is refused."""


class Context(Struct, frozen=True, kw_only=True):
    """What a command is decided with, beside the state.

    people: the dossier's, with those that the command brings in. enrolled: the ids of those, in the order of the command.
    day: on which it takes effect, Paris. by: the subject of the caller's token. now: the moment, UTC.
    link: the link of the dossier by which a customer asks.
    products, stock: those that the command's row needs, by SKU, where the catalogue and the stock have them. offers: the policy.
    waits: what waits on us, where the command's row needs it. promise_days: working days within which news may be promised.
    other: the other dossier that the row needs. spare: a reference that no dossier has, for one that the command opens.
    conditions: what was agreed with the customer, where the command's row uses the account, or needs products.
    """

    people: People
    enrolled: tuple[str, ...]
    day: date
    by: str
    now: datetime
    products: Mapping[str, Product] = {}
    stock: Mapping[str, StockItem] = {}
    offers: OfferPolicy = OfferPolicy()
    waits: OurWait | None = None
    promise_days: int | None = None
    conditions: Conditions = NO_CONDITIONS
    other: DossierBase | None = None
    spare: str = ""
    link: str | None = None


def alone(day: date) -> Context:
    """Give the context of a command of a day that brings in nobody and asks for nothing but the state."""
    return Context(people=People("", ""), enrolled=(), day=day, by="", now=datetime.combine(day, time(12), UTC))


class Enrolled(NamedTuple):
    """The people with those that a command brings in, and the ids of these in the order of the command."""

    people: People
    ids: tuple[str, ...] = ()


class Opens(NamedTuple):
    """The account that a new dossier belongs to, by its id, and the customer's name as it was given."""

    account: str
    customer: str


class PeopleRule(Struct, Generic[T], frozen=True, kw_only=True):
    """Whom a command concerns beside the dossier.

    account: what becomes of the dossier's account. enrol: the persons and addresses that the command brings in, or names, as a
    function of the dossier too.
    staff: whom of staff it names, by field. suppresses: what becomes of a mail address.
    """

    account: Callable[[T], AccountUse | None]
    enrol: Callable[[People, T, DossierBase], Enrolled]
    staff: Callable[[T], Mapping[str, str | None]]
    suppresses: Callable[[T, Events], Suppression | None]


class Needs(Struct, Generic[T], frozen=True, kw_only=True):
    """With what of others a command is decided, as functions of the state and the command.

    Of which SKUs with the product, and with the stock; with which other dossier, by its reference; waits: with what waits on us.
    """

    products: Callable[[Any, T], frozenset[str]]
    stock: Callable[[Any, T], frozenset[str]]
    other: Callable[[Any, T], str | None] = lambda state, command: None
    waits: bool = False


class NumberRule(Struct, Generic[T], frozen=True, kw_only=True):
    """How a command's document takes a number of ours.

    sequence: the one that it is of. billed: whether a bill holds the number, which then has to fit in.
    uploaded: whether a document that staff uploaded stands in for ours, as a function of the command.
    needed: whether it makes that document at all, as a function of the state and the command.
    """

    sequence: NumberSequence
    billed: bool
    uploaded: Callable[[T], bool]
    needed: Callable[[Any, T], bool] = lambda state, command: True


class LinkRule(Struct, Generic[T], frozen=True, kw_only=True):
    """How whoever is mailed first is granted the link that they lack.

    revoked: what is done for a contact whose link was revoked, as a function of the command.
    full: what is done where there is no room for another link.
    """

    revoked: Callable[[T], Grant]
    full: Literal["left", "refused"]


class CommandSpec(Struct, Generic[C], frozen=True, kw_only=True):
    """One row for a command. No field has a default: a row that forgets one is a type error.

    roles: who may give it. source: how it comes in. about: the event that it is about, one of these, which its comment is of.
    comment: who reads that comment unless the command says so. opens: the account of the dossier that it opens, if it does.
    needs: what of the catalogue and the stock it is decided with.
    people: whom it concerns. number: how its document takes a number. propose: the events that it amounts to.
    checks: what else must hold of these, as of the people, beside the rules of each event. strikes: the entry that it strikes.
    link: how it grants a link. keep: whether its record is kept for ever.
    """

    command: type[C]
    roles: frozenset[Role]
    source: Source
    about: tuple[type[Event], ...]
    comment: Literal["customers", "staff"]
    opens: Callable[[C], Opens] | None
    people: PeopleRule[C]
    needs: Needs[C]
    number: NumberRule[C] | None
    propose: Callable[[Any, C, Context], Events]
    checks: tuple[Callable[[Any, Context, Events], None], ...]
    strikes: Callable[[C], int] | None
    link: LinkRule[C] | None
    keep: bool
