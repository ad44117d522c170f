"""Write what the API answers to the pages as TypeScript declarations: `python -m infra.openapi.typescript`.

They are made of the types that OpenAPI is made of; the type checker holds the browser code to them.
"""

import json
from collections.abc import Iterator
from typing import Any

from chalicelib.application.staff.parked import ParkedEffects
from chalicelib.application.staff.work_counts import WorkCounts
from chalicelib.entrypoints.http.kernel.problem import ProblemDetails
from infra.openapi.operations import OPERATIONS
from infra.openapi.schemas import COMPONENT, components, schema_of
from infra.paths import ROOT

FILE = ROOT / "static_site" / "shared" / "types.d.ts"
HEADING = "// What the API answers to the pages. Made by `make types` of the types that the API answers with; do not edit.\n"
WORDED = (ParkedEffects, WorkCounts)
"""Answers to staff of which each value that there can be has words at the desk: the type checker finds the one that has none."""
SHORT = 130
"""Characters of an interface that stands on one line."""
PRIMITIVES = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def declarations() -> str:
    """Give the declarations of all answers but those to staff, of those that the desk has words for, and of all they refer to."""
    answers = [each.answer for each in OPERATIONS.values() if each.who != "staff" and each.answer is not None]
    named: dict[str, None] = {}
    for answer in (*answers, *WORDED, ProblemDetails):
        _collect(schema_of(answer), named)
    schemas = components()
    return HEADING + "\n" + "".join(_interface(name, schemas[name]) for name in named)


def _collect(schema: Any, named: dict[str, None]) -> None:
    """Add the names that a schema refers to, each before those that it refers to itself."""
    for name in _references(schema):
        if name not in named:
            named[name] = None
            _collect(components()[name], named)


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield _name(schema["$ref"])
        for key, value in schema.items():
            # It maps tags to what anyOf names already.
            if key != "discriminator":
                yield from _references(value)
    elif isinstance(schema, list):
        for each in schema:
            yield from _references(each)


def _name(reference: str) -> str:
    return reference.removeprefix(COMPONENT.format(name=""))


def _interface(name: str, schema: dict[str, Any]) -> str:
    required = schema.get("required", ())
    fields = [
        f"  {field}{'' if field in required else '?'}: {_type(inner)};\n" for field, inner in schema.get("properties", {}).items()
    ]
    short = f"export interface {name} {{ {' '.join(field.strip() for field in fields)} }}\n"
    interface = short if len(short) <= SHORT else f"export interface {name} {{\n{''.join(fields)}}}\n"
    return _comment(schema.get("description")) + interface


def _comment(description: str | None) -> str:
    if description is None:
        return ""
    return f"/** {' '.join(description.split())} */\n"


def _type(schema: dict[str, Any]) -> str:
    """Give the type of a value. Raises KeyError for a schema that has no type here: no value is of any type."""
    if "$ref" in schema:
        return _name(schema["$ref"])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_type(each) for each in schema["anyOf"]))
    if "enum" in schema:
        return " | ".join(_literal(value) for value in schema["enum"])
    if schema["type"] == "array":
        inner = _type(schema["items"])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if schema["type"] == "object":
        return f"Record<string, {_type(schema['additionalProperties'])}>"
    return PRIMITIVES[schema["type"]]


def _literal(value: str | float | None) -> str:
    return f"'{value}'" if isinstance(value, str) else json.dumps(value)


if __name__ == "__main__":
    FILE.write_text(declarations(), "utf-8")
