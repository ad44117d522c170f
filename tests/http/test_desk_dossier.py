"""The desk's page of a dossier: what its customer reads, and what can be done with it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.values.calendar import paris_date, working_days_after
from tests.http.api import Api
from tests.http.clock import now
from tests.http.conftest import Counting
from tests.http.desk import JSON, Desk, Guest, headers, offer
from tests.http.kinds import IN_PROCESS

UNLIKE = {"acts", "ordering", "placed", "todo", "history"}
"""What of the customer's document could be pressed, or has something that could."""


def test_staff_read_the_customers_document_word_for_word_and_nothing_to_press(desk: Desk, api: Api) -> None:
    reference = desk.open(offer())
    theirs = Guest(api, reference).get().json
    answer = desk.get(f"/staff/dossiers/{reference}/customer-document")
    ours = answer.json
    assert {key: value for key, value in ours.items() if key not in UNLIKE} == {
        key: value for key, value in theirs.items() if key not in UNLIKE
    }
    assert ours["history"]["entries"] == theirs["history"]["entries"]
    assert theirs["acts"]["ask"] and theirs["ordering"] and theirs["todo"]["acts"]
    assert not ours["acts"]["ask"] and ours["ordering"] is None and ours["todo"] == theirs["todo"] | {"acts": [], "links": []}
    assert answer.headers["etag"].startswith('"3-')
    english = desk.get(f"/staff/dossiers/{reference}/customer-document?lang=en&contact=jean").json
    assert (ours["lang"], english["lang"]) == ("fr", "en")


@IN_PROCESS
def test_nobody_is_read_for_who_is_not_of_the_dossier(desk: Desk) -> None:
    reference = desk.open()
    assert desk.get(f"/staff/dossiers/{reference}/customer-document?contact=nobody").status == 404
    assert desk.get("/staff/dossiers/45KL89G00E/customer-document").status == 404
    assert desk.get("/staff/dossiers/x/acts").status == 404


@IN_PROCESS
def test_the_acts_are_those_of_the_role_in_the_language_asked_for(desk: Desk, api: Api) -> None:
    reference = desk.open()
    answer = desk.get(f"/staff/dossiers/{reference}/acts?lang=fr").json
    assert answer["version"] == 3 and answer["expected"]["act"] == "allocate" and answer["expected"]["about"] == "2\xa0lignes"
    shown = {one["act"]: one for one in answer["acts"]}
    assert shown["ship"]["label"] == "Expédier" and shown["ship"]["mails"] == ["Jean Bon"] and shown["ship"]["allowed"]
    assert shown["withdraw"]["reason"] and not shown["withdraw"]["allowed"]
    theirs = {one["act"]: one for one in Desk(api, "accountant").get(f"/staff/dossiers/{reference}/acts").json["acts"]}
    assert not theirs["ship"]["allowed"] and theirs["invoice"]["allowed"]


@IN_PROCESS
def test_staff_read_all_entries_in_words_and_who_else_reads_them(desk: Desk) -> None:
    reference = desk.open()
    desk.do(reference, "add_note", comment="rappeler lundi")
    desk.do(reference, "record_question", comment="Quand ?")
    answer = desk.get(f"/staff/dossiers/{reference}/history?lang=fr").json
    rows = {row["seq"]: row for row in answer["entries"]}
    assert 1 not in rows and answer["before"] is None
    note, question = rows[max(rows) - 1], rows[max(rows)]
    assert (note["internal"], note["comment"], note["quoted"]) == (True, "rappeler lundi", False)
    assert (question["internal"], question["comment"], question["quoted"]) == (False, "Quand ?", True)
    assert question["title"] == "Question de Jean Bon"
    desk.do(reference, "answer_question", comment="Lundi.")
    answered = desk.get(f"/staff/dossiers/{reference}/history?lang=fr").json["entries"]
    assert next(row["title"] for row in answered if row["comment"] == "Lundi.") == "Réponse à la question"
    assert desk.get(f"/staff/dossiers/{reference}/history?before={max(rows)}").json["entries"][0]["seq"] == max(rows) - 1


@IN_PROCESS
def test_staff_read_what_the_customer_read_on_an_earlier_day(desk: Desk) -> None:
    reference = desk.open()
    before = desk.version(reference)
    desk.do(reference, "cancel_order", comment="projet arrêté")
    today = desk.get(f"/staff/dossiers/{reference}/customer-document?lang=fr").json
    then = desk.get(f"/staff/dossiers/{reference}/customer-document?lang=fr&at={before}").json
    assert then["as_of"]["entry"] == before and then["verdict"] != today["verdict"]
    assert desk.get(f"/staff/dossiers/{reference}/history?at={before}").json["entries"][0]["seq"] == before
    assert desk.get(f"/staff/dossiers/{reference}/history?at=999").status == 404


@IN_PROCESS
def test_a_rehearsal_that_a_command_overtakes_is_of_what_was_read_before_it(
    desk: Desk, store: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = desk.open()
    note = desk.do(reference, "add_note", comment="x")
    read, others = store.history, ["La Poste"]
    before = desk.get(f"/staff/dossiers/{reference}/customer-document").json["steps"]

    def overtaken(asked: str) -> Sequence[Entry]:
        while others:
            desk.do(reference, "ship", carrier=others.pop())
        return read(asked)

    monkeypatch.setattr(store, "history", overtaken)
    answer = rehearsed(desk, reference, {"type": "strike_entry", "entry": note})
    assert (answer.status, answer.json["version"], answer.json["document"]["steps"]) == (200, note, before)


def test_news_are_promised_for_no_day_that_no_customer_waits_for(desk: Desk) -> None:
    reference = desk.open()
    path = f"/staff/dossiers/{reference}/commands?lang=fr"
    latest = working_days_after(paris_date(now()), seller().news.promise_days)
    for field, body in (("on", {"type": "promise_news"}), ("next_news", {"type": "add_note", "comment": "x"})):
        refused = desk.post(path, body | {field: str(latest + timedelta(days=1))})
        assert (refused.status, refused.json["errors"][0]["field"]) == (422, field)
        assert str(latest.year) in refused.json["detail"] and "au plus tard" in refused.json["detail"]
        assert desk.post(path, body | {field: str(latest)}).status == 201
    assert desk.post("/staff/dossiers", offer(next_news="2099-01-01")).status == 422


def rehearsed(desk: Desk, reference: str, body: dict[str, Any]) -> Any:
    """What a body would do."""
    return desk.post(f"/staff/dossiers/{reference}/rehearsal", body, JSON)


def test_a_parcel_and_its_note_are_rehearsed_and_nothing_is_written(desk: Desk) -> None:
    reference = desk.open()
    note = {"type": "create_delivery_note", "parts": [{"line": 1, "quantity": 2}]}
    parcel = {"type": "ship", "carrier": "La Poste", "comment": "With the manual."}
    answer = rehearsed(desk, reference, {"commands": [note, parcel]})
    assert answer.status == 200, answer.body
    assert rehearsed(desk, reference, {"type": "together", "commands": [note]}).status == 200
    after = answer.json
    assert after["version"] == 3 and desk.version(reference) == 3
    assert [entry["title"] for entry in after["document"]["history"]["entries"]][:1] != []
    assert after["document"]["deliveries"] and not after["document"]["acts"]["ask"]
    (mail,) = after["mails"]
    assert mail["name"] == "Jean Bon" and "Le colis\N{NO-BREAK SPACE}1" in mail["text"] and mail["button"]
    assert after["customer_reads"] == {"line": True, "comment": True} and after["offer"] is None
    assert rehearsed(desk, reference, parcel | {"mails": False}).json["mails"] == []


@IN_PROCESS
def test_a_rehearsal_is_refused_as_its_command_is(desk: Desk, api: Api) -> None:
    reference = desk.open(offer())
    refused = rehearsed(desk, reference, {"type": "ship", "carrier": "x"})
    assert (refused.status, refused.json["detail"]) == (409, "there is no order yet")
    assert rehearsed(desk, reference, {"type": "ship"}).status == 400
    assert rehearsed(desk, reference, {"commands": []}).status == 400
    assert rehearsed(Desk(api, "accountant"), reference, {"type": "place_order"}).status == 403
    assert rehearsed(desk, "45KL89G00E", {"type": "place_order"}).status == 404


@IN_PROCESS
def test_a_new_offer_is_rehearsed_with_its_totals_and_its_mail(desk: Desk) -> None:
    answer = desk.post("/staff/rehearsals", offer(mails=True, discount="10"), JSON)
    assert answer.status == 200, answer.body
    figures = answer.json["offer"]
    assert [line["net"] for line in figures["lines"]] == ["5220.00", "1.25"]
    assert [(one["vat_rate"], one["net"], one["vat"]) for one in figures["rates"]] == [
        ("20", "4698.00", "939.60"),
        ("5.5", "1.12", "0.06"),
    ]
    assert figures["gross"] == "5638.78" and answer.json["version"] == 0
    assert answer.json["mails"][0]["subject"].startswith("Votre offre")


@IN_PROCESS
def test_a_product_is_priced_for_a_customer_and_says_when_it_can_leave(desk: Desk) -> None:
    product = {"sku": "42-1040", "name": {"fr": "Pompe", "en": "Pump"}, "kind": "instrument", "vat_rate": "20", "lead_days": 15}
    assert desk.post("/staff/products", product).status == 201
    assert desk.post("/staff/products/42-1040/commands", {"type": "set_price", "amount": "100"}).status == 201
    unknown = desk.get("/staff/products/42-1040/for?account=nobody&quantity=3").json
    assert (unknown["unit_price"], unknown["list_price"], unknown["available"], unknown["leaves_in"]) == ("100", "100", None, 15)
    assert desk.post("/staff/stock/42-1040/commands", {"type": "begin_counting", "on_hand": 2}).status == 201
    assert desk.get("/staff/products/42-1040/for?quantity=2").json["leaves_in"] == 0
    short = offer(lines=[{"sku": "42-1040", "quantity": 3, "lead_days": 2}])
    notices = desk.post("/staff/rehearsals", short, JSON).json["notices"]
    assert [(one["code"], one["field"]) for one in notices if one["code"] == "lead_too_short"] == [
        ("lead_too_short", "lines[0].lead_days")
    ]
    for query in ("quantity=0", "quantity=x", "on=tomorrow"):
        assert desk.get(f"/staff/products/42-1040/for?{query}").status == 400
    assert desk.get(f"/staff/products/42-1040/for?account={'a' * 2100}").json["unit_price"] == "100", "longer than any key"
    assert desk.get("/staff/products/NONE/for").status == 404


def test_what_holds_its_mails_says_how_it_is_taken_back_and_what_that_stopped(desk: Desk) -> None:
    reference = desk.open()
    path = f"/staff/dossiers/{reference}/commands"
    parcel = desk.post(path, {"type": "ship", "carrier": "La Poste", "hold_mails": True}, headers(match=3))
    assert parcel.status == 201, parcel.body
    until = datetime.fromisoformat(parcel.json["undo_until"])
    assert timedelta(seconds=30) < until - datetime.now(UTC) < timedelta(seconds=90) or desk.api.in_process
    assert parcel.json["undo"] == {"type": "strike_entry", "entry": 4}
    back = desk.post(path, parcel.json["undo"] | {"hold_mails": True}, headers(match=4))
    assert back.json["mails"] == {"stopped": ["jean"], "left": []} and back.json["undo_until"] is None
    assert desk.get(f"/staff/dossiers/{reference}").json["state"]["parcels"] == []
    note = desk.post(path, {"type": "add_note", "comment": "x"}).json
    assert (note["undo_until"], note["undo"], note["mails"]) == (None, None, None)


@IN_PROCESS
def test_who_is_late_is_told_what_came_between_and_who_made_it(desk: Desk, api: Api) -> None:
    reference = desk.open()
    desk.do(reference, "add_note", comment="rappeler lundi")
    Guest(api, reference).post(
        "/questions", {"name": "Jean Bon", "question": "Quand ?"}, headers(match=Guest(api, reference).seen())
    )
    path = f"/staff/dossiers/{reference}/commands?lang=fr"
    late = desk.post(path, {"type": "ship", "carrier": "La Poste"}, headers(match=3))
    assert late.status == 412 and late.json["version"] == 5
    note, question = late.json["since"]
    assert (note["seq"], note["comment"]) == (4, "rappeler lundi") and note["who"]
    assert (question["seq"], question["who"], question["comment"]) == (5, "Jean Bon", "Quand ?")
    unseen = desk.post(path, {"type": "ship", "carrier": "La Poste"}, headers(match=99))
    assert unseen.status == 412 and unseen.json["since"] == []
