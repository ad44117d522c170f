"""Where a refund of a card payment failed, the house is mailed once; not where the money went back meanwhile."""

from datetime import timedelta
from decimal import Decimal

from chalicelib.application.payment.put_payment import put_payment
from chalicelib.domain.payment.seen_payment import PaymentChange
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


def test_the_house_is_mailed() -> None:
    bench = Bench()
    answered(bench, 120, 0)
    bench.sweep()
    (mail,) = bench.outbox.sent
    assert mail.to == bench.seller.contact.email
    assert mail.subject == "Le remboursement d’un paiement par carte a échoué"
    assert "https://suivi.example/bureau/#/payments" in mail.body.text
    assert bench.due() == []


def test_nobody_is_mailed_of_what_went_back_nor_of_what_did_meanwhile() -> None:
    bench = Bench()
    answered(bench, 20, 0, 50)
    bench.sweep()
    assert bench.outbox.sent == [] and bench.due() == []
