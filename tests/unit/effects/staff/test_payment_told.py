"""Accountants are mailed once of a refund that failed, and of what a bank takes back that nobody can name."""

from datetime import timedelta
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.payment_store import REVERSAL_ASIDE
from chalicelib.domain.payment.seen_payment import PaymentChange
from chalicelib.effects.staff.payment_told import handlers
from tests.samples.payments import TRANSFER, seen
from tests.unit.effects_bench import Bench


def answered(bench: Bench, *amounts: int) -> None:
    """What went back of a payment, as its door is asked minute after minute; each answer comes twice."""
    put_payment(bench.store, seen(), bench.now)
    for minute, amount in enumerate(amounts):
        at = bench.now + timedelta(minutes=minute)
        change = PaymentChange(id=TRANSFER, status="refunded", reason="refund", amount=Decimal(amount), at=at)
        for _ in range(2):
            put_payment(bench.store, change, bench.now)


def test_who_is_told_of_money_is_mailed() -> None:
    bench = Bench()
    answered(bench, 120, 0)
    bench.sweep()
    (mail,) = bench.outbox.sent
    assert mail.to == bench.seller.staff["perrin"].email
    assert mail.subject == "Le remboursement d’un paiement par carte a échoué"
    assert "https://suivi.example/bureau/#/payments/PMT-" in mail.body.text
    assert bench.due() == []


def test_nobody_is_mailed_of_what_went_back_nor_of_what_did_meanwhile() -> None:
    bench = Bench()
    answered(bench, 20, 0, 50)
    bench.sweep()
    assert bench.outbox.sent == [] and bench.due() == []


def test_what_a_bank_takes_back_and_nobody_can_name_is_told_and_the_house_where_no_colleague_is_named() -> None:
    bench = Bench()
    nobody = replace(bench.mailing, seller=replace(bench.seller, payments=replace(bench.seller.payments, mail_to=None)))
    for _ in range(2):
        put_payment(bench.store, seen(direction="out", reversal=True, text="RETOUR VIR"), bench.now)
    bench.sweep()
    handlers(nobody, bench.store)[REVERSAL_ASIDE](Effect(TRANSFER, 1, REVERSAL_ASIDE))
    (mail, again) = bench.outbox.sent
    assert (mail.to, again.to) == (bench.seller.staff["perrin"].email, bench.seller.contact.email)
    assert (mail.subject, again.subject) == (mail.subject, "La banque reprend une écriture que personne ne peut nommer")
    assert "RETOUR VIR" in mail.body.text and bench.due() == []
