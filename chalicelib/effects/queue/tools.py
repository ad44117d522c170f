"""What a worker does effects with."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.effects import Effect, EffectKind, EffectStore
from chalicelib.domain.sale.commands import Command

Handler = Callable[[Effect], Command | None]
"""Does an effect and gives the command that records it, or None if there is nothing to do any more, or nothing to record."""
GivenUp = Callable[[Effect, Exception | None], Command | None]
"""Gives the command that tells the dossier of an effect that is parked, for its last error (none: no worker came back).

None where the dossier knows it by now, or has no need to.
"""


class Tools(Struct, frozen=True, kw_only=True):
    """The stores, the worker itself, how each kind of effect is done, and how the dossier is told that one cannot be.

    owner names a run of a worker in its leases; sleep takes seconds.
    """

    store: DossierStore
    todo: EffectStore
    clock: Clock
    owner: Callable[[], str]
    sleep: Callable[[float], None]
    handlers: Mapping[EffectKind, Handler]
    given_up: Mapping[str, GivenUp] = MappingProxyType({})
