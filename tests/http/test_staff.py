"""Staff write a dossier and read it."""

from uuid import uuid4

from tests.http.api import Api
from tests.http.desk import Desk, headers, offer, order
from tests.http.kinds import IN_PROCESS


def test_an_offer_becomes_an_order_and_is_paid(desk: Desk) -> None:
    reference = desk.open(offer())
    desk.do(reference, "place_order", customer_reference="P020044G-01")
    for type_, fields in (
        ("acknowledge", {}),
        ("allocate_stock", {}),
        ("announce_delivery", {"on": "2099-08-04"}),
        ("create_delivery_note", {"number": f"BL-{uuid4().hex}"}),
        ("ship", {"carrier": "Postal service (Europe)"}),
        ("issue_invoice", {"number": f"F-{uuid4().hex}", "due": "2099-09-30", "booked": True}),
        ("mark_received", {}),
        ("mark_paid", {}),
    ):
        desk.do(reference, type_, **fields)
    dossier = desk.get(f"/staff/dossiers/{reference}").json
    kinds = [entry["event"]["type"] for entry in dossier["entries"]]
    assert kinds[0] == "marked_paid" and kinds[-1] == "details_set"
    assert dossier["version"] == len(kinds)
    assert dossier["state"]["invoices"][0]["paid"] == dossier["state"]["invoices"][0]["gross"]
    assert dossier["people"]["contacts"]["jean"]["email"] == "jean.bon@bigcorp.example"


@IN_PROCESS
def test_a_dossier_may_bring_its_old_reference_and_is_found_however_it_is_typed(desk: Desk, api: Api) -> None:
    assert desk.open(order(reference="45kl 89g-OOe")) == "45KL89G00E"
    assert desk.get("/staff/dossiers/45KL89GOOE").status == 200
    again = desk.post("/staff/dossiers", order(reference="45KL89G00E"))
    assert again.status == 409 and again.json["type"] == "/problems/#refused"
    assert again.json["errors"][0]["field"] == "reference"
    assert desk.post("/staff/dossiers", order(reference="45KL89G00")).status == 422


def test_the_type_of_a_new_dossier_may_be_said_or_left_out(desk: Desk) -> None:
    assert desk.post("/staff/dossiers", {"type": "create_dossier", **order()}).status == 201
    assert desk.post("/staff/dossiers", {"type": "ship", **order()}).status == 400


def test_what_is_not_allowed_is_refused_with_its_reason(desk: Desk) -> None:
    reference = desk.open(offer())
    reply = desk.post(f"/staff/dossiers/{reference}/commands", {"type": "ship", "carrier": "x"})
    assert reply.status == 409 and reply.headers["content-type"] == "application/problem+json"
    assert reply.json["detail"] == "there is no order yet" and reply.json["title"] == "This cannot be done now"
    french = desk.post(f"/staff/dossiers/{reference}/commands?lang=fr", {"type": "ship", "carrier": "x"})
    assert french.json["detail"] != reply.json["detail"]


def test_an_owner_or_deputy_whom_no_mail_would_reach_is_refused(desk: Desk) -> None:
    unknown = desk.post("/staff/dossiers", order(owner="nobody"))
    assert unknown.status == 422 and unknown.json["errors"][0]["field"] == "owner"
    reference = desk.open(order(deputy="moulin"))
    reply = desk.post(f"/staff/dossiers/{reference}/commands", {"type": "assign", "owner": "moulin", "deputy": "nobody"})
    assert reply.status == 422 and reply.json["errors"][0]["field"] == "deputy"
    desk.do(reference, "assign", owner="moulin")
    assert desk.get(f"/staff/dossiers/{reference}").json["state"]["owner"] == "moulin"


def test_an_old_dossier_carried_over_keeps_an_owner_who_has_left(desk: Desk) -> None:
    body = order(owner="left", effective="2004-07-22", recorded="2004-07-22T09:00:00+02:00")
    assert desk.post("/staff/dossiers", body).status == 201


def test_what_contradicts_itself_names_its_field(desk: Desk) -> None:
    reference = desk.open()
    body = {"type": "announce_delivery", "on": "2004-08-04"}
    reply = desk.post(f"/staff/dossiers/{reference}/commands", body)
    assert reply.status == 422 and reply.json["errors"][0]["field"] == "on"


def test_a_manager_invites_and_revokes(desk: Desk) -> None:
    reference = desk.open()
    new = {"name": "Ann Boss", "email": "ann@bigcorp.example", "language": "en"}
    desk.do(reference, "invite_contact", new=new)
    shown = desk.get(f"/staff/dossiers/{reference}/links")
    assert [(link["id"], link["contact"]["name"], link["opens"]) for link in shown.json["links"]] == [
        ("l1", "Jean Bon", "full"),
        ("l2", "Ann Boss", "full"),
    ]
    assert [(link["scope"], link["by"], link["shut_out"], link["last_act"]) for link in shown.json["links"]] == [
        ("full", None, False, None)
    ] * 2
    desk.do(reference, "revoke_link", link="l1")
    assert desk.get(f"/staff/dossiers/{reference}/links").json["links"][0]["shut_out"] is True
    opens = [link["opens"] for link in desk.get(f"/staff/dossiers/{reference}/links").json["links"]]
    assert opens == [None, "full"]
    desk.do(reference, "revoke_all_links")
    opens = [link["opens"] for link in desk.get(f"/staff/dossiers/{reference}/links").json["links"]]
    assert opens == [None, None]


def test_the_whole_history_is_read_in_pages(desk: Desk) -> None:
    reference = desk.open()
    for number in range(60):
        desk.do(reference, "add_note", comment=f"note {number}")
    seen, path = [], f"/staff/dossiers/{reference}"
    page = desk.get(path).json
    while True:
        seen += [entry["seq"] for entry in page["entries"]]
        if page["before"] is None:
            break
        page = desk.get(f"{path}?before={page['before']}").json
    assert seen == list(range(63, 0, -1))
    assert desk.get(f"{path}?before=x").json["errors"][0]["field"] == "before"


def test_an_unknown_dossier_is_not_found(desk: Desk) -> None:
    for reference in ("99ZZ99Z99Z", "nothing"):
        assert desk.get(f"/staff/dossiers/{reference}").status == 404
        reply = desk.post(f"/staff/dossiers/{reference}/commands", {"type": "mark_paid"})
        assert reply.status == 404 and reply.json["type"] == "/problems/#not-found"


def test_a_manager_is_refused_what_accountants_do(desk: Desk, api: Api) -> None:
    reference = desk.open()
    number = f"F-{uuid4().hex}"
    desk.do(reference, "issue_invoice", number=number, due="2099-09-30")
    body = {
        "type": "credit",
        "reason": "price",
        "number": f"A-{uuid4().hex}",
        "invoice": number,
        "groups": [{"vat_rate": "20", "amount": "10.00"}],
    }
    before = desk.version(reference)
    reply = desk.post(f"/staff/dossiers/{reference}/accounting", body)
    assert reply.status == 403 and reply.json["type"] == "/problems/#forbidden"
    assert desk.version(reference) == before
    assert desk.post(f"/staff/dossiers/{reference}/commands", body).status == 400
    accountant = Desk(api, "accountant")
    assert accountant.post(f"/staff/dossiers/{reference}/accounting", body).status == 201
    assert accountant.post(f"/staff/dossiers/{reference}/commands", {"type": "mark_paid"}).status == 403
    assert accountant.post("/staff/dossiers", order()).status == 403


def test_a_write_may_say_which_version_it_saw(desk: Desk) -> None:
    reference = desk.open()
    path = f"/staff/dossiers/{reference}/commands"
    note = {"type": "add_note", "comment": "x"}
    version = desk.version(reference)
    assert desk.post(path, note, headers(match=version)).status == 201
    stale = desk.post(path, note, headers(match=version))
    assert stale.status == 412 and stale.json["version"] == version + 1
    assert stale.json["detail"].startswith("Read the dossier again")
