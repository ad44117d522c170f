"""The port to effects: what has to be done because of a commit, until it is done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

from chalicelib.domain.sale.facts.keys import Mail

Queue = Literal["mail", "render", "forward"]
"""Effects are done by three kinds of workers: those that mail, those that make documents, and the one that mails documents."""
EffectKind = Literal[
    Mail, "render", "archive", "erase", "staff_told", "digest", "task_told", "task_answer", "address_former", "address_new",
    "statement_aside", "refund_failed", "payment_disputed", "reversal_aside", "fan_out", "rename",
    "product_import", "lost_link", "order_code", "instruments",
    "instrument_import", "role_given",
]  # fmt: skip
"""What an effect can be; each has its handler, and its name at the desk."""
RENDERED: frozenset[EffectKind] = frozenset({"render", "archive", "erase"})
"""The kinds of effects that make documents, or delete a file; all others are mails."""
SILENT: frozenset[EffectKind] = frozenset({"instruments"})
"""The kinds among the mails that mail nobody: what an act can be undone before does not wait for them."""
FORWARDED: frozenset[EffectKind] = frozenset({"forwarded_invoice"})
"""The kinds of mails that have a document with them, and are sent by who may read it."""


class Effect(Struct, frozen=True):
    """Something to be done because of entry `seq` of a dossier: one mail to one contact, or what becomes of a document."""

    reference: str
    seq: int
    kind: EffectKind
    contact: str = ""

    @property
    def id(self) -> str:
        """The effect's name, also its tag at SES and the idempotency key of its mark."""
        return f"{self.reference}.{self.seq}.{self.kind}.{self.contact}"

    @property
    def queue(self) -> Queue:
        """Whose work it is."""
        return "render" if self.kind in RENDERED else "forward" if self.kind in FORWARDED else "mail"


class Pending(NamedTuple):
    """An effect that is still to be done.

    waits: whether it is held until it is due and nobody took it yet. due: when it may next be taken (UTC).
    """

    effect: Effect
    waits: bool
    due: datetime


class Delayed(NamedTuple):
    """An effect that nobody takes before a moment (UTC)."""

    effect: Effect
    until: datetime


class Lease(NamedTuple):
    """The right to do an effect until a moment (UTC); tries counts this one."""

    effect: Effect
    owner: str
    tries: int
    until: datetime


class LeaseLost(Exception):
    """The effect that the commit completes was taken by another worker, or is done; nothing was written."""


class EffectStore(Protocol):
    """Effects to do, until they are done: those of one queue, as if there were no others."""

    def lease(self, effect: Effect, owner: str, now: datetime, until: datetime) -> Lease | None:
        """Take the effect until a moment, or None if it is done, parked or of another queue, is held, or is not due."""

    def release(self, lease: Lease, due: datetime, error: str) -> None:
        """Give a failed effect back, due again at a moment; nothing if the lease was lost meanwhile."""

    def park(self, lease: Lease, now: datetime, error: str) -> None:
        """Leave a failed effect alone: neither taken nor due until it is put back; nothing if the lease was lost meanwhile."""

    def drop(self, lease: Lease) -> None:
        """Forget an effect that has nothing to do any more; nothing if the lease was lost meanwhile."""

    def plan(self, effects: Sequence[Effect], idempotency_key: str, now: datetime) -> bool:
        """Write at most 99 effects that follow from no commit, all or none, due now.

        False, and nothing is written, where `idempotency_key` was planned before; it is remembered for thirty days.
        """

    def due(self, now: datetime, limit: int) -> Sequence[Effect]:
        """Give effects whose time has come and that nobody holds, longest due first."""
