"""Colleagues are added, changed and let go without a deployment, and whoever needs one reads them as they are now."""

from uuid import uuid4

from tests.http.api import Api, InProcess
from tests.http.desk import Desk, headers, order
from tests.http.kinds import IN_PROCESS

NEW = {"type": "add_colleague", "name": "Inès Petit", "email": "ines.petit@granuloshop.example", "language": "fr"}


def change(desk: Desk, type_: str, key: str, **fields: str) -> int:
    """Give a command on the list, and the status of its answer."""
    return desk.post("/staff/colleagues", {"type": type_, "key": key, **fields}).status


def test_a_colleague_is_added_answers_for_a_dossier_and_leaves(desk: Desk) -> None:
    key = f"p{uuid4().hex[:8]}"
    refused = desk.post("/staff/dossiers", order(owner=key))
    assert (refused.status, refused.json["errors"][0]["field"]) == (422, "owner")
    assert desk.post("/staff/colleagues", {**NEW, "key": key}).json["key"] == key
    reference = desk.open(order(owner=key))
    assert change(desk, "change_colleague", key, email="i.petit@granuloshop.example") == 201
    listed = desk.get("/staff/colleagues").json
    (shown,) = (one for one in listed["colleagues"] if one["key"] == key)
    assert (shown["email"], shown["initials"], shown["left"], shown["dossiers"]) == ("i.petit@granuloshop.example", "IP", None, 1)
    assert listed["history"][-1]["key"] == key and listed["version"] == listed["history"][-1]["seq"]
    assert change(desk, "let_colleague_go", key) == 201
    assert {"key": key, "name": "Inès Petit", "initials": "IP", "left": True} in desk.get("/staff/me").json["colleagues"]
    assert desk.post(f"/staff/dossiers/{reference}/commands", {"type": "assign", "owner": key}).status == 422
    assert [row["reference"] for row in desk.get(f"/staff/work?owner={key}").json["dossiers"]] == [reference]
    assert desk.get("/staff/work/counts").json["owners"]["us"][key]["count"] == 1
    desk.do(reference, "assign", owner="moulin")
    assert desk.get(f"/staff/work?owner={key}").json["dossiers"] == []


def test_a_manager_alone_changes_them_and_both_roles_read(desk: Desk, api: Api) -> None:
    accountant = Desk(api, "accountant")
    assert accountant.get("/staff/colleagues").status == 200
    assert change(accountant, "let_colleague_go", "moulin") == 403
    stale = desk.post("/staff/colleagues", {**NEW, "key": "somebody"}, headers(match=9999))
    assert (stale.status, stale.json["type"]) == (412, "/problems/#stale")


def test_the_same_request_sent_again_adds_nobody_twice(desk: Desk) -> None:
    key, sent = f"q{uuid4().hex[:8]}", headers()
    first, again = (desk.post("/staff/colleagues", {**NEW, "key": key}, sent) for _ in range(2))
    assert (first.status, again.status, again.headers["idempotent-replayed"]) == (201, 201, "true")
    assert first.json == again.json


@IN_PROCESS
def test_who_came_since_signs_by_name(api: Api, desk: Desk) -> None:
    assert isinstance(api, InProcess)
    key = f"s{uuid4().hex[:8]}"
    assert desk.post("/staff/colleagues", {**NEW, "key": key}).status == 201
    desk.token = api.sign_in("manager", username=key)
    assert desk.get("/staff/me").json["name"] == "Inès Petit"
    reference = desk.open(order(owner=key))
    desk.do(reference, "add_note", comment="It is tested.", visible=True)
    (row,) = desk.get(f"/staff/work?owner={key}").json["dossiers"]
    assert row["last_act"]["who"] == "Inès Petit"
    assert change(desk, "let_colleague_go", key) == 409, "nobody lets themselves go"
    assert change(desk, "change_colleague", key, email="ines@granuloshop.example") == 201
    assert desk.get("/staff/colleagues").json["history"][-1]["colleague"] == key
    assert change(Desk(api), "let_colleague_go", key) == 201
    assert {desk.get("/staff/me").status, change(desk, "take_colleague_back", key)} == {403}, "who left has no role any more"
    (row,) = Desk(api).get(f"/staff/work?owner={key}").json["dossiers"]
    assert row["last_act"]["who"] == "Inès Petit", "who did it is told still"
