"""What an accountant decided of a payer is remembered, so that the next payment from there is proposed so, and forgotten."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from chalicelib.application.caller import Caller, Outcome, Request, accountant_only
from chalicelib.application.errors import Busy, NotFound
from chalicelib.application.ports.commit import AlreadyDone, Commit, Conflict, Fact, Record
from chalicelib.application.ports.payer_store import PAYER, PayerStore
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.payment.matching.payer_key import is_payer_id, payer_id
from chalicelib.domain.payment.matching.payer_rule import PayerRule, forgotten, remembered
from chalicelib.domain.payment.payment import Payment

ATTEMPTS = 12


def remember_payer(
    store: PayerStore, payment: Payment, account: str, caller: Caller, now: datetime, pause: Callable[[int], None]
) -> str | None:
    """Remember that whoever made a payment pays for an account, or for none (not_customers); gives the payer's id.

    Once a version of the payment, however often it is asked for. None for a payer whom nothing tells from others. Raises Busy.
    """
    key = payer_id(payment.payer)
    if key is None:
        return None
    request = f"remember.{payment.id}.{payment.version}"
    for attempt in range(ATTEMPTS):
        if attempt:
            pause(attempt)
        before = store.head(PAYER, key)
        after = remembered(before, key, payment.payer, account, (caller.subject, now))
        record = Record(caller.principal, request, account, 201, key, after.version)
        try:
            store.commit(_commit(before, after, record, now))
        except Conflict:
            continue
        except AlreadyDone:
            return key
        return key
    raise Busy


def forget_payer(
    store: PayerStore, payer: str, caller: Caller, request: Request, now: datetime, pause: Callable[[int], None]
) -> Outcome:
    """Forget whom a payer pays for, and who they are. Raises Forbidden, NotFound, KeyReused or Busy."""
    accountant_only(caller)

    def attempt() -> Outcome:
        before = store.head(PAYER, payer) if is_payer_id(payer) else None
        if before is None or before.account is None:
            raise NotFound
        after = forgotten(before, caller.subject, now)
        record = Record(caller.principal, request.key, request.fingerprint, 201, payer, after.version)
        store.commit(_commit(before, after, record, now))
        return Outcome(201, payer, after.version)

    return idempotent(store, caller, request, attempt, pause)


def _commit(before: PayerRule | None, after: PayerRule, record: Record, now: datetime) -> Commit[PayerRule, Fact]:
    expected = before.version if before else 0
    return Commit(stream=PAYER, reference=after.id, expected=expected, head=after, before=before, record=record, at=now)


def payers_of(store: PayerStore, payments: Iterable[Payment]) -> Mapping[str, str]:
    """Give what is remembered of who made payments, by the payers' ids: what `propose` reads."""
    ids = sorted({key for one in payments if (key := payer_id(one.payer))})
    return {key: rule.account for key, rule in store.payers(ids).items() if rule.account}
