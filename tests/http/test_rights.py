"""Every route of the customer's by a link of every scope: what it permits is done, and nothing else is answered."""

from typing import get_args

import pytest

from chalicelib.domain.access.rights import RIGHTS, Right
from chalicelib.domain.sale.lines import Scope
from chalicelib.entrypoints.http.customer.route_rights import RIGHT_OF
from tests.http.api import Api, Reply
from tests.http.desk import Desk, Guest, headers

SCOPES: tuple[Scope, ...] = get_args(Scope)
COLLEAGUE = {"name": "Mia Blum", "email": "mia.blum@bigcorp.example", "language": "en"}
SECRET = ("Jean Bon", "jean.bon", "Mia", "Cellule", "MR-110", "Tamis", "BigCorp", "P020044G")
"""What is in the dossier and in nothing that an invoice's reader is refused."""


def opened(desk: Desk, scope: Scope) -> Guest:
    """Give somebody with a link of a scope to an order that was invoiced."""
    reference = desk.open()
    desk.do(reference, "invite_contact", new=COLLEAGUE, scope=scope)
    desk.do(reference, "create_delivery_note", parts=[{"line": 1, "quantity": 2}])
    desk.do(reference, "ship", carrier="La Poste")
    desk.do(reference, "issue_invoice", due="2099-09-30")
    return Guest(desk.api, reference, "l2")


def request(guest: Guest, route: str) -> Reply:
    """Ask a route for what it gives, with a body that says nothing."""
    method, _, path = route.partition(" ")
    path = path.replace("{reference}", guest.reference).replace("{entry}", "1").replace("{sha256}", "0" * 64)
    sent = {**headers(match="x"), **guest.bearer()} if method == "POST" else guest.bearer()
    return guest.api.request(method, path, sent, b"{}" if method == "POST" else b"")


def test_every_right_is_somebody_s_and_whoever_has_a_link_may_read_the_invoices() -> None:
    assert set().union(*RIGHTS.values()) == set(get_args(Right))
    assert all("invoices" in rights for rights in RIGHTS.values())
    assert RIGHTS["full"] > RIGHTS["act"] > RIGHTS["read"]


@pytest.mark.parametrize("scope", SCOPES)
def test_a_link_does_what_it_permits_and_nothing_else(desk: Desk, scope: Scope) -> None:
    guest = opened(desk, scope)
    whole = Guest(desk.api, guest.reference, "l1")
    for route, right in RIGHT_OF.items():
        answered = request(guest, route)
        if right in RIGHTS[scope]:
            assert answered.status == request(whole, route).status not in (401, 403), route
        else:
            assert answered.status == (404 if right == "read" else 403), route
            assert answered.headers["content-type"] == "application/problem+json"


def test_who_reads_invoices_alone_is_refused_without_a_byte_of_the_rest(desk: Desk) -> None:
    guest = opened(desk, "invoices")
    for route, right in RIGHT_OF.items():
        if right not in RIGHTS["invoices"]:
            body = request(guest, route).body.decode()
            assert not [word for word in (*SECRET, guest.reference) if word in body], route


def test_a_refusal_says_what_the_link_permits_and_who_can_do_it(desk: Desk) -> None:
    guest = opened(desk, "read")
    refused = guest.post("/questions?lang=fr", {"name": "Mia Blum", "question": "?"}, headers(match="x"))
    assert (refused.status, refused.json["type"]) == (403, "/problems/#forbidden")
    assert refused.json["detail"] == (
        "Ce lien permet de lire ce dossier. Jean Bon peut poser une question, confirmer une réception et envoyer des fichiers."
    )
    ordered = guest.post("/orders?lang=en", {}, headers(match="x"))
    assert ordered.json["detail"] == "This link lets you read this order. Jean Bon can order."
    desk.do(guest.reference, "revoke_link", link="l1")
    alone = guest.post("/orders?lang=en", {}, headers(match="x"))
    assert alone.json["detail"].endswith("Nobody of your company has a link that permits it today: call us.")


def test_the_invoices_are_all_that_such_a_link_shows(desk: Desk) -> None:
    guest = opened(desk, "invoices")
    shown = guest.get("?lang=fr")
    assert (shown.status, shown.json["view"]) == (200, "invoices")
    text = shown.body.decode()
    assert not [word for word in ("Jean Bon", "jean.bon", "Mia", "Cellule", "MR-110", "Tamis") if word in text]
    assert "FR76 3000" in text and "5 220" not in text, "the account is there, and no price of a line"
    assert guest.get("?at=2").status == 404
    tag = shown.headers["etag"]
    assert guest.get("?lang=fr", **{"If-None-Match": tag}).status == 304
    desk.do(guest.reference, "add_note", comment="x", visible=True)
    assert guest.get("?lang=fr", **{"If-None-Match": tag}).status == 304, "what else happens is not theirs to notice"


def test_of_documents_such_a_link_opens_invoices_and_what_proves_them(desk: Desk, api: Api) -> None:
    guest = opened(desk, "invoices")
    documents = [one["document"]["title"] for one in guest.get("?lang=en").json["documents"]]
    assert [title.split()[0] for title in documents] == ["Delivery", "Invoice"]
    entries = [each["document"]["entry"] for each in desk.get(f"/staff/dossiers/{guest.reference}/documents").json["documents"]]
    shown = {one["document"]["entry"] for one in guest.get().json["documents"]}
    assert shown < set(entries), "the order's confirmation is none of them"
    for entry in set(entries) - shown:
        assert guest.get(f"/documents/{entry}").status == 404
