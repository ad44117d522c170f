"""Staff keep the catalogue, and lines that name a SKU alone are made of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from chalicelib.domain.values.calendar import paris_date
from tests.http.clock import now
from tests.http.desk import Desk, headers, offer

DAY = timedelta(days=1)


def body(sku: str, **changes: Any) -> dict[str, Any]:
    """The body of a product that is sold since long."""
    given = {
        "sku": sku, "name": {"fr": "Buse de dispersion", "en": "Dispersion nozzle"}, "kind": "spare_part", "vat_rate": "20",
        "prices": [{"since": "2020-01-01", "amount": "165.00"}], "lead_days": 5,
    }  # fmt: skip
    return given | changes


@pytest.fixture
def sku(desk: Desk) -> str:
    sku = f"N-{uuid4().hex[:8]}"
    assert desk.post("/staff/products", body(sku)).status == 201
    return sku


def test_a_product_is_created_read_and_changed_by_a_manager(desk: Desk, sku: str) -> None:
    read = desk.get(f"/staff/products/{sku}")
    assert (read.status, read.json["version"], read.json["price"]) == (200, 1, "165.00")
    assert read.json["product"]["name"] == {"fr": "Buse de dispersion", "en": "Dispersion nozzle"}
    changed = desk.post(f"/staff/products/{sku}/commands", {"type": "change_product", "lead_days": None, "weight": 120})
    assert (changed.status, changed.json) == (201, {"sku": sku, "version": 2})
    again = desk.get(f"/staff/products/{sku}", **{"If-None-Match": read.headers["etag"]})
    assert (again.status, again.json["product"]["weight"]) == (200, 120) and "lead_days" not in again.json["product"]
    newest, first = again.json["facts"]
    assert (newest["what"], newest["fields"], first["what"]) == ("changed", ["lead_days", "weight"], "created")
    assert newest["by"] and newest["at"]
    assert [fact["seq"] for fact in desk.get(f"/staff/products/{sku}?before=2").json["facts"]] == [1]
    assert desk.get(f"/staff/products/{sku}", **{"If-None-Match": again.headers["etag"]}).status == 304
    accountant = Desk(desk.api, "accountant")
    assert accountant.get(f"/staff/products/{sku}").status == 200
    assert accountant.post("/staff/products", body(f"{sku}-b")).status == 403
    assert desk.get(f"/staff/products/{sku}-b").status == 404


def test_a_product_is_written_once_under_its_key_and_at_the_version_that_was_seen(desk: Desk, sku: str) -> None:
    path, raised, sent = f"/staff/products/{sku}/commands", {"type": "set_price", "amount": "170"}, headers(match=1)
    first, again = desk.post(path, raised, sent), desk.post(path, raised, sent)
    assert (first.status, first.json) == (again.status, again.json) and again.headers["idempotent-replayed"] == "true"
    assert desk.post(path, raised | {"amount": "171"}, sent).json["type"] == "/problems/#idempotency-key-reused"
    stale = desk.post(path, raised | {"amount": "171"}, headers(match=1))
    assert (stale.status, stale.json["version"]) == (412, 2) and stale.json["detail"].startswith("Read the product again")
    assert desk.get(f"/staff/products/{sku}").json["price"] == "170"


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"type": "set_price", "amount": "1", "since": "2020-01-01"}, 422, "since"),
        ({"type": "set_price", "amount": "1,50"}, 400, "amount"),
        ({"type": "change_product", "replaced_by": "nothing-there"}, 422, "replaced_by"),
        ({"type": "change_product", "name": {"fr": "Buse"}}, 400, "name.en"),
        ({"type": "change_product", "vat_category": "E", "vat_rate": "0", "exemption": "no-such"}, 422, "exemption"),
        ({"type": "change_product", "customs_code": "9027"}, 400, "customs_code"),
        ({"type": "change_product", "origin": "XX"}, 422, "origin"),
        ({"type": "change_product", "lead_days": 5}, 422, None),
        ({"type": "put_back_product"}, 409, None),
    ],
)
def test_what_is_refused_names_the_field(desk: Desk, sku: str, changes: dict[str, Any], status: int, field: str | None) -> None:
    refused = desk.post(f"/staff/products/{sku}/commands", changes)
    assert (refused.status, [wrong["field"] for wrong in refused.json.get("errors", ())]) == (status, [field] if field else [])
    assert desk.get(f"/staff/products/{sku}").json["version"] == 1


def test_a_sku_is_created_once(desk: Desk, sku: str) -> None:
    twice = desk.post("/staff/products", body(sku, weight=3))
    assert (twice.status, twice.json["errors"][0]["field"]) == (409, "sku")
    assert desk.post("/staff/products", body("no/slash")).status == 400


def test_an_offer_of_a_sku_alone_stays_as_it_was_sold(desk: Desk, sku: str) -> None:
    reference = desk.open(offer(lines=[{"sku": sku, "quantity": 2}]))
    tomorrow = str(paris_date(now()) + DAY)
    path = f"/staff/products/{sku}/commands"
    desk.post(path, {"type": "set_price", "amount": "999", "since": tomorrow})
    desk.post(path, {"type": "set_price", "amount": "200"})
    desk.post(path, {"type": "change_product", "name": {"fr": "Autre", "en": "Other"}, "vat_rate": "10", "lead_days": 9})
    (line,) = desk.get(f"/staff/dossiers/{reference}").json["state"]["lines"]
    assert (line["unit_price"], line["vat_rate"], line["lead_days"]) == ("165.00", "20", 5)
    assert line["name"] == {"fr": "Buse de dispersion", "en": "Dispersion nozzle"}
    revised = {"type": "revise_offer", "lines": [{"sku": sku, "quantity": 1}], "terms": offer()["terms"]}
    assert desk.post(f"/staff/dossiers/{reference}/commands", revised).status == 201
    (line,) = desk.get(f"/staff/dossiers/{reference}").json["state"]["lines"]
    assert (line["unit_price"], line["vat_rate"], line["name"]["en"]) == ("200", "10", "Other")


def test_an_order_takes_a_line_of_the_catalogue_more(desk: Desk, sku: str) -> None:
    reference = desk.open(offer(lines=[{"sku": sku, "quantity": 2}]))
    path = f"/staff/dossiers/{reference}/commands"
    assert desk.post(path, {"type": "place_order", "customer_reference": "P1"}).status == 201
    assert (
        desk.post(path, {"type": "change_order", "agreed_with": "Jean Bon", "add": [{"sku": sku, "quantity": 1}]}).status == 201
    )
    lines = desk.get(f"/staff/dossiers/{reference}").json["state"]["lines"]
    assert [(line["id"], line["sku"], line["unit_price"]) for line in lines] == [(1, sku, "165.00"), (2, sku, "165.00")]


def test_a_withdrawn_or_unknown_sku_is_refused_and_nothing_is_opened(desk: Desk, sku: str) -> None:
    assert desk.post(f"/staff/products/{sku}/commands", {"type": "withdraw_product"}).status == 201
    for name in (sku, f"{sku}-unknown"):
        refused = desk.post("/staff/dossiers", offer(lines=[{"sku": name, "quantity": 2}]))
        assert (refused.status, refused.json["errors"][0]["field"]) == (422, "lines[0].sku")
        assert name in refused.json["detail"]


def test_a_customer_pays_their_own_price_or_their_discount(desk: Desk, sku: str) -> None:
    body = offer(lines=[{"sku": sku, "quantity": 2}])
    reference, account = desk.open(body), body["account"]
    path = f"/staff/accounts/{account}/commands"
    assert desk.post(path, {"type": "set_account_discount", "discount": "10"}).status == 201
    revised = {"type": "revise_offer", "lines": [{"sku": sku, "quantity": 1}], "terms": body["terms"]}
    for expected in (("165.00", "10"), ("140.00", "0")):
        assert desk.post(f"/staff/dossiers/{reference}/commands", revised).status == 201
        (line,) = desk.get(f"/staff/dossiers/{reference}").json["state"]["lines"]
        assert (line["unit_price"], line.get("discount", "0")) == expected
        assert desk.post(path, {"type": "set_account_price", "sku": sku, "since": "2020-01-01", "amount": "140.00"}).status == 201
