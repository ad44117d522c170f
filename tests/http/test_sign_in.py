"""Staff tokens that open nothing, at the deployed gateway: each answer is a problem, nothing is written."""

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any, Literal

import pytest

from chalicelib.adapters.identity import DESK_SCOPE, SCOPE
from chalicelib.adapters.live_staff import GOOD_FOR
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.staff_store import STAFF_ID
from chalicelib.application.staff.colleagues_desk import ROLE
from tests.http.api import Api, Reply
from tests.http.deployed import Deployed
from tests.http.desk import Desk, headers, order
from tests.http.hosted_sign_in import HostedSignIn
from tests.http.kinds import DEPLOYED

pytestmark = DEPLOYED


@pytest.fixture
def gate(api: Api) -> Deployed:
    assert isinstance(api, Deployed)
    return api


def knock(gate: Deployed, authorization: str | None) -> Reply:
    sent = headers() if authorization is None else headers(Authorization=authorization)
    return gate.request("POST", "/staff/dossiers", sent, json.dumps(order()).encode())


def refused(reply: Reply, status: int = 401, by: Literal["gateway", "handler"] = "gateway") -> None:
    """A problem, from the one that is to refuse: the other stands behind it, and would hide that it lets all pass."""
    assert reply.status == status, reply.body
    assert reply.headers["content-type"].startswith("application/problem+json")
    assert reply.json["status"] == status
    assert (reply.json["type"] == "about:blank") is (by == "gateway"), reply.body


def part(value: dict[str, Any]) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def read(text: str) -> dict[str, Any]:
    claims: dict[str, Any] = json.loads(urlsafe_b64decode(text + "=="))
    return claims


def test_a_token_of_ours_comes_in(gate: Deployed) -> None:
    assert knock(gate, f"Bearer {gate.sign_in('manager')}").status == 201


def test_no_token_and_garbage_do_not(gate: Deployed) -> None:
    for authorization in (None, "Bearer", "Bearer x", "Bearer a.b.c", "Basic bWFuYWdlcjptYW5hZ2Vy"):
        refused(knock(gate, authorization))


def test_an_unsigned_or_changed_token_does_not(gate: Deployed) -> None:
    head, claims, signature = gate.sign_in("manager").split(".")
    promoted = part({**read(claims), "cognito:groups": ["manager", "accountant"]})
    prolonged = part({**read(claims), "exp": int(time.time()) + 10**6})
    for token in (
        f"{part({'alg': 'none', 'typ': 'JWT'})}.{claims}.",
        f"{part({'alg': 'none', 'kid': read(head)['kid']})}.{claims}.",
        f"{part({'alg': 'HS256', 'kid': read(head)['kid']})}.{claims}.{signature}",
        f"{head}.{promoted}.{signature}",
        f"{head}.{prolonged}.{signature}",
        f"{head}.{claims}.{signature[:-8]}AAAAAAAA",
        f"{head}.{claims}.",
        f"{head}.{claims}",
    ):
        refused(knock(gate, f"Bearer {token}"))


def strangers(gate: Deployed, pool: str, client: str) -> dict[str, str]:
    """The tokens of a manager of this pool, signed in through this client without a second factor."""
    cognito = gate.stack.cloud.cognito
    name, password = f"u{time.time_ns()}", "Aa1-long-enough-password"
    cognito.admin_create_user(UserPoolId=pool, Username=name, TemporaryPassword=password, MessageAction="SUPPRESS")
    cognito.admin_set_user_password(UserPoolId=pool, Username=name, Password=password, Permanent=True)
    cognito.admin_add_user_to_group(UserPoolId=pool, Username=name, GroupName="manager")
    parameters = {"USERNAME": name, "PASSWORD": password}
    answer = cognito.initiate_auth(ClientId=client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=parameters)
    result = answer["AuthenticationResult"]
    return {"access": result["AccessToken"], "id": result["IdToken"]}


def test_a_role_that_a_manager_gives_is_that_of_the_next_token(gate: Deployed) -> None:
    deployed, desk = gate.stack.deployed, Desk(gate)
    tokens = strangers(gate, deployed.user_pool, deployed.user_pool_client)
    name = read(tokens["access"].split(".")[1])["username"]
    theirs = headers(Authorization=f"Bearer {tokens['access']}")
    person = {"name": "Inès Petit", "email": "ines.petit@granuloshop.example", "language": "fr"}
    assert desk.post("/staff/colleagues", {"type": "add_colleague", "key": name, **person}).status == 201
    assert gate.request("GET", "/staff/me", theirs).json["roles"] == ["manager"]
    given = desk.post("/staff/colleagues", {"type": "give_role", "key": name, "role": "accountant"})
    assert given.status == 201, given.body
    gate.wake(Effect(STAFF_ID, given.json["version"], ROLE, name))
    cognito = gate.stack.cloud.cognito
    groups = cognito.admin_list_groups_for_user(UserPoolId=deployed.user_pool, Username=name)["Groups"]
    assert [group["GroupName"] for group in groups] == ["accountant"]
    (shown,) = (one for one in desk.get("/staff/colleagues").json["colleagues"] if one["key"] == name)
    assert shown["roles"] == ["accountant"]
    patient = time.monotonic() + 2 * GOOD_FOR
    while gate.request("GET", "/staff/me", theirs).status == 200 and time.monotonic() < patient:
        pass
    refused(gate.request("GET", "/staff/me", theirs), by="handler")


def test_an_id_token_does_not(gate: Deployed) -> None:
    deployed = gate.stack.deployed
    tokens = strangers(gate, deployed.user_pool, deployed.user_pool_client)
    assert knock(gate, f"Bearer {tokens['access']}").status == 201
    refused(knock(gate, f"Bearer {tokens['id']}"))


def test_a_token_of_the_desk_comes_in_and_its_id_token_does_not(gate: Deployed) -> None:
    hosted = HostedSignIn(gate.stack)
    given = hosted.redeem(hosted.code()).json()
    claims = read(given["access_token"].split(".")[1])
    assert (set(claims["scope"].split()), claims["username"]) == ({"openid", DESK_SCOPE}, "vasseur")
    assert knock(gate, f"Bearer {given['access_token']}").status == 201
    refused(knock(gate, f"Bearer {given['id_token']}"))
    with pytest.raises(gate.stack.cloud.cognito.exceptions.NotAuthorizedException):
        gate.stack.cloud.cognito.get_user(AccessToken=given["access_token"])


def test_a_code_is_good_once_and_for_who_asked_for_it(gate: Deployed) -> None:
    hosted = HostedSignIn(gate.stack)
    code = hosted.code()
    for changed in (
        {"code_verifier": "another"},
        {"redirect_uri": f"{gate.stack.base_url}/en/desk/"},
        {"client_id": gate.stack.deployed.user_pool_client},
    ):
        assert hosted.redeem(code, **changed).json()["error"] == "invalid_grant"
    assert hosted.redeem(code).status_code == 200
    assert hosted.redeem(code).json()["error"] == "invalid_grant"
    elsewhere = hosted.authorize(redirect_uri=f"{gate.stack.base_url}/bureau/#/45MR02G00A")
    assert (elsewhere.status_code, elsewhere.json()["error"]) == (400, "invalid_request")
    for changed in ({"code_challenge_method": "plain"}, {"scope": f"openid {SCOPE}"}):
        assert "error=invalid_request" in hosted.authorize(**changed).headers["Location"]


def test_a_refresh_token_is_replaced_keeps_the_role_and_is_revoked(gate: Deployed) -> None:
    hosted = HostedSignIn(gate.stack)
    first = hosted.redeem(hosted.code()).json()["refresh_token"]
    answer = hosted.refresh(first)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    second = answer.json()
    assert second["refresh_token"] != first
    assert read(second["access_token"].split(".")[1])["cognito:groups"] == ["manager"]
    assert knock(gate, f"Bearer {second['access_token']}").status == 201
    client = gate.stack.deployed.user_pool_client
    assert hosted.refresh(second["refresh_token"], client_id=client).json()["error"] == "invalid_grant"
    assert hosted.revoke(second["access_token"]).json()["error"] == "unsupported_token_type"
    assert hosted.revoke(second["refresh_token"]).status_code == 200
    for token in (first, second["refresh_token"]):
        assert hosted.refresh(token).json()["error"] == "invalid_grant"


def test_a_browser_without_a_session_is_told_so_where_nobody_is_to_be_asked(gate: Deployed) -> None:
    hosted = HostedSignIn(gate.stack)
    assert hosted.authorize(prompt="none").headers["Location"] == f"{hosted.back}?error=login_required&state=s1"
    hosted.code()
    assert "code=" in hosted.authorize(prompt="none").headers["Location"]
    assert hosted.authorize(prompt="login").status_code == 200


def test_a_token_of_another_client_does_not(gate: Deployed) -> None:
    pool = gate.stack.deployed.user_pool
    client = gate.stack.cloud.cognito.create_user_pool_client(
        UserPoolId=pool, ClientName="other", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    )["UserPoolClient"]["ClientId"]
    refused(knock(gate, f"Bearer {strangers(gate, pool, client)['access']}"), by="handler")


def test_a_token_of_another_pool_does_not(gate: Deployed) -> None:
    cognito = gate.stack.cloud.cognito
    pool = cognito.create_user_pool(PoolName="other")["UserPool"]["Id"]
    cognito.create_group(UserPoolId=pool, GroupName="manager")
    client = cognito.create_user_pool_client(
        UserPoolId=pool, ClientName="staff", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    )["UserPoolClient"]["ClientId"]
    refused(knock(gate, f"Bearer {strangers(gate, pool, client)['access']}"))


def test_an_expired_token_does_not(gate: Deployed) -> None:
    """Issued for one second, which Cognito itself would not do, by the staff's own client, whose term is put back."""
    deployed, cognito = gate.stack.deployed, gate.stack.cloud.cognito
    kept = cognito.describe_user_pool_client(UserPoolId=deployed.user_pool, ClientId=deployed.user_pool_client)["UserPoolClient"]

    def term(number: int, unit: Literal["seconds", "minutes"]) -> None:
        cognito.update_user_pool_client(
            UserPoolId=deployed.user_pool, ClientId=deployed.user_pool_client, ExplicitAuthFlows=kept["ExplicitAuthFlows"],
            AccessTokenValidity=number, TokenValidityUnits={"AccessToken": unit},
        )  # fmt: skip

    term(1, "seconds")
    try:
        token = strangers(gate, deployed.user_pool, deployed.user_pool_client)["access"]
    finally:
        term(kept["AccessTokenValidity"], "minutes")
    # Two seconds more than its time: whether the last second counts is the gateway's to say.
    time.sleep(max(0.0, read(token.split(".")[1])["exp"] - time.time()) + 2)
    refused(knock(gate, f"Bearer {token}"))


def test_every_staff_route_is_closed_at_the_gateway(gate: Deployed) -> None:
    from tests.http.test_guards import STAFF

    for path, method in STAFF:
        reply = gate.request(method, path.replace("{reference}", "45KL89G00E"), headers(), b"{}" if method == "POST" else b"")
        assert reply.status == 401
        if method != "HEAD":
            refused(reply)


def test_what_the_gateway_does_not_know_is_a_problem_too(gate: Deployed) -> None:
    for method, path in (("GET", "/nothing"), ("PUT", "/staff/dossiers"), ("GET", "/links"), ("OPTIONS", "/dossiers/45KL89G00E")):
        refused(gate.request(method, path), 404)


def test_a_manager_on_an_accountants_route_is_refused(gate: Deployed) -> None:
    desk = Desk(gate)
    body = {"type": "refund", "invoice": "F1", "amount": "1.00"}
    refused(desk.post(f"/staff/dossiers/{desk.open()}/accounting", body), 403, "handler")
