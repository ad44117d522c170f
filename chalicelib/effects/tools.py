"""What a worker does effects with."""

from collections.abc import Callable
from typing import NamedTuple

from chalicelib.application.ports import Clock, DossierStore, EffectStore
from chalicelib.application.seller import Seller
from chalicelib.effects.ports import Mailer, Mint, Speak, Writer


class Tools(NamedTuple):
    """The stores, the outside, and the worker itself.

    owner names a run of a worker in its leases; sleep takes seconds; site_url has no slash at its end.
    """

    store: DossierStore
    todo: EffectStore
    clock: Clock
    owner: Callable[[], str]
    sleep: Callable[[float], None]
    mailer: Mailer
    write: Writer
    mint: Mint
    speak: Speak
    seller: Seller
    site_url: str
