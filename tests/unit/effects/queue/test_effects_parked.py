"""Effects that fail past their retries: told why, out of the others' way, and done after all once they are put back."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.application.ports.effects import Effect
from chalicelib.domain.sale.commands import CorrectContact
from chalicelib.domain.sale.events import MailSent
from chalicelib.domain.sale.waiting import POLICY, waiting
from chalicelib.effects.ports import MailRefused
from chalicelib.effects.queue.run import MAX_TRIES, NO_ANSWER, pause_after
from tests.unit.effects_bench import Bench, Fault, Killed, raises

REFUSED = raises(MailRefused("TooManyRequestsException"))
DAY = timedelta(days=1)


@pytest.fixture
def bench() -> Bench:
    """An offer just made: its first mail is due."""
    bench = Bench()
    bench.create()
    return bench


def exhaust(bench: Bench, fault: Fault) -> Effect:
    """The one effect that is due is tried until it is parked, each try with a fault; others are not touched."""
    (effect,) = bench.due()
    for _ in range(MAX_TRIES + 1):
        bench.outbox.before = [fault]
        if bench.do(effect) == "parked":
            break
        bench.now += timedelta(hours=6)
    bench.outbox.before = []
    return effect


def test_the_retries_take_about_two_days() -> None:
    pauses = sum((pause_after(tries) for tries in range(1, MAX_TRIES)), timedelta())
    assert 2 * DAY < pauses < 2 * DAY + timedelta(hours=4)


def test_what_still_fails_then_is_parked_with_its_reason_and_without_addresses(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    effect = exhaust(bench, raises(ValueError("jean.bon@bigcorp.example is no good")))
    (parked,) = bench.parked()
    assert (parked.effect, parked.reference, parked.entry, parked.kind, parked.contact) == (
        effect.id, "45MR61G00C", effect.seq, "link", "c1"
    )  # fmt: skip
    assert (parked.tries, parked.since, parked.reason) == (MAX_TRIES, bench.now, "ValueError")
    assert caplog.messages[-1] == f"effect parked: {effect.id}, try {MAX_TRIES}: ValueError"
    assert "@" not in caplog.text


def test_what_can_never_succeed_is_parked_at_once(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    (effect,) = bench.due()
    bench.outbox.before = [raises(MailRefused("MessageRejected"))]
    assert bench.do(effect) == "parked"
    (parked,) = bench.parked()
    assert (parked.tries, parked.reason) == (1, "MailRefused MessageRejected")
    assert caplog.messages[-1].startswith("effect parked: ")
    assert bench.redrive(effect.id) == 1 and bench.sweep() == {"done": 1}


def test_an_address_that_ses_cannot_read_is_told_in_the_dossier_at_once_and_mailed_again_once_it_is_corrected(
    bench: Bench,
) -> None:
    (effect,) = bench.due()
    bench.outbox.before = [raises(MailRefused("BadRequestException"))]
    assert bench.do(effect) == "done"
    told_of(bench)


def test_an_address_stored_before_that_no_mail_reaches_is_sent_nothing_and_told_at_once(bench: Bench) -> None:
    for address in ("rené@bigcorp.example", "jean@bigcorp..example", "jean@b"):
        _stored(bench, address)
    bench.sweep()
    assert [mail for mail in bench.outbox.sent if "bigcorp" in mail.to] == []
    told_of(bench)


def told_of(bench: Bench) -> None:
    """The dossier waits on us for the contact's mail, and a correction sends it."""
    assert [(one.contact, one.why) for one in bench.fake.heads["45MR61G00C"].state.undelivered] == [("c1", "invalid")]
    assert [wait.reason for wait in waiting(bench.fake.heads["45MR61G00C"].state, POLICY) if wait.side == "us"] == ["mail"]
    bench.execute(CorrectContact(contact="c1", email="jean.bon@bigcorp.example"))
    bench.sweep()
    assert "jean.bon@bigcorp.example" in [mail.to for mail in bench.outbox.sent]
    assert bench.fake.heads["45MR61G00C"].state.undelivered == ()


def _stored(bench: Bench, address: str) -> None:
    """The contact's address as it was written down before addresses were held to what can be mailed."""
    account, head = bench.fake.accounts["bigcorp"], bench.fake.heads["45MR61G00C"]
    contact = replace(account.people.contacts["c1"], email=address)
    people = replace(account.people, contacts={"c1": contact})
    bench.fake.accounts["bigcorp"] = account._replace(people=people)
    bench.fake.heads["45MR61G00C"] = head._replace(people=replace(head.people, contacts={"c1": contact}))


def test_it_is_not_tried_again_by_any_worker(bench: Bench) -> None:
    effect = exhaust(bench, REFUSED)
    bench.now += 9 * DAY
    assert bench.do(effect) == "held"
    assert bench.sweep() == {}
    assert bench.outbox.sent == []


def test_one_that_each_worker_dies_at_is_parked_too(bench: Bench) -> None:
    exhaust(bench, raises(Killed()))
    (parked,) = bench.parked()
    assert parked.reason == NO_ANSWER


def test_the_last_try_may_still_succeed(bench: Bench) -> None:
    (effect,) = bench.due()
    bench.outbox.before = [REFUSED] * (MAX_TRIES - 1)
    for _ in range(MAX_TRIES - 1):
        assert bench.do(effect) == "failed"
        bench.now += timedelta(hours=6)
    assert bench.do(effect) == "done"
    assert bench.parked() == []


def test_put_back_it_is_done_as_if_nothing_had_been(bench: Bench) -> None:
    exhaust(bench, REFUSED)
    assert bench.redrive() == 1
    assert bench.parked() == []
    assert bench.sweep() == {"done": 1}
    assert bench.mails() == [MailSent("offer", "c1", 3)]
    assert bench.redrive() == 0


def test_put_back_it_has_all_its_tries_again(bench: Bench) -> None:
    exhaust(bench, REFUSED)
    bench.redrive()
    bench.outbox.before = [REFUSED]
    assert bench.sweep() == {"failed": 1}
    assert bench.sweep(1) == {"done": 1}


def test_one_alone_is_put_back_by_its_name(bench: Bench) -> None:
    first = exhaust(bench, REFUSED)
    bench.create("45MR62G00C")
    second = exhaust(bench, REFUSED)
    assert bench.redrive(second.id) == 1
    assert [parked.effect for parked in bench.parked()] == [first.id]
    assert bench.redrive(second.id) == 0, "it is due, no longer parked"
    assert bench.redrive("45MR99G00C.1.link.c1") == 0


def test_poison_keeps_nobody_from_what_is_theirs(bench: Bench) -> None:
    for number in range(62, 72):
        bench.create(f"45MR{number}G00C")
    poison = {"45MR61G00C", "45MR65G00C"}
    real = bench.tools.handlers["link"]

    def handler(effect: Effect) -> object:
        if effect.reference in poison:
            raise RuntimeError
        return real(effect)

    bench.tools = replace(bench.tools, handlers={"link": handler})
    assert bench.sweep() == {"failed": 2, "done": 9}
    while bench.due(after=DAY):
        bench.sweep(360)
    assert {parked.reference for parked in bench.parked()} == poison
    assert len(bench.outbox.sent) == 9
