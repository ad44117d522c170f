"""Every staff route wants a role: who has none is denied each, whatever is asked and whether or not it is there."""

import json
import re
from typing import Any

import pytest

from chalicelib.application.payment.put_payment import put_payment
from infra.openapi.examples import EXAMPLES, INSTRUMENTS, examples
from infra.openapi.operations import OPERATIONS
from tests.http.api import Api, InProcess
from tests.http.clock import now
from tests.http.conftest import Counting
from tests.http.desk import Desk, headers, order
from tests.http.kinds import IN_PROCESS
from tests.samples.instruments import entered_for
from tests.samples.matching import payer_remembered
from tests.samples.payments import seen
from tests.samples.task_requests import filed

ASKS = {
    ("GET", "/staff/search"): "?q=bon",
    ("GET", "/staff/accounts"): "?q=bon",
    ("POST", "/staff/stock-counts"): "?as_of=2026-08-06T09:14:00%2B02:00",
}
"""What a route cannot do without in its query."""
ASKED = [
    pytest.param(method, path, operation.media, example, id=" ".join((method, path, name)).strip())
    for (method, path), operation in OPERATIONS.items()
    if operation.who == "staff"
    for name, example in (
        examples(operation.body, operation.media, operation.file) if operation.body else {"": {"value": None}}
    ).items()
]
"""Each staff route with each body that it takes."""


def send(desk: Desk, method: str, path: str, media: str, value: Any) -> int:
    """The status of the answer."""
    body = b"" if value is None else value.encode() if isinstance(value, str) else json.dumps(value).encode()
    sent = {**headers(), "Content-Type": media, "Authorization": f"Bearer {desk.token}"}
    return desk.api.request(method, path, sent, body).status


@IN_PROCESS
@pytest.mark.parametrize(("method", "path", "media", "example"), ASKED)
def test_a_route_wants_a_role(
    api: Api, desk: Desk, store: Counting, method: str, path: str, media: str, example: dict[str, Any]
) -> None:
    assert isinstance(api, InProcess)
    body = order()
    text = "sku;name_fr;name_en;kind;vat_rate\r\n42-1000;Module;Module;instrument;20\r\n"
    if "/instrument-imports" in path:
        entered_for(store, now())
        text = INSTRUMENTS
    files = "instrument" if "/instrument-imports" in path else "product"
    begun = desk.post(f"/staff/{files}-imports", text.encode(), {**headers(), "Content-Type": "text/csv"})
    assert desk.post("/staff/products", EXAMPLES["CreateProduct"]).status == 201
    sku = EXAMPLES["CreateProduct"]["sku"]
    assert desk.post(f"/staff/stock/{sku}/commands", {"type": "begin_counting", "on_hand": 9}).status == 201
    there = {"{reference}": desk.open(body), "{account}": body["account"], "{sku}": sku,
             "{import_id}": begun.json["import_id"], "{task}": filed(store, now=now()),
             "{payer}": payer_remembered(store, now()), "{payment}": put_payment(store, seen(), now()).id,
             "{instrument}": entered_for(store, now())}  # fmt: skip
    not_there = {"{reference}": "99ZZ99Z99Z", "{account}": "nobody", "{sku}": "nothing", "{import_id}": "nothing",
                 "{task}": "T-00000000", "{payer}": "PYR-AAAAAAAAAAAAAAAAAAAA", "{payment}": f"PMT-{'A' * 20}",
                 "{instrument}": "45HR30A04C"}  # fmt: skip
    if path == "/staff/label-sheets":
        example = {"value": {**example["value"], "instruments": [there["{instrument}"]]}}
    nobody = Desk(api)
    nobody.token = api.sign_in("manager", **{"cognito:groups": "visitors"})
    for names in (there, not_there):
        assert send(nobody, method, filled(method, path, names), media, example["value"]) == 403
    answers = {
        send(Desk(api, role), method, filled(method, path, there), media, example["value"]) for role in ("manager", "accountant")
    }
    assert answers - {401, 403, 404, 405}, "a role may"


def filled(method: str, path: str, names: dict[str, str]) -> str:
    """The path with these in its places, and its query."""
    return re.sub(r"\{\w+\}", lambda match: names[match[0]], path) + ASKS.get((method, path), "")
