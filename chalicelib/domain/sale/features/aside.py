"""A dossier that a colleague puts aside until a day."""

from datetime import date

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.aside import Aside
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY, no_skus
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, Needs
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.aside import AsideEvent, DossierPutAside, DossierTakenUp, PutAside, TakeUp
from chalicelib.domain.sale.rules import is_open
from chalicelib.domain.sale.spec import Change, Specs, Unmailed, unseen
from chalicelib.domain.values.roles import STAFF

NEEDS_WAIT: Needs[PutAside] = Needs(products=no_skus, stock=no_skus, waits=True)


def is_put_aside(state: DossierBase, event: DossierTakenUp, day: date) -> None:
    if state.aside is None:
        raise NotAllowed("it is not put aside")


def is_another_day(state: DossierBase, event: DossierPutAside, day: date) -> None:
    if state.aside is not None and (state.aside.until, state.aside.reason) == (event.until, event.reason):
        raise NotAllowed("it is put aside until that day already")


def _put_aside(state: DossierBase, event: DossierPutAside, entry: Entry) -> Change:
    return {"aside": Aside(event.until, event.reason, entry.origin.actor)}


def _taken_up(state: DossierBase, event: DossierTakenUp, entry: Entry) -> Change:
    return {"aside": None}


DOSSIER_PUT_ASIDE = unseen(
    event=DossierPutAside,
    allowed=(is_open, is_another_day),
    apply=_put_aside,
    mail=Unmailed("customers do not see it"),
)

DOSSIER_TAKEN_UP = unseen(
    event=DossierTakenUp,
    allowed=(is_open, is_put_aside),
    apply=_taken_up,
    mail=Unmailed("customers do not see it"),
)

SPECS: Specs[AsideEvent] = DOSSIER_PUT_ASIDE | DOSSIER_TAKEN_UP


def _aside(state: DossierBase, command: PutAside, context: Context) -> Events:
    """Give that it is put aside, at most until the day by which the customer hears of us."""
    if context.waits is None:
        raise NotAllowed("nothing of it waits on us, so that there is nothing to put aside")
    if command.until <= context.day:
        raise Invalid("it would be put aside for no day: name one after %(day)s", field="until", day=context.day)
    wait, promised = context.waits
    promised = command.next_news or promised
    if promised is not None and command.until > promised:
        raise Invalid(
            "the customer hears of us by %(day)s: put it aside until then, or promise news first (promise_news)",
            field="until", day=promised,
        )  # fmt: skip
    return (DossierPutAside(command.until, wait.reason),)


def _take_up(state: DossierBase, command: TakeUp, context: Context) -> Events:
    return (DossierTakenUp(),)


COMMANDS = (
    CommandSpec(
        command=PutAside, roles=STAFF, source="manager", about=(DossierPutAside,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_WAIT, number=None, propose=_aside, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=TakeUp, roles=STAFF, source="manager", about=(DossierTakenUp,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_take_up, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
)  # fmt: skip
