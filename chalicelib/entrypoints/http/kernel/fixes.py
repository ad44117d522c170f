"""What to send instead, told from the types that the body is held to."""

import re
from functools import lru_cache
from typing import Any

from msgspec import inspect as mi

_STEP = re.compile(r"\[(\d+|\.\.\.)\]|([^.\[]+)")


def fix(shape: Any, value: Any, path: str, named: str | None, *, missing: bool) -> str:
    """Say how to put right what is wrong at a path of the value; `named` is a field unknown there, or missing."""
    part = _strip(_info(shape))
    for index, name in _STEP.findall(path):
        part = _struct(part, value)
        try:
            value = value[int(index)] if index else value.get(name)
        except (AttributeError, IndexError, TypeError, ValueError):
            value = None
        part = _strip(_child(part, name), keep_words=True)
    if named is None:
        return f"send {describe(part)}"
    part = _struct(_strip(part), value)
    if not isinstance(part, mi.StructType):
        return "add it: one of " + ", ".join(_tags(part)) if named == "type" else "read the documentation"
    if missing:
        return f"add it: {describe(_strip(_child(part, named), keep_words=True))}"
    return "remove it, or use one of " + ", ".join(field.encode_name for field in part.fields)


def describe(part: mi.Type | None) -> str:
    """Give a type in words."""
    match part:
        case mi.Metadata(extra_json_schema={"description": str(words)}):
            return words
        case mi.Metadata(type=inner):
            return describe(inner)
        case mi.UnionType(types=types):
            return " or ".join(describe(one) for one in types)
        case mi.IntType(ge=least, le=most) if least is not None and most is not None:
            return f"a whole number from {least} to {most}"
        case mi.StrType(pattern=str(pattern)):
            return f"text like {pattern}"
        case mi.LiteralType(values=values):
            return "one of " + ", ".join(str(value) for value in values)
        case mi.StructType(fields=fields):
            return "an object with " + ", ".join(field.encode_name for field in fields)
        case mi.VarTupleType(item_type=item, max_length=most):
            return f"a list of {f'at most {most} times ' if most else ''}{describe(_strip(item, keep_words=True))}"
        case None:
            return "what the documentation says"
    return _SIMPLE.get(type(part), "another value")


_SIMPLE: dict[type, str] = {
    mi.StrType: "text",
    mi.IntType: "a whole number",
    mi.BoolType: "true or false",
    mi.NoneType: "null",
    mi.DateType: "a date like 2026-08-06",
    mi.DateTimeType: "a moment with its offset, like 2026-08-06T09:14:00+02:00",
}


@lru_cache
def _info(shape: Any) -> mi.Type:
    return mi.type_info(shape)


def _strip(part: mi.Type | None, *, keep_words: bool = False) -> mi.Type | None:
    """Give the type without its metadata, or with it if that has words of its own."""
    while isinstance(part, mi.Metadata) and not (keep_words and (part.extra_json_schema or {}).get("description")):
        part = part.type
    return part


def _struct(part: mi.Type | None, value: Any) -> mi.Type | None:
    """Give the part of a union that the value is meant to be: the struct of its tag, the only list, or the only struct."""
    part = _strip(part)
    if not isinstance(part, mi.UnionType):
        return part
    parts = [each for each in map(_strip, part.types) if isinstance(each, mi.StructType | mi.VarTupleType)]
    tag = value.get("type") if isinstance(value, dict) else None
    chosen = [each for each in parts if isinstance(each, mi.StructType) and each.tag == tag]
    return (chosen or parts)[0] if chosen or len(parts) == 1 else part


def _child(part: mi.Type | None, name: str) -> mi.Type | None:
    if isinstance(part, mi.VarTupleType):
        return part.item_type
    if isinstance(part, mi.DictType):
        return part.value_type
    if isinstance(part, mi.StructType):
        return next((field.type for field in part.fields if field.encode_name == name), None)
    return mi.LiteralType(_tags(part)) if name == "type" else None


def _tags(part: mi.Type | None) -> tuple[Any, ...]:
    types = part.types if isinstance(part, mi.UnionType) else ()
    return tuple(each.tag for each in types if isinstance(each, mi.StructType))
