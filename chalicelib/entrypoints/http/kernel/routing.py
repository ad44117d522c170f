"""Routes: typed views that give an answer or raise; whatever they raise becomes a problem, and each request leaves one line."""

import logging
import traceback
from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from chalice.app import Authorizer, Blueprint, Response

from chalicelib.entrypoints.http.kernel.answer import Answer, encode, send
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import check_parameters
from chalicelib.entrypoints.http.kernel.problem import Problem, document
from chalicelib.entrypoints.http.kernel.refusals import problem_of

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

P = ParamSpec("P")
View = Callable[Concatenate["Call", "Wiring", P], Answer]
LOG = logging.getLogger("suivi.http")
QUERIES: dict[tuple[str, str], tuple[str, ...]] = {}
"""The parameters of each route's query, by its method and path."""


class Routes:
    """A blueprint whose views keep their types. `fields` names a command's fields as the request's body does."""

    def __init__(self, blueprint: Blueprint, authorizer: Authorizer | None = None) -> None:
        self.blueprint = blueprint
        self._authorizer = authorizer

    def get(self, path: str, query: Sequence[str] = ()) -> Callable[[View[P]], View[P]]:
        """Give a view that reads, by these parameters of its query; HEAD answers the same without a body."""
        return self._register(("GET", "HEAD"), path, {}, query)

    def post(self, path: str, fields: Mapping[str, str] | None = None, query: Sequence[str] = ()) -> Callable[[View[P]], View[P]]:
        """Give a view that writes."""
        return self._register(("POST",), path, fields or {}, query)

    def put(self, path: str, fields: Mapping[str, str] | None = None) -> Callable[[View[P]], View[P]]:
        """Give a view that writes what is so from then on."""
        return self._register(("PUT",), path, fields or {}, ())

    def delete(self, path: str) -> Callable[[View[P]], View[P]]:
        """Give a view that takes something away."""
        return self._register(("DELETE",), path, {}, ())

    def _register(
        self, methods: tuple[str, ...], path: str, fields: Mapping[str, str], query: Sequence[str]
    ) -> Callable[[View[P]], View[P]]:
        QUERIES.update({(method, path): tuple(query) for method in methods})

        def decorate(view: View[P]) -> View[P]:
            def run(*args: P.args, **kwargs: P.kwargs) -> Response:
                return _answered(Call(self.blueprint.current_request), view, fields, *args, **kwargs)

            run.__name__, run.__doc__ = view.__name__, view.__doc__
            # No content types: chalice would answer by itself, and not as a problem.
            self.blueprint.route(path, methods=list(methods), authorizer=self._authorizer, content_types=[])(run)
            return view

        return decorate


def _answered(call: Call, view: View[P], fields: Mapping[str, str], *args: P.args, **kwargs: P.kwargs) -> Response:
    started = perf_counter()
    wired, code, fault = None, None, None
    try:
        from chalicelib.bootstrap.http import wiring

        wired = wiring()
        call.languages, call.origin_secrets = wired.seller.languages, wired.origin_secrets
        check_parameters(call, QUERIES[call.method, call.resource])
        answer = view(call, wired, *args, **kwargs)
    except Exception as error:  # noqa: BLE001 - no reader may see a stack, and no error may leave without its line
        problem = problem_of(error, fields)
        code, fault = problem.code, None if problem.status < 500 else _fault(error)
        answer = _problem(call, problem, wired)
    response = send(call, answer)
    _log(call, response.status_code, started, code, fault)
    return response


def _problem(call: Call, problem: Problem, wired: "Wiring | None") -> Answer:
    translations = wired.translations_for(call.lang) if wired and call.lang else None
    headers = {"Content-Type": "application/problem+json", **problem.headers}
    return Answer(problem.status, encode(document(problem, translations)), headers)


def _fault(error: Exception) -> str:
    """Say where an error came from, without what it says: that could hold a token, a name or an address."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return type(error).__name__ + " at " + " < ".join(f"{f.filename.rsplit('/', 1)[-1]}:{f.lineno}" for f in reversed(frames))


def _log(call: Call, status: int, started: float, code: str | None, fault: str | None) -> None:
    fields = {
        "route": f"{call.method} {call.resource}",
        "status": status,
        "ms": round((perf_counter() - started) * 1000, 1),
        "request": call.request_id,
        **({"code": code} if code else {}),
        **({"fault": fault} if fault else {}),
    }
    # Members of the line itself: Lambda writes each record as one JSON object, with time, level and its own request id.
    LOG.log(logging.ERROR if fault else logging.INFO, "request", extra=fields)
