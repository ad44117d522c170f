"""Answers held to the OpenAPI document, closed: no status, type, header or field that it does not name."""

import gzip
import json
import re
from collections.abc import Mapping
from copy import deepcopy
from functools import cache, lru_cache
from typing import Any

import jsonschema_rs

from infra.openapi.document import document


@cache
def closed() -> dict[str, Any]:
    """The document with no room in its objects: readers must bear new fields one day, our own tests see them first."""
    copy = deepcopy(document())
    for schema in copy["components"]["schemas"].values():
        if "properties" in schema:
            schema["additionalProperties"] = False
    return copy


REFERENCE = re.compile(r'"#/components/schemas/([^"]+)"')


def validator(schema: Mapping[str, Any]) -> jsonschema_rs.Draft202012Validator:
    """What holds a value to a schema of the document; it is given those that this one leads to, a hundredth of the document."""
    schemas, left = closed()["components"]["schemas"], list(references(json.dumps(schema)))
    needed: dict[str, Any] = {}
    while left:
        name = left.pop()
        if name not in needed:
            needed[name] = schemas[name]
            left += _references_of(name)
    return jsonschema_rs.Draft202012Validator({**schema, "components": {"schemas": needed}}, validate_formats=True)


def references(text: str) -> list[str]:
    """The names of the schemas that a text of JSON refers to."""
    return REFERENCE.findall(text)


@cache
def _references_of(name: str) -> list[str]:
    return references(json.dumps(closed()["components"]["schemas"][name]))


@lru_cache(10_000)
def resource_of(method: str, path: str) -> str | None:
    """The route that a path below the API's root is of, or None."""
    parts = path.partition("?")[0].split("/")
    for resource, methods in closed()["paths"].items():
        names = resource.split("/")
        alike = len(names) == len(parts) and all(n == p or (n[:1] == "{" and p) for n, p in zip(names, parts, strict=True))
        if alike and method.lower() in methods:
            return str(resource)
    return None


def hold(method: str, resource: str, status: int, headers: Mapping[str, str], body: bytes) -> None:
    """Fail where an answer is none of the document's."""
    answers = closed()["paths"][resource][method.lower()]["responses"]
    assert str(status) in answers, (method, resource, status, body)
    described = answers[str(status)]
    assert {name.lower() for name in described.get("headers", {})} - {"idempotent-replayed"} <= set(headers), (resource, headers)
    if "content" not in described:
        assert not body
        return
    (media,) = described["content"]
    assert headers["content-type"].partition(";")[0] == media, (method, resource, headers)
    plain = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
    _of_answer(method, resource, status, media).validate(json.loads(plain) if media.endswith("json") else plain.decode())


@cache
def _of_answer(method: str, resource: str, status: int, media: str) -> jsonschema_rs.Draft202012Validator:
    return validator(closed()["paths"][resource][method.lower()]["responses"][str(status)]["content"][media]["schema"])
