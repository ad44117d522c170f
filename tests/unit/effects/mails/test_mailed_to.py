"""Who hears of what by mail: everybody with the link, and the billing address where money is meant; each once a commit."""

from datetime import date

import pytest
from msgspec.structs import replace

from chalicelib.application.caller import Caller
from chalicelib.domain.account.people import BILLING
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAllocation, NewContact
from chalicelib.domain.sale.waiting import POLICY, waiting
from chalicelib.domain.values.actor import Actor
from chalicelib.effects.mails.bounces import Recording, Report, record
from chalicelib.effects.queue.run import SYSTEM
from tests.samples.callers import CUSTOMER
from tests.samples.drawing import OFFER
from tests.unit.effects_bench import REFERENCE, Bench

JEAN, ANN_S, ACCOUNTS = "jean.bon@bigcorp.example", "ann@bigcorp.example", "accounts@bigcorp.example"
ANN = NewContact(name="Ann", email=ANN_S, language="en")
BILLED = replace(OFFER.billing, email=ACCOUNTS)
SOON, LATER = date(2026, 8, 11), date(2026, 8, 18)
BOOKS = Caller("b", "b", frozenset({"accountant"}), Actor("accountant"), "staff")


@pytest.fixture
def bench() -> Bench:
    """An order that Jean Bon and Ann have links to, billed to an address with a mail address of its own."""
    bench = Bench()
    bench.create()
    for command in (c.InviteContact(new=ANN), c.PlaceOrder(), c.CorrectAddress(use="billing", address=BILLED)):
        bench.execute(replace(command, mails=False))
    bench.sweep()
    bench.outbox.sent.clear()
    return bench


def subjects(bench: Bench) -> dict[str, str]:
    """The subjects of the mails that leave now, by where they go: nobody gets two."""
    bench.outbox.sent.clear()
    bench.sweep()
    staff = {colleague.email for colleague in bench.seller.staff.values()}
    sent = [mail for mail in bench.outbox.sent if mail.to not in staff]
    assert len({mail.to for mail in sent}) == len(sent)
    return {mail.to: mail.subject.partition(" (")[0] for mail in sent}


def text(bench: Bench, to: str) -> str:
    """What somebody was mailed."""
    return next(mail.body.text for mail in bench.outbox.sent if mail.to == to)


READERS: list[tuple[c.Command, str, str]] = [
    (c.AnnounceDelivery(on=SOON), "Livraison annoncée pour le 11\u00a0août", "Delivery announced for 11\u00a0August"),
    (c.Ship(carrier="Poste"), "Expédiée par Poste", "Shipped by Poste"),
    (c.CancelOrder(comment="Reporté."), "Commande annulée le 6\u00a0août", "Order cancelled on 6\u00a0August"),
    (c.AddNote(comment="La pompe est là.", visible=True), "Un mot de notre part", "A word from us"),
    (c.RecordQuestion(comment="Et le port\u00a0?"), "Question du 6\u00a0août", "Question of 6\u00a0August"),
    (c.PromiseNews(on=LATER), "Prochaine nouvelle le 18\u00a0août au plus tard", "Next news by 18\u00a0August"),
    (
        c.CorrectAddress(use="delivery", address=replace(OFFER.delivery, city="Lyon")),
        "Adresse de livraison corrigée",
        "Delivery address corrected",
    ),
]


@pytest.mark.parametrize(("command", "french", "english"), READERS)
def test_everybody_with_the_link_hears_of_it_in_their_language(
    bench: Bench, command: c.Command, french: str, english: str
) -> None:
    bench.execute(command)
    assert subjects(bench) == {JEAN: french, ANN_S: english}
    assert "#45MR61G00C-l2-1" in text(bench, ANN_S)


def test_money_is_told_to_the_billing_address_too_without_any_link(bench: Bench) -> None:
    bench.execute(c.IssueInvoice(due=LATER))
    assert set(subjects(bench)) == {JEAN, ANN_S, ACCOUNTS}
    body = text(bench, ACCOUNTS)
    assert "IBAN" in body and "Bonjour,\n" in body and "https:" not in body
    assert {mail.contact for mail in bench.mails() if mail.mail == "invoice"} == {"c1", "c2", BILLING}
    bench.execute(
        c.AllocatePayment(payment="VIR 1", allocations=(NewAllocation(invoice="F26-0001", amount="1000"),)), caller=BOOKS
    )
    assert subjects(bench)[ACCOUNTS] == "Paiement reçu\u00a0: 1\u202f000,00\u00a0€"
    assert "Il reste à payer 3\u202f236,00\u00a0€ sur ce qui a été facturé." in text(bench, ACCOUNTS)
    bench.execute(c.Credit(reason="price", invoice="F26-0001", amount="3300"), caller=BOOKS)
    assert subjects(bench)[ACCOUNTS].startswith("Avoir A26-0001\u00a0: 3\u202f300,00\u00a0€ sur la facture F26-0001")
    bench.execute(c.Refund(invoice="F26-0001", amount="64"), caller=BOOKS)
    assert subjects(bench)[ACCOUNTS] == "Remboursement\u00a0: 64,00\u00a0€"


def test_who_was_sent_an_invoice_hears_that_its_order_is_cancelled(bench: Bench) -> None:
    bench.execute(c.IssueInvoice(due=LATER))
    subjects(bench)
    bench.execute(c.CancelOrder(comment="Reporté."))
    assert subjects(bench)[ACCOUNTS] == "Commande annulée le 6\u00a0août"
    for to in (ACCOUNTS, JEAN):
        assert "Reporté.\nUn avoir suit.\nAttendez notre avoir avant de régler.\n" in text(bench, to)
    assert "/suivi/" not in text(bench, ACCOUNTS)


def test_a_reader_at_the_billing_address_gets_one_mail(bench: Bench) -> None:
    bench.execute(c.CorrectAddress(use="billing", address=replace(BILLED, email=JEAN.upper()), mails=False))
    bench.execute(c.IssueInvoice(due=LATER))
    assert set(subjects(bench)) == {JEAN, ANN_S}


def test_who_was_shut_out_hears_no_more(bench: Bench) -> None:
    bench.execute(c.RevokeLink(link="l2"))
    bench.execute(c.Ship(carrier="Poste"))
    assert set(subjects(bench)) == {JEAN}


def test_what_a_customer_did_on_the_page_the_others_hear(bench: Bench) -> None:
    bench.execute(c.AskQuestion(name="J. Bon", comment="Où est-elle ?"), caller=CUSTOMER)
    assert subjects(bench) == {ANN_S: "Question of 6\u00a0August"}
    assert "J. Bon asked us a question" in text(bench, ANN_S) and "    Où est-elle ?" in text(bench, ANN_S)
    assert "The name was typed; the link is the one given to Jean Bon." in text(bench, ANN_S)
    bench.execute(c.AnswerQuestion(comment="Elle part lundi.\nElle arrive mardi."))
    assert subjects(bench) == {JEAN: "Réponse à votre question", ANN_S: "Answer to your question"}
    assert "    Où est-elle ?\n" in text(bench, JEAN) and "    Elle part lundi.\n    Elle arrive mardi.\n" in text(bench, JEAN)


@pytest.mark.parametrize(("name", "told_so"), [("Direction financière", True), ("jean bon", False)])
def test_the_others_hear_by_whose_link_a_parcel_was_confirmed(bench: Bench, name: str, told_so: bool) -> None:
    bench.execute(c.Ship(carrier="Poste", mails=False))
    bench.execute(c.ConfirmReception(name=name, parcel=1, comment="Nouveau RIB : https://evil.example"), caller=CUSTOMER)
    subjects(bench)
    assert ("The name was typed; the link is the one given to Jean Bon." in text(bench, ANN_S)) is told_so


def test_several_facts_of_one_commit_are_told_in_one_mail(bench: Bench) -> None:
    bench.execute(c.AnnounceDelivery(on=SOON, comment="Le fabricant est en retard.", next_news=LATER))
    assert subjects(bench)[JEAN] == "Livraison annoncée pour le 11\u00a0août"
    assert "Vous aurez de nos nouvelles au plus tard le mardi 18\u00a0août 2026." in text(bench, JEAN)


def test_what_customers_do_not_see_is_not_mailed_nor_quoted(bench: Bench) -> None:
    bench.execute(c.AddNote(comment="SECRET", next_news=LATER))
    assert subjects(bench)[JEAN] == "Prochaine nouvelle le 18\u00a0août au plus tard"
    assert all("SECRET" not in form for mail in bench.outbox.sent for form in (mail.body.text, mail.body.html))


def test_what_is_carried_over_is_mailed_to_nobody(bench: Bench) -> None:
    bench.execute(c.Ship(carrier="Poste", recorded=bench.now))
    assert subjects(bench) == {}


STRUCK: list[tuple[c.Command, str, str]] = [
    (c.CancelOrder(comment="Erreur."), "Corrigé\u00a0: Commande annulée", "Votre commande suit son cours."),
    (c.AnnounceDelivery(on=SOON), "Corrigé\u00a0: Livraison annoncée pour le 11\u00a0août 2026", "Aucune date de livraison"),
    (
        c.Ship(carrier="Poste"),
        "Corrigé\u00a0: Expédition par Poste le 6\u00a0août 2026",
        "Ce qu’il devait contenir reste à expédier.",
    ),
]


@pytest.mark.parametrize(("command", "subject", "holds"), STRUCK)
def test_what_was_mailed_and_struck_is_corrected_by_mail(bench: Bench, command: c.Command, subject: str, holds: str) -> None:
    bench.execute(command)
    seq = bench.store.load(REFERENCE).state.version
    subjects(bench)
    bench.execute(c.StrikeEntry(entry=seq, comment="Autre dossier."))
    assert subjects(bench)[JEAN].startswith(subject)
    assert holds in text(bench, JEAN)
    assert subjects(bench) == {}


def test_a_struck_payment_is_corrected_at_the_billing_address_too(bench: Bench) -> None:
    bench.execute(c.IssueInvoice(due=LATER, mails=False))
    bench.execute(c.MarkPaid())
    paid = bench.store.load(REFERENCE).state.version
    assert set(subjects(bench)) == {JEAN, ANN_S, ACCOUNTS}
    bench.execute(c.StrikeEntry(entry=paid))
    assert set(subjects(bench)) == {JEAN, ANN_S, ACCOUNTS}
    assert "4\u202f236,00\u00a0€" in text(bench, ACCOUNTS) and "IBAN" in text(bench, ACCOUNTS)


def test_what_nobody_was_mailed_needs_no_correction(bench: Bench) -> None:
    bench.execute(c.CancelOrder(comment="Erreur.", mails=False))
    bench.execute(c.StrikeEntry(entry=bench.store.load(REFERENCE).state.version))
    assert subjects(bench) == {}


def test_a_billing_address_that_refuses_mails_is_told_closed_and_put_right(bench: Bench) -> None:
    bench.execute(c.IssueInvoice(due=LATER))
    subjects(bench)
    effect = next(mail.effect for mail in bench.outbox.sent if mail.to == ACCOUNTS)
    tools = Recording(store=bench.store, clock=lambda: bench.now, sleep=lambda seconds: None)
    assert record(tools, Report(effect, ACCOUNTS, "bounced", "f1"))
    assert [one.contact for one in bench.store.load(REFERENCE).state.undelivered] == [BILLING]
    assert bench.store.suppressed(ACCOUNTS) == "bounced"
    assert "mail" in {wait.reason for wait in waiting(bench.store.load(REFERENCE).state, POLICY)}
    bench.execute(c.CorrectAddress(use="billing", address=replace(BILLED, city="Lyon")))
    assert bench.store.load(REFERENCE).state.undelivered == ()
    assert bench.store.suppressed(ACCOUNTS) is None


def test_a_report_of_an_address_that_was_corrected_meanwhile_is_dropped(bench: Bench) -> None:
    bench.execute(c.IssueInvoice(due=LATER))
    subjects(bench)
    bench.execute(c.CorrectAddress(use="billing", address=OFFER.billing))
    tools = Recording(store=bench.store, clock=lambda: bench.now, sleep=lambda seconds: None)
    assert not record(tools, Report(f"{REFERENCE}.9.invoice.{BILLING}", ACCOUNTS, "bounced", "f1"))


def test_staff_are_told_how_to_put_a_billing_address_right(bench: Bench) -> None:
    bench.outbox.sent.clear()
    bench.execute(c.RecordUndelivered(contact=BILLING, why="bounced"), caller=SYSTEM)
    bench.sweep()
    body = bench.outbox.sent[-1].body.text
    assert f"Corriger une adresse\xa0: https://suivi.example/bureau/#/{REFERENCE}/address/billing" in body


def test_a_link_given_after_a_parcel_left_says_where_the_order_is(bench: Bench) -> None:
    bench.execute(replace(c.Ship(carrier="Poste", expected=SOON), mails=False))
    bench.execute(c.CorrectContact(contact="c1", email="jean@bigcorp2.example"))
    (subject,) = subjects(bench).values()
    assert subject.startswith("Votre commande\u00a0: expédiée")
    mailed = text(bench, "jean@bigcorp2.example")
    assert "Elle arrive le mardi 11\u00a0août" in mailed and "est enregistrée" not in mailed
