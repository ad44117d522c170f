"""What happened to an order is mailed to the dossier's contact, once, with a link that opens, and only while it is true."""

from datetime import date

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.history import history
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.application.writing.audience import Happened
from chalicelib.application.writing.effects_due import mails_due
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewPacked
from chalicelib.domain.values.fields import MAX_LINKS
from tests.builder.dossiers import TODAY, opened
from tests.samples.callers import ACCOUNTANT
from tests.samples.events import ENTRIES
from tests.unit.effects_bench import REFERENCE, Bench

SOON, LATER = date(2026, 8, 11), date(2026, 8, 18)
HAPPENED: list[tuple[c.Command, e.Mail, str]] = [
    (c.AnnounceDelivery(on=SOON), "delivery", "Livraison annoncée pour le 11\u00a0août (45MR61G00C)"),
    (c.Ship(carrier="Chronopost"), "shipment", "Expédiée par Chronopost (45MR61G00C)"),
    (c.IssueInvoice(due=LATER), "invoice", "Facture F26-0001\u00a0: 4\u202f236,00\u00a0€, échéance le 18\u00a0août (45MR61G00C)"),
    (c.CancelOrder(comment="Reporté."), "cancellation", "Commande annulée le 6\u00a0août (45MR61G00C)"),
]
COMMANDS = [command for command, _, _ in HAPPENED]
TITLES = ("Avis de date de livraison envoyé", "Avis d’expédition envoyé", "Avis de facture envoyé", "Avis d’annulation envoyé")


@pytest.fixture
def bench() -> Bench:
    """An order; its offer's link was mailed, nothing is due."""
    bench = Bench()
    bench.create()
    bench.sweep()
    bench.execute(c.PlaceOrder(mails=False))
    return bench


def subjects(bench: Bench) -> list[str]:
    """Subjects of what was mailed since the offer."""
    bench.sweep()
    return [mail.subject for mail in bench.outbox.sent[1:]]


@pytest.mark.parametrize(("command", "kind", "subject"), HAPPENED)
def test_what_happened_is_mailed_and_recorded(bench: Bench, command: c.Command, kind: e.Mail, subject: str) -> None:
    bench.execute(command)
    assert subjects(bench) == [subject]
    assert "#45MR61G00C-l1-1\n" in bench.outbox.sent[-1].body.text
    assert [(mail.mail, mail.contact) for mail in bench.mails()[1:]] == [(kind, "c1")]
    assert bench.store.history(REFERENCE)[-1].origin.visible


@pytest.mark.parametrize("mailed", [False, True])
def test_what_was_put_right_before_its_mail_left_is_no_correction(bench: Bench, mailed: bool) -> None:
    bench.execute(c.Ship(carrier="Chronopost", tracking="XX111"))
    before = subjects(bench) if mailed else []
    bench.execute(c.CorrectShipment(parcel=1, carrier="DHL", tracking="AB222"))
    wrong = ["Colis 1 : son numéro de suivi est AB222 (45MR61G00C)"] if mailed else []
    right = before or ["Expédiée par DHL (45MR61G00C)"]
    assert [" ".join(subject.split()) for subject in subjects(bench)] == [*right, *wrong]


@pytest.mark.parametrize(("command", "title"), list(zip(COMMANDS, TITLES, strict=True)))
def test_the_customer_s_history_tells_of_the_mail_and_to_whom_it_went(bench: Bench, command: c.Command, title: str) -> None:
    bench.execute(command)
    bench.sweep()
    reading = Reading(REFERENCE, *bench.fake.heads[REFERENCE], translations("fr"), seller(), bench.now.date())
    entries = bench.store.history(REFERENCE)
    (row,) = history(reading, entries[-1:], Past(lambda: entries)).entries
    assert (row.kind, row.title, row.by) == ("note", title, "à Jean Bon")


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_mailed_without_mails(command: c.Command) -> None:
    other = Bench()
    other.create(mails=False)
    other.execute(c.PlaceOrder(mails=False))
    other.execute(replace(command, mails=False))
    assert (other.due(), other.store.load(REFERENCE).state.links) == ([], ())


@pytest.mark.parametrize("command", [*COMMANDS, c.Acknowledge()])
def test_a_link_is_granted_with_it_where_there_was_none(command: c.Command) -> None:
    bench = Bench()
    bench.create(mails=False)
    bench.execute(c.PlaceOrder(mails=False))
    bench.execute(command)
    assert len(bench.due()) == 1
    bench.sweep()
    assert "#45MR61G00C-l1-1\n" in bench.outbox.sent[-1].body.text
    (fact, granted) = sorted((x for x in bench.store.history(REFERENCE)[-3:-1]), key=lambda x: isinstance(x.event, e.LinkGranted))
    assert (fact.origin.comment, granted.origin.comment) == (command.comment, None)


def test_no_room_for_a_link_keeps_no_parcel_from_leaving(bench: Bench) -> None:
    for number in range(1, MAX_LINKS + 1):
        bench.execute(c.RevokeLink(link=f"l{number}"))
        if number < MAX_LINKS:
            bench.execute(c.InviteContact(contact="c1", mails=False))
    bench.execute(c.Ship(carrier="Chronopost"))
    assert bench.store.load(REFERENCE).state.parcels
    assert bench.sweep() == {}


def test_a_date_that_moved_again_is_told_once(bench: Bench) -> None:
    bench.execute(c.AnnounceDelivery(on=SOON))
    bench.execute(c.AnnounceDelivery(on=LATER, comment="Le fabricant est en retard."))
    assert subjects(bench) == ["Livraison déplacée au 18\u00a0août (45MR61G00C)"]
    text = bench.outbox.sent[-1].body.text
    assert "déplacée au mardi 18\u00a0août 2026, au lieu du mardi 11\u00a0août 2026" in text
    assert "\nLe fabricant est en retard.\n" in text


def test_of_a_third_date_the_one_before_and_the_first_are_told(bench: Bench) -> None:
    for day in (SOON, LATER, date(2026, 8, 25)):
        bench.execute(c.AnnounceDelivery(on=day))
        bench.sweep()
    text = bench.outbox.sent[-1].body.text
    assert "Date précédente\u00a0: mardi 18\u00a0août 2026" in text
    assert "Première date annoncée\u00a0: mardi 11\u00a0août 2026" in text


def test_lines_whose_date_moved_and_lines_that_had_none_are_told_apart(bench: Bench) -> None:
    bench.execute(c.AnnounceDelivery(on=SOON, lines=(1,), mails=False))
    bench.execute(c.AnnounceDelivery(on=LATER))
    bench.sweep()
    text = bench.outbox.sent[-1].body.text
    assert "42-1000, pour GL-300, au lieu du 11\u00a0août\n" in text
    assert "    44-0322\n" in text
    assert "Date précédente" not in text


def test_of_lines_that_left_or_moved_meanwhile_no_date_is_told(bench: Bench) -> None:
    bench.execute(c.AnnounceDelivery(on=SOON))
    bench.execute(c.Ship(carrier="Chronopost", parts=(NewPacked(line=1, quantity=1),), mails=False))
    bench.sweep()
    text = bench.outbox.sent[-1].body.text
    assert "DryFlow" not in text
    assert "2 × Billes étalon" in text


@pytest.mark.parametrize("command", COMMANDS[:2])
def test_what_was_struck_meanwhile_is_not_mailed(bench: Bench, command: c.Command) -> None:
    bench.execute(command)
    bench.execute(c.StrikeEntry(entry=len(bench.store.history(REFERENCE))))
    assert subjects(bench) == [], "neither the fact nor its correction"


def test_a_date_is_not_told_of_an_order_cancelled_meanwhile_nor_when_it_is_past(bench: Bench) -> None:
    bench.execute(c.AnnounceDelivery(on=SOON))
    bench.execute(c.CancelOrder(comment="Reporté."))
    assert subjects(bench) == ["Commande annulée le 6\u00a0août (45MR61G00C)"]
    bench.create("45MR62G00C")
    bench.sweep()
    bench.execute(c.PlaceOrder(mails=False), "45MR62G00C")
    bench.execute(c.AnnounceDelivery(on=SOON), "45MR62G00C")
    assert bench.sweep(60 * 24 * 6) == {"dropped": 1}


def test_a_parcel_that_arrived_meanwhile_is_not_said_to_be_on_its_way(bench: Bench) -> None:
    bench.execute(c.Ship(carrier="Chronopost"))
    bench.execute(c.MarkReceived(mails=False))
    assert bench.sweep() == {"dropped": 1}


def test_of_a_part_shipped_before_the_cancellation_both_are_told(bench: Bench) -> None:
    bench.execute(c.Ship(carrier="Chronopost", parts=(NewPacked(line=1, quantity=1),)))
    bench.execute(c.CancelOrder(comment="Reporté."))
    assert subjects(bench) == ["Colis\u00a01 expédié par Chronopost (45MR61G00C)", "Commande annulée le 6\u00a0août (45MR61G00C)"]
    assert all("annulée le jeudi 6\u00a0août" in mail.body.text for mail in bench.outbox.sent[1:])
    assert "Ce qui était déjà expédié n’est pas concerné." in bench.outbox.sent[-1].body.text


def test_an_invoice_paid_meanwhile_asks_for_nothing(bench: Bench) -> None:
    bench.execute(c.IssueInvoice(due=LATER))
    bench.execute(c.MarkPaid(mails=False))
    bench.sweep()
    text = bench.outbox.sent[-1].body.text
    assert "Il n’y reste rien à payer." in text
    assert "IBAN" not in text


@pytest.mark.parametrize(
    ("amount", "subject", "expected"),
    [
        ("4236.00", "4\u202f236,00\u00a0€, annulée par avoir", "Un avoir l’a annulée en entier."),
        (
            "1000.00",
            "reste 3\u202f236,00\u00a0€ à payer, échéance le 18\u00a0août",
            "Il reste à payer 3\u202f236,00\u00a0€ sur celle-ci, au plus tard le mardi 18\u00a0août 2026.",
        ),
    ],
)
def test_an_invoice_credited_meanwhile_is_not_said_to_be_paid(bench: Bench, amount: str, subject: str, expected: str) -> None:
    bench.execute(c.IssueInvoice(due=LATER))
    bench.execute(c.Credit(reason="price", invoice="F26-0001", amount=amount, mails=False), caller=ACCOUNTANT)
    assert subjects(bench) == [f"Facture F26-0001\u00a0: {subject} (45MR61G00C)"]
    assert expected in bench.outbox.sent[-1].body.text


def test_what_was_wanting_is_not_asked_for_again_but_answered_by_a_day(bench: Bench) -> None:
    bench.execute(c.Ship(carrier="Chronopost", mails=False))
    bench.execute(c.MarkReceived(remarks="Tube cassé."))
    assert subjects(bench) == ["Colis 1 reçu, avec réserves (45MR61G00C)"]
    text = bench.outbox.sent[-1].body.text
    assert "Nous vous répondons au plus tard le vendredi 7\u00a0août." in text
    assert "Le transporteur doit l’apprendre par lettre recommandée, au plus tard le lundi 10\u00a0août." in text
    assert "dites-le-nous" not in text


def test_an_invoice_of_what_never_leaves_is_not_asked_for(bench: Bench) -> None:
    bench.execute(c.IssueInvoice(due=LATER))
    bench.execute(c.CancelOrder(comment="Reporté."))
    bench.sweep()
    texts = {mail.subject: mail.body.text for mail in bench.outbox.sent[1:]}
    invoice = texts["Facture F26-0001\u00a0: à créditer (45MR61G00C)"]
    assert "Attendez notre avoir avant de régler." in invoice
    assert "IBAN" not in invoice
    assert "Un avoir suit." in texts["Commande annulée le 6\u00a0août (45MR61G00C)"]


def test_a_deposit_of_an_order_that_goes_no_further_is_said_to_come_back(bench: Bench) -> None:
    bench.execute(c.RecordDeposit(payment="VIR", amount="100.00", mails=False), caller=ACCOUNTANT)
    bench.execute(c.CancelOrder(comment="Reporté."))
    bench.sweep()
    assert "Un remboursement suit." in bench.outbox.sent[-1].body.text


@pytest.mark.parametrize("again", [True, False])
def test_a_credit_says_whether_a_new_invoice_follows(bench: Bench, again: bool) -> None:
    bench.execute(c.IssueInvoice(due=LATER, mails=False))
    bench.execute(c.Credit(reason="price", invoice="F26-0001", amount="4236.00", invoice_again=again), caller=ACCOUNTANT)
    bench.sweep()
    assert ("Une nouvelle facture suit." in bench.outbox.sent[-1].body.text) == again


def test_an_invoice_says_what_is_open_by_when_and_where_to(bench: Bench) -> None:
    bench.execute(c.IssueInvoice(due=LATER))
    bench.sweep()
    text = bench.outbox.sent[-1].body.text
    for fact in (
        "À payer\u00a0: 4\u202f236,00\u00a0€",
        "Échéance\u00a0: mardi 18\u00a0août 2026",
        "IBAN\u00a0: FR76 3000",
        "Référence du paiement\u00a0: RF87 F260 001\n",
    ):
        assert fact in text


def test_mails_go_to_one_person_once_for_each_commit() -> None:
    entries = [entry for entry in ENTRIES if isinstance(entry.event, e.LinkGranted | e.Shipped | e.OrderCancelled)][:3]
    shown = [replace(entry, origin=replace(entry.origin, visible=True)) for entry in entries]
    loaded = opened()
    due = mails_due(REFERENCE, Happened(*loaded, tuple(shown), TODAY))
    assert [(effect.kind, effect.contact) for effect in due] == [("cancellation", "c1")]
    assert [effect.kind for effect in mails_due(REFERENCE, Happened(*loaded, tuple(shown[:1]), TODAY))] == ["link"]


def test_a_parcel_is_expected_on_the_date_that_was_announced(bench: Bench) -> None:
    bench.execute(c.AnnounceDelivery(on=SOON, mails=False))
    bench.execute(c.Ship(carrier="Chronopost"))
    bench.sweep()
    assert "Livraison prévue le mardi 11\u00a0août 2026." in bench.outbox.sent[-1].body.text
