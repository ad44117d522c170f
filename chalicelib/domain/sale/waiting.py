"""Whom a dossier waits for, since when and until when: of what depends on no clock, so that an index may hold it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from chalicelib.domain.sale.aside import Aside
from chalicelib.domain.sale.base import DossierBase, News, Silence, Undelivered
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.kinds import kind_of
from chalicelib.domain.sale.wait import OurWait, Wait
from chalicelib.domain.values.calendar import working_days_after

OURS_ALONE: frozenset[WaitReason] = frozenset({"mail", "document"})
"""Reasons that the customer does not hear of: what we have to put right before they hear anything."""
ANSWERED: frozenset[WaitReason] = OURS_ALONE | {"remarks", "answer", "confirmation"}
"""Reasons that no other news ends: their days are those of an answer, and run from their own first day."""


class NewsPolicy(NamedTuple):
    """Working days within which a customer hears of us where no act promised a day: on a question, and on all else.

    promise_days: those within which lies any day that is promised. case_days: those of a question on a service case.
    """

    answer_days: int = 1
    news_days: int = 5
    promise_days: int = 65
    case_days: int = 1


POLICY = NewsPolicy()


def waiting(state: DossierBase, policy: NewsPolicy) -> tuple[Wait, ...]:
    """Give what is waited for, at most once a side: of several reasons the one that comes first."""
    first, theirs = next(ours(state), None), next(iter(kind_of(state).theirs(state)), None)
    mine = (_put_aside(state, _held_to_delivery(state, _our_wait(state, policy, *first))),) if first else ()
    return (*mine, Wait("customer", *theirs)) if theirs else mine


def put_aside(state: DossierBase, wait: Wait) -> Aside | None:
    """Give until when a wait of ours was put aside, by whom; None where something else waits that comes before it."""
    return state.aside if state.aside and (wait.side, wait.reason) == ("us", state.aside.reason) else None


def day_of(state: DossierBase, wait: Wait) -> date:
    """Give the day under which a wait stands: until when it was put aside, which is never after the customer hears of us."""
    aside = put_aside(state, wait)
    return min(aside.until, wait.due) if aside else wait.due


def our_wait(state: DossierBase, policy: NewsPolicy) -> OurWait | None:
    """Give what waits on us, with the day by which the customer hears of us."""
    wait = next((wait for wait in waiting(state, policy) if wait.side == "us"), None)
    first = next(((reason, since) for reason, since in ours(state) if reason not in OURS_ALONE), None)
    heard = _held_to_delivery(state, _our_wait(state, policy, *first)) if first else None
    return OurWait(wait, heard.due if heard else None) if wait else None


def _put_aside(state: DossierBase, wait: Wait) -> Wait:
    """Give the wait due no sooner than it was put aside, where customers hear of nothing by it."""
    aside = put_aside(state, wait)
    return wait._replace(due=max(wait.due, aside.until)) if aside and wait.reason in OURS_ALONE else wait


def disclosed_wait(state: DossierBase, policy: NewsPolicy) -> Wait | None:
    """Give the first of our waits that the customer hears of.

    What stops our mails or documents is not theirs to know.
    """
    first = next(disclosed(state), None)
    return _our_wait(state, policy, *first) if first else None


def news_wait(state: DossierBase, policy: NewsPolicy) -> Wait | None:
    """Give the first of our waits that any news are about, whatever is to be answered before."""
    first = next((wait for wait in disclosed(state) if wait[0] not in ANSWERED), None)
    return _our_wait(state, policy, *first) if first else None


def _our_wait(state: DossierBase, policy: NewsPolicy, reason: WaitReason, since: date) -> Wait:
    return Wait("us", reason, since, _next_news(state, policy, reason, since))


def _held_to_delivery(state: DossierBase, wait: Wait) -> Wait:
    """Give our wait due no later than a delivery announced: once its day passes, whoever expected it hears of us at once.

    News of that day or later say what is so then, and hold from then on.
    """
    if wait.reason in ANSWERED:
        return wait
    span, heard = kind_of(state).arriving(state), state.last_news or date.min
    to_come = [day for day in span.days if day > heard] if span else []
    return wait._replace(due=min((wait.due, *to_come)))


def promised_news(state: DossierBase) -> News | None:
    """Give the promise of news that is still to be kept."""
    return state.news[-1] if state.news and state.news[-1].given is None else None


def covers(promised: News | None, reason: WaitReason, since: date) -> bool:
    """Say whether a promise says when the customer hears of a wait: of a question one that was made after it."""
    return promised is not None and (reason not in ANSWERED or promised.made >= since)


def _next_news(state: DossierBase, policy: NewsPolicy, reason: WaitReason, since: date) -> date:
    if reason in OURS_ALONE:
        return working_days_after(since, answer_days(state, policy))
    if reason in ANSWERED:
        return answer_due(state, policy, since)
    promised = promised_news(state)
    if promised:
        return promised.on
    owed = (silence_due(state, silence, policy) for silence in state.silences if not silence.given and not silence.answer)
    return next(owed, None) or working_days_after(since, policy.news_days)


def answer_due(state: DossierBase, policy: NewsPolicy, since: date) -> date:
    """Say when what the customer said on a day is to be answered: on the day promised since, else as soon as the seller says."""
    promised = promised_news(state)
    if promised and promised.made >= since:
        return promised.on
    return working_days_after(answer_from(state, since), answer_days(state, policy))


def answer_from(state: DossierBase, since: date) -> date:
    """From when the seller's days count for what the customer said on a day: carried over, from when it came here."""
    return min((question.counts_from for question in state.questions if question.on == since), default=since)


def answer_days(state: DossierBase, policy: NewsPolicy) -> int:
    """Say within how many working days the seller answers: of a service case its workshop does."""
    return policy.case_days if kind_of(state).name == "service" else policy.answer_days


def silence_due(state: DossierBase, silence: Silence, policy: NewsPolicy) -> date:
    """Say by when the seller's policy ends a silence."""
    return working_days_after(silence.since, answer_days(state, policy) if silence.answer else policy.news_days)


def ours(state: DossierBase) -> Iterator[tuple[WaitReason, date]]:
    """Yield all that waits on us with its first day, first things first: what any dossier may wait for, then its kind's own.

    Last comes the word that we promised: where nothing else waits on us, nobody would be told of its day.
    """
    missed = [one.on for one in unreached(state)]
    if missed:
        yield "mail", min(missed)
    unmade = [document.failed for document in state.unmade if document.failed]
    if unmade:
        yield "document", min(unmade)
    yield from disclosed(state)
    promised = promised_news(state)
    if promised:
        yield "news", promised.made


def disclosed(state: DossierBase) -> Iterator[tuple[WaitReason, date]]:
    """Yield those of them that the customer hears of."""
    if state.questions:
        remarks = [question.on for question in state.remarks]
        if remarks:
            yield "remarks", min(remarks)
        yield "answer", min(question.on for question in state.questions)
    yield from kind_of(state).ours(state)


def unreached(state: DossierBase) -> tuple[Undelivered, ...]:
    """Give the contacts whom mails do not reach, and who are to be mailed still."""
    return tuple(one for one in state.undelivered if not _shut_out(state, one.contact))


def _shut_out(state: DossierBase, contact: str) -> bool:
    """Say whether every link that a contact had was revoked: nobody is mailed without one, so there is nothing to put right."""
    links = [link for link in state.links if link.contact == contact]
    return bool(links) and all(link.revoked for link in links)


def last_day_open(state: DossierBase, policy: NewsPolicy) -> date | None:
    """Give the last day on which the affair is open: before it ended, the offer's own last day, or None while it has none."""
    return open_until(state, waiting(state, policy))


def open_until(state: DossierBase, waits: Sequence[Wait]) -> date | None:
    """Give the same where all that is waited for is known."""
    kind = kind_of(state)
    if any(wait.side == "customer" and wait.reason in kind.lapsing for wait in waits):
        return waits[-1].due if len(waits) == 1 else None
    return None if waits else kind.ended(state) - timedelta(days=1)
