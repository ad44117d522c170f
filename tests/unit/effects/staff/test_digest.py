"""Each working morning a colleague is mailed what waits on them, planned once a day; who has nothing gets no mail."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.application.ports.effects import Effect
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewTerms
from chalicelib.domain.values.reference import compose
from chalicelib.effects.ports import Mail, MailRefused
from chalicelib.effects.queue.run import MAX_TRIES
from chalicelib.effects.staff.digest_plan import Morning, digest_day
from chalicelib.effects.staff.workload import WorkloadReader, workload
from tests.fakes.views import Todo
from tests.unit.effects_bench import Bench, opened_ago, raises

DAY = date(2026, 8, 6)
CLAIRE_S, PAUL_S = "claire.vasseur@granuloshop.example", "paul.moulin@granuloshop.example"
ASKED = c.AskQuestion(name="Jean B.", comment="When?")


@pytest.fixture
def bench() -> Bench:
    """A Thursday, nine o'clock in Paris, and no dossier."""
    return Bench()


def _morning(bench: Bench) -> Morning:
    return Morning(bench.store, bench.seller.staff)


def _digests(bench: Bench) -> dict[str, Mail]:
    """Who gets which digest this morning."""
    bench.outbox.sent.clear()
    _morning(bench)(bench.now)
    bench.sweep()
    mails = {mail.to: mail for mail in bench.outbox.sent}
    assert len(mails) == len(bench.outbox.sent)
    assert bench.due() == []
    return mails


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 8, 6, 4, 59, tzinfo=UTC), None),
        (datetime(2026, 8, 6, 5, 0, tzinfo=UTC), DAY),
        (datetime(2026, 8, 6, 21, 59, tzinfo=UTC), DAY),
        (datetime(2026, 8, 6, 22, 0, tzinfo=UTC), None),
        (datetime(2026, 8, 8, 12, 0, tzinfo=UTC), None),
        (datetime(2026, 8, 9, 12, 0, tzinfo=UTC), None),
        (datetime(2026, 7, 14, 12, 0, tzinfo=UTC), None),
        (datetime(2026, 12, 7, 5, 59, tzinfo=UTC), None),
        (datetime(2026, 12, 7, 6, 0, tzinfo=UTC), date(2026, 12, 7)),
    ],
)
def test_it_is_due_from_seven_in_paris_until_the_day_is_over_on_working_days(moment: datetime, day: date | None) -> None:
    assert digest_day(moment) == day


def test_it_is_planned_once_a_day_by_whichever_function_is_first(bench: Bench) -> None:
    first, second = _morning(bench), _morning(bench)
    planned = [Effect("digest", 20260806, "digest", key) for key in bench.seller.staff]
    for morning in (first, first, second):
        morning(bench.now)
    assert sorted(bench.due(), key=lambda effect: effect.id) == sorted(planned, key=lambda effect: effect.id)
    bench.sweep()
    second(bench.now + timedelta(hours=3))
    _morning(bench)(bench.now + timedelta(hours=3))
    assert bench.due() == []
    first(bench.now + timedelta(days=1))
    assert {effect.seq for effect in bench.due(after=timedelta(days=1))} == {20260807}


def test_a_warm_function_asks_the_store_once_a_day(bench: Bench) -> None:
    morning = _morning(bench)
    morning(bench.now)
    bench.store.before["plan"] = [raises(AssertionError())]
    morning(bench.now + timedelta(minutes=1))
    assert bench.store.before["plan"] != []


def test_a_store_that_fails_is_asked_again_by_the_next_sweep(bench: Bench) -> None:
    morning = _morning(bench)
    bench.store.before["plan"] = [raises(TimeoutError())]
    morning(bench.now)
    assert bench.due() == []
    morning(bench.now + timedelta(minutes=1))
    assert len(bench.due(after=timedelta(minutes=1))) == len(seller().staff)


def test_who_has_nothing_gets_no_mail(bench: Bench) -> None:
    opened_ago(bench, "45MR61G00C")
    assert _digests(bench) == {}
    assert bench.fake.todos == {effect: todo for effect, todo in bench.fake.todos.items() if effect.queue == "render"}


def test_owner_and_deputy_are_told_in_their_languages(bench: Bench) -> None:
    opened_ago(bench, "45MR61G00C", ASKED, deputy="moulin")
    opened_ago(bench, "45MR62G00C", ASKED)
    mails = _digests(bench)
    assert mails[CLAIRE_S].subject == "Jeudi 6\u00a0août\u00a0: 0 en retard, 0 pour aujourd’hui, 2 à suivre"
    assert mails[PAUL_S].subject == "Thursday 6\u00a0August: 0 late, 0 for today, 1 ahead"
    assert "45MR62G00C" not in mails[PAUL_S].body.text


def test_misses_come_first_then_today_then_what_waits_longest(bench: Bench) -> None:
    opened_ago(bench, "45MR61G00C", ASKED)
    opened_ago(bench, "45MR62G00C", ASKED, days=1)
    opened_ago(bench, "45MR63G00C", ASKED, days=6)
    opened_ago(bench, "45MR64G00C", c.PlaceOrder(next_news=DAY + timedelta(days=4)), days=9)
    text = _digests(bench)[CLAIRE_S].body.text
    order = ["En retard (1)", "45MR63G00C", "Pour aujourd’hui (1)", "45MR62G00C", "À suivre", "45MR64G00C", "45MR61G00C"]
    assert sorted(order, key=text.index) == order
    assert "45MR64G00C, BigCorp Europe\u00a0: des appros à commander, depuis le 28\u00a0juillet" in text


def test_mails_that_do_not_arrive_and_quotes_that_end_this_week_have_their_place(bench: Bench) -> None:
    opened_ago(bench, "45MR61G00C", c.RecordUndelivered(contact="c1", why="bounced"))
    for reference, last in (("45MR62G00C", DAY), ("45MR63G00C", date(2026, 8, 9)), ("45MR64G00C", date(2026, 8, 10))):
        opened_ago(bench, reference, days=3, terms=NewTerms(valid_until=last))
    text = _digests(bench)[CLAIRE_S].body.text
    assert "Adresses que les messages n’atteignent pas (1)" in text and "Offres qui se terminent cette semaine (2)" in text
    assert "45MR63G00C, BigCorp Europe\u00a0: offre du 3\u00a0août, tient jusqu’au 9\u00a0août" in text
    assert "45MR64G00C" not in text


def test_what_was_given_up_is_counted_for_whom_it_concerns(bench: Bench) -> None:
    opened_ago(bench, "45MR61G00C")
    opened_ago(bench, "45MR62G00C", owner="moulin")
    gone = [Effect("45MR61G00C", seq, "link", "c1") for seq in (2, 3)]
    bench.fake.todos |= {effect: Todo(bench.now, tries=MAX_TRIES, error="MailRefused", parked=True) for effect in gone}
    mails = _digests(bench)
    assert set(mails) == {CLAIRE_S}
    assert "2\u00a0messages ou documents n’ont pas pu être faits" in mails[CLAIRE_S].body.text


def test_an_answer_that_was_given_up_is_told_to_everybody_since_it_is_no_dossiers(bench: Bench) -> None:
    answer = Effect("T-ABCDEFGH", 3, "task_answer")
    bench.fake.todos[answer] = Todo(bench.now, tries=MAX_TRIES, error="MailRefused", parked=True)
    mails = _digests(bench)
    assert CLAIRE_S in mails and len(mails) > 1
    assert all("n’a pas pu être fait" in mail.body.text or "could not be made" in mail.body.text for mail in mails.values())


def test_a_long_list_is_cut_and_says_so(bench: Bench) -> None:
    choose = Random(1).choice
    for number in range(103):
        opened_ago(bench, compose(choose), ASKED, days=6 if number < 2 else 0)
    mail = _digests(bench)[CLAIRE_S]
    assert "2 en retard, 0 pour aujourd’hui, 101 à suivre" in mail.subject
    assert mail.body.text.count("BigCorp Europe") == 40
    assert "et 63\u00a0autres" in mail.body.text


def test_one_that_failed_is_tried_again_the_same_day_and_not_the_next(bench: Bench) -> None:
    opened_ago(bench, "45MR61G00C", ASKED)
    bench.outbox.before = [raises(MailRefused("Throttling")), raises(MailRefused("Throttling"))]
    _morning(bench)(bench.now)
    bench.sweep()
    bench.sweep(minutes=1)
    assert bench.outbox.sent == []
    bench.sweep(minutes=2)
    assert [mail.effect for mail in bench.outbox.sent] == ["digest.20260806.digest.vasseur"]
    other = Bench()
    opened_ago(other, "45MR61G00C", ASKED)
    _morning(other)(other.now)
    other.sweep(minutes=24 * 60)
    assert (other.outbox.sent, other.due()) == ([], [])


@dataclass
class Counted:
    """How often lists and parked effects were asked."""

    of: Any
    asked: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        self.asked.append(name)
        return getattr(self.of, name)


def test_the_lists_are_read_once_for_all_digests_of_a_morning(bench: Bench) -> None:
    opened_ago(bench, "45MR61G00C", ASKED, deputy="moulin")
    lists, parking = Counted(bench.fake.lists), Counted(bench.parking)
    desk = WorkloadReader(bench.mailing, lists, parking, bench.shelf, bench.fake)
    for minute in (0, 1, 3):
        bench.now += timedelta(minutes=minute)
        loads = [workload(desk, key, DAY) for key in ("vasseur", "moulin")]
        assert [case.reference for load in loads for case in load.waiting] == ["45MR61G00C"] * 2
    assert sorted(lists.asked) == ["due"] * 2 + ["listed"] * 2 + ["work"] * 2
    assert parking.asked == ["parked"] * 2


def test_another_morning_reads_them_again(bench: Bench) -> None:
    opened_ago(bench, "45MR61G00C", ASKED)
    lists = Counted(bench.fake.lists)
    desk = WorkloadReader(bench.mailing, lists, bench.parking, bench.shelf, bench.fake)
    assert len(workload(desk, "vasseur", DAY).waiting) == 1
    assert workload(desk, "vasseur", DAY + timedelta(days=7)).late != ()
    assert lists.asked.count("work") == 2


def test_what_was_of_colleagues_who_left_is_before_everybody(bench: Bench) -> None:
    opened_ago(bench, "45MR61G00C", ASKED, owner="gone", deputy="left")
    opened_ago(bench, "45MR62G00A", ASKED, owner="gone", deputy="moulin")
    desk = WorkloadReader(bench.mailing, bench.fake.lists, bench.parking, bench.shelf, bench.fake)
    before = {key: [case.reference for case in workload(desk, key, DAY).waiting] for key in ("vasseur", "moulin")}
    assert before == {"vasseur": ["45MR61G00C"], "moulin": ["45MR61G00C", "45MR62G00A"]}


def test_what_is_put_aside_is_told_of_on_its_day(bench: Bench) -> None:
    opened_ago(bench, "45MR61G00C", c.PlaceOrder())
    until = DAY + timedelta(days=1)
    bench.execute(c.PutAside(until=until), "45MR61G00C")
    days = [(DAY, (0, 0)), (until, (1, 0)), (until + timedelta(days=1), (0, 1))]
    for day, counts in days:
        desk = WorkloadReader(bench.mailing, bench.fake.lists, bench.parking, bench.shelf, bench.fake)
        load = workload(desk, "vasseur", day)
        assert (len(load.today), len(load.waiting)) == counts, day
