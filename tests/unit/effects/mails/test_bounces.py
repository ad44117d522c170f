"""Mails that came back: recorded once, their address mailed no more until it is put right, and staff see it."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.ses.events import report
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewContact
from chalicelib.domain.sale.waiting import POLICY, waiting
from chalicelib.effects.mails.bounces import Recording, record
from chalicelib.effects.ports import Mail
from chalicelib.entrypoints.workers.queue import each
from tests.samples.ses import bounce, complaint
from tests.unit.effects_bench import REFERENCE, Bench, raises

JEAN, PAUL = "jean.bon@bigcorp.example", "paul@bigcorp.example"
EFFECT, OTHER = f"{REFERENCE}.3.link.c1", "45MR62G00C"


@pytest.fixture
def bench() -> Bench:
    """An offer whose link was mailed to Jean Bon."""
    bench = Bench()
    bench.create()
    bench.sweep()
    return bench


def report_to(bench: Bench, *bodies: str) -> Mapping[str, Any]:
    """The queue's messages are taken, and the colleagues told."""
    tools = Recording(store=bench.store, clock=lambda: bench.now, sleep=lambda seconds: None)

    def take(body: str) -> None:
        reported = report(body)
        if reported:
            record(tools, reported)

    answer = each({"Records": [{"messageId": f"m{n}", "body": body} for n, body in enumerate(bodies)]}, take)
    bench.sweep()
    return answer


def letters(bench: Bench) -> list[Mail]:
    """The mails that left for customers."""
    staff = {colleague.email for colleague in bench.seller.staff.values()}
    return [mail for mail in bench.outbox.sent if mail.to not in staff]


def undelivered(bench: Bench, reference: str = REFERENCE) -> list[e.MailUndelivered]:
    """What the history says came back."""
    return [entry.event for entry in bench.store.history(reference) if isinstance(entry.event, e.MailUndelivered)]


def ours(bench: Bench, reference: str = REFERENCE) -> list[str]:
    """What the dossier waits for on our side."""
    return [wait.reason for wait in waiting(bench.store.load(reference).state, POLICY) if wait.side == "us"]


def invite(bench: Bench, reference: str = REFERENCE) -> int:
    """Staff has the link mailed again; tells how many mails left for it."""
    sent = len(letters(bench))
    bench.execute(c.InviteContact(contact="c1"), reference)
    bench.sweep()
    return len(letters(bench)) - sent


def test_a_bounce_is_in_the_history_and_the_dossier_waits_on_us(bench: Bench) -> None:
    assert report_to(bench, bounce(EFFECT, "Jean.Bon@BIGCORP.example")) == {"batchItemFailures": []}
    assert undelivered(bench) == [e.MailUndelivered("c1", "bounced")]
    assert ours(bench) == ["mail"]
    origin = bench.store.history(REFERENCE)[-1].origin
    assert (origin.entered_by, origin.actor.kind, origin.channel, origin.visible) == ("ses", "system", "event", True)


def test_an_address_that_bounced_is_mailed_no_more(bench: Bench) -> None:
    report_to(bench, bounce(EFFECT, JEAN))
    assert [invite(bench), invite(bench)] == [0, 0]
    assert undelivered(bench) == [e.MailUndelivered("c1", "bounced")], "staff see it, and see it once"
    assert bench.due(after=timedelta(days=9)) == []


def test_a_complaint_closes_the_address_and_customers_do_not_see_it(bench: Bench) -> None:
    report_to(bench, complaint(EFFECT, JEAN))
    assert undelivered(bench) == [e.MailUndelivered("c1", "complained")]
    assert not bench.store.history(REFERENCE)[-1].origin.visible
    assert invite(bench) == 0


def test_what_was_only_delayed_is_told_and_mailed_again(bench: Bench) -> None:
    report_to(bench, bounce(EFFECT, JEAN, "Transient"))
    assert (undelivered(bench), ours(bench)) == ([e.MailUndelivered("c1", "delayed")], ["mail"])
    assert invite(bench) == 1


def delays(bench: Bench, count: int, *, mails: int = 1) -> list[str]:
    """So many mails, of which the last of each batch is delayed; tells why each did not arrive."""
    for number in range(count):
        for _ in range(mails):
            invite(bench)
        report_to(bench, bounce(EFFECT, JEAN, "Transient", feedback=f"late-{len(undelivered(bench))}-{number}"))
    return [event.why for event in undelivered(bench)]


def test_three_delays_in_a_row_close_the_address_and_say_so(bench: Bench) -> None:
    assert delays(bench, 3) == ["delayed", "delayed", "exhausted"]
    assert bench.store.suppressed(JEAN) == "exhausted"
    assert "Trois messages de suite n’ont pas pu être remis à Jean Bon" in bench.outbox.sent[-1].body.text
    assert [invite(bench), invite(bench)] == [0, 0]
    bench.execute(c.CorrectContact(contact="c1", email=JEAN, mails=False))
    assert bench.store.suppressed(JEAN) is None
    assert delays(bench, 2)[3:] == ["delayed", "delayed"], "the row begins anew"


def test_a_mail_that_came_through_ends_the_row(bench: Bench) -> None:
    assert delays(bench, 4, mails=2) == ["delayed"] * 4
    assert bench.store.suppressed(JEAN) is None


def test_another_dossier_of_the_contact_is_marked_when_it_would_have_mailed_them(bench: Bench) -> None:
    bench.create(OTHER, mails=False)
    report_to(bench, bounce(EFFECT, JEAN))
    assert undelivered(bench, OTHER) == []
    assert [invite(bench, OTHER), invite(bench, OTHER)] == [0, 0]
    assert undelivered(bench, OTHER) == [e.MailUndelivered("c1", "bounced")]
    assert ours(bench, OTHER) == ["mail"]


def test_a_dossier_that_knows_of_a_delay_learns_of_the_end(bench: Bench) -> None:
    bench.create(OTHER, mails=False)
    report_to(bench, bounce(f"{OTHER}.2.link.c1", JEAN, "Transient"), bounce(EFFECT, JEAN, feedback="f-2"))
    invite(bench, OTHER)
    assert [event.why for event in undelivered(bench, OTHER)] == ["delayed", "bounced"]


def test_a_report_that_comes_again_does_nothing_twice(bench: Bench) -> None:
    for _ in range(2):
        report_to(bench, bounce(EFFECT, JEAN), bounce(EFFECT, JEAN))
    assert len(undelivered(bench)) == 1


def test_a_report_that_was_not_written_is_given_again(bench: Bench) -> None:
    bench.store.before["commit"] = [raises(TimeoutError())]
    assert report_to(bench, bounce(EFFECT, JEAN)) == {"batchItemFailures": [{"itemIdentifier": "m0"}]}
    report_to(bench, bounce(EFFECT, JEAN))
    assert len(undelivered(bench)) == 1


def test_a_broken_message_stops_no_other(bench: Bench) -> None:
    foreign = json.dumps({"eventType": "Bounce", "mail": {"tags": {}}, "bounce": {}})
    answer = report_to(bench, "{", foreign, bounce("not.ours", JEAN), bounce(EFFECT, JEAN))
    assert answer == {"batchItemFailures": [{"itemIdentifier": f"m{number}"} for number in range(3)]}
    assert len(undelivered(bench)) == 1


@pytest.mark.parametrize(
    ("effect", "address"),
    [
        (f"{REFERENCE}.3.staff_told.vasseur", "vasseur@granuloshop.example"),
        ("digest.20260806.digest.vasseur", "vasseur@granuloshop.example"),
        ("45ZZ99Z99Z.3.link.c1", JEAN),
        (EFFECT, "somebody@else.example"),
    ],
)
def test_what_concerns_no_contact_is_dropped_and_no_address_is_logged(
    bench: Bench, caplog: pytest.LogCaptureFixture, effect: str, address: str
) -> None:
    assert report_to(bench, bounce(effect, address)) == {"batchItemFailures": []}
    assert undelivered(bench) == []
    assert bench.store.suppressed(address) is None
    assert effect in caplog.text
    assert "@" not in caplog.text


def test_a_corrected_address_is_mailed_the_link(bench: Bench) -> None:
    report_to(bench, bounce(EFFECT, JEAN))
    bench.execute(c.CorrectContact(contact="c1", email=PAUL))
    assert ours(bench) == []
    bench.sweep()
    assert (letters(bench)[-1].to, letters(bench)[-1].subject) == (
        PAUL,
        f"Votre offre\u00a0: 4\u202f236,00\u00a0€ TTC, jusqu’au 28\u00a0août ({REFERENCE})",
    )
    assert bench.store.suppressed(JEAN) == "bounced"


def test_the_same_address_given_again_is_tried_again(bench: Bench) -> None:
    report_to(bench, bounce(EFFECT, JEAN))
    bench.execute(c.CorrectContact(contact="c1", email=JEAN))
    bench.sweep()
    assert (len(letters(bench)), ours(bench), bench.store.suppressed(JEAN)) == (2, [], None)
    report_to(bench, bounce(EFFECT, JEAN, feedback="f-2"))
    assert (ours(bench), bench.store.suppressed(JEAN)) == (["mail"], "bounced")


def test_a_name_put_right_opens_no_address_and_mails_nobody(bench: Bench) -> None:
    report_to(bench, bounce(EFFECT, JEAN))
    bench.execute(c.CorrectContact(contact="c1", name="Jean Le Bon"))
    assert (ours(bench), bench.store.suppressed(JEAN), bench.due()) == (["mail"], "bounced", [])


def test_an_address_may_be_put_right_without_a_mail(bench: Bench) -> None:
    bench.execute(c.CorrectContact(contact="c1", email=PAUL, mails=False))
    assert bench.due() == []


def test_a_correction_holds_in_the_other_dossiers_of_the_account(bench: Bench) -> None:
    bench.create(OTHER, mails=False)
    bench.execute(c.CorrectContact(contact="c1", email=PAUL, name="Paul Bon", language="en", mails=False))
    assert invite(bench, OTHER) == 1
    mail = letters(bench)[-1]
    assert (mail.to, mail.to_name, mail.subject) == (
        PAUL,
        "Paul Bon",
        f"Your quote: €4,236.00 including VAT, until 28\u00a0August ({OTHER})",
    )
    report_to(bench, bounce(f"{OTHER}.9.link.c1", PAUL))
    assert undelivered(bench, OTHER) == [e.MailUndelivered("c1", "bounced")]


def test_a_late_report_of_the_address_before_changes_nothing(bench: Bench) -> None:
    bench.create(OTHER, mails=False)
    bench.execute(c.CorrectContact(contact="c1", email=PAUL), OTHER)
    report_to(bench, bounce(EFFECT, JEAN))
    assert (undelivered(bench), bench.store.suppressed(JEAN)) == ([], None)


def test_a_correction_gives_nobody_access(bench: Bench) -> None:
    bench.execute(c.InviteContact(new=NewContact(name="Zoé", email="zoe@bigcorp.example", language="fr")))
    bench.sweep()
    bench.execute(c.RevokeLink(link="l2"))
    bench.create(OTHER, mails=False)
    sent = len(letters(bench))
    for reference in (REFERENCE, OTHER):
        bench.execute(c.CorrectContact(contact="c2", email=f"zoe{reference}@bigcorp.example"), reference)
    bench.sweep()
    assert len(letters(bench)) == sent
    assert bench.store.load(OTHER).state.links == ()


def test_two_contacts_do_not_share_an_address(bench: Bench) -> None:
    bench.execute(c.InviteContact(new=NewContact(name="Zoé", email="zoe@bigcorp.example", language="fr")))
    with pytest.raises(Invalid, match="another contact has this address"):
        bench.execute(c.CorrectContact(contact="c2", email=JEAN.upper()))


def test_whoever_has_lost_their_link_is_nobody_to_reach(bench: Bench) -> None:
    report_to(bench, bounce(EFFECT, JEAN))
    assert ours(bench) == ["mail"]
    bench.execute(c.RevokeLink(link="l1"))
    assert ours(bench) == []
    bench.execute(c.InviteContact(contact="c1"))
    assert ours(bench) == ["mail"]
