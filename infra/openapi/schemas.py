"""JSON Schema (2020-12) of the types of bodies and answers, by msgspec."""

import json
from functools import cache
from typing import Any

import msgspec

from chalicelib.adapters.seller import seller
from chalicelib.entrypoints.http.kernel.problem import ProblemDetails
from infra.openapi.language_names import in_languages
from infra.openapi.operations import OPERATIONS

COMPONENT = "#/components/schemas/{name}"


@cache
def _schemas() -> tuple[dict[int, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Give the schema of each type by its place in TYPES, and what they refer to."""
    given, named = msgspec.json.schema_components(TYPES, ref_template=COMPONENT)
    # Python's end of a text is ECMA's $, which lets no last newline pass.
    text = json.dumps([list(given), named], default=sorted).replace("\\\\Z", "$")
    schemas, named = json.loads(text)
    components: dict[str, dict[str, Any]] = {}
    in_each = in_languages([schemas, named], seller().languages, components, COMPONENT)
    return dict(enumerate(in_each[0])), dict(sorted({**in_each[1], **components}.items()))


TYPES = [
    *(each for operation in OPERATIONS.values() for each in (operation.body, operation.answer) if each is not None),
    ProblemDetails,
]


def schema_of(type_: Any) -> dict[str, Any]:
    """Give the schema of a body's or an answer's type."""
    return _schemas()[0][TYPES.index(type_)]


def components() -> dict[str, Any]:
    """Give every schema that has a name."""
    return _schemas()[1]
