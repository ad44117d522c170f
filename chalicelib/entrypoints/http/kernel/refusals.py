"""What the application and the domain refuse, as problems."""

from collections.abc import Mapping

from chalicelib.application import errors as a
from chalicelib.application.ports.lists import BadCursor
from chalicelib.application.ports.translations import mark
from chalicelib.domain.errors import DomainError, NotAllowed, TooMany
from chalicelib.entrypoints.http.kernel.problem import Problem, Wrong

UNAUTHENTICATED = Problem(
    401, "unauthenticated", mark("Ask for the link again, or sign in again."), headers={"WWW-Authenticate": "Bearer"}
)
"""One answer for everything that opens nothing, so that it tells nothing."""
NOT_FOUND = Problem(404, "not-found", mark("Check the address."))
FORBIDDEN = Problem(403, "forbidden", mark("Your role, or this link, does not allow it. Nothing was done."))
KEY_REUSED = Problem(
    422,
    "idempotency-key-reused",
    mark("This key was used for a request with other content. Nothing was done. Use a new key for a new request."),
)
BUSY = Problem(
    503,
    "conflict",
    mark("Others were writing at the same time. Nothing was done. Send the same request again."),
    headers={"Retry-After": "1"},
)
UNAVAILABLE = Problem(
    503, "unavailable", mark("What is needed for it does not answer. Send the same request again."), headers={"Retry-After": "60"}
)
INTERNAL = Problem(
    500, "internal", mark("It is our fault. Send the same request again, with the same idempotency key if it writes.")
)
BAD_CURSOR = Problem(
    400,
    "invalid-body",
    mark("Unknown page or parameter."),
    (Wrong("cursor", "unknown cursor", "use the cursor of the previous page, or remove it"),),
)
STALE: Mapping[a.Written, str] = {
    "dossier": mark("Read the dossier again, then decide again. Nothing was done."),
    "account": mark("Read the account again, then decide again. Nothing was done."),
    "product": mark("Read the product again, then decide again. Nothing was done."),
    "task": mark("Read the task again, then decide again. Nothing was done."),
    "payment": mark("Read the payment again, then decide again. Nothing was done."),
    "instrument": mark("Read the instrument again, then decide again. Nothing was done."),
    "staff": mark("Read the list of colleagues again, then decide again. Nothing was done."),
    "stock": mark("Read the stock of the product again, then decide again. Nothing was done."),
}

_ALIKE: Mapping[type[a.ApplicationError], Problem] = {
    a.Unauthenticated: UNAUTHENTICATED,
    a.NotFound: NOT_FOUND,
    a.Forbidden: FORBIDDEN,
    a.KeyReused: KEY_REUSED,
    a.Busy: BUSY,
    a.Unavailable: UNAVAILABLE,
    BadCursor: BAD_CURSOR,
}


def problem_of(error: Exception, fields: Mapping[str, str]) -> Problem:
    """Give the problem that an error is to its reader; `fields` gives a command's field the name it has in the request's body."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, a.Stale):
        return Problem(412, "stale", STALE[error.of], version=error.current)
    if isinstance(error, a.LinkForbids):
        return Problem(403, "forbidden", error.why)
    if isinstance(error, a.ApplicationError):
        return _ALIKE[type(error)]
    if isinstance(error, DomainError):
        return _refused(error, fields)
    return INTERNAL


def _refused(error: DomainError, fields: Mapping[str, str]) -> Problem:
    """Give 429 for too much, 409 if the state forbids it, 422 if the request contradicts itself or names what does not exist."""
    if isinstance(error, TooMany):
        return Problem(429, "too-many", error, headers={"Retry-After": str(error.wait)})
    where = fields.get(error.field, error.field) if error.field else None
    wrong = (Wrong(where, "", mark("Correct it, or read again what is there.")),) if where else ()
    return Problem(409, "refused", error, wrong) if isinstance(error, NotAllowed) else Problem(422, "invalid-body", error, wrong)
