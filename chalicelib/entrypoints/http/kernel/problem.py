"""Problems as RFC 9457 says them: what went wrong, where in the request, and what to do about it."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import UNSET, Struct, UnsetType

from chalicelib.application.ports.translations import Translations, mark, refusal
from chalicelib.application.staff.made_meanwhile import Meanwhile
from chalicelib.domain.errors import DomainError

TYPE = "/problems/#"
"""Where each code is explained, on the site."""


class ProblemKind(NamedTuple):
    """What a type of problem is called, and the statuses that it comes with."""

    title: str
    statuses: tuple[int, ...]


KINDS: Mapping[str, ProblemKind] = {
    "invalid-body": ProblemKind(mark("The request is invalid"), (400, 422)),
    "unauthenticated": ProblemKind(mark("This link or token opens nothing"), (401,)),
    "forbidden": ProblemKind(mark("You may not do this"), (403,)),
    "not-found": ProblemKind(mark("There is nothing here"), (404,)),
    "refused": ProblemKind(mark("This cannot be done now"), (409,)),
    "stale": ProblemKind(mark("It has changed meanwhile"), (412,)),
    "too-large": ProblemKind(mark("The request is too large"), (413,)),
    "unsupported-media-type": ProblemKind(mark("The request is of another type of content"), (415,)),
    "idempotency-key-reused": ProblemKind(mark("The idempotency key was used for another request"), (422,)),
    "precondition-required": ProblemKind(mark("The request lacks a header"), (428,)),
    "too-many": ProblemKind(mark("That is enough for now"), (429,)),
    "internal": ProblemKind(mark("Something went wrong on our side"), (500,)),
    "conflict": ProblemKind(mark("Others wrote at the same time"), (503,)),
    "unavailable": ProblemKind(mark("The service does not answer"), (503,)),
}
"""All types by their codes, the least status first: the site's page of them is made from this table."""


class WrongPart(Struct, frozen=True):
    """One thing that is wrong: the field or header, why, and what to do."""

    field: str
    detail: str
    fix: str


class ProblemDetails(Struct, frozen=True):
    """A problem (RFC 9457). `version` is the one of today, where that is the problem; what the gateway answers has no detail.

    since: what came since the version that a colleague saw; no customer is told.
    """

    type: str
    title: str
    status: int
    detail: str | UnsetType = UNSET
    version: int | str | UnsetType = UNSET
    errors: list[WrongPart] | UnsetType = UNSET
    since: tuple[Meanwhile, ...] | UnsetType = UNSET


class Wrong(NamedTuple):
    """One thing that is wrong: the field (as `lines[0].sku`) or header, why, and what to do."""

    field: str
    detail: str
    fix: str


class Problem(Exception):
    """An answer that is not what was asked for; its detail is a text of the catalogue or a refusal of the domain.

    Raises KeyError for a code, and ValueError for a status of it, that the table does not have.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str | DomainError,
        wrong: tuple[Wrong, ...] = (),
        headers: Mapping[str, str] | None = None,
        version: int | str | UnsetType = UNSET,
        since: tuple[Meanwhile, ...] | UnsetType = UNSET,
    ) -> None:
        super().__init__(code)
        if status not in KINDS[code].statuses:
            raise ValueError(f"{code} does not come with {status}")
        self.status = status
        self.code = code
        self.detail = detail
        self.wrong = wrong
        self.headers = headers or {}
        self.version = version
        self.since = since


def document(problem: Problem, translations: Translations | None) -> ProblemDetails:
    """Give the problem, in the reader's language or, without translations, in English."""

    def say(text: str) -> str:
        return translations.gettext(text) if translations else text

    message = problem.detail
    detail = say(message) if isinstance(message, str) else refusal(translations, message) if translations else str(message)
    wrong = [WrongPart(each.field, each.detail or detail, say(each.fix)) for each in problem.wrong]
    return ProblemDetails(
        type=TYPE + problem.code,
        title=say(KINDS[problem.code].title),
        status=problem.status,
        detail=detail,
        version=problem.version,
        errors=wrong or UNSET,
        since=problem.since,
    )
