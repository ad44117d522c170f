"""The effect that carries out a part of a file for the catalogue."""

from collections.abc import Callable, Mapping
from functools import partial

from chalicelib.application.catalogue.product_import import KIND, carry_out
from chalicelib.application.ports.catalogue import ProductStore
from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.effects.queue.run import SYSTEM
from chalicelib.effects.queue.tools import Handler


def write_part(store: ProductStore, clock: Clock, pause: Callable[[int], None], effect: Effect) -> None:
    """Write the products of a part; one that was written before is passed over when this is tried again."""
    carry_out(store, SYSTEM, effect.contact, effect.seq, clock(), pause)


def handlers(store: ProductStore, clock: Clock, pause: Callable[[int], None]) -> Mapping[EffectKind, Handler]:
    """Give the one kind, done with this."""
    return {KIND: partial(write_part, store, clock, pause)}
