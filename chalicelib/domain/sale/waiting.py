"""Whom a dossier waits for, since when and until when: of what depends on no clock, so that an index may hold it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from chalicelib.domain.sale.dossier import Dossier, News, Silence
from chalicelib.domain.sale.owed import owed_since, to_bill, to_credit, to_pay
from chalicelib.domain.sale.steps import arrival, ready, ready_since, unconfirmed
from chalicelib.domain.values.calendar import working_days_after

Side = Literal["us", "customer"]
WaitReason = Literal[
    "mail", "document", "remarks", "answer", "order", "supply", "shipment", "credit", "invoice", "reception", "payment"
]  # fmt: skip
"""mail: an address that mails do not reach; document: one that cannot be made; remarks: what was wanting in a parcel;
answer: a question; else a step.

credit: an invoice of what never left. payment: for the customer an invoice, for us money to give back.
"""


OURS_ALONE: frozenset[WaitReason] = frozenset({"mail", "document"})
"""Matters that the customer is not told of: what we have to put right before they hear anything."""
ANSWERED: frozenset[WaitReason] = OURS_ALONE | {"remarks", "answer"}
"""Matters that no other news ends: their days are those of an answer, and run from their own first day."""


class NewsPolicy(NamedTuple):
    """Working days within which a customer hears of us where no act promised a day: on a question, and on all else."""

    answer_days: int = 1
    news_days: int = 5


POLICY = NewsPolicy()


class Wait(NamedTuple):
    """A side that has to act, on what, since when (Paris dates).

    due: for us when the customer has to hear of us, for the customer what they are held to. Past it, the wait is a miss.
    """

    side: Side
    matter: WaitReason
    since: date
    due: date


def waiting(state: Dossier, policy: NewsPolicy) -> tuple[Wait, ...]:
    """What is waited for, at most once a side: of several matters the one that comes first."""
    first, theirs = next(ours(state), None), next(_theirs(state), None)
    mine = (_our_wait(state, policy, *first),) if first else ()
    return (*mine, Wait("customer", *theirs)) if theirs else mine


def told_wait(state: Dossier, policy: NewsPolicy) -> Wait | None:
    """The first of our waits that the customer is told of: what stops our mails or documents is not theirs to know."""
    first = next((found for found in ours(state) if found[0] not in OURS_ALONE), None)
    return _our_wait(state, policy, *first) if first else None


def news_wait(state: Dossier, policy: NewsPolicy) -> Wait | None:
    """The first of our waits that any news are about, whatever is to be answered before."""
    first = next((found for found in ours(state) if found[0] not in ANSWERED), None)
    return _our_wait(state, policy, *first) if first else None


def _our_wait(state: Dossier, policy: NewsPolicy, matter: WaitReason, since: date) -> Wait:
    return Wait("us", matter, since, _next_news(state, policy, matter, since))


def promised_news(state: Dossier) -> News | None:
    """The promise of news that is still to be kept."""
    return state.news[-1] if state.news and state.news[-1].given is None else None


def covers(promised: News | None, matter: WaitReason, since: date) -> bool:
    """Whether a promise says when the customer hears of a matter: of a question one that was made after it."""
    return promised is not None and (matter not in ANSWERED or promised.made >= since)


def _next_news(state: Dossier, policy: NewsPolicy, matter: WaitReason, since: date) -> date:
    if matter in OURS_ALONE:
        return working_days_after(since, policy.answer_days)
    if matter in ANSWERED:
        return answer_due(state, policy, since)
    promised = promised_news(state)
    if promised:
        return promised.on
    owed = (silence_due(silence, policy) for silence in state.silences if not silence.given and not silence.answer)
    return next(owed, None) or working_days_after(since, policy.news_days)


def answer_due(state: Dossier, policy: NewsPolicy, since: date) -> date:
    """When what the customer said on a day is to be answered: on the day promised since, else as soon as the seller says."""
    promised = promised_news(state)
    if promised and promised.made >= since:
        return promised.on
    return working_days_after(answer_from(state, since), policy.answer_days)


def answer_from(state: Dossier, since: date) -> date:
    """From when the seller's days count for what the customer said on a day: carried over, from when it came here."""
    return min((question.counts_from for question in state.questions if question.on == since), default=since)


def silence_due(silence: Silence, policy: NewsPolicy) -> date:
    """By when the seller's policy ends a silence."""
    return working_days_after(silence.since, policy.answer_days if silence.answer else policy.news_days)


def ours(state: Dossier) -> Iterator[tuple[WaitReason, date]]:
    """All that waits on us with its first day, in the order in which it is told."""
    unreached = [one.on for one in state.undelivered if not _shut_out(state, one.contact)]
    if unreached:
        yield "mail", min(unreached)
    if state.unmade:
        yield "document", min(document.failed for document in state.unmade if document.failed)
    if state.remarks:
        yield "remarks", min(question.on for question in state.remarks)
    if state.questions:
        yield "answer", min(question.on for question in state.questions)
    if state.order is None:
        return
    if state.unshipped and not state.cancelled:
        yield _goods(state, state.order.placed)
    if to_credit(state):
        yield "credit", state.cancelled.on if state.cancelled else state.order.placed
    if to_bill(state):
        gone = [parcel.shipped for parcel in state.parcels]
        again = [invoice.credited_on for invoice in state.invoices if invoice.undone and invoice.again and invoice.credited_on]
        yield "invoice", max((*gone, *again), default=state.order.placed)
    since = owed_since(state)
    if since:
        yield "payment", since


def _shut_out(state: Dossier, contact: str) -> bool:
    """Whether every link that a contact had was revoked: nobody is mailed without one, so there is nothing to put right."""
    links = [link for link in state.links if link.contact == contact]
    return bool(links) and all(link.revoked for link in links)


def _goods(state: Dossier, placed: date) -> tuple[WaitReason, date]:
    """What the goods that have still to leave wait for."""
    lines = [line.id for line in state.unshipped]
    missing = [line for line in lines if not ready(state, line)]
    if not missing:
        return "shipment", max((since for line in lines if (since := ready_since(state, line))), default=placed)
    supplies = [state.supply(line) for line in missing]
    if None in supplies:
        return "order", placed
    return "supply", min((supply.since for supply in supplies if supply), default=placed)


def _theirs(state: Dossier) -> Iterator[tuple[WaitReason, date, date]]:
    invoices = to_pay(state)
    if invoices:
        yield "payment", min(invoice.issued for invoice in invoices), invoices[0].due
    parcels = unconfirmed(state)
    if parcels:
        expected = min(arrival(state, parcel) or parcel.shipped + timedelta(days=1) for parcel in parcels)
        yield "reception", min(parcel.shipped for parcel in parcels), expected
    if state.order is None and state.offer is not None and not state.offer.voided:
        yield "order", state.offer.made, state.offer.terms.valid_until


def last_day_open(state: Dossier, policy: NewsPolicy) -> date | None:
    """The last day on which the affair is an open one: before it ended, the offer's own last day, or None while it has none."""
    return open_until(state, waiting(state, policy))


def open_until(state: Dossier, waits: Sequence[Wait]) -> date | None:
    """The same where all that is waited for is known."""
    if [wait.matter for wait in waits if wait.side == "customer"] == ["order"]:
        return waits[-1].due if len(waits) == 1 else None
    return None if waits else _ended(state) - timedelta(days=1)


def _ended(state: Dossier) -> date:
    """The day on which the last thing happened to a dossier that waits for nobody."""
    ends = [state.cancelled.on if state.cancelled else None, state.offer.voided if state.offer else None, state.refunded]
    ends += [parcel.received for parcel in state.parcels] + [invoice.settled for invoice in state.invoices]
    ends += [invoice.credited_on for invoice in state.invoices]
    return max((day for day in ends if day), default=state.opened or date.min)
