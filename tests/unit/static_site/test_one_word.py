"""Customers read one English word for one thing: order and quote, and none of the words that the API has for them."""

import re
from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters import seller as sellers
from static_site import seller, texts

CODE = Path(sellers.__file__).parent.parent
GOLDEN = Path(__file__).parents[1] / "golden"
OTHER = re.compile(r"\b(dossiers?|affairs?|offers?|bills?)\b", re.IGNORECASE)
MESSAGES = re.compile(r"(?:gettext|mark|_)\(\s*((?:\"[^\"]*\"(?:,\s*)?)+)")
PROGRAMS = ("api", "problems")
"""Pages for programmers: the API has words of its own."""
STAFF = "desk"
"""How the keys of texts begin that staff alone read."""
INTERNAL = ("Details of the dossier set", "Dossier assigned", "affairs")
"""What customers never see: internal entries, and a context for translators."""
SOURCES = [
    *(CODE / "application" / "view").rglob("*.py"),
    *(CODE / "effects" / "mails").rglob("*.py"),
    *(CODE / "effects" / "documents").rglob("*.py"),
    *(file for file in (CODE / "resources" / "mail").glob("letter.*")),
]


def spoken(value: Any) -> list[str]:
    """All texts of a table."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in spoken(each)]
    if isinstance(value, list):
        return [text for each in value for text in spoken(each)]
    return [str(value)]


def test_pages() -> None:
    page_texts = texts.load("en", seller.load())
    shown = (part for key, part in page_texts.items() if key not in PROGRAMS and not key.startswith(STAFF))
    sentences = [text for part in shown for text in spoken(part)]
    assert len(sentences) > 200
    assert [text for text in sentences if OTHER.search(text)] == []


def messages(file: Path) -> list[str]:
    """The texts for customers that a source has."""
    return [message for match in MESSAGES.findall(file.read_text("utf-8")) for message in re.findall(r'"([^"]*)"', match)]


def test_there_are_messages_to_read() -> None:
    assert sum(len(messages(file)) for file in SOURCES) > 500


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name)
def test_messages(file: Path) -> None:
    sentences = messages(file)
    assert [message for message in sentences if OTHER.search(message) and message not in INTERNAL] == []


@pytest.mark.parametrize(
    "file",
    [file for file in sorted((GOLDEN / "mail").glob("*.en.txt")) if not file.name.startswith("staff.")],
    ids=lambda file: file.name,
)
def test_mails(file: Path) -> None:
    sentences = re.sub(r"https?://\S+", "", file.read_text("utf-8"))
    assert OTHER.findall(sentences) == []


def test_an_invoice_is_paid_and_there_is_a_contact() -> None:
    assert texts.load("en", seller.load())["dossier"]["call"] == "Contact"
    panel = (CODE / "application" / "view" / "money_panels.py").read_text("utf-8")
    assert "Pay invoice %(number)s" in panel and "Settle" not in panel
