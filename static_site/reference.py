"""The API's OpenAPI document in words, for the page that shows it."""

import json
from typing import Any

SIMPLE = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}
FORMATS = {"date": "date", "date-time": "moment with its offset", "decimal": "decimal number as text"}
COMPONENT = "#/components/schemas/"


def context(document: dict[str, Any]) -> dict[str, Any]:
    """Give what the page's template needs."""
    used = {name: _names(schema) for name, schema in document["components"]["schemas"].items()}
    bodies = [
        operation["requestBody"]
        for methods in document["paths"].values()
        for operation in methods.values()
        if "requestBody" in operation
    ]
    contents = [content for body in bodies for content in body["content"].values()]
    shown = {name: each["value"] for content in contents for name, each in content["examples"].items()}
    return {"api": document, "describe": describe, "named": _names, "used": used, "examples": shown, "compact": compact}


def describe(schema: dict[str, Any]) -> str:
    """Give a field's type and limits in words, a pattern only where no words do."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(COMPONENT)
    if "anyOf" in schema:
        return ", or ".join(describe(each) for each in schema["anyOf"])
    if "enum" in schema:
        return "one of " + ", ".join(map(str, schema["enum"])) if len(schema["enum"]) > 1 else f"“{schema['enum'][0]}”"
    kind = schema.get("type", "")
    if kind == "array":
        return f"list{_limits(schema, 'minItems', 'maxItems', '')}, of {_items(schema)}"
    if kind == "object":
        inner = schema.get("additionalProperties")
        return f"object of {describe(inner)} by id" if isinstance(inner, dict) and inner else "object"
    description = schema.get("description") or FORMATS.get(schema.get("format", "")) or SIMPLE.get(kind, kind)
    limits = _limits(schema, "minLength", "maxLength", " characters") + _limits(schema, "minimum", "maximum", "")
    pattern = f", like {schema['pattern']}" if "pattern" in schema and "description" not in schema else ""
    return f"{description}{limits}{pattern}"


def compact(value: Any) -> str:
    """Give JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def _items(schema: dict[str, Any]) -> str:
    if "prefixItems" in schema:
        return " and ".join(describe(each) for each in schema["prefixItems"])
    return describe(schema["items"]) if isinstance(schema.get("items"), dict) else "anything"


def _limits(schema: dict[str, Any], least: str, most: str, unit: str) -> str:
    low, high = schema.get(least), schema.get(most)
    if low is None and high is None:
        return ""
    if high is None:
        return f", at least {low}{unit}"
    return f", at most {high:,}{unit}" if low is None else f", {low:,} to {high:,}{unit}"


def _names(schema: Any) -> list[str]:
    """Give the names of the schemas that one refers to itself."""
    if isinstance(schema, dict):
        direct = [str(schema["$ref"]).removeprefix(COMPONENT)] if "$ref" in schema else []
        parts = (value for key, value in schema.items() if key not in ("$ref", "discriminator"))
        return list(dict.fromkeys([*direct, *(name for part in parts for name in _names(part))]))
    return list(dict.fromkeys(name for part in schema for name in _names(part))) if isinstance(schema, list) else []
