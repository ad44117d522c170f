"""A document's link is mailed again when staff ask for it, to whom they say, while the document stands."""

import pytest

from chalicelib.application.caller import Caller, Request
from chalicelib.application.execute import Ask, execute
from chalicelib.domain import commands as c
from chalicelib.domain.bodies import NewContact
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.values import Actor
from tests.unit.effects_bench import REFERENCE, Bench

SYSTEM = Caller("system", "system", frozenset({"system"}), Actor("system"), "event")
ANN = NewContact(name="Ann Bright", email="ann.bright@bigcorp.example", language="en")
OFFER = 2


def made(bench: Bench) -> None:
    """The offer's document is there."""
    command = c.RecordDocument(entry=OFFER, sha256="0" * 64, size=1)
    execute(bench.store, Ask(REFERENCE, command, SYSTEM, Request("made", "")), bench.now, lambda n: None)


@pytest.fixture
def bench() -> Bench:
    """An offer whose mail was sent and whose document is made."""
    bench = Bench()
    bench.create()
    made(bench)
    bench.sweep()
    return bench


def test_it_says_which_document_and_leads_to_the_page(bench: Bench) -> None:
    bench.ask(c.MailDocument(entry=OFFER))
    bench.sweep()
    mail = bench.outbox.sent[-1]
    assert (mail.to, mail.subject) == ("jean.bon@bigcorp.example", "Offre 45MR61G00C-1 du 6\u00a0août (45MR61G00C)")
    assert "L’offre 45MR61G00C-1 du 6\u00a0août 2026 se trouve" in mail.body.text
    assert "https://suivi.example/suivi/?document=2#45MR61G00C-l1-1\n" in mail.body.text
    assert (bench.mails()[-1].mail, bench.mails()[-1].contact) == ("document", "c1")


def test_another_contact_reads_it_in_another_language_by_a_link_of_their_own(bench: Bench) -> None:
    bench.ask(c.InviteContact(new=ANN, mails=False))
    bench.ask(c.MailDocument(entry=OFFER, contact="c2"))
    bench.sweep()
    mail = bench.outbox.sent[-1]
    assert (mail.to, mail.subject) == (ANN.email, "Quote 45MR61G00C-1 of 6\u00a0August (45MR61G00C)")
    assert "#45MR61G00C-l2-1\n" in mail.body.text


def test_one_withdrawn_meanwhile_is_not_mailed(bench: Bench) -> None:
    bench.ask(c.MailDocument(entry=OFFER))
    bench.ask(c.VoidOffer(comment="Prix révisés.", mails=False))
    sent = len(bench.outbox.sent)
    bench.sweep()
    assert len(bench.outbox.sent) == sent


def test_one_in_preparation_is_not_mailed() -> None:
    bench = Bench()
    bench.create()
    with pytest.raises(NotAllowed, match="in preparation"):
        bench.ask(c.MailDocument(entry=OFFER))
