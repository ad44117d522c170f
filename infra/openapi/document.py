"""Put the document together: one operation for each route and method that chalice has."""

import tomllib
from copy import deepcopy
from http import HTTPStatus
from typing import Any

from app import app
from chalicelib.entrypoints.http.kernel.cookies import AFFAIRS, DOSSIER, ROOT
from infra.openapi import parameters
from infra.openapi.examples import examples
from infra.openapi.operations import ALWAYS, OPERATIONS, Operation
from infra.openapi.schemas import components, schema_of
from infra.paths import ROOT as REPOSITORY

SECURITY: dict[str, list[dict[str, list[str]]]] = {
    "anyone": [],
    "link": [{"link": []}, {"cookie": []}],
    "contact": [{"contact": []}, {"affairs": []}],
    "staff": [{"staff": []}],
}
SCHEMES = {
    "staff": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT", "description": "Access token of the user pool."},
    "link": {"type": "http", "scheme": "bearer", "description": "Token of a mailed link."},
    "cookie": {"type": "apiKey", "in": "cookie", "name": DOSSIER, "description": "The same token, set by POST /links."},
    "contact": {"type": "http", "scheme": "bearer", "description": "Token of a contact's link to all affairs."},
    "affairs": {"type": "apiKey", "in": "cookie", "name": AFFAIRS.name, "description": "The same, set by POST /affairs/session."},
}


def document() -> dict[str, Any]:
    """Give the document, the caller's own. Raises KeyError for a route that the table does not have."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    paths: dict[str, dict[str, Any]] = {}
    for path, methods in app.routes.items():
        for method, entry in methods.items():
            operation = OPERATIONS["GET" if method == "HEAD" else method, path]
            paths.setdefault(path, {})[method.lower()] = _operation(method, path, entry.view_function.__doc__ or "", operation)
    # Schemas are made once: who changes what is given (schemathesis does) must not change what is given next.
    return deepcopy(
        {
            "openapi": "3.1.1",
            "info": {
                "title": "Suivi de compte client",
                "description": "Each order's dossier, from quote to payment. Nothing was done where an answer's status is 400 or "
                "more, except that a write answered 5xx may have been: send it again under the same key.",
                "version": project["version"],
                "license": {"name": project["license"], "identifier": project["license"]},
            },
            "servers": [{"url": ROOT}],
            "paths": paths,
            "components": {"schemas": components(), "securitySchemes": SCHEMES},
        }
    )


def _operation(method: str, path: str, summary: str, operation: Operation) -> dict[str, Any]:
    names = [part.strip("{}") for part in path.split("/") if part]
    described: dict[str, Any] = {
        "operationId": "_".join((method.lower(), *names)),
        "summary": summary,
        "tags": ["staff" if operation.who == "staff" else "customers"],
        "security": SECURITY[operation.who],
        "parameters": parameters.of(path, method, operation),
    }
    if operation.body is not None:
        content = {"schema": schema_of(operation.body), "examples": examples(operation.body, operation.media, operation.file)}
        described["requestBody"] = {"required": True, "content": {operation.media: content}}
    described["responses"] = _responses(method, operation)
    return described


def _responses(method: str, operation: Operation) -> dict[str, Any]:
    reads = method in ("GET", "HEAD") and operation.status == HTTPStatus.OK
    headers = (*operation.headers, *(("ETag",) if reads else ()))
    good: dict[str, Any] = {"description": HTTPStatus(operation.status).phrase}
    if headers:
        good["headers"] = {name: {"schema": {"type": "string"}} for name in headers}
    if operation.answer is not None and method != "HEAD":
        good["content"] = {operation.answers_as: {"schema": schema_of(operation.answer)}}
    answers = {str(operation.status): good}
    if reads:
        answers["304"] = {"description": "What If-None-Match names is still so"}
    for status in sorted({*operation.problems, *ALWAYS}):
        problem: dict[str, Any] = {"description": HTTPStatus(status).phrase}
        if method != "HEAD":
            problem["content"] = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
        answers[str(status)] = problem
    return answers
