"""Effects done, held, dropped, given back: what each does to the mails, the history and the to-do."""

from datetime import timedelta

import pytest

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewContact
from chalicelib.domain.sale.events import MailSent
from chalicelib.effects.ports import MailRefused
from chalicelib.effects.queue.run import pause_after
from chalicelib.effects.queue.sweep import sweep
from tests.unit.effects_bench import Bench, raises


@pytest.fixture
def bench() -> Bench:
    """An offer just made: its first mail is due."""
    bench = Bench()
    bench.create()
    return bench


def test_the_first_mail_carries_the_link_and_is_recorded(bench: Bench) -> None:
    (effect,) = bench.due()
    assert bench.do(effect) == "done"
    (mail,) = bench.outbox.sent
    assert (mail.to, mail.subject, mail.effect) == (
        "jean.bon@bigcorp.example",
        "Votre offre\u00a0: 4\u202f236,00\u00a0€ TTC, jusqu’au 28\u00a0août (45MR61G00C)",
        effect.id,
    )
    assert "https://suivi.example/suivi/?document=2#45MR61G00C-l1-1\n" in mail.body.text
    assert "https://suivi.example/suivi/?poste=partage&document=2#45MR61G00C-l1-1\n" in mail.body.text
    assert bench.mails() == [MailSent("offer", "c1", 3)]
    assert bench.store.history("45MR61G00C")[-1].origin.channel == "event"
    assert bench.due(after=timedelta(days=1)) == []


def test_an_english_reader_gets_english_words_and_the_english_page(bench: Bench) -> None:
    ann = NewContact(name="Ann", email="ann@bigcorp.example", language="en")
    bench.execute(c.InviteContact(new=ann))
    bench.sweep()
    mail = bench.outbox.sent[1]
    assert mail.subject == "Access to a quote for BigCorp Europe (45MR61G00C)"
    assert "https://suivi.example/en/suivi/#45MR61G00C-l2-1\n" in mail.body.text


def test_a_redelivered_record_changes_nothing(bench: Bench) -> None:
    (effect,) = bench.due()
    assert [bench.do(effect) for _ in range(3)] == ["done", "held", "held"]
    assert len(bench.outbox.sent) == len(bench.mails()) == 1


def test_an_effect_held_by_another_worker_is_left_to_it(bench: Bench) -> None:
    (effect,) = bench.due()
    bench.store.lease(effect, "another", bench.now, bench.now + timedelta(minutes=2))
    assert bench.do(effect) == "held"
    assert bench.outbox.sent == []


@pytest.mark.parametrize("revoke", [c.RevokeLink(link="l1"), c.RevokeAllLinks()])
def test_a_link_revoked_meanwhile_is_not_mailed(bench: Bench, revoke: c.Command) -> None:
    (effect,) = bench.due()
    bench.execute(revoke)
    assert bench.do(effect) == "dropped"
    assert (bench.outbox.sent, bench.due(after=timedelta(days=1))) == ([], [])


def test_the_mail_says_what_the_dossier_is_when_it_leaves(bench: Bench) -> None:
    (effect,) = bench.due()
    bench.execute(c.PlaceOrder(customer_reference="P020044G-01", mails=False))
    bench.do(effect)
    assert (
        bench.outbox.sent[0].subject
        == "Commande enregistrée\u00a0: 4\u202f236,00\u00a0€ TTC – votre commande P020044G-01 (45MR61G00C)"
    )
    assert bench.mails() == [MailSent("link", "c1", 3)]


def test_the_acknowledgement_enters_the_history_when_it_was_sent_and_can_be_sent_again(bench: Bench) -> None:
    bench.execute(c.PlaceOrder(mails=False))
    bench.sweep()
    for _ in range(2):
        bench.execute(c.Acknowledge())
        assert [mail.mail for mail in bench.mails()[1:]] == ["acknowledgement"] * (len(bench.outbox.sent) - 1)
        bench.sweep()
    assert [mail.mail for mail in bench.mails()[1:]] == ["acknowledgement"] * 2
    assert bench.outbox.sent[2].subject == "Commande confirmée\u00a0: 4\u202f236,00\u00a0€ TTC (45MR61G00C)"


def test_an_order_cancelled_meanwhile_is_not_acknowledged(bench: Bench) -> None:
    bench.execute(c.PlaceOrder())
    bench.sweep()
    bench.execute(c.Acknowledge())
    bench.execute(c.CancelOrder(comment="Le budget est reporté.", mails=False))
    bench.sweep()
    assert bench.mails()[-1].mail == "link"
    assert "annulée" in bench.outbox.sent[-1].body.text


def test_a_failing_mail_is_tried_again_with_growing_pauses_and_never_lost(bench: Bench) -> None:
    (effect,) = bench.due()
    bench.outbox.before = [raises(MailRefused("TooManyRequestsException"))] * 12
    pauses: list[float] = []
    for _ in range(12):
        assert bench.do(effect) == "failed"
        assert bench.do(effect) == "held", "not before its time"
        pause = pause_after(len(pauses) + 1)
        assert bench.due(after=pause - timedelta(seconds=1)) == []
        bench.now += pause
        pauses.append(pause.total_seconds() / 60)
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]
    assert bench.do(effect) == "done"
    assert bench.mails() == [MailSent("offer", "c1", 3)]


def test_the_error_kept_holds_no_address(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    (effect,) = bench.due()
    bench.outbox.before = [raises(ValueError("jean.bon@bigcorp.example is no good")), raises(MailRefused("Throttling"))]
    bench.sweep()
    assert bench.fake.todos[effect].error == "ValueError"
    bench.sweep(1)
    assert bench.fake.todos[effect].error == "MailRefused Throttling"
    assert "@" not in caplog.text


def test_one_that_fails_does_not_block_the_others(bench: Bench) -> None:
    bench.create("45MR62G00C")
    bench.create("45MR63G00C")
    bench.outbox.before = [raises(MailRefused("TooManyRequestsException"))]
    assert bench.sweep() == {"failed": 1, "done": 2}
    assert bench.sweep(1) == {"done": 1}


def test_a_sweep_stops_before_its_time_is_over(bench: Bench) -> None:
    bench.create("45MR62G00C")
    left = iter([timedelta(seconds=40), timedelta(seconds=10)])
    assert dict(sweep(bench.tools, lambda: next(left))) == {"done": 1}
    assert len(bench.due()) == 1
