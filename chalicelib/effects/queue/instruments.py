"""The effects that have instruments follow what their dossier says of them, and that carry out a file of instruments."""

from collections.abc import Callable, Mapping
from functools import partial

from chalicelib.application.instrument.birth import Following, follow_dossier
from chalicelib.application.instrument.instrument_import import KIND, ImportTools, carry_out_part
from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.instrument_files import InstrumentFileStore
from chalicelib.domain.instrument.support_policy import SupportPolicy
from chalicelib.effects.queue.tools import Handler

Choose = Callable[[str], str]
Pause = Callable[[int], None]


def follow_instruments(
    store: InstrumentFileStore, policy: SupportPolicy, choose: Choose, clock: Clock, pause: Pause, effect: Effect
) -> None:  # fmt: skip
    """Write what instruments lack; what is there already is passed over when this is tried again."""
    follow_dossier(store, effect.reference, Following(policy, choose, clock(), pause))


def write_instruments(
    store: InstrumentFileStore, policy: SupportPolicy, choose: Choose, clock: Clock, pause: Pause, effect: Effect
) -> None:  # fmt: skip
    """Write the instruments of a part; one that was written before is passed over when this is tried again."""
    carry_out_part(store, effect.contact, effect.seq, ImportTools(policy, choose, clock(), pause))


def handlers(
    store: InstrumentFileStore, policy: SupportPolicy, choose: Choose, clock: Clock, pause: Pause
) -> Mapping[EffectKind, Handler]:  # fmt: skip
    """Give both kinds, done with this."""
    return {
        "instruments": partial(follow_instruments, store, policy, choose, clock, pause),
        KIND: partial(write_instruments, store, policy, choose, clock, pause),
    }
