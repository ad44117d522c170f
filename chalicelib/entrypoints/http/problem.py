"""Problems as RFC 9457 says them: what went wrong, where in the request, and what to do about it."""

from collections.abc import Mapping
from typing import NamedTuple

from chalicelib.application.words import Words, mark, refusal
from chalicelib.domain.errors import DomainError

TYPE = "/problems/#"
"""Where each code is explained, on the site."""

TITLES: Mapping[str, str] = {
    "invalid-body": mark("The request is not right"),
    "unauthenticated": mark("This link or token opens nothing"),
    "forbidden": mark("You may not do this"),
    "not-found": mark("There is nothing here"),
    "refused": mark("This cannot be done now"),
    "stale": mark("The dossier has changed meanwhile"),
    "precondition-required": mark("The request lacks a header"),
    "idempotency-key-reused": mark("The idempotency key was used for another request"),
    "conflict": mark("Others were faster"),
    "too-large": mark("The request is too large"),
    "unsupported-media-type": mark("The request is not JSON"),
    "internal": mark("Something went wrong on our side"),
}


class Wrong(NamedTuple):
    """One thing that is wrong: the field (as `lines[0].sku`) or header, why, and what to do."""

    field: str
    detail: str
    fix: str


class Problem(Exception):
    """An answer that is not what was asked for; its detail is a text of the catalogue or a refusal of the domain."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str | DomainError,
        wrong: tuple[Wrong, ...] = (),
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.wrong = wrong
        self.headers = headers or {}
        self.more = more or {}


def document(problem: Problem, words: Words | None) -> dict[str, object]:
    """The members of the problem, in the reader's language or, without words, in English."""

    def say(text: str) -> str:
        return words.gettext(text) if words else text

    said = problem.detail
    detail = say(said) if isinstance(said, str) else refusal(words, said) if words else str(said)
    members: dict[str, object] = {
        "type": TYPE + problem.code,
        "title": say(TITLES[problem.code]),
        "status": problem.status,
        "detail": detail,
        **problem.more,
    }
    if problem.wrong:
        members["errors"] = [{"field": w.field, "detail": w.detail or detail, "fix": say(w.fix)} for w in problem.wrong]
    return members
