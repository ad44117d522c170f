"""The viewer's network: told by the edge where it knows the secret, else where the gateway saw the request come from."""

from collections.abc import Mapping

import pytest
from botocore.exceptions import EndpointConnectionError
from chalice.app import Request

from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.viewer import network_of

SECRETS = ("o" * 40, "n" * 40)
EDGE = "203.0.113.9"


def call(headers: Mapping[str, str], source: str = EDGE) -> Call:
    """A request as the gateway hands it over."""
    event = {
        "requestContext": {"resourcePath": "/", "httpMethod": "POST", "identity": {"sourceIp": source}},
        "headers": dict(headers),
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "multiValueQueryStringParameters": None,
        "pathParameters": None,
        "stageVariables": None,
        "body": None,
        "isBase64Encoded": False,
    }
    made = Call(Request(event))
    made.origin_secrets = lambda: SECRETS
    return made


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    ("viewer", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
    ],
)
def test_the_edge_is_believed_under_each_secret_in_force(secret: str, viewer: str, network: str) -> None:
    assert network_of(call({"x-viewer": viewer, "x-origin-secret": secret})) == network


@pytest.mark.parametrize("secret", [None, "", "x" * 40, SECRETS[0][:-1], "é" * 40, ",".join(SECRETS)])
def test_who_asks_the_gateway_itself_counts_as_where_they_come_from(secret: str | None) -> None:
    headers = {"x-viewer": "192.0.2.7", "X-Forwarded-For": "192.0.2.8", **({} if secret is None else {"x-origin-secret": secret})}
    assert network_of(call(headers)) == EDGE
    assert network_of(call(headers, "2001:db8::5")) == "2001:db8::/64"


@pytest.mark.parametrize("viewer", ["", "nobody", "192.0.2.7, 192.0.2.8", "192.0.2", "1" * 5000, "192.0.2.7/8"])
def test_what_is_no_address_counts_as_the_edge(viewer: str) -> None:
    assert network_of(call({"x-viewer": viewer, "x-origin-secret": SECRETS[1]})) == EDGE


def test_nobody_is_taken_for_the_edge_while_its_secrets_cannot_be_read() -> None:
    def unread() -> tuple[str, ...]:
        raise EndpointConnectionError(endpoint_url="https://ssm")

    vouched, bare = call({"x-viewer": "192.0.2.7", "x-origin-secret": SECRETS[0]}), call({})
    vouched.origin_secrets = bare.origin_secrets = unread
    with pytest.raises(EndpointConnectionError):
        network_of(vouched)
    assert network_of(bare) == EDGE, "who shows no secret needs none read"
