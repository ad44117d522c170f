"""What a worker does effects with."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from chalicelib.application.ports import Clock, DossierStore, Effect, EffectStore
from chalicelib.domain.commands import Command

Handler = Callable[[Effect], Command | None]
"""Does an effect and gives the command that records it, or None if there is nothing to do any more, or nothing to record."""


class Tools(NamedTuple):
    """The stores, the worker itself, and how each kind of effect is done.

    owner names a run of a worker in its leases; sleep takes seconds.
    """

    store: DossierStore
    todo: EffectStore
    clock: Clock
    owner: Callable[[], str]
    sleep: Callable[[float], None]
    handlers: Mapping[str, Handler]
