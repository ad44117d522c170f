"""Compose what `chalice package --merge-template` merges: a JSON file a subject, the gateway's answers, the desk's places."""

import json
from pathlib import Path
from typing import Any

from infra.template.branding import place_branding
from infra.template.desk import place_desk
from infra.template.gateway import gateway_responses
from static_site.pages import folders, missing_pages

FOLDER = Path(__file__).parent


def compose() -> dict[str, Any]:
    """Give the template to merge; ValueError when two files say something different about the same place."""
    whole: dict[str, Any] = {}
    for path in sorted(FOLDER.glob("*.json")):
        _merge(whole, json.loads(path.read_text(encoding="utf-8"), object_hook=_with_files), path.name)
    _merge(whole, gateway_responses(), "gateway.py")
    place_desk(whole["Resources"])
    place_branding(whole["Resources"])
    return whole


def _with_files(values: dict[str, Any]) -> dict[str, Any]:
    """Put the text of a file in the place of "@file"."""
    placed = {key: value for key, value in values.items() if isinstance(value, str) and value.startswith("@")}
    return values | {key: _placed((FOLDER / value[1:]).read_text(encoding="utf-8")) for key, value in placed.items()}


def _placed(code: str) -> str:
    """Give the code with what it is to know of the site; a script that asks for none of it stays as it is."""
    for name, value in (("FOLDERS", folders()), ("MISSING", missing_pages())):
        code = code.replace(f"var {name} = [];", f"var {name} = {json.dumps(value).replace(chr(34), chr(39))};")
    return code


def _merge(into: dict[str, Any], other: dict[str, Any], source: str) -> None:
    for key, value in other.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value, source)
        elif into.setdefault(key, value) != value:
            raise ValueError(f"{source}: {key} is set twice")
