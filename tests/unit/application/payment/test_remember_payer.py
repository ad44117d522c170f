"""Payers are remembered once a payment, counted anew for another customer, and forgotten with their name."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from chalicelib.application.caller import Request
from chalicelib.application.errors import Forbidden, NotFound
from chalicelib.application.payment.remember_payer import forget_payer, payers_of, remember_payer
from chalicelib.application.ports.payer_store import PAYER
from chalicelib.application.projection.payer_rows import CUSTOMERS, LIST, OTHERS
from chalicelib.application.staff.payers import read_payers
from chalicelib.domain.payment.matching.payer_key import payer_id
from chalicelib.domain.payment.matching.payer_rule import NOT_CUSTOMERS
from chalicelib.domain.payment.payment import Payer
from tests.fakes.store import MemoryStore
from tests.samples.callers import ACCOUNTANT, MANAGER
from tests.samples.matching import BIGCORP, BRERA, payment

NOW = datetime(2026, 8, 6, 9, tzinfo=UTC)
CAME = payment("100.00", name="BIGCORP EUR SA", iban="FR76 3000 6000 0112 3456 7890 189")


def remember(store: MemoryStore, account: str = BIGCORP, version: int = 1) -> str:
    payer = remember_payer(store, replace(CAME, version=version), account, ACCOUNTANT, NOW, lambda n: None)
    assert payer
    return payer


def forget(store: MemoryStore, payer: str, key: str = "f") -> None:
    forget_payer(store, payer, ACCOUNTANT, Request(key, key), NOW, lambda n: None)


def test_a_payer_is_remembered_once_a_payment_and_read_for_the_next() -> None:
    store = MemoryStore()
    payer = remember(store)
    assert remember(store) == payer and payers_of(store, [CAME]) == {payer: BIGCORP}
    assert (rule := store.head(PAYER, payer)) and rule.payments == 1
    remember(store, version=3)
    assert (rule := store.head(PAYER, payer)) and (rule.payments, rule.iban) == (2, "FR7630006000011234567890189")
    remember(store, BRERA, version=5)
    assert (rule := store.head(PAYER, payer)) and (rule.account, rule.payments) == (BRERA, 1)


def test_who_is_forgotten_is_a_stranger_and_their_name_is_gone() -> None:
    store = MemoryStore()
    payer = remember(store)
    forget(store, payer)
    assert payers_of(store, [CAME]) == {}
    rule = store.head(PAYER, payer)
    assert rule and (rule.account, rule.name, rule.iban) == (None, "", None)
    assert store.lists.listed(LIST, CUSTOMERS, 9, None)[0] == []
    with pytest.raises(NotFound):
        forget(store, payer, "g")
    remember(store, version=2)
    assert payers_of(store, [CAME]) == {payer: BIGCORP}


def test_an_accountant_alone_forgets_and_both_roles_read() -> None:
    store = MemoryStore()
    payer = remember(store)
    with pytest.raises(Forbidden):
        forget_payer(store, payer, MANAGER, Request("k", "k"), NOW, lambda n: None)
    page = read_payers(store, store, store.lists, MANAGER, customers=True, cursor=None)
    assert [(one.payer, one.name, one.account, one.payments) for one in page.payers] == [(payer, "BIGCORP EUR SA", BIGCORP, 1)]


def test_money_that_is_nobodys_is_listed_apart() -> None:
    store = MemoryStore()
    remember(store, NOT_CUSTOMERS)
    assert store.lists.listed(LIST, CUSTOMERS, 9, None)[0] == [] and len(store.lists.listed(LIST, OTHERS, 9, None)[0]) == 1
    (one,) = read_payers(store, store, store.lists, ACCOUNTANT, customers=False, cursor=None).payers
    assert (one.account, one.customer) == (None, None)


def test_a_payer_is_the_iban_and_without_one_the_name() -> None:
    assert payer_id(CAME.payer) == payer_id(Payer("OTHER NAME", "fr7630006000011234567890189"))
    assert payer_id(Payer("Bigcorp  Eur. SA")) == payer_id(Payer("BIGCORP EUR SA")) != payer_id(CAME.payer)
    assert payer_id(Payer("")) is payer_id(Payer("M.")) is None
