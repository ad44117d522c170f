"""Staff are told which VAT category the addresses speak for, and what a draft should make them look at."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.values.calendar import paris_date
from tests.http.api import Api
from tests.http.clock import now
from tests.http.desk import JSON, Desk, offer, order
from tests.http.kinds import IN_PROCESS

FRENCH = {"lines": ["BigCorp Europe"], "postcode": "38000", "city": "Grenoble", "country": "FR", "siren": "404833048"}
GERMAN = {"lines": ["Müller GmbH"], "postcode": "80331", "city": "München", "country": "DE", "vat": "DE136695976"}
GOODS = {"sku": "41-2250", "name": {"fr": "Cellule", "en": "Cell"}, "quantity": 1, "unit_price": "100", "vat_rate": "20"}
SERVICE = {**GOODS, "goods": False}

pytestmark = IN_PROCESS


def days(count: int) -> str:
    return str(paris_date(now()) + timedelta(days=count))


def proposed(desk: Desk, delivery: dict[str, Any], billing: dict[str, Any], lang: str = "en") -> Any:
    reply = desk.post(f"/staff/vat?lang={lang}", {"delivery": delivery, "billing": billing}, JSON)
    assert reply.status == 200, reply.body
    return reply.json


def test_a_category_is_proposed_with_its_reason(desk: Desk) -> None:
    answer = proposed(desk, GERMAN, GERMAN)
    assert (answer["goods"]["category"], answer["services"]["category"]) == ("K", "AE")
    assert answer["goods"]["article"] == "CGI art. 262 ter, I-1°"
    assert answer["goods"]["why"] == "The goods go to a business of another member state, known by its VAT number."
    assert answer["goods"]["lacks"] is None
    assert proposed(desk, GERMAN, GERMAN, "fr")["goods"]["why"].startswith("Les biens vont à une entreprise")


def test_what_lacks_is_named(desk: Desk) -> None:
    nameless = {name: value for name, value in GERMAN.items() if name != "vat"}
    answer = proposed(desk, nameless, nameless)
    assert [(answer[kind]["category"], answer[kind]["lacks"]) for kind in ("goods", "services")] == [("S", "billing.vat")] * 2


def test_goods_and_services_are_judged_by_addresses_of_their_own(desk: Desk) -> None:
    answer = proposed(desk, GERMAN, FRENCH)
    assert (answer["goods"]["lacks"], answer["services"]["category"]) == ("billing.vat", "S")


def test_an_address_that_is_none_is_refused(desk: Desk) -> None:
    reply = desk.post("/staff/vat", {"delivery": GERMAN, "billing": {**FRENCH, "siren": "404833049"}}, JSON)
    assert (reply.status, reply.json["errors"][0]["field"]) == (422, "billing.siren")


def test_an_accountant_writes_no_offers(api: Api) -> None:
    assert Desk(api, "accountant").post("/staff/vat", {"delivery": FRENCH, "billing": FRENCH}, JSON).status == 403


def test_a_revised_offer_takes_what_is_proposed(desk: Desk) -> None:
    opening = offer(delivery=GERMAN, billing=GERMAN)
    reference = desk.open(opening)
    lines = [{**GOODS, "vat_rate": "0"}, {**SERVICE, "vat_rate": "0"}]
    desk.do(reference, "revise_offer", lines=lines, terms=opening["terms"])
    state = desk.get(f"/staff/dossiers/{reference}").json["state"]
    assert [line["vat_category"] for line in state["lines"]] == ["K", "AE"]


def codes_of(desk: Desk, body: dict[str, Any], type_: str = "issue_invoice", **fields: Any) -> list[tuple[str, str]]:
    """What the draft of a command makes staff look at: each code and field."""
    reply = desk.post(f"/staff/dossiers/{desk.open(body)}/preview", {"type": type_, **fields}, JSON)
    assert reply.status == 200, reply.body
    assert all(notice["text"] and notice["article"] for notice in reply.json["notices"])
    return [(notice["code"], notice["field"]) for notice in reply.json["notices"]]


@pytest.mark.parametrize(
    ("changes", "fields", "codes"),
    [
        ({}, {"due": days(60)}, []),
        ({}, {"due": days(61)}, [("term_too_long", "due")]),
        ({"billing": {**FRENCH, "siren": None}}, {"due": days(30)}, [("siren_unknown", "billing.siren")]),
        ({"billing": {**FRENCH, "siren": None, "country": "MC", "postcode": "98000"}}, {"due": days(30)}, []),
        ({"lines": [SERVICE]}, {"due": days(30)}, [("service_day_unknown", "performed")]),
        ({"lines": [SERVICE]}, {"due": days(30), "performed": {"first": days(-1)}}, []),
        ({"delivery": GERMAN, "billing": GERMAN}, {"due": days(30)}, [("vat_proposed", "lines[0].vat_category")]),
        (
            {"delivery": GERMAN, "billing": GERMAN, "lines": [{**GOODS, "vat_rate": "0"}]},
            {"due": days(30)},
            [("not_left", "parts")],
        ),
        ({"billing": {**FRENCH, "service": "ACHATS-12"}}, {"due": days(31)}, [("term_too_long", "due")]),
        ({"engagement": "ENG-7"}, {"due": days(31)}, [("term_too_long", "due")]),
        ({"billing": {**FRENCH, "service": "ACHATS-12"}}, {"due": days(30)}, []),
        ({"lines": [{**GOODS, "vat_rate": "8.5"}]}, {"due": days(30)}, [("rate_of_elsewhere", "lines[0].vat_rate")]),
        ({"delivery": {**FRENCH, "postcode": "20000"}, "lines": [{**GOODS, "vat_rate": "13"}]}, {"due": days(30)}, []),
        ({"lines": [{**SERVICE, "vat_rate": "0", "vat_category": "E"}]}, {"due": days(30), "performed": {"first": days(-1)}}, []),
    ],
)
def test_a_draft_of_an_invoice_tells_what_to_look_at(
    desk: Desk, changes: dict[str, Any], fields: dict[str, Any], codes: list[tuple[str, str]]
) -> None:
    body = order(**{"delivery": FRENCH, "billing": FRENCH, "lines": [GOODS], **changes})
    body["billing"] = {name: value for name, value in body["billing"].items() if value is not None}
    assert codes_of(desk, body, **fields) == codes


def test_goods_that_have_left_for_another_member_state_are_no_notice(desk: Desk) -> None:
    reference = desk.open(order(delivery=GERMAN, billing=GERMAN, lines=[{**GOODS, "vat_rate": "0"}]))
    desk.do(reference, "ship", carrier="Chronopost")
    body = {"type": "issue_invoice", "due": days(30)}
    assert desk.post(f"/staff/dossiers/{reference}/preview", body, JSON).json["notices"] == []


def test_a_draft_of_an_offer_tells_of_another_category(desk: Desk) -> None:
    body = offer(delivery=GERMAN, billing=GERMAN)
    fields = {"lines": [GOODS], "terms": body["terms"], "freight": {"amount": "18.50", "vat_rate": "20"}}
    expected = [("vat_proposed", "lines[0].vat_category"), ("vat_proposed", "freight.vat_category")]
    assert codes_of(desk, body, "revise_offer", **fields) == expected


def test_a_draft_of_a_changed_order_tells_of_another_category(desk: Desk) -> None:
    body = order(delivery=GERMAN, billing=GERMAN, lines=[{**GOODS, "vat_rate": "0"}])
    assert codes_of(desk, body, "change_order", agreed_with="Jean Bon", add=[GOODS]) == [
        ("vat_proposed", "lines[1].vat_category")
    ]


def test_it_is_told_in_the_language_asked_for(desk: Desk) -> None:
    reference = desk.open(order(delivery=FRENCH, billing=FRENCH, lines=[GOODS]))
    body = {"type": "issue_invoice", "due": days(75)}
    (notice,) = desk.post(f"/staff/dossiers/{reference}/preview?lang=fr", body, JSON).json["notices"]
    assert notice["text"] == "Le délai est de 75\u00a0jours\u00a0: la loi en permet 60 à compter de la date de la facture."


def test_an_offer_is_told_what_to_type(desk: Desk) -> None:
    opening = offer(delivery=GERMAN, billing=GERMAN)
    body = {"type": "revise_offer", "lines": [GOODS], "terms": opening["terms"]}
    (notice,) = desk.post(f"/staff/dossiers/{desk.open(opening)}/preview?lang=fr", body, JSON).json["notices"]
    assert notice["text"].endswith("Saisissez 0 comme TVA %.")
