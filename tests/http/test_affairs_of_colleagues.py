"""Who was only ever let in by a colleague sees in the list of all affairs what was shared with them, and nothing else."""

from uuid import uuid4

import pytest

from tests.http.desk import Desk, Guest, headers, order
from tests.http.visitor import Visitor, grant

MIA = "mia.blum@bigcorp.example"


@pytest.fixture
def account() -> str:
    return f"bigcorp-{uuid4().hex[:8]}"


def shared(desk: Desk, account: str, scope: str) -> tuple[str, Visitor]:
    """An order of two of the account that Jean shared with Mia, and Mia with her link to all affairs."""
    reference, other = desk.open(order(account=account)), desk.open(order(account=account))
    assert reference != other
    jean = Guest(desk.api, reference)
    body = {"name": "Jean Bon", "email": MIA, "scope": scope, "language": "fr"}
    assert jean.post("/shares", body, headers(match=jean.seen())).status == 201
    links = desk.get(f"/staff/dossiers/{reference}/links").json["links"]
    assert (links[-1]["scope"], links[-1]["by"]["id"]) == (scope, "jean")
    return reference, Visitor(desk.api, account, links[-1]["contact"]["id"])


@pytest.mark.parametrize("scope", ["read", "act", "invoices"])
def test_a_colleague_sees_what_was_shared_and_opens_it_for_that_alone(desk: Desk, account: str, scope: str) -> None:
    reference, mia = shared(desk, account, scope)
    rows = mia.rows()
    assert set(rows) == {reference}, "the account's other order was not shared"
    page = desk.api.request("GET", f"/dossiers/{reference}", {"Authorization": f"Bearer {rows[reference]['token']}"})
    assert (page.status, page.json["view"]) == (200, "invoices" if scope == "invoices" else "full")
    assert rows[reference]["token"] == Guest(desk.api, reference, "l2").token


def test_a_row_of_invoices_alone_tells_no_goods_and_no_days(desk: Desk, account: str) -> None:
    reference, mia = shared(desk, account, "invoices")
    desk.do(reference, "announce_delivery", on="2099-09-04")
    reply = mia.get("?lang=fr")
    assert [word for word in ("Cellule", "Mat", "MR-110", "septembre", "2099-09") if word in reply.body.decode()] == []
    assert mia.open(reference).status in (201, 404)


def test_a_link_that_was_removed_is_no_row_from_then_on(desk: Desk, account: str) -> None:
    reference, mia = shared(desk, account, "read")
    jean = Guest(desk.api, reference)
    assert jean.post("/link-removals", {"name": "Jean Bon", "link": "l2"}, headers(match=jean.seen())).status == 201
    assert mia.rows() == {}
    assert mia.open(reference).status == 404


def test_the_whole_account_is_staff_s_to_show_and_leaves_a_shared_link_as_it_is(desk: Desk, account: str) -> None:
    reference, mia = shared(desk, account, "read")
    grant(desk, account, "grant_affairs", mia.contact, whole=True)
    rows = mia.rows()
    assert len(rows) == 2 and rows[reference]["token"] == Guest(desk.api, reference, "l2").token
    guest = Guest(desk.api, reference, "l2")
    assert guest.post("/questions", {"name": "Mia", "question": "?"}, headers(match=guest.seen())).status == 403
