"""The worst that people may write into each field: words of sixty letters, long addresses, amounts of twelve digits."""

from copy import deepcopy
from typing import Any

WORD = "W" * 60
EMAIL = f"{'m' * 60}@{'w' * 40}.example"
NUMBER = "9876-" * 12
"""An order number, an article number or a tracking number of sixty characters."""
AMOUNT = "999 999 999 999,99 €".replace(" ", "\N{NARROW NO-BREAK SPACE}")
WORDS = {
    "for", "title", "text", "label", "name", "detail", "discount", "note", "content", "by", "comment", "comments", "file",
    "role", "hours", "say", "reply", "status", "ended", "object", "step", "step_note", "wait", "wait_note", "summary", "yours",
    "customer", "reference_note", "lead", "after", "tag", "customer_reference_hint",
}  # fmt: skip
NUMBERS = {"customer_reference", "numbers"}
AMOUNTS = {"amount", "unit_price", "total", "quantity"}
KEPT = {"steps", "as_of", "groups"}
"""Parts of which the words are the product's own: what people write is set in them below."""


def nasty(document: dict[str, Any]) -> dict[str, Any]:
    """The document with the worst in all its fields."""
    worst: dict[str, Any] = _worst(deepcopy(document), "")
    for step in worst.get("steps", ()):
        step["documents"] = [
            link | {"label": f"{link['label']} {WORD}", "title": f"{link['title']} {NUMBER}"} for link in step["documents"]
        ]
    if worst.get("steps") and worst["steps"][-1]["text"]:
        worst["steps"][-1]["text"] = f"{AMOUNT} à payer"
    if worst.get("contact"):
        worst["contact"]["email"] = EMAIL
    return worst


def _worst(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return {name: each if name in KEPT else _worst(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_worst(each, key) for each in value]
    if not isinstance(value, str) or not value:
        return value
    if key in NUMBERS or key in {"value", "copy"}:
        return NUMBER
    if key in AMOUNTS:
        return AMOUNT
    return f"{value} {WORD}" if key in WORDS or key in {"lines", "notes", "verdict"} else value


def nasty_rows(document: dict[str, Any]) -> dict[str, Any]:
    """The list of affairs with the worst in all its rows."""
    groups = [group | {"rows": [_worst(row, "") for row in group["rows"]]} for group in document["groups"]]
    worst: dict[str, Any] = _worst(document, "")
    return worst | {"groups": groups}
