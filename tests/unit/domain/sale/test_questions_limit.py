"""One link may ask so much a day: each question is mailed to two people, and somebody who asks on had better call."""

from datetime import date, datetime, time, timedelta

import pytest

from chalicelib.domain.errors import TooMany
from chalicelib.domain.sale import commands as c
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.calendar import PARIS, seconds_left
from chalicelib.entrypoints.http.kernel.refusals import problem_of
from tests.refusals import refusal
from tests.samples.callers import CUSTOMER
from tests.unit.effects_bench import Bench

MOST = 5
COLLEAGUE = CUSTOMER._replace(principal="link:l2", subject="l2", actor=Actor("contact", "c2"))


@pytest.fixture
def bench() -> Bench:
    """An offer about which one link asked as much as it may."""
    bench = Bench()
    bench.create()
    for number in range(MOST):
        ask_question(bench, number)
    return bench


def ask_question(bench: Bench, number: int) -> None:
    bench.execute(c.AskQuestion(name="Jean", comment=f"Question {number} ?"), caller=CUSTOMER)


def test_one_more_is_refused_and_nothing_is_written_or_mailed(bench: Bench) -> None:
    bench.sweep()
    sent, written = len(bench.outbox.sent), len(bench.store.history("45MR61G00C"))
    with pytest.raises(TooMany, match="call us"):
        ask_question(bench, MOST)
    bench.sweep()
    assert (len(bench.outbox.sent), len(bench.store.history("45MR61G00C"))) == (sent, written)


def test_whoever_asked_too_much_is_told_in_how_many_seconds_the_next_day_begins_in_paris(bench: Bench) -> None:
    bench.now = bench.now.replace(hour=21, minute=59, second=30, microsecond=1)
    with pytest.raises(TooMany) as refused:
        ask_question(bench, MOST)
    assert refused.value.wait == 30
    assert problem_of(refused.value, {}).headers == {"Retry-After": "30"}


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 8, 6), 24), (date(2026, 10, 25), 25)])
def test_a_day_is_as_long_as_it_is_in_paris(day: date, hours: int) -> None:
    assert seconds_left(datetime.combine(day, time(), PARIS)) == hours * 3600


def test_another_link_and_staff_ask_all_the_same(bench: Bench) -> None:
    assert refusal(lambda: bench.execute(c.AskQuestion(name="Luc", comment="Et moi ?"), caller=COLLEAGUE)) is None
    assert refusal(lambda: bench.execute(c.RecordQuestion(comment="Par téléphone."))) is None


def test_an_answer_makes_room_and_so_does_the_next_day(bench: Bench) -> None:
    bench.execute(c.AnswerQuestion(comment="Oui.", question=bench.store.history("45MR61G00C")[-1].seq))
    ask_question(bench, MOST)
    with pytest.raises(TooMany):
        ask_question(bench, MOST + 1)
    bench.now += timedelta(days=1)
    ask_question(bench, MOST + 1)


def test_remarks_on_a_parcel_are_never_too_many(bench: Bench) -> None:
    bench.execute(c.PlaceOrder(mails=False))
    bench.execute(c.Ship(carrier="Poste", mails=False))
    remarks = c.ConfirmReception(name="Jean", parcel=1, comment="Tube cassé.")
    assert refusal(lambda: bench.execute(remarks, caller=CUSTOMER)) is None
