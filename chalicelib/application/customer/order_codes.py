"""A code is mailed for an order, and looked at when the order comes: each try is counted before anything is compared."""

from collections.abc import Callable
from datetime import datetime
from string import ascii_letters
from typing import Final, NamedTuple, Protocol

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.errors import Busy
from chalicelib.application.ports.code_seals import SealsCodes
from chalicelib.application.ports.commit import (
    ORDER_CODE,
    AlreadyDone,
    AnyCommit,
    Commit,
    Conflict,
    Fact,
    Record,
    Stream,
    Write,
    code_id,
)
from chalicelib.application.ports.effects import Effect
from chalicelib.application.writing.idempotency import ATTEMPTS, idempotent
from chalicelib.domain.sale.facts.online_order import OrderOnline
from chalicelib.domain.sale.order_code import OrderCode, code_seed, mailed_anew, order_print, spent, tried, wrong

KIND: Final = "order_code"
NONCE = 22
"""Letters of a word for one time alone: more than 120 bits."""


class CodeStore(Protocol):
    """Where codes and command records are."""

    def head(self, stream: Stream[OrderCode, Fact], stream_id: str) -> OrderCode | None:
        """Give the newest code, strongly consistent, or None."""

    def record(self, principal: str, key: str) -> Record | None:
        """Give a command record, strongly consistent, or None."""

    def commit(self, commit: AnyCommit) -> None:
        """Write all of it, or raise AlreadyDone or Conflict with nothing written."""


class Ordering(NamedTuple):
    """Who orders in which dossier, at which moment."""

    reference: str
    contact: str
    caller: Caller
    request: Request
    now: datetime


def mail_code(
    store: CodeStore, sealer: SealsCodes, by: Ordering, command: OrderOnline, choose: Callable[[str], str],
    pause: Callable[[int], None],
) -> Outcome:  # fmt: skip
    """Have a code mailed for this order, once whatever the retries. Raises TooMany, KeyReused or Busy."""
    nonce, order = "".join(choose(ascii_letters) for _ in range(NONCE)), order_print(command)
    seed = code_seed(by.reference, by.contact, order, nonce)
    seal = sealer.seal(seed, sealer.code_of(seed))

    def attempt() -> Outcome:
        before = store.head(ORDER_CODE, code_id(by.reference, by.contact))
        code = mailed_anew(before, order, nonce, seal, by.now)
        record = Record(by.caller.principal, by.request.key, by.request.fingerprint, 201, by.reference, code.number)
        effect = Effect(by.reference, code.number, KIND, by.contact)
        store.commit(_commit(by, before, code, record, (effect,)))
        return Outcome(201, by.reference, code.number)

    return idempotent(store, by.caller, by.request, attempt, pause)


def opened_by(
    store: CodeStore, sealer: SealsCodes, by: Ordering, command: OrderOnline, typed: str, pause: Callable[[int], None]
) -> Write[OrderCode, Fact]:
    """Give what the order's own transaction writes of the code that opens it: it opens no other, nor this one twice.

    Raises Invalid for a wrong code, NotAllowed where none can open this order, Busy.
    """
    for number in range(ATTEMPTS):
        if number:
            pause(number)
        before = store.head(ORDER_CODE, code_id(by.reference, by.contact))
        code = tried(before, order_print(command), by.now)
        # Named by the code's own word: versions begin anew where the code before was forgotten, and records live longer.
        key = f"try-{code.nonce}-{code.tries}"
        record = Record(f"code:{by.caller.principal}", key, code.seal, 201, by.reference, code.version)
        try:
            store.commit(_commit(by, before, code, record, ()))
        except (Conflict, AlreadyDone):
            continue
        if not sealer.opens(code_seed(by.reference, by.contact, code.order, code.nonce), typed, code.seal):
            raise wrong(code)
        return Write(stream=ORDER_CODE, id=code_id(by.reference, by.contact), expected=code.version, head=spent(code))
    raise Busy


def opened_still(store: CodeStore, by: Ordering, opening: Write[OrderCode, Fact]) -> Write[OrderCode, Fact] | None:
    """Give what the order's transaction writes of a code that was tried elsewhere since it opened; None where it was not.

    The code was right, so it is not tried again: another tab's try costs this one nothing.
    """
    now = store.head(ORDER_CODE, opening.id)
    if now is None or now.seal != opening.head.seal or now.version == opening.expected or now.used:
        return None
    return Write(stream=ORDER_CODE, id=opening.id, expected=now.version, head=spent(now))


def _commit(
    by: Ordering, before: OrderCode | None, code: OrderCode, record: Record, effects: tuple[Effect, ...]
) -> Commit[OrderCode, Fact]:
    return Commit(
        stream=ORDER_CODE, reference=code_id(by.reference, by.contact), expected=before.version if before else 0, head=code,
        record=record, at=by.now, effects=effects,
    )  # fmt: skip
