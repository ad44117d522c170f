"""An answer of staff's reaches who asked, in their language, once; where it does not, whoever sees to its task is told."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.ses.events import report
from chalicelib.application.ports.task_store import TASK
from chalicelib.application.staff.task_writing import TaskOrder, command_task
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.task.task import Task
from chalicelib.domain.task.task_commands import AnswerTask, AssignTask, CloseTask, ForgetTask, TaskCommand, TieTask
from chalicelib.domain.task.task_rules import TaskPolicy
from chalicelib.effects.mails.bounces import Recording, record
from chalicelib.effects.ports import Mail, MailRefused
from tests.samples.callers import MANAGER, request
from tests.samples.ses import bounce, complaint
from tests.samples.task_requests import ADDRESS, filed
from tests.unit.effects_bench import REFERENCE, Bench, Killed, raises

HOUSE, PAUL = "service.client@granuloshop.com", "paul.moulin@granuloshop.example"
ANSWER = AnswerTask(comment="Votre commande porte le numéro 45MR61G00C.\nAppelez-nous pour la suite.")


class Desk:
    """A bench with a task of Jean Bon's; nothing is due."""

    def __init__(self, **typed: Any) -> None:
        self.bench = Bench()
        self.typed = typed
        self.task = filed(self.bench.fake, now=self.bench.now, **typed)
        self.sweep()

    def sweep(self, minutes: float = 0) -> dict[str, Mail]:
        """Whom the sweep mails now."""
        self.bench.outbox.sent.clear()
        self.bench.sweep(minutes)
        mails = {mail.to: mail for mail in self.bench.outbox.sent}
        assert len(mails) == len(self.bench.outbox.sent)
        return mails

    def does(self, *commands: TaskCommand) -> None:
        """What a manager does with it."""
        for command in commands:
            order = TaskOrder(self.task, command, MANAGER, request(), frozenset(self.bench.seller.staff), TaskPolicy(9))
            command_task(self.bench.fake, order, self.bench.now, lambda attempt: None)

    def reported(self, body: str) -> bool:
        """What the mail service tells is kept."""
        tools = Recording(store=self.bench.store, clock=lambda: self.bench.now, sleep=lambda seconds: None)
        sent = report(body)
        assert sent
        return record(tools, sent)

    @property
    def now(self) -> Task:
        """The task as it is kept."""
        history = self.bench.fake.head(TASK, self.task)
        assert history
        return history.task

    @property
    def effect(self) -> str:
        """The effect of its last answer."""
        return f"{self.task}.{self.now.answers[-1].entry}.task_answer."


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_person_reads_the_answer_what_it_answers_and_how_to_reply(desk: Desk) -> None:
    desk.does(ANSWER)
    mail = desk.sweep()[ADDRESS]
    assert mail.subject == f"Notre réponse à votre demande ({desk.task})"
    assert mail.reply_to == f"Granuloshop {desk.task} <{HOUSE}>"
    for what in ("Bonjour Jean Bon,", "Le jeudi 6\u00a0août 2026, vous nous avez demandé le lien vers 45KL89G00E.",
                 "Votre commande porte le numéro 45MR61G00C.", "Appelez-nous pour la suite.", desk.task, "Claire Vasseur",
                 "04 65 71 00 12"):  # fmt: skip
        assert what in " ".join(mail.body.text.split(" ")) and what.split("\n")[0] in mail.body.html, what
    assert "suivi.example" not in mail.body.text + mail.body.html, "it has no link: nobody knows yet who asked"
    assert (desk.now.answers[0].mailed, desk.bench.due()) == (True, [])


def test_it_is_in_the_language_of_the_request_and_says_that_the_link_follows() -> None:
    desk = Desk(language="en", number=None, name=None)
    desk.bench.create(mails=False)
    desk.does(TieTask(dossier=REFERENCE), AnswerTask(comment="Here you are.", link_follows=True))
    mail = desk.sweep()[ADDRESS]
    for what in ("Hello,", "you asked us for your links.", "The link follows in a mail of its own.", "Here you are."):
        assert what in mail.body.text
    assert mail.to_name == ADDRESS


def test_no_header_is_made_of_what_was_typed() -> None:
    desk = Desk(name="Jean\r\nBcc: all@evil.example", number="45KL\nSubject: x", company="\u202egnp")
    desk.does(ANSWER, AssignTask(to="moulin"))
    for mail in desk.sweep().values():
        for header in (mail.subject, mail.to_name, mail.reply_to):
            assert not set(header) & set("\r\n\u202e"), header
    house = Desk(name="x\r\nBcc: y@z.example", email="a@b.example")
    assert not set("".join(mail.subject for mail in house.bench.outbox.sent)) & set("\r\n")


def test_a_worker_that_dies_after_the_mail_was_kept_mails_it_no_second_time(desk: Desk) -> None:
    desk.does(ANSWER)
    desk.bench.store.before["drop"] = [raises(Killed())]
    (effect,) = desk.bench.due()
    assert desk.bench.do(effect) == "killed"
    assert desk.sweep(3) == {} and desk.bench.due() == []


def test_an_answer_is_refused_where_mails_do_not_reach_the_address(desk: Desk) -> None:
    desk.does(ANSWER)
    desk.sweep()
    assert desk.reported(bounce(desk.effect, ADDRESS))
    with pytest.raises(NotAllowed, match="call the person"):
        desk.does(ANSWER)


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize(("assigned", "reader"), [(False, HOUSE), (True, PAUL)])
def test_an_answer_that_comes_back_opens_the_task_again_and_is_told_once(
    desk: Desk, closed: bool, assigned: bool, reader: str
) -> None:
    desk.does(*((AssignTask(to="moulin"),) if assigned else ()), ANSWER, *((CloseTask(outcome="settled"),) if closed else ()))
    desk.sweep()
    assert desk.now.waits_since is None
    assert desk.reported(bounce(desk.effect, ADDRESS)) and desk.reported(bounce(desk.effect, ADDRESS))
    again = desk.now
    assert (again.closed, again.waits_since, again.answers[0].lost) == (None, desk.bench.now, "bounced")
    mails = desk.sweep()
    assert set(mails) == {reader}
    assert desk.task in mails[reader].subject and ADDRESS in mails[reader].body.text
    assert filed(desk.bench.fake, "q9") == desk.task, "it is the open task of its address again"


def test_what_its_reader_called_unwanted_is_told_and_leaves_the_task_as_it_is(desk: Desk) -> None:
    desk.does(ANSWER, CloseTask(outcome="settled"))
    desk.sweep()
    assert desk.reported(complaint(desk.effect, ADDRESS))
    assert desk.now.closed and desk.now.waits_since is None
    assert set(desk.sweep()) == {HOUSE}
    assert desk.bench.fake.suppressed(ADDRESS) == "complained"


def test_a_report_of_a_colleagues_mail_changes_no_task(desk: Desk) -> None:
    before = desk.now
    assert not desk.reported(bounce(f"{desk.task}.2.task_told.", HOUSE))
    assert (desk.now, desk.bench.due()) == (before, [])


@pytest.mark.parametrize(("code", "why", "parked"), [("BadRequestException", "invalid", 0), ("MessageRejected", "refused", 1)])
def test_what_the_mail_service_refuses_for_good_is_kept_and_told(desk: Desk, code: str, why: str, parked: int) -> None:
    desk.does(ANSWER)
    desk.bench.outbox.before = [raises(MailRefused(code))]
    assert set(desk.sweep()) == {HOUSE}
    assert desk.now.answers[0].lost == why and not desk.now.answers[0].mailed
    assert len(desk.bench.parked()) == parked


def test_what_was_given_up_is_mailed_once_staff_put_it_back(desk: Desk) -> None:
    desk.does(ANSWER)
    desk.bench.outbox.before = [raises(MailRefused("MessageRejected"))]
    desk.sweep()
    assert desk.bench.redrive() == 1
    assert ADDRESS in desk.sweep()
    (answer,) = desk.now.answers
    assert (answer.mailed, answer.lost) == (True, None)


def test_nobody_is_mailed_once_the_person_was_taken_out(desk: Desk) -> None:
    desk.does(ANSWER, ForgetTask())
    assert desk.sweep() == {} and desk.bench.due() == []
    assert ADDRESS not in str(desk.bench.fake.table.scan(TableName="t"))


def test_an_answer_is_due_again_after_a_failure(desk: Desk) -> None:
    desk.does(ANSWER)
    desk.bench.outbox.before = [raises(TimeoutError())]
    assert desk.sweep() == {}
    assert set(desk.sweep(2)) == {ADDRESS}
    assert desk.bench.due(after=timedelta(days=1)) == []
