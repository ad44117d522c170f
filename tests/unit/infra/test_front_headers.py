"""The front sends each path the headers that the template's behaviour for it names; the desk's pages alone may ask the pool."""

import re

import pytest

from infra.front.headers import headers_by_path

POOL, DOCUMENTS = "http://127.0.0.1:8602", "http://127.0.0.1:8601"


def policy(path: str) -> dict[str, str]:
    """The content policy of a path, by directive."""
    text = headers_by_path({"SignInUrl": POOL}, DOCUMENTS)(path)["Content-Security-Policy"]
    return dict(re.findall(r"([\w-]+) ([^;]+)", text))


@pytest.mark.parametrize("path", ["/bureau/", "/bureau/index.html", "/en/desk/"])
def test_the_desk_asks_the_api_and_the_pool_and_shows_drafts(path: str) -> None:
    given = policy(path)
    assert given["connect-src"] == f"'self' {POOL}"
    assert given["img-src"] == f"'self' {DOCUMENTS}"
    assert given["form-action"] == "'none'"


@pytest.mark.parametrize("path", ["/", "/suivi/", "/bureau", "/api/staff/work", "/uploads/a", "/assets/desk.js", "/bureaux/"])
def test_nothing_else_does(path: str) -> None:
    given = policy(path)
    assert given["connect-src"] == given["img-src"] == "'self'"


def test_both_are_strict() -> None:
    for path in ("/", "/bureau/"):
        given = policy(path)
        assert (given["default-src"], given["script-src"], given["trusted-types"]) == ("'none'", "'self'", "'none'")
        assert given["require-trusted-types-for"] == "'script'"
