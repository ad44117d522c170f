"""Owner and deputy are mailed each act of the customer's, and mails that do not arrive, once each; nothing is recorded of it."""

import logging
from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.application.caller import Caller
from chalicelib.domain.sale import commands as c
from chalicelib.domain.values.actor import Actor
from chalicelib.effects.ports import Mail, MailRefused
from chalicelib.effects.queue.run import SYSTEM
from tests.samples.callers import CUSTOMER
from tests.samples.drawing import OFFER
from tests.unit.effects_bench import REFERENCE, Bench, raises

CLAIRE_S, PAUL_S = "claire.vasseur@granuloshop.example", "paul.moulin@granuloshop.example"
QUESTION = c.AskQuestion(name="Jean B.", comment="La cellule va-t-elle au GL-200 ?\nEt au GL-300 ?")


def _bench(command: c.CreateDossier) -> Bench:
    """An order of which its customer has heard; nothing is due."""
    bench = Bench()
    bench.dossiers.open(command)
    bench.execute(c.PlaceOrder(mails=False))
    bench.sweep()
    bench.outbox.sent.clear()
    return bench


@pytest.fixture
def bench() -> Bench:
    """Claire's order, for which Paul stands in."""
    return _bench(replace(OFFER, reference=REFERENCE, deputy="moulin"))


def _mails_sent(bench: Bench) -> dict[str, Mail]:
    """Who was mailed what."""
    bench.sweep()
    mails = {mail.to: mail for mail in bench.outbox.sent}
    assert len(mails) == len(bench.outbox.sent)
    return mails


def test_a_question_is_mailed_to_both_in_the_language_of_each(bench: Bench) -> None:
    bench.execute(QUESTION, caller=CUSTOMER)
    written = bench.store.history(REFERENCE)
    mails, asked = _mails_sent(bench), written[-1].seq
    assert {to: mail.subject for to, mail in mails.items()} == {
        CLAIRE_S: "45MR61G00C\u00a0: question de BigCorp Europe",
        PAUL_S: "45MR61G00C: question from BigCorp Europe",
    }
    for mail in mails.values():
        for what in (
            "Jean B.",
            "La cellule va-t-elle au GL-200 ?",
            "Et au GL-300 ?",
            "BigCorp Europe",
            f"{REFERENCE}/answer/{asked}",
        ):
            assert what in mail.body.text and what.partition(" ")[0] in mail.body.html
        assert "/suivi/" not in mail.body.text + mail.body.html, "a customer's link is for customers"
    for to, desk in ((CLAIRE_S, "bureau"), (PAUL_S, "en/desk")):
        address = f"https://suivi.example/{desk}/#/{REFERENCE}"
        assert address in mails[to].body.text.splitlines() and f'href="{address}"' in mails[to].body.html
    assert (bench.store.history(REFERENCE), bench.due()) == (written, [])


def test_it_says_by_when_the_customer_is_to_hear_of_us(bench: Bench) -> None:
    bench.execute(QUESTION, caller=CUSTOMER)
    assert "a question to answer, next news by Friday 7\u00a0August" in _mails_sent(bench)[PAUL_S].body.text


def test_remarks_are_told_with_the_reception(bench: Bench) -> None:
    bench.execute(c.Ship(carrier="Poste", mails=False))
    bench.execute(c.ConfirmReception(name="Jean B.", parcel=1, comment="Un carton enfoncé."), caller=CUSTOMER)
    mail = _mails_sent(bench)[PAUL_S]
    assert mail.subject == "45MR61G00C: parcel 1 received, with remarks"
    assert "Jean B. confirmed that parcel 1 arrived on Thursday 6\u00a0August." in mail.body.text
    assert "Un carton enfoncé." in mail.body.text


def test_a_reception_without_remarks_needs_no_answer(bench: Bench) -> None:
    bench.execute(c.Ship(carrier="Poste", mails=False))
    bench.execute(c.ConfirmReception(name="Jean B.", parcel=1), caller=CUSTOMER)
    mail = _mails_sent(bench)[PAUL_S]
    assert mail.subject == "45MR61G00C: parcel 1 received"
    assert "POST" not in mail.body.text


def test_an_order_by_the_link_is_told() -> None:
    bench = Bench()
    bench.create(mails=False)
    bench.execute(c.PlaceOrder(channel="link", actor=Actor("contact", "c1"), customer_reference="P020044G-01"))
    mail = _mails_sent(bench)[CLAIRE_S]
    assert mail.subject == "45MR61G00C\u00a0: commande de BigCorp Europe"
    assert "Jean Bon a passé la commande" in mail.body.text and "P020044G-01" in mail.body.text


def test_an_address_that_mails_do_not_reach_is_told(bench: Bench) -> None:
    bench.execute(c.RecordUndelivered(contact="c1", why="bounced"), caller=SYSTEM)
    mail = _mails_sent(bench)[PAUL_S]
    assert mail.subject == "45MR61G00C: mails do not reach Jean Bon"
    assert "Correct a person: https://suivi.example/en/desk/#/45MR61G00C/contact/c1" in mail.body.text


def test_a_document_that_cannot_be_made_is_told_unless_it_is_there_by_then(bench: Bench) -> None:
    bench.execute(c.RecordDocumentFailed(entry=2, why="xml"), caller=SYSTEM)
    mail = _mails_sent(bench)[PAUL_S]
    assert mail.subject == "45MR61G00C: Quote 45MR61G00C-1 cannot be made"
    assert "/en/desk/#/effects" in mail.body.text and "/staff/" not in mail.body.text
    bench.outbox.sent.clear()
    bench.execute(c.RecordDocumentFailed(entry=2, why="exhausted"), caller=SYSTEM)
    bench.execute(c.RecordDocument(entry=2, sha256="0" * 64, size=1), caller=SYSTEM)
    assert _mails_sent(bench) == {}


@pytest.mark.parametrize(
    "command",
    [
        c.RecordQuestion(comment="Au téléphone.", actor=Actor("contact", "c1")),
        c.AddNote(comment="Rappeler."),
        c.MarkReceived(),
        c.Assign(owner="moulin"),
    ],
)
def test_nobody_is_told_of_what_staff_write(bench: Bench, command: c.Command) -> None:
    bench.execute(c.Ship(carrier="Poste", mails=False))
    bench.execute(command)
    assert not {PAUL_S, CLAIRE_S} & set(_mails_sent(bench))


def test_what_is_carried_over_without_mails_is_told_to_nobody(bench: Bench) -> None:
    bench.execute(c.RecordQuestion(comment="?", actor=Actor("contact", "c1"), channel="link", mails=False))
    assert _mails_sent(bench) == {}


def test_what_was_struck_meanwhile_is_not_sent(bench: Bench) -> None:
    bench.execute(QUESTION, caller=CUSTOMER)
    bench.execute(c.StrikeEntry(entry=bench.store.load(REFERENCE).state.version))
    assert (_mails_sent(bench), bench.due()) == ({}, [])


def test_who_answers_alone_is_mailed_once() -> None:
    for deputy in (None, "vasseur"):
        bench = _bench(replace(OFFER, reference=REFERENCE, deputy=deputy))
        bench.execute(QUESTION, caller=CUSTOMER)
        assert set(_mails_sent(bench)) == {CLAIRE_S}


def test_it_is_those_who_answer_when_it_happens(bench: Bench) -> None:
    bench.execute(c.Assign(owner="moulin"))
    bench.execute(QUESTION, caller=CUSTOMER)
    assert set(_mails_sent(bench)) == {PAUL_S}


def test_an_owner_who_has_left_is_told_of_in_the_log_once_and_holds_up_nobody(caplog: pytest.LogCaptureFixture) -> None:
    bench = _bench(replace(OFFER, reference=REFERENCE, owner="gone", deputy="moulin"))
    bench.execute(QUESTION, caller=CUSTOMER)
    with caplog.at_level(logging.WARNING, "suivi.effects"):
        assert set(_mails_sent(bench)) == {PAUL_S}
        bench.sweep(600)
    (line,) = caplog.messages
    assert "staff_told.gone" in line and "Jean" not in line
    assert bench.due() == []


def test_where_owner_and_deputy_have_left_everybody_is_mailed_once_to_take_it_over() -> None:
    bench = _bench(replace(OFFER, reference=REFERENCE, owner="gone", deputy="left"))
    bench.execute(QUESTION, caller=CUSTOMER)
    mails = _mails_sent(bench)
    assert set(mails) == {colleague.email for colleague in seller().staff.values()}
    assert all("assign it to somebody" in mail.body.text or "confiez-le" in mail.body.text for mail in mails.values())
    assert bench.due() == []


def test_a_mail_that_is_refused_is_tried_again_and_the_other_goes(bench: Bench) -> None:
    bench.execute(QUESTION, caller=CUSTOMER)
    bench.outbox.before = [raises(MailRefused("Throttling"))]
    assert len(_mails_sent(bench)) == 1
    bench.now += timedelta(minutes=1)
    assert set(_mails_sent(bench)) == {CLAIRE_S, PAUL_S}


def test_a_second_customer_is_named_as_who_they_are(bench: Bench) -> None:
    ann = Caller("link:l2", "l2", frozenset({"customer"}), Actor("contact", "c9"), "link")
    bench.execute(c.AskQuestion(name="Ann", comment="When?"), caller=ann)
    assert "Ann asked a question" in _mails_sent(bench)[PAUL_S].body.text


def test_that_an_invoice_is_late_is_contested_staff_and_colleagues_are_mailed_and_the_answer_names_it(bench: Bench) -> None:
    bench.execute(c.IssueInvoice(number="F1", due=bench.now.date(), mails=False))
    bench.now += timedelta(days=3)
    bench.execute(c.AskQuestion(name="Jean B.", comment="Réglée.", invoice="F1"), caller=CUSTOMER)
    asked = bench.store.history(REFERENCE)[-1].seq
    mails = _mails_sent(bench)
    assert mails[CLAIRE_S].subject.endswith("BigCorp Europe conteste le retard de la facture F1")
    assert "Jean B. contested on" in mails[PAUL_S].body.text and "Réglée." in mails[PAUL_S].body.text
    bench.outbox.sent.clear()
    bench.execute(c.AnswerQuestion(comment="En effet.", question=asked))
    bench.sweep()
    (answer,) = bench.outbox.sent
    assert "Réponse sur la facture F1" in answer.subject and "votre contestation de la facture F1" in answer.body.text
