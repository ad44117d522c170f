"""A customer passes an invoice on to who pays it: who may, what is asked, and what its reader can open then."""

from typing import Any

import pytest

from tests.http.api import Api
from tests.http.desk import ADDRESS, Desk, Guest, headers, order

COMPTA = "compta@bigcorp.example"
PATH = "/forwarded-invoices"


@pytest.fixture
def guest(desk: Desk) -> Guest:
    """Jean, whose order was invoiced; entry 5 is the invoice."""
    reference = desk.open(order(billing={**ADDRESS, "email": COMPTA}))
    desk.do(reference, "issue_invoice", due="2099-09-30")
    return Guest(desk.api, reference)


def version(guest: Guest) -> str:
    """What the reader's next act is held to."""
    return str(guest.get("?lang=fr").json["version"])


def entry_of(guest: Guest) -> int:
    """The entry of the invoice that can be passed on."""
    (invoice,) = guest.get("?lang=fr").json["acts"]["forward"]["invoices"]
    return int(invoice["entry"])


def acts(shown: dict[str, Any]) -> list[str]:
    """What a reader is asked to do, in the order of the page."""
    return [control["act"] for control in shown["todo"]["acts"]]


def test_it_goes_to_the_billing_address_and_opens_the_invoices_alone(api: Api, desk: Desk, guest: Guest) -> None:
    shown = guest.get("?lang=en").json
    assert shown["acts"]["forward"]["email"] == COMPTA
    ways = ["transfer"] if api.in_process else ["pay", "iban"]  # only the deployed stage has Stripe's keys
    assert acts(shown) == [*ways, "forward"]
    body, sent = {"name": "Jean Bon", "document": entry_of(guest)}, headers(match=version(guest))
    first = guest.post(PATH, body, sent)
    assert first.status == 201
    again = guest.post(PATH, body, sent)
    assert (again.status, again.headers.get("idempotent-replayed")) == (201, "true"), "sent twice, done once"
    entries = guest.get("?lang=fr").json["history"]["entries"]
    assert "transmise à BigCorp Europe" in entries[0]["title"]
    accounts = Guest(api, guest.reference, "l2")
    theirs = accounts.get("?lang=fr").json
    assert (theirs["view"], acts(theirs)) == ("invoices", ways), "they pay, and are asked for nothing else"
    assert accounts.get("/history").status in (403, 404)
    assert accounts.post(PATH, body, headers(match="x")).status == 403, "they pass nothing on"


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"document": 1}, 422, "document"),
        ({"document": 99}, 422, "document"),
        ({"document": 0}, 400, "document"),
        ({"email": "no address"}, 400, "email"),
        ({"email": "a@b.example\r\nBcc: c@d.example"}, 400, "email"),
        ({"name": None}, 400, "name"),
        ({"name": "Claire Vasseur"}, 422, "name"),
        ({"unknown": 1}, 400, "unknown"),
    ],
)
def test_what_is_wrong_is_named(guest: Guest, changes: dict[str, object], status: int, field: str) -> None:
    body = {"name": "Jean Bon", "document": entry_of(guest), **changes}
    answer = guest.post(PATH, body, headers(match=version(guest)))
    assert (answer.status, answer.json["errors"][0]["field"]) == (status, field), answer.body


def test_a_dossier_that_changed_meanwhile_is_read_again_first(desk: Desk, guest: Guest) -> None:
    seen, entry = version(guest), entry_of(guest)
    desk.do(guest.reference, "add_note", comment="Une note", visible=True)
    assert guest.post(PATH, {"name": "Jean Bon", "document": entry}, headers(match=seen)).status == 412


def test_whom_staff_shut_out_gets_nothing(desk: Desk, guest: Guest) -> None:
    body = {"name": "Jean Bon", "document": entry_of(guest)}
    assert guest.post(PATH, body, headers(match=version(guest))).status == 201
    desk.do(guest.reference, "revoke_link", link="l2")
    refused = guest.post(f"{PATH}?lang=fr", body, headers(match=version(guest)))
    assert (refused.status, refused.json["errors"][0]["field"]) == (409, "email")
