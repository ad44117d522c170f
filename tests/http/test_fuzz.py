"""Requests made up by schemathesis from the OpenAPI document, right ones and wrong ones: no 5xx, no answer outside it."""

import os
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from requests import Request
from schemathesis import Case, GenerationMode

from chalicelib.application.payment.put_payment import put_payment
from infra.front.stripe_tell import signature
from infra.openapi.document import document
from infra.openapi.examples import EXAMPLES, INSTRUMENTS, PRODUCTS
from tests.fakes.document_store import FakeDocumentStore
from tests.fakes.fake_stripe import WEBHOOK_SECRET
from tests.http.api import ROOT, Api
from tests.http.clock import now
from tests.http.conftest import Counting, Time
from tests.http.desk import Desk, Guest, headers, order
from tests.http.fuzz_subjects import counted, with_file, with_instrument, with_receipt, with_reservation
from tests.http.kinds import IN_PROCESS
from tests.http.recorded_documents import archived, made
from tests.http.visitor import Visitor
from tests.samples.instruments import entered_for
from tests.samples.matching import payer_remembered
from tests.samples.payments import seen
from tests.samples.task_requests import filed

SCHEMA = schemathesis.openapi.from_dict(document())
OPERATIONS = {
    f"{method.upper()} {path}": SCHEMA[path][method]
    for path, parts in document()["paths"].items()
    for method in parts
    if method != "head"
}
"""All but HEAD, which is asked of each route right after GET, with the same request."""
ORDER = 2
"""The entry that makes the dossier's first document."""
TIMES = int(os.environ.get("FUZZ_TIMES", "1"))
"""`make fuzz` makes up four times the requests of the gate, whose are the same each time."""
MANY, FEW = 20 * TIMES, 8 * TIMES
"""Requests for a route whose body is one of many or has many parts, and for another."""
MANIFOLD = ("commands", "accounting", "order-codes", "/reservations", "/forget", "/accept-sure", "/staff/statements", "/stripe")
OF_ACCOUNTANTS = ("/staff/dossiers/{reference}/accounting", "/staff/payments", "/staff/payers", "/staff/statements")
INVENTED = (False, False, False, False, True)
"""One request in five is about what there is not. What comes first is what hypothesis falls back on, and proves more."""
BY_THE_DOMAIN = {409, 422}
"""As far as invented payments and receptions come: there is no such invoice or parcel."""


def send(api: Api, case: Case[Any], token: str, method: str) -> int:
    """Send it by a method with a token, and give the status; the API holds each answer to the document."""
    request = {name: value for name, value in case.as_transport_kwargs(base_url=f"http://api{ROOT}").items() if name != "timeout"}
    sent = Request(**request).prepare()
    body = sent.body.encode() if isinstance(sent.body, str) else sent.body or b""
    assert isinstance(body, bytes)
    path = str(sent.path_url).removeprefix(ROOT)
    shown = {**dict(sent.headers.items()), "Authorization": f"Bearer {token}"}
    if path.startswith("/webhooks/"):  # what is not signed is not read
        shown["Stripe-Signature"] = signature(body, WEBHOOK_SECRET, int(now().timestamp()))
    return api.request(method, path, shown, body).status


@pytest.fixture
def statuses() -> Iterator[set[int]]:
    """What was answered; a run that met refusals alone would prove little."""
    seen: set[int] = set()
    yield seen
    assert max(seen) < 500
    assert min(seen) < 400 or seen & BY_THE_DOMAIN


@IN_PROCESS
@pytest.mark.parametrize("label", OPERATIONS)
def test_whatever_is_asked_is_answered_as_the_document_says(
    api: Api, desk: Desk, label: str, statuses: set[int], store: Counting, time: Time, document_store: FakeDocumentStore
) -> None:
    operation = OPERATIONS[label]
    accountant = Desk(api, "accountant")
    there = _of_the_catalogue(desk) if operation.path.startswith(("/staff/product", "/staff/stock")) else {}
    if "{task}" in operation.path:
        there = {"task": filed(store, now=time())}
    if "{payer}" in operation.path:
        there = {"payer": payer_remembered(store, time())}
    if "{payment}" in operation.path:
        there = {"payment": put_payment(store, seen(), time()).id}
    if operation.path == "/staff/instrument-imports/{import_id}":
        entered_for(store, time())
        begun = desk.post("/staff/instrument-imports", INSTRUMENTS.encode(), {**headers(), "Content-Type": "text/csv"})
        there = {"import_id": begun.json["import_id"]}
    if "{instrument}" in operation.path:
        there = {"instrument": entered_for(store, time())}
    sku = counted(desk) if operation.path.endswith("/reservation.ics") else None
    # Made once each: what a strategy may draw is reckoned anew for each one that is made.
    by_mode = {mode: operation.as_strategy(mode) for mode in GenerationMode}
    modes = st.sampled_from(list(GenerationMode)).flatmap(by_mode.__getitem__)
    headed = label.startswith("GET ") and "head" in document()["paths"][operation.path]

    @seed(45)
    @settings(
        max_examples=MANY if label.endswith(MANIFOLD) else FEW,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=modes, invented=st.sampled_from(INVENTED))
    def run(case: Case[Any], *, invented: bool) -> None:
        account = f"bigcorp-{uuid4().hex[:8]}"
        guest = with_reservation(desk, sku, account) if sku else Guest(api, desk.open(order(account=account)))
        visitor = Visitor(api, account)
        if "/documents" in operation.path:
            made(store, time, guest.reference, ORDER)
            archived(store, document_store, guest.reference)
        opens = visitor.token if operation.path.startswith("/affairs") else guest.token
        if not invented:
            _make_real(case, guest, visitor, opens)
            if operation.path.endswith("/transfer.svg"):
                desk.do(guest.reference, "issue_invoice", number=(number := f"X-{uuid4().hex[:8]}"), due="2099-09-30")
                case.query.update({"invoice": number, "amount": "1.00"})
            if "/receipts/" in operation.path:
                case.path_parameters["entry"] = str(with_receipt(desk, guest))
            if operation.path == "/staff/label-sheets" and isinstance(case.body, dict) and case.body.get("instruments"):
                case.body["instruments"] = [entered_for(store, time())]
            if "/files/" in operation.path:
                case.path_parameters["entry"] = str(with_file(guest, store))
            case.path_parameters.update({name: there[name] for name in case.path_parameters if name in there})
            if operation.path.startswith("/affairs/instruments/"):
                case.path_parameters.update(with_instrument(desk, guest.reference, account, ORDER))
        staff = accountant.token if operation.path.startswith(OF_ACCOUNTANTS) else desk.token
        token = staff if operation.path.startswith("/staff") else opens
        status = send(api, case, token, case.method)
        statuses.add(status)
        if headed:
            assert send(api, case, token, "HEAD") == status

    run()


def test_head_is_asked_wherever_it_answers() -> None:
    assert all("get" in parts for parts in document()["paths"].values() if "head" in parts)


def _of_the_catalogue(desk: Desk) -> dict[str, str]:
    """A product that is counted, and a file that was sent, by the names of their places in paths."""
    sku = EXAMPLES["CreateProduct"]["sku"]
    assert desk.post("/staff/products", EXAMPLES["CreateProduct"]).status == 201
    assert desk.post(f"/staff/stock/{sku}/commands", {"type": "begin_counting", "on_hand": 9}).status == 201
    begun = desk.post("/staff/product-imports", PRODUCTS.encode(), {**headers(), "Content-Type": "text/csv"})
    return {"sku": sku, "import_id": begun.json["import_id"]}


def _make_real(case: Case[Any], guest: Guest, visitor: Visitor, opens: str) -> None:
    """Four times in five the request is about a dossier and an account that there are, at the version that it has."""
    if "reference" in case.path_parameters:
        case.path_parameters["reference"] = guest.reference
    if "contact" in (case.query or {}):
        case.query["contact"] = "jean"
    if "entry" in case.path_parameters:
        case.path_parameters["entry"] = str(ORDER)
    if "account" in case.path_parameters:
        case.path_parameters["account"] = visitor.account
        if isinstance(case.body, dict) and "contact" in case.body:
            case.body["contact"] = visitor.contact
    headers: Any = case.headers
    if "If-Match" in headers:
        headers["If-Match"] = '"3"' if case.path.startswith("/staff") else f'"{guest.seen()}"'
    if isinstance(case.body, dict) and "token" in case.body:
        case.body["token"] = opens
