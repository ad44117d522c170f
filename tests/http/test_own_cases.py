"""A contact opens a case about an instrument of theirs; staff open none about somebody else's."""

import json
from typing import Any
from uuid import uuid4

import pytest

from tests.http.api import Api, Reply
from tests.http.desk import Desk, headers, order
from tests.http.kinds import IN_PROCESS
from tests.http.test_own_instruments import mine
from tests.http.test_staff_instruments import TODAY, give
from tests.http.visitor import Visitor, grant

pytestmark = IN_PROCESS
FAULT = "Obscuration instable entre 4 et 9 %, bruit de pompe au démarrage."
ENDS = TODAY.replace(year=TODAY.year + 1, day=1)


@pytest.fixture
def jean(api: Api, desk: Desk) -> Visitor:
    """Who sees all of an account that has an order."""
    account = f"bigcorp-{uuid4().hex[:8]}"
    desk.open(order(account=account))
    grant(desk, account, "grant_affairs", whole=True)
    return Visitor(api, account)


def describe(visitor: Visitor, number: str, sent: dict[str, str] | None = None, **more: Any) -> Reply:
    """Describe a fault."""
    body = {"name": "Jean Bon", "fault": FAULT, "measures": "partly", **more}
    path = f"/affairs/instruments/{number}/cases"
    return visitor.api.request("POST", path, {**(sent or headers()), **visitor.bearer()}, json.dumps(body).encode())


def test_a_fault_opens_one_case_whose_link_is_answered_and_mailed(desk: Desk, jean: Visitor) -> None:
    number = mine(desk, jean.account, f"GL3-{jean.account}", location="Labo poudres", warranty=str(ENDS))
    sent = headers()
    first, again = (
        describe(jean, number, sent, since=str(TODAY), tried="Zéro relancé."),
        describe(jean, number, sent, since=str(TODAY), tried="Zéro relancé."),
    )
    assert first.status == 201, first.body
    assert again.json == first.json and again.headers["idempotent-replayed"] == "true"
    begun = first.json
    shown = jean.api.request(
        "GET", f"/dossiers/{begun['reference']}?lang=fr", {"Authorization": f"Bearer {begun['token']}"}, b""
    ).json
    assert shown["kind"] == "service" and shown["todo"]["title"] == "Déclarer la décontamination"
    assert FAULT in str(shown["history"]) and shown["acts"]["send_file"]
    staff = desk.get(f"/staff/dossiers/{begun['reference']}").json
    served = staff["state"]["instrument"]
    assert (served["id"], served["serial"], served["warranty"]) == (number, f"GL3-{jean.account}", str(ENDS))
    (granted,) = (entry for entry in staff["entries"] if entry["event"]["type"] == "link_granted")
    assert granted["event"]["contact"] == "jean", "its mail leaves with it"
    assert begun["number"].startswith("SAV-") and staff["state"]["number"] == begun["number"]


def test_another_account_s_instrument_is_as_none_and_one_given_away_is_no_longer_theirs(desk: Desk, jean: Visitor) -> None:
    other = f"{jean.account}-2"
    desk.open(order(account=other))
    theirs, given = mine(desk, other, f"X-{other}"), mine(desk, jean.account, f"G-{other}", since="2020-01-01")
    assert give(desk, given, type="give_instrument", account=other, on="2024-05-06").status == 201
    refused = [describe(jean, one) for one in (theirs, given, "45HR99Z99Z")]
    assert {reply.status for reply in refused} == {404} and len({reply.body for reply in refused}) == 1
    left_out = ("lines", "terms", "customer_reference", "freight")
    opening = {
        **{key: value for key, value in order(account=jean.account).items() if key not in left_out},
        "type": "open_case", "instrument": {"id": theirs, "model": "GL-300", "serial": "1"}, "comment": FAULT,
    }  # fmt: skip
    reply = desk.post("/staff/dossiers", opening)
    assert reply.status == 409 and "is not this customer" in str(reply.json), reply.body


def test_what_is_told_is_checked(desk: Desk, jean: Visitor) -> None:
    number = mine(desk, jean.account, f"C-{jean.account}")
    assert describe(jean, number, since="2099-01-01").status == 422
    assert describe(jean, number, name="Granuloshop").status == 422
    assert describe(jean, number, fault="").status in (400, 422)
