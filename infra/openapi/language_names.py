"""What the types leave to the seller: languages, and texts in them, in the schemas of the document."""

from collections.abc import Sequence
from typing import Any

Schema = dict[str, Any]


def in_languages(schemas: Any, languages: Sequence[str], components: dict[str, Schema], ref: str) -> Any:
    """Give schemas with the seller's languages in place of any; a text becomes a component, referred to by `ref`."""
    if isinstance(schemas, list):
        return [in_languages(each, languages, components, ref) for each in schemas]
    if not isinstance(schemas, dict):
        return schemas
    match schemas.get("title"):
        case "Language" if "pattern" in schemas:
            return {"enum": [*languages]}
        case "Text" | "NewText" as name if "additionalProperties" in schemas:
            components[name] = _text(schemas, languages, new=name == "NewText")
            return {"$ref": ref.format(name=name)}
    return {name: in_languages(each, languages, components, ref) for name, each in schemas.items()}


def _text(schema: Schema, languages: Sequence[str], *, new: bool) -> Schema:
    """Require a new text in each of the languages and no other; one that is kept may be older than the seller's list."""
    held = schema["additionalProperties"]
    limits: Schema = {"required": [*languages], "additionalProperties": False} if new else {"additionalProperties": held}
    named = {name: schema[name] for name in ("title", "description")}
    return {**named, "type": "object", "properties": dict.fromkeys(languages, held), **limits}
