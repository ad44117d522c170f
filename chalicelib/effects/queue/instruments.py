"""The effect that has instruments follow what their dossier says of them."""

from collections.abc import Callable, Mapping
from functools import partial

from chalicelib.application.instrument.birth import Following, follow_dossier
from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.instrument_store import InstrumentStore
from chalicelib.domain.instrument.support_policy import SupportPolicy
from chalicelib.effects.queue.tools import Handler


def follow_instruments(
    store: InstrumentStore, policy: SupportPolicy, choose: Callable[[str], str], clock: Clock, pause: Callable[[int], None],
    effect: Effect,
) -> None:  # fmt: skip
    """Write what instruments lack; what is there already is passed over when this is tried again."""
    follow_dossier(store, effect.reference, Following(policy, choose, clock(), pause))


def handlers(
    store: InstrumentStore, policy: SupportPolicy, choose: Callable[[str], str], clock: Clock, pause: Callable[[int], None]
) -> Mapping[EffectKind, Handler]:
    """Give the one kind, done with this."""
    return {"instruments": partial(follow_instruments, store, policy, choose, clock, pause)}
