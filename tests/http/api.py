"""An API as the tests ask it: in this process through the gateway's event, or deployed, over HTTP."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol
from urllib.parse import parse_qs
from uuid import uuid4

from chalice.app import Chalice

from chalicelib.adapters.identity import SCOPE
from chalicelib.application.ports.links import LinkKey
from tests.http.described import hold, resource_of

Headers = Mapping[str, str]
ROOT = "/api"
UNAUTHORIZED = b'{"type":"about:blank","title":"Unauthorized","status":401}'
"""What the gateway says where its authorizer lets nobody in."""


class Reply(NamedTuple):
    """An answer: header names in lower case."""

    status: int
    headers: Headers
    body: bytes

    @property
    def json(self) -> Any:
        """The body's value."""
        return json.loads(self.body)


class Api(Protocol):
    """What both are asked."""

    in_process: bool

    def request(self, method: str, path: str, headers: Headers | None = None, body: bytes = b"") -> Reply:
        """Send a request to a path below the API's root."""

    def sign_in(self, role: str) -> str:
        """An access token of somebody with this role."""

    def mint(self, key: LinkKey) -> str:
        """A token signed with the API's own key."""


@dataclass
class InProcess:
    """The chalice application behind a stand-in for API Gateway: routes, authorizer, base64 of every body.

    Every answer of a route, in whichever test, is held to the OpenAPI document.
    """

    app: Chalice
    signer: Any
    client: str
    tokens: dict[str, dict[str, str]] = field(default_factory=dict)
    in_process: bool = True

    def request(self, method: str, path: str, headers: Headers | None = None, body: bytes = b"") -> Reply:
        """See Api."""
        path, _, query = path.partition("?")
        route = self._route(method, path)
        if route is None:
            return Reply(404, {"content-type": "application/problem+json"}, b'{"status":404}')
        reply = self._answer(method, route, query, headers or {}, body)
        hold(method, route[0], reply.status, reply.headers, reply.body)
        return reply

    def _answer(self, method: str, route: tuple[str, dict[str, str]], query: str, headers: Headers, body: bytes) -> Reply:
        resource, arguments = route
        lower = {name.lower(): value for name, value in headers.items()}
        context: dict[str, Any] = {"resourcePath": resource, "httpMethod": method, "requestId": "r1", "stage": "api"}
        if self.app.routes[resource][method].authorizer:
            claims = self.tokens.get(lower.get("authorization", "").removeprefix("Bearer "))
            if claims is None:
                return Reply(401, {"content-type": "application/problem+json"}, UNAUTHORIZED)
            context["authorizer"] = {"claims": claims}
        answer = self.app(
            {
                "requestContext": context,
                "headers": dict(headers),
                "multiValueHeaders": {name: [value] for name, value in headers.items()},
                "multiValueQueryStringParameters": parse_qs(query, keep_blank_values=True) or None,
                "pathParameters": arguments or None,
                "stageVariables": None,
                "body": b64encode(body).decode() if body else None,
                "isBase64Encoded": bool(body),
            },
            None,
        )
        sent = b64decode(answer["body"]) if answer["isBase64Encoded"] else answer["body"].encode()
        return Reply(answer["statusCode"], {name.lower(): value for name, value in answer["headers"].items()}, sent)

    def sign_in(self, role: str, **claims: str) -> str:
        """See Api; `claims` take the place of those that such a token has."""
        token = f"{role}-{uuid4()}"
        default_claims = {
            "sub": f"sub-{role}",
            "token_use": "access",
            "client_id": self.client,
            "scope": SCOPE,
            "cognito:groups": role,
        }
        self.tokens[token] = default_claims | claims
        return token

    def mint(self, key: LinkKey) -> str:
        """See Api."""
        token: str = self.signer.mint(key)
        return token

    def _route(self, method: str, path: str) -> tuple[str, dict[str, str]] | None:
        resource = resource_of(method, path)
        if resource is None:
            return None
        pairs = zip(resource.split("/"), path.split("/"), strict=True)
        return resource, {name[1:-1]: part for name, part in pairs if name[:1] == "{"}
