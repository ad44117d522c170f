"""Query parameters that more than one route takes."""

import re

from chalicelib.application.words import mark
from chalicelib.entrypoints.http.call import Call
from chalicelib.entrypoints.http.problem import Problem, Wrong

CURSOR = re.compile(r"[0-9]{1,8}")


def before(call: Call) -> int | None:
    """The cursor of a history page, or None. Raises Problem 400 for one that is none of ours."""
    return _number(call, "before", Wrong("before", "the cursor is not a number", "take it from the page before"))


def at(call: Call) -> int | None:
    """The entry after which the dossier is read as it was then, or None for today. Raises Problem 400 for what is no number."""
    return _number(call, "at", Wrong("at", "the entry is not a number", "take it from the history"))


def _number(call: Call, name: str, wrong: Wrong) -> int | None:
    given = call.query(name)
    if given is None:
        return None
    if not CURSOR.fullmatch(given):
        raise Problem(400, "invalid-body", mark("The page asked for is none of ours."), (wrong,))
    return int(given)
