"""The function at CloudFront's edge: the template's very file in a JavaScript engine, and what stands in for the edge."""

import re
from typing import Any

import pytest

from infra.front.edge import MOST_CODE, FunctionFailed, event_of, run
from infra.front.headers import edge_function
from static_site.pages import PAGES

TOKEN = "AXFhYg.c2ln-bmF0dXJl_"
FOREIGN = [
    "//evil.example/a", "///evil.example/a", "/\\evil.example/a", "\\\\evil.example/a", "/%2Fevil.example/a", "/%5Cevil.example",
    "/.//evil.example/a", "/..//evil.example/a", "/%2e//evil.example/a", "//evil.example", "//evil.example/", "//e.example/%23a",
    "//suivi", "/;//evil.example/a", "/%09/e.example", "//evil.example/suivi", "/https://evil.example/a", "/suivi//evil.example",
    "/suivi/..//evil.example/a", "//en/suivi/%23a",
]  # fmt: skip


def request(target: str, method: str = "GET") -> dict[str, Any]:
    """What becomes of a request at the edge."""
    return run(edge_function(), event_of(method, target, [("Host", "suivi.example")], "192.0.2.1"))


def led(target: str) -> tuple[int, str]:
    """The status of an answer that leads elsewhere, and the address it leads to."""
    given = request(target)
    return given["statusCode"], given["headers"]["location"]["value"]


@pytest.mark.parametrize("target", FOREIGN)
def test_nobody_is_led_to_another_host(target: str) -> None:
    assert "location" not in request(target).get("headers", {})


def test_every_folder_of_the_site_is_its_index_and_is_found_without_its_slash() -> None:
    addresses = {page.address(language) for page in PAGES.values() for language in page.paths}
    addresses |= {f"/{page.alias}" for page in PAGES.values() if page.alias}
    folders = {address for address in addresses if address.endswith("/")}
    for folder in folders:
        assert request(folder)["uri"] == f"{folder}index.html"
        if folder != "/":
            assert led(folder[:-1]) == (308, folder)
    (listed,) = re.findall(r"FOLDERS = \[(.*?)\]", edge_function(), re.DOTALL)
    assert set(re.findall(r"'(.*?)'", listed)) == folders, "a folder that the site has no more"


@pytest.mark.parametrize("target", ["/assets/suivi.c8192db64c.css", "/openapi.json", "/404.html", "/suivi/index.html"])
def test_a_file_is_asked_for_by_its_name(target: str) -> None:
    assert request(target)["uri"] == target


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("/suivi?poste=partage", "/suivi/?poste=partage"),
        ("/affaires?poste=partage&x", "/affaires/?poste=partage&x"),
        ("/suivi?a=1&a=2&a=3", "/suivi/?a=1&a=2&a=3"),
        ("/suivi?a=%2F%0A+b&c==d", "/suivi/?a=%2F%0A+b&c==d"),
        ("/suivi?next=//evil.example", "/suivi/?next=//evil.example"),
        ('/suivi?a="<b>\\', "/suivi/?a=%22%3Cb%3E%5C"),
        ("/suivi?", "/suivi/"),
    ],
)
def test_the_query_goes_along(target: str, address: str) -> None:
    assert led(target) == (308, address)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        (f"/suivi/%23{TOKEN}", f"/suivi/#{TOKEN}"),
        (f"/suivi%23{TOKEN}", f"/suivi/#{TOKEN}"),
        (f"/suivi/%2523{TOKEN}", f"/suivi/#{TOKEN}"),
        (f"/en/suivi/%23{TOKEN}", f"/en/suivi/#{TOKEN}"),
        (f"/affaires/%23{TOKEN}", f"/affaires/#{TOKEN}"),
        (f"/en/affairs/%23{TOKEN}", f"/en/affairs/#{TOKEN}"),
        (f"/suivi/%23{TOKEN}?poste=partage", f"/suivi/?poste=partage#{TOKEN}"),
        (f"/suivi/?poste=partage%23{TOKEN}", f"/suivi/?poste=partage#{TOKEN}"),
        (f"/suivi/?poste=partage%23{TOKEN}&utm=a", f"/suivi/?poste=partage&utm=a#{TOKEN}"),
        (f"/suivi/%3Fposte=partage%23{TOKEN}", f"/suivi/?poste=partage#{TOKEN}"),
        (f"/suivi/%3fposte%3Dpartage%23{TOKEN}?utm=a", f"/suivi/?poste=partage&utm=a#{TOKEN}"),
        ("/%23lost-link", "/#lost-link"),
    ],
)
def test_a_hash_that_was_encoded_is_one_again(target: str, address: str) -> None:
    given = request(target)
    assert (given["statusCode"], given["headers"]["location"]["value"]) == (302, address)
    assert given["headers"]["cache-control"]["value"] == "no-store", "no cache keeps an address with a token"


@pytest.mark.parametrize("target", [f"/nothing/%23{TOKEN}", f"/suivi/a%23{TOKEN}", f"/a1/%23{TOKEN}", f"/%20%23{TOKEN}"])
def test_no_path_with_an_encoded_hash_is_handed_on(target: str) -> None:
    assert request(target)["statusCode"] == 404


@pytest.mark.parametrize(
    ("target", "page"), [("/nothing", "/404.html"), ("/nothing/here/", "/404.html"), ("/en/nothing", "/en/404.html")]
)
def test_what_is_not_there_says_so_in_the_readers_language(target: str, page: str) -> None:
    given = request(target)
    assert given["statusCode"] == 404
    assert f'content="0;url={page}"' in given["body"]["data"]
    assert "nothing" not in given["body"]["data"], "nothing of the address is shown"


def test_the_event_has_what_cloudfront_tells() -> None:
    given = event_of("GET", "/a%20b?x=1&y&x=%202", [("Host", "h"), ("Cookie", "a=1; b=2"), ("Accept", "*/*")], "192.0.2.1")
    assert given["request"] == {
        "method": "GET",
        "uri": "/a%20b",
        "querystring": {"x": {"value": "1", "multiValue": [{"value": "1"}, {"value": "%202"}]}, "y": {"value": ""}},
        "headers": {"host": {"value": "h"}, "accept": {"value": "*/*"}},
        "cookies": {"a": {"value": "1"}, "b": {"value": "2"}},
    }


def asked(*headers: tuple[str, str]) -> dict[str, Any]:
    """What the API is asked with, of these headers of a viewer."""
    given: dict[str, Any] = run(edge_function("/api/*"), event_of("POST", "/api/lost-links?a=%20", headers, "192.0.2.1"))
    return given


def test_the_api_is_told_who_asks_whatever_the_viewer_says() -> None:
    forged = asked(("X-Viewer", "198.51.100.1"), ("x-viewer", "198.51.100.2"), ("Accept", "*/*"))
    assert forged["headers"] == {"x-viewer": {"value": "192.0.2.1"}, "accept": {"value": "*/*"}}
    assert asked()["headers"] == {"x-viewer": {"value": "192.0.2.1"}}
    assert (forged["uri"], forged["querystring"]) == ("/api/lost-links", {"a": {"value": "%20"}}), "the rest passes untouched"


NEWER = (r"\b(?:let|const|class|async|await|yield|import|export|of|super|Symbol|Promise|Proxy|Reflect|Map|Set|WeakMap|BigInt)\b"
         r"|=>|`|\.\.\.|\?\?|\?\.|\*\*|\.(?:includes|startsWith|endsWith|repeat|padStart|padEnd|flat|flatMap|find|findIndex|at|entries"
         r"|values|fromEntries|assign|replaceAll|matchAll|fill|from)\(")  # fmt: skip


@pytest.mark.parametrize("pattern", [None, "/api/*"])
def test_the_code_is_ecmascript_5(pattern: str | None) -> None:
    spoken = re.sub(r"//.*", "", edge_function(pattern))
    assert re.findall(NEWER, spoken) == [], "the edge speaks all of ECMAScript 5.1, and parts alone of what came later"
    assert not re.search(r"/[a-z]*[suy][a-z]*\.|\(\?<|\\p\{", spoken), "no newer regular expression"


SENT = "var r = event.request;"
REDIRECT = "return {statusCode: 302, headers: {location: {value: "


@pytest.mark.parametrize(
    "body",
    [
        "",
        "return 1;",
        "throw new Error('x');",
        "while (true) {}",
        "return eval('event.request');",
        "return new Function('return 1')();",
        "return undefinedFunction();",
        f"{SENT} r.uri = 'https://evil.example/'; return r;",
        f"{SENT} r.uri = '/a?b'; return r;",
        f"{SENT} r.uri = '/\\n'; return r;",
        f"{SENT} r.method = 'POST'; return r;",
        f"{SENT} r.headers.host = {{value: 'evil.example'}}; return r;",
        f"{SENT} r.headers['X-Viewer'] = {{value: '192.0.2.1'}}; return r;",
        f"{SENT} r.headers['x-viewer'] = {{value: '\\n'}}; return r;",
        f"{SENT} r.headers['x-viewer'] = {{value: 1}}; return r;",
        f"{REDIRECT}'/\\r\\nSet-Cookie: a'}}}}}};",
        f"{REDIRECT}'/é'}}}}}};",
        f"{REDIRECT}1}}}}}};",
        "return {statusCode: '302'};",
        "return {statusCode: 101};",
        "return {statusCode: 302, headers: {Location: {value: '/'}}};",
        "return {statusCode: 200, headers: {'transfer-encoding': {value: 'chunked'}}};",
        "return {statusCode: 200, body: 'text'};",
        f"/*{'x' * MOST_CODE}*/ return event.request;",
    ],
)
def test_the_stand_in_takes_nothing_that_cloudfront_refuses(body: str) -> None:
    with pytest.raises(FunctionFailed):
        run(f"function handler(event) {{ {body} }}", event_of("GET", "/", [], "192.0.2.1"))
