"""Query parameters that more than one route takes."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, get_args

from chalicelib.application.ports.translations import mark
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.problem import Problem, Wrong

CURSOR = re.compile(r"[0-9]{1,8}")
LIMIT = re.compile(r"[1-9][0-9]{0,2}")
PIECES = re.compile(r"[1-9][0-9]{0,5}")


def check_parameters(call: Call, allowed: Sequence[str]) -> None:
    """Raise Problem 400 for a parameter that the route does not have, or that is there twice: a misspelled one would do nothing.

    Any route may be asked in a language.
    """
    names = ", ".join(("lang", *allowed))
    for name, values in call.parameters.items():
        if name != "lang" and name not in allowed:
            raise _unread(Wrong(_shown(name), "unknown parameter", f"remove it, or use one of {names}"))
        if len(values) > 1:
            raise _unread(Wrong(name, "repeated parameter", "send it once"))


def _shown(name: str) -> str:
    """Give a parameter's name as it may be shown: somebody typed it."""
    return name.encode("ascii", "backslashreplace").decode()[:60]


def _unread(what: Wrong) -> Problem:
    return Problem(400, "invalid-body", mark("Unknown or repeated parameter."), (what,))


def before(call: Call) -> int | None:
    """Give the cursor of a history page, or None. Raises Problem 400 for one that is none of ours."""
    return _integer(call, "before", Wrong("before", "before must be a number", "use the cursor of the previous page"))


def at(call: Call) -> int | None:
    """Give the entry after which the dossier is read as it was then, or None for today.

    Raises Problem 400 for what is no number.
    """
    return _integer(call, "at", Wrong("at", "at must be the number of an entry", "use one of the history"))


def chosen(call: Call, name: str, kind: Any) -> Any:
    """Give the one of a Literal's values that is asked for, or None. Raises Problem 400 for any other."""
    given, allowed = call.query(name), get_args(kind)
    if given is None or given in allowed:
        return given
    raise wrong(Wrong(name, f"unknown {name}", "use one of " + ", ".join(allowed)))


def some_of(call: Call, name: str, kind: Any) -> list[Any]:
    """Give those of a Literal's values that are asked for, with commas between them. Raises Problem 400 for any other."""
    given, allowed = call.query(name), get_args(kind)
    values = [] if given is None else given.split(",")
    if set(values) <= set(allowed):
        return values
    raise wrong(Wrong(name, f"unknown {name}", "use one of " + ", ".join(allowed) + ", or some with commas between them"))


def limit(call: Call, default: int, most: int) -> int:
    """Say how many a page is to have, `default` if that is not said.

    Raises Problem 400 for less than one and more than `most`.
    """
    given = call.query("limit")
    if given is None:
        return default
    if LIMIT.fullmatch(given) and int(given) <= most:
        return int(given)
    raise wrong(Wrong("limit", f"limit must be between 1 and {most}", f"send a number from 1 to {most}"))


def day(call: Call, name: str) -> date | None:
    """Give the day that is asked for, or None. Raises Problem 400 for what is none."""
    given = call.query(name)
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise wrong(Wrong(name, f"{name} must be a day", "send a day as 2026-08-11")) from None


def quantity(call: Call) -> int:
    """Say how many pieces are asked for, one if that is not said. Raises Problem 400 for what is no number of pieces."""
    given = call.query("quantity")
    if given is None:
        return 1
    if not PIECES.fullmatch(given):
        raise wrong(Wrong("quantity", "quantity must be a number of pieces", "send a number from 1 to 999999"))
    return int(given)


def wrong(what: Wrong) -> Problem:
    """Give the problem with a parameter of the query."""
    return Problem(400, "invalid-body", mark("Unknown page or parameter."), (what,))


def _integer(call: Call, name: str, otherwise: Wrong) -> int | None:
    given = call.query(name)
    if given is None:
        return None
    if not CURSOR.fullmatch(given):
        raise wrong(otherwise)
    return int(given)
