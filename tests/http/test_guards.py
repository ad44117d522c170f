"""Every staff route is guarded twice, by the gateway and by its handler; no token but a staff access token comes in."""

from typing import Any

import pytest

from app import app
from chalicelib.adapters.identity import DESK_SCOPE, SCOPE
from chalicelib.entrypoints.http.customer.route_rights import RIGHT_OF, WITHOUT
from tests.http.api import Api, InProcess
from tests.http.desk import Desk, headers, order
from tests.http.kinds import IN_PROCESS

ROUTES = [(path, method, entry) for path, methods in app.routes.items() for method, entry in methods.items()]
STAFF = [(path, method) for path, method, _ in ROUTES if path.startswith("/staff")]


ACTS = (
    "files", "forwarded-invoices", "order-codes", "order-numbers", "order-requests", "order-reviews", "order-withdrawals",
    "orders", "link-removals", "link-replacements", "reservation-extensions", "reservation-releases", "reservations", "shares",
    "transfers", "transfer-withdrawals", "credit-choice", "declarations", "quote-acceptances", "quote-refusals",
)  # fmt: skip
"""What a customer does about an offer, about links, about what is to be paid, and about a service case."""


def test_every_route_is_known() -> None:
    open_to_all = {
        ("/links", "POST"), ("/lost-links", "POST"), ("/label-requests", "POST"), ("/webhooks/stripe", "POST"),
            ("/affairs/session", "POST"), ("/affairs/session", "GET"),
        ("/affairs/session", "HEAD"), ("/affairs/session", "DELETE"),
    }  # fmt: skip
    by_link = {
        ("/dossiers/{reference}", "GET"), ("/dossiers/{reference}", "HEAD"), ("/dossiers/{reference}/history", "GET"),
        ("/dossiers/{reference}/history", "HEAD"), ("/dossiers/{reference}/questions", "POST"),
        ("/dossiers/{reference}/receptions", "POST"), ("/dossiers/{reference}/payments", "POST"),
            ("/dossiers/{reference}/documents/{entry}", "GET"),
        ("/dossiers/{reference}/documents/{entry}", "HEAD"), ("/dossiers/{reference}/documents.zip", "GET"),
        ("/dossiers/{reference}/documents.zip", "HEAD"), ("/dossiers/{reference}/session", "DELETE"),
        ("/dossiers/{reference}/known/{sha256}", "GET"), ("/dossiers/{reference}/known/{sha256}", "HEAD"),
        ("/dossiers/{reference}/access", "GET"), ("/dossiers/{reference}/access", "HEAD"),
        ("/affairs", "GET"), ("/affairs", "HEAD"), ("/affairs/closed", "GET"), ("/affairs/closed", "HEAD"),
        ("/affairs/dossiers/{reference}", "POST"),
        *((f"/affairs/statement{form}", method) for form in ("", ".csv", ".pdf") for method in ("GET", "HEAD")),
        *((f"/affairs/instruments{rest}", method) for rest in ("", "/{instrument}", "/{instrument}/documents/{document}")
          for method in ("GET", "HEAD")),
        ("/affairs/instruments/{instrument}/cases", "POST"),
        *((f"/dossiers/{{reference}}/{act}", "POST") for act in ACTS),
        ("/dossiers/{reference}/files/{entry}", "GET"), ("/dossiers/{reference}/files/{entry}", "HEAD"),
        ("/dossiers/{reference}/reservation.ics", "GET"), ("/dossiers/{reference}/reservation.ics", "HEAD"),
        ("/dossiers/{reference}/receipts/{entry}", "GET"), ("/dossiers/{reference}/receipts/{entry}", "HEAD"),
        ("/dossiers/{reference}/transfer.svg", "GET"), ("/dossiers/{reference}/transfer.svg", "HEAD"),
    }  # fmt: skip
    assert {(path, method) for path, method, _ in ROUTES} == open_to_all | by_link | set(STAFF)


def test_every_other_route_says_which_right_of_a_link_it_needs_or_why_none() -> None:
    others = {f"{method} {path}" for path, method, _ in ROUTES if not path.startswith("/staff") and method != "HEAD"}
    assert set(RIGHT_OF) | set(WITHOUT) == others
    assert not set(RIGHT_OF) & set(WITHOUT)


def test_every_staff_route_has_the_authorizer_with_a_scope() -> None:
    assert STAFF
    for path, _, entry in ROUTES:
        if path.startswith("/staff"):
            assert entry.authorizer is not None
            assert entry.authorizer.name == "staff" and entry.authorizer.scopes == [SCOPE, DESK_SCOPE]
        else:
            assert entry.authorizer is None
        assert entry.cors is None, "one origin: no other site may read"


@IN_PROCESS
@pytest.mark.parametrize(("path", "method"), STAFF)
def test_the_handler_itself_refuses_without_claims(api: Api, path: str, method: str) -> None:
    assert isinstance(api, InProcess)
    token = api.sign_in("manager")
    for claims in ({}, {"sub": "x"}, {"sub": "x", "token_use": "id", "client_id": api.client, "cognito:groups": "manager"}):
        api.tokens[token] = claims
        sent = {**headers(), "Authorization": f"Bearer {token}"}
        reply = api.request(method, path.replace("{reference}", "45KL89G00E"), sent, b"{}" if method == "POST" else b"")
        assert reply.status == 401 and reply.headers["content-type"] == "application/problem+json"


BAD_CLAIMS: list[tuple[dict[str, Any], int]] = [
    ({"token_use": "id"}, 401),
    ({"token_use": ""}, 401),
    ({"client_id": "another"}, 401),
    ({"client_id": ""}, 401),
    ({"sub": ""}, 401),
    ({"cognito:groups": ""}, 403),
    ({"cognito:groups": "admins"}, 403),
    ({"cognito:groups": "managers"}, 403),
    ({"cognito:groups": "accountant"}, 403),
    ({"cognito:groups": "[accountant manager]"}, 201),
    ({"cognito:groups": "accountant,manager"}, 201),
]


@IN_PROCESS
@pytest.mark.parametrize(("claims", "status"), BAD_CLAIMS)
def test_claims_decide(api: Api, claims: dict[str, Any], status: int) -> None:
    assert isinstance(api, InProcess)
    desk = Desk(api)
    desk.token = api.sign_in("manager", **claims)
    assert desk.post("/staff/dossiers", order()).status == status


def test_a_customers_token_opens_no_staff_route(api: Api, desk: Desk) -> None:
    from tests.http.desk import Guest

    guest = Guest(api, desk.open())
    assert api.request("GET", f"/staff/dossiers/{guest.reference}", guest.bearer()).status == 401
    assert api.request("GET", f"/dossiers/{guest.reference}", {"Authorization": f"Bearer {desk.token}"}).status == 401
