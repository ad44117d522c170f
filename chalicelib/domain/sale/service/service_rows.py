"""What the rows of a service case have in common: those of its events, and those of its commands."""

from collections.abc import Callable
from typing import Any, TypeVar

from chalicelib.domain.sale.command import Signed
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY, SIGNER
from chalicelib.domain.sale.command_spec import C, CommandSpec, Context, Events, Needs
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.events import Event
from chalicelib.domain.sale.service.case import Case
from chalicelib.domain.sale.spec import Apply, DocumentWork, Mailed, Notice, Rule, Spec, Strike, Unmailed
from chalicelib.domain.values.roles import CUSTOMER, MANAGER, SYSTEM

E = TypeVar("E", bound=EventBase)
S = TypeVar("S", bound=Signed)
BY_LINK = Notice("link", "contact")


def happening(
    *, event: type[E], allowed: tuple[Rule[E], ...], apply: Apply[E], mail: Mailed | Unmailed, strike: Strike = "allowed",
    milestone: bool = True, document: DocumentWork | None = None, staff: Notice | None = None,
) -> Spec[E]:  # fmt: skip
    """Give the row of what customers see of a case."""
    return Spec(
        event=event, allowed=allowed, apply=apply, shown="always", strike=strike, falls_with=None, news=True, report=False,
        milestone=milestone, mail=mail, document=document, staff=staff,
    )  # fmt: skip


def by_manager(
    command: type[C], about: type[Event], propose: Callable[[Case, C, Context], Events], *, needs: Needs[Any] = NEEDS_NOTHING
) -> CommandSpec[C]:
    """Give the row of a manager's command, whose comment customers read."""
    return CommandSpec(
        command=command, roles=MANAGER, source="manager", about=(about,), comment="customers", opens=None, people=NOBODY,
        needs=needs, number=None, propose=propose, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    )  # fmt: skip


def by_customer(command: type[S], about: type[Event], propose: Callable[[Case, S, Context], Events]) -> CommandSpec[S]:
    """Give the row of what a customer signs on the page."""
    return CommandSpec(
        command=command, roles=CUSTOMER, source="page", about=(about,), comment="customers", opens=None, people=SIGNER,
        needs=NEEDS_NOTHING, number=None, propose=propose, checks=(), strikes=None, link=None, keep=False,
    )  # fmt: skip


def by_worker(command: type[C], about: type[Event], propose: Callable[[Case, C, Context], Events]) -> CommandSpec[C]:
    """Give the row of what happens by itself."""
    return CommandSpec(
        command=command, roles=SYSTEM, source="worker", about=(about,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=propose, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    )  # fmt: skip
