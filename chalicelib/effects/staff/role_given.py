"""The effect `role_given`: the user of a colleague gets the role that the list gave."""

from collections.abc import Callable, Mapping
from functools import partial

from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.staff_store import STAFF_ID, STAFF_LIST
from chalicelib.application.ports.streams import StreamStore
from chalicelib.application.staff.colleagues_desk import ROLE
from chalicelib.application.staff.role_task import RoleTask
from chalicelib.effects.queue.tools import Handler

GivesRole = Callable[[RoleTask], None]
"""Gives a user a role; done twice it is done once."""


def give(store: StreamStore, gives: GivesRole, effect: Effect) -> None:
    """Give it; nothing where another one was given since, whose own effect does that."""
    staff = store.head(STAFF_LIST, STAFF_ID)
    newest = staff.role_given(effect.contact) if staff else None
    if newest and newest.role and newest.seq == effect.seq:
        gives(RoleTask(newest.key, newest.role))


def handlers(store: StreamStore, gives: GivesRole) -> Mapping[EffectKind, Handler]:
    """Give the one kind, done with this."""
    return {ROLE: partial(give, store, gives)}
