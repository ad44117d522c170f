"""What every store does with payments: seen once, used by dossiers in their own transaction, and found by its rows."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from msgspec.structs import replace

from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.ports.commit import Conflict, Write
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.writing.payments_moved import PaymentWrite
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.payment.payment_changes import applied, fold_payment, next_fact
from chalicelib.domain.payment.payment_fact import Used
from chalicelib.domain.payment.seen_payment import PaymentChange
from tests.contract.commits import NOW, REFERENCE, Stores, commit
from tests.samples.payments import TRANSFER, seen

BESIDE = "45MR02G00A"


def used(payment: Payment, amount: str, reference: str = REFERENCE) -> PaymentWrite:
    """What a commit writes of a payment that a dossier uses."""
    fact = next_fact(payment, Used(reference, Decimal(amount), 1), "m1", NOW)
    return Write(stream=PAYMENT, id=payment.id, expected=payment.version, head=applied(payment, fact), entries=(fact,),
                 before=payment)  # fmt: skip


def listed(stores: Stores, partition: str) -> list[str]:
    """The payments of a list."""
    return [row.reference for row in stores.lists.listed("payments", partition, 9, None)[0]]


class PaymentContract:
    """Inherited by a class with a fixture `stores`."""

    def test_a_payment_is_read_back_whole_with_its_facts(self, stores: Stores) -> None:
        store = stores.dossiers
        assert store.head(PAYMENT, TRANSFER) is None
        assert list(store.payment_facts(TRANSFER)) == []
        payment = put_payment(store, seen(), NOW)
        payment = put_payment(store, PaymentChange(id=TRANSFER, status="disputed", fee=Decimal("0.35")), NOW)
        assert store.head(PAYMENT, TRANSFER) == payment
        assert fold_payment(store.payment_facts(TRANSFER)) == payment
        assert store.payments([f"PMT-{'A' * 20}", TRANSFER]) == [payment]
        assert (listed(stores, "open"), listed(stores, "disputed")) == ([], [TRANSFER])

    def test_a_dossier_uses_it_in_its_own_transaction_or_not_at_all(self, stores: Stores) -> None:
        store = stores.dossiers
        payment = put_payment(store, seen(), NOW)
        stale = used(replace(payment, version=7), "20.00")
        with pytest.raises(Conflict):
            store.commit(commit(also=(stale,)))
        assert store.load(REFERENCE) is None
        store.commit(commit(also=(used(payment, "120.00"),)))
        after = store.head(PAYMENT, TRANSFER)
        assert after and (after.version, after.used_by(REFERENCE)) == (2, Decimal("120.00"))
        assert not after.left
        assert (listed(stores, "open"), listed(stores, "booked")) == ([], [TRANSFER])
        with pytest.raises(Conflict):
            store.commit(commit(reference=BESIDE, key="k2", also=(used(payment, "1.00", BESIDE),)))
        assert store.load(BESIDE) is None


class PaymentRaceContract:
    """Inherited by a class with a fixture `stores`, whose store takes several calls at a time."""

    def test_a_payment_that_several_doors_tell_of_at_once_is_one(self, stores: Stores) -> None:
        with ThreadPoolExecutor(4) as several:
            same = list(several.map(lambda _: put_payment(stores.dossiers, seen(), NOW), range(8)))
        assert {payment.version for payment in same} == {1}
        assert len(stores.dossiers.payment_facts(TRANSFER)) == 1

    def test_of_several_dossiers_that_use_it_at_once_as_many_do_as_it_is_enough_for(self, stores: Stores) -> None:
        store = stores.dossiers
        put_payment(store, seen(), NOW)

        def one(number: int) -> bool:
            reference = f"45MR{number:02d}G00A"
            while True:
                payment = store.head(PAYMENT, TRANSFER)
                assert payment
                if payment.left < 50:
                    return False
                try:
                    store.commit(commit(reference=reference, key=reference, also=(used(payment, "50.00", reference),)))
                except Conflict:
                    continue
                return True

        with ThreadPoolExecutor(4) as several:
            assert sum(several.map(one, range(6))) == 2
        payment = store.head(PAYMENT, TRANSFER)
        assert payment and payment.left == 20
