"""The work list: what waits on a side, misses first, by pages of one query."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from chalicelib.domain.values.calendar import paris_date
from tests.http.api import Api, InProcess
from tests.http.clock import in_days, now
from tests.http.conftest import Counting, Time
from tests.http.desk import JSON, Desk, offer, order
from tests.http.kinds import IN_PROCESS
from tests.http.recorded_documents import given_up, made


def days_ago(days: int) -> str:
    """A day in Paris, as commands say it."""
    return (paris_date(now()) - timedelta(days=days)).isoformat()


def pages(desk: Desk, query: str, limit: int = 100) -> Iterator[list[dict[str, Any]]]:
    """Every page of the work list."""
    cursor = ""
    while True:
        page = desk.get(f"/staff/work?limit={limit}&{query}{cursor}")
        assert page.status == 200, page.body
        assert len(page.json["dossiers"]) <= limit
        yield page.json["dossiers"]
        if page.json["cursor"] is None:
            return
        cursor = f"&cursor={page.json['cursor']}"


def listed(desk: Desk, query: str, *references: str, limit: int = 100) -> list[dict[str, Any]]:
    """These dossiers in the order of the list, each at most once."""
    dossiers = [dossier for page in pages(desk, query, limit) for dossier in page]
    assert len({dossier["reference"] for dossier in dossiers}) == len(dossiers)
    return [dossier for dossier in dossiers if dossier["reference"] in references]


def names(dossiers: list[dict[str, Any]]) -> list[str]:
    """Their references."""
    return [dossier["reference"] for dossier in dossiers]


def test_misses_come_first_and_what_a_manager_tells_the_customer_takes_a_dossier_from_there(desk: Desk) -> None:
    new, old = desk.open(), desk.open(order(effective=days_ago(40)))
    assert names(listed(desk, "", new, old)) == [old, new]
    assert names(listed(desk, "side=us&order=due", new, old)) == [old, new]
    late = listed(desk, "", old)[0]["waits"][0]
    assert (late["side"], late["matter"], late["since"], late["days"], late["late"]) == ("us", "order", days_ago(40), 40, True)
    soon = str(paris_date(now()) + timedelta(days=60))
    desk.do(old, "announce_delivery", on=soon, next_news=soon)
    (answered,) = listed(desk, "", old)
    assert (answered["waits"][0]["due"], answered["waits"][0]["late"]) == (soon, False)
    assert answered["delivery"] == {"first": soon, "last": soon}
    assert names(listed(desk, "", new, old)) == [new, old]
    assert names(listed(desk, "order=since", new, old)) == [old, new], "it still waits longest"


def test_a_dossier_is_shown_with_what_a_manager_looks_for(desk: Desk) -> None:
    reference = desk.open(order(deputy="moulin", customer=f"BigCorp {uuid4().hex[:8]}"))
    desk.do(reference, "announce_delivery", on="2099-08-04")
    desk.do(reference, "announce_delivery", on="2099-08-11", comment="A week late.")
    (shown,) = listed(desk, "step=order", reference)
    assert shown["customer"].startswith("BigCorp ") and shown["contact"] == "Jean Bon"
    assert (shown["owner"], shown["deputy"], shown["customer_reference"]) == ("vasseur", "moulin", "P020044G-01")
    assert (shown["lapsed"], shown["undelivered"], shown["unmade"], shown["version"]) == (False, [], [], 5)
    assert shown["delivery"] == {"first": "2099-08-04", "last": "2099-08-11"}


def test_each_step_has_a_list_of_its_own(desk: Desk) -> None:
    reference = desk.open()

    def steps() -> list[str]:
        keys = ("mail", "document", "remarks", "answer", "order", "supply", "shipment", "invoice", "reception", "payment", "news")
        return [f"{side}: {step}" for side in ("us", "customer") for step in keys
                if listed(desk, f"side={side}&step={step}", reference)]  # fmt: skip

    assert steps() == ["us: order"]
    desk.do(reference, "order_supply")
    assert steps() == ["us: supply"]
    desk.do(reference, "receive_supply")
    assert steps() == ["us: shipment"]
    desk.do(reference, "ship", carrier="Poste")
    assert steps() == ["us: invoice", "customer: reception"]
    desk.do(reference, "issue_invoice", number=f"F-{uuid4().hex}", due="2099-09-30")
    assert steps() == ["customer: payment"]
    desk.do(reference, "record_question", comment="When?", actor={"kind": "contact", "id": "jean"})
    assert steps() == ["us: answer", "customer: payment"]
    desk.do(reference, "answer_question", comment="Soon.")
    desk.do(reference, "mark_paid")
    desk.do(reference, "mark_received")
    assert steps() == []
    desk.do(reference, "promise_news", on=in_days(20))
    assert steps() == ["us: news"], "nobody else would remember it"
    desk.do(reference, "add_note", comment="It is done.", visible=True)
    assert steps() == []


@IN_PROCESS
def test_a_document_that_cannot_be_made_is_first_until_it_is_put_back_and_made(desk: Desk, store: Counting, time: Time) -> None:
    reference = desk.open()
    assert not listed(desk, "step=document", reference)
    effect = given_up(store, time, reference, 2)
    (shown,) = listed(desk, "step=document", reference)
    assert (shown["waits"][0]["side"], shown["waits"][0]["matter"]) == ("us", "document")
    unmade = [{"entry": 2, "kind": "acknowledgement", "number": "", "why": "xml", "on": days_ago(0)}]
    assert shown["unmade"] == unmade == desk.get(f"/staff/search?q={reference}").json["dossiers"][0]["unmade"]
    entry = desk.get(f"/staff/dossiers/{reference}").json["entries"][0]
    assert entry["event"] == {"type": "document_failed", "entry": 2, "why": "xml"} and not entry["origin"]["visible"]
    assert [each["effect"] for each in desk.get("/staff/effects").json["effects"]] == [effect.id]
    assert desk.post("/staff/effects/redrive", {"effect": effect.id}, JSON).json == {"redriven": 1, "more": False}
    assert listed(desk, "step=document", reference), "it is not there yet"
    made(store, time, reference, 2)
    assert not listed(desk, "step=document", reference) and listed(desk, "step=order", reference)
    assert "failed" not in str(desk.get("/staff/effects").json)


def test_what_waits_on_the_customer_tells_offers_that_ended(desk: Desk) -> None:
    ended = desk.open(offer(effective=days_ago(40)) | {"terms": {"valid_until": days_ago(20)}})
    holds = desk.open(offer())
    dossiers = listed(desk, "side=customer", ended, holds)
    assert names(dossiers) == [ended, holds]
    assert [(dossier["lapsed"], dossier["waits"][0]["late"]) for dossier in dossiers] == [(True, True), (False, False)]
    assert [wait["side"] for dossier in dossiers for wait in dossier["waits"]] == ["customer", "customer"]
    assert not listed(desk, "side=us", ended, holds)


def test_an_accountant_reads_it(desk: Desk, api: Api) -> None:
    reference = desk.open()
    assert names(listed(Desk(api, "accountant"), "", reference)) == [reference]


@IN_PROCESS
def test_who_has_no_role_reads_no_list(api: Api) -> None:
    assert isinstance(api, InProcess)
    nobody = Desk(api)
    nobody.token = api.sign_in("manager", **{"cognito:groups": ""})
    for path in ("/staff/work", "/staff/search?q=bigcorp", "/staff/promises", "/staff/credit-balances"):
        assert nobody.get(path).status == 403


@IN_PROCESS
@pytest.mark.parametrize("query", ["", "order=since", "step=order", "step=order&order=due", "side=all"])
def test_pages_of_any_size_hold_each_dossier_once(desk: Desk, query: str) -> None:
    opened = [desk.open(order(effective=days_ago(days))) for days in (1, 9, 4, 9, 0)]
    whole = names(listed(desk, query, *opened))
    assert sorted(whole) == sorted(opened)
    if query in ("", "order=since"):
        assert names(listed(desk, f"{query}&side=all", *opened)) == whole
    for limit in (1, 2, 3, 5):
        assert names(listed(desk, query, *opened, limit=limit)) == whole


@pytest.mark.parametrize(
    ("query", "field", "fix"),
    [
        ("side=them", "side", "use one of us, customer, all"),
        ("order=late", "order", "use one of due, since"),
        (
            "step=quote",
            "step",
            "use one of mail, document, remarks, answer, confirmation, order, supply, shipment, credit, invoice, reception, "
            "payment, news, case_declaration, case_label, case_parcel, case_diagnosis, case_quote, case_repair, case_check, "
            "case_return, case_close, case_bill, case_loan, or some with commas between them",
        ),
        ("limit=0", "limit", "send a number from 1 to 100"),
        ("limit=101", "limit", "send a number from 1 to 100"),
        ("limit=ten", "limit", "send a number from 1 to 100"),
        ("cursor=abc", "cursor", "use the cursor of the previous page, or remove it"),
    ],
)
def test_a_wrong_parameter_is_named_with_what_to_do(desk: Desk, query: str, field: str, fix: str) -> None:
    reply = desk.get(f"/staff/work?{query}")
    assert reply.status == 400 and reply.json["type"] == "/problems/#invalid-body"
    (error,) = reply.json["errors"]
    assert (error["field"], error["fix"]) == (field, fix)


def test_the_cursor_of_one_list_opens_no_other_partition(desk: Desk) -> None:
    for _ in range(2):
        desk.open()
    cursor = desk.get("/staff/work?limit=1").json["cursor"]
    assert cursor
    page = desk.get(f"/staff/work?side=customer&limit=1&cursor={cursor}")
    assert page.status in (200, 400)
    assert all(wait["side"] == "customer" for dossier in page.json.get("dossiers", []) for wait in dossier["waits"][-1:])


def test_a_page_that_is_still_so_is_not_sent_again(desk: Desk) -> None:
    desk.open()
    page = desk.get("/staff/work?step=order&limit=1")
    assert desk.get("/staff/work?step=order&limit=1", **{"If-None-Match": page.headers["etag"]}).status == 304
