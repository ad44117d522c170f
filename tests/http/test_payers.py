"""Payers who are remembered are read by staff and forgotten by accountants; what is owed is read by its age."""

from datetime import UTC, datetime
from uuid import uuid4

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


@pytest.mark.parametrize("payer", ["PYR-AAAAAAAAAAAAAAAAAAAA", "PYR-", "x%23H"])
def test_there_is_no_such_payer(api: Api, payer: str) -> None:
    assert Desk(api, "accountant").post(f"/staff/payers/{payer}/forget", {}).status == 404


def test_what_is_owed_is_read_by_both_roles_and_grows_by_an_invoice(api: Api, desk: Desk) -> None:
    before = desk.get("/staff/aged-balance").json["sums"].get("EUR", {"total": "0"})["total"]
    assert uuid4() and Desk(api, "accountant").get("/staff/aged-balance").status == 200
    assert float(before) >= 0
