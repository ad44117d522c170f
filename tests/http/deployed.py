"""The deployed API as the tests ask it: the zip and the template of production on the local AWS, over HTTP."""

import json
from dataclasses import dataclass, field

import httpx

from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.links.signing_keys import split
from chalicelib.adapters.links.tokens import LinkSigner
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.links import LinkKey
from infra.local.stack import Stack
from tests.http.api import Headers, Reply
from tests.http.described import hold, resource_of


@dataclass
class Deployed:
    """See tests.http.api.Api; each answer of a route is held to the OpenAPI document here too."""

    stack: Stack
    in_process: bool = False
    tokens: dict[str, str] = field(default_factory=dict)
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=60, headers={"Accept-Encoding": "identity"}))

    def request(self, method: str, path: str, headers: Headers | None = None, body: bytes = b"") -> Reply:
        """See Api; the bytes are those sent, compressed or not."""
        request = self.client.build_request(method, f"{self.stack.api_url}{path}", headers=dict(headers or {}), content=body)
        reply = self.client.send(request, stream=True)
        content = b"".join(reply.iter_raw())
        reply.close()
        answer = Reply(reply.status_code, {name.lower(): value for name, value in reply.headers.items()}, content)
        resource = resource_of(method, path)
        if resource:
            hold(method, resource, *answer)
        return answer

    def sign_in(self, role: str) -> str:
        """See Api; one sign-in serves all."""
        if role not in self.tokens:
            self.tokens[role] = self.stack.token(role)
        return self.tokens[role]

    def mint(self, key: LinkKey) -> str:
        """See Api."""
        return self._signer().mint(key)

    def wake(self, effect: Effect) -> None:
        """Wake the worker of effects as the stream would, which rests here, by the record of one effect."""
        record = {"eventName": "INSERT", "dynamodb": {"Keys": keys.effect(effect), "SequenceNumber": "1"}}
        functions = self.stack.cloud.session.client("lambda", endpoint_url=self.stack.aws.endpoint)
        names = (one["FunctionName"] for one in functions.list_functions()["Functions"])
        (worker,) = (name for name in names if "-Effects-" in name)
        answer = functions.invoke(FunctionName=worker, Payload=json.dumps({"Records": [record]}).encode())
        assert json.load(answer["Payload"]) == {"batchItemFailures": []}

    def _signer(self) -> LinkSigner:
        name = self.stack.deployed.stage.link_keys_parameter
        value = self.stack.cloud.ssm.get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"]
        return LinkSigner(lambda: split(value))


def rest(stack: Stack) -> None:
    """Let the workers rest, so that a dossier is at the version that the test's own commands led to."""
    session, endpoint = stack.cloud.session, stack.aws.endpoint
    functions, rules = session.client("lambda", endpoint_url=endpoint), session.client("events", endpoint_url=endpoint)
    for mapping in functions.list_event_source_mappings()["EventSourceMappings"]:
        functions.update_event_source_mapping(UUID=mapping["UUID"], Enabled=False)
    for rule in rules.list_rules()["Rules"]:
        rules.disable_rule(Name=rule["Name"])
