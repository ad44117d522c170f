"""Payers who are remembered are read by staff and forgotten by accountants; what is owed is read by its age."""

from datetime import UTC, datetime

import pytest

from chalicelib.application.payment.remember_payer import remember_payer
from tests.fakes.store import MemoryStore
from tests.http.api import Api
from tests.http.desk import Desk, headers
from tests.http.kinds import IN_PROCESS
from tests.samples.callers import ACCOUNTANT
from tests.samples.matching import BIGCORP, payment

NOW = datetime(2026, 8, 6, 9, tzinfo=UTC)


@IN_PROCESS
def test_a_payer_is_forgotten_by_an_accountant_once(api: Api, desk: Desk, store: MemoryStore) -> None:
    accountant = Desk(api, "accountant")
    payer = remember_payer(store, payment("1.00", name="BIGCORP EUR SA"), BIGCORP, ACCOUNTANT, NOW, lambda n: None)
    (listed,) = desk.get("/staff/payers").json["payers"]
    assert (listed["payer"], listed["account"], listed["payments"]) == (payer, BIGCORP, 1)
    assert desk.get("/staff/payers?pays_for=nobody").json["payers"] == []
    assert desk.post(f"/staff/payers/{payer}/forget", {}).status == 403
    sent = headers()
    first, again = (accountant.post(f"/staff/payers/{payer}/forget", {}, sent) for _ in range(2))
    assert (first.status, again.status, first.json) == (201, 201, again.json)
    assert desk.get("/staff/payers").json["payers"] == []
    assert accountant.post(f"/staff/payers/{payer}/forget", {}).status == 404


@IN_PROCESS
@pytest.mark.parametrize("payer", ["PYR-AAAAAAAAAAAAAAAAAAAA", "PYR-", "x%23H"])
def test_there_is_no_such_payer(api: Api, payer: str) -> None:
    assert Desk(api, "accountant").post(f"/staff/payers/{payer}/forget", {}).status == 404


@IN_PROCESS
def test_what_is_owed_is_read_by_both_roles_until_it_is_paid(api: Api, desk: Desk) -> None:
    accountant = Desk(api, "accountant")
    reference = desk.open()
    desk.do(reference, "issue_invoice", number="F-1", due="2099-01-01", parts=[{"line": 1, "quantity": 1}])
    (owed,) = accountant.get("/staff/aged-balance").json["accounts"]
    assert (owed["customer"], owed["sums"]["not_due"], owed["sums"]["total"]) == ("BigCorp Europe", "3132.00", "3132.00")
    accountant.do(reference, "allocate_payment", payment="V-1", allocations=[{"invoice": "F-1", "amount": "3132.00"}])
    assert desk.get("/staff/aged-balance").json["accounts"] == []


@IN_PROCESS
def test_an_order_that_is_to_be_paid_beforehand_is_nothing_that_is_owed(api: Api, desk: Desk) -> None:
    accountant, reference = Desk(api, "accountant"), desk.open()
    asked = {"type": "ask_deposit", "amount": "100.00", "due": "2099-01-01"}
    assert accountant.post(f"/staff/dossiers/{reference}/commands", asked).status == 201
    assert accountant.get("/staff/aged-balance").json["accounts"] == []
