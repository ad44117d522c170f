"""CloudFront's function, run as CloudFront runs it: the template's very code, on the event that CloudFront makes of a request.

The engine speaks a newer JavaScript than the edge; what the edge lacks is taken away, and tests hold the code to ECMAScript 5.1.
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import quickjs

MOST_CODE, MOST_MEMORY, MOST_SECONDS = 10 * 1024, 2 * 2**20, 1
"""What CloudFront allows a function to be and to use; of time it allows about a millisecond, too little to measure here."""
LACKING = "eval Function queueMicrotask performance WebAssembly SharedArrayBuffer Atomics WeakRef FinalizationRegistry Iterator"
HARDENED = f"'{LACKING}'.split(' ').forEach(function (name) {{ delete globalThis[name]; }});"
READ_ONLY = {"connection", "content-length", "expect", "host", "keep-alive", "proxy-authenticate", "proxy-authorization",
             "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "via"}  # fmt: skip


class FunctionFailed(RuntimeError):
    """CloudFront would answer with an error of its own: the function threw, or gave back what it must not."""


def event_of(method: str, target: str, headers: Iterable[tuple[str, str]], viewer: str) -> dict[str, Any]:
    """Give the event of a viewer's request; path and query stay as they were sent, nothing of them is decoded."""
    path, _, query = target.partition("#")[0].partition("?")
    pairs = [(name, value) for name, _, value in (part.partition("=") for part in query.split("&") if part)]
    fields = [(name.lower(), value) for name, value in headers]
    cookies = [part.strip().partition("=") for name, value in fields if name == "cookie" for part in value.split(";")]
    request = {
        "method": method,
        "uri": path,
        "querystring": _values(pairs),
        "headers": _values([(name, value) for name, value in fields if name != "cookie"]),
        "cookies": _values([(name, value) for name, _, value in cookies]),
    }
    context = {
        "eventType": "viewer-request",
        "distributionDomainName": "d.cloudfront.net",
        "distributionId": "E",
        "requestId": "r",
    }
    return {"version": "1.0", "context": context, "viewer": {"ip": viewer}, "request": request}


def run(code: str, event: Mapping[str, Any]) -> dict[str, Any]:
    """Give the request or the response that the function gives back.

    Raises FunctionFailed where CloudFront would take neither.
    """
    if len(code.encode()) > MOST_CODE:
        raise FunctionFailed("the code is too long")
    engine = quickjs.Context()
    engine.set_memory_limit(MOST_MEMORY)
    engine.set_time_limit(MOST_SECONDS)
    try:
        engine.eval(HARDENED + code)
        given = json.loads(engine.eval(f"JSON.stringify(handler({json.dumps(event)}))") or "null")
    except (quickjs.JSException, TypeError, ValueError) as error:
        raise FunctionFailed(str(error)) from error
    if isinstance(given, dict) and "statusCode" in given:
        return _response(given)
    if isinstance(given, dict) and "uri" in given:
        return _request(given, event["request"])
    raise FunctionFailed("neither a request nor a response")


def _values(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    grouped: dict[str, list[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return {
        name: {"value": values[0]} | ({"multiValue": [{"value": one} for one in values]} if values[1:] else {})
        for name, values in grouped.items()
    }


def _request(given: dict[str, Any], sent: Mapping[str, Any]) -> dict[str, Any]:
    uri = given["uri"]
    if given.get("method") != sent["method"] or not isinstance(uri, str) or not uri.startswith("/") or _foreign(uri, "?# "):
        raise FunctionFailed(f"no request for this origin: {uri!r}")
    before, after = sent["headers"], given.get("headers", {})
    for name in (name for name in {*before, *after} if before.get(name) != after.get(name)):
        value = after.get(name, {"value": ""}).get("value")
        if name != name.lower() or name in READ_ONLY or not isinstance(value, str) or _foreign(value, ""):
            raise FunctionFailed(f"no header of a request: {name}")
    return given


def _response(given: dict[str, Any]) -> dict[str, Any]:
    status, headers, body = given["statusCode"], given.get("headers", {}), given.get("body")
    if type(status) is not int or not 200 <= status <= 599:
        raise FunctionFailed(f"no status: {status!r}")
    for name, one in headers.items():
        if name != name.lower() or name in READ_ONLY or not isinstance(one.get("value"), str) or _foreign(one["value"], ""):
            raise FunctionFailed(f"no header: {name}")
    if body is not None and (
        not isinstance(body, dict) or body.get("encoding") != "text" or not isinstance(body.get("data"), str)
    ):
        raise FunctionFailed("no body")
    return given


def _foreign(text: str, barred: str) -> bool:
    """Say whether it holds what no header and no address may: control characters, what is not ASCII, or what is barred here."""
    return any(not " " <= each <= "~" or each in barred for each in text)
