"""One link may ask so much a day: each question is mailed to two people, and somebody who asks on had better call."""

from datetime import timedelta

import pytest

from chalicelib.domain import commands as c
from chalicelib.domain.errors import TooMany
from chalicelib.domain.values import Actor
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
        ask(bench, number)
    return bench


def ask(bench: Bench, number: int) -> None:
    bench.ask(c.AskQuestion(name="Jean", comment=f"Question {number} ?"), caller=CUSTOMER)


def test_one_more_is_refused_and_nothing_is_written_or_mailed(bench: Bench) -> None:
    bench.sweep()
    sent, written = len(bench.outbox.sent), len(bench.store.history("45MR61G00C"))
    with pytest.raises(TooMany, match="call us"):
        ask(bench, MOST)
    bench.sweep()
    assert (len(bench.outbox.sent), len(bench.store.history("45MR61G00C"))) == (sent, written)


def test_another_link_and_staff_ask_all_the_same(bench: Bench) -> None:
    bench.ask(c.AskQuestion(name="Luc", comment="Et moi ?"), caller=COLLEAGUE)
    bench.ask(c.RecordQuestion(comment="Par téléphone."))


def test_an_answer_makes_room_and_so_does_the_next_day(bench: Bench) -> None:
    bench.ask(c.AnswerQuestion(comment="Oui.", question=bench.store.history("45MR61G00C")[-1].seq))
    ask(bench, MOST)
    with pytest.raises(TooMany):
        ask(bench, MOST + 1)
    bench.now += timedelta(days=1)
    ask(bench, MOST + 1)


def test_remarks_on_a_parcel_are_never_too_many(bench: Bench) -> None:
    bench.ask(c.PlaceOrder(mails=False))
    bench.ask(c.Ship(carrier="Poste", mails=False))
    bench.ask(c.ConfirmReception(name="Jean", parcel=1, comment="Tube cassé."), caller=CUSTOMER)
