"""What is shown in the pseudo-language without its brackets: a text that no catalogue holds."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\S+\.example\S*|\b[0-9A-Z]{10}\b|\bRF\d\d\b")
"""Addresses, numbers of dossiers, and how creditor references begin (ISO 11649)."""
WORD = re.compile(r"[^\W\d_]{2,}")
SPOKEN = ("alt", "title", "placeholder", "aria-label", "content")
"""Attributes that are read to people; of `content`, those of the page's head say what machines read."""


def leftover(text: str, data: Iterable[str]) -> list[str]:
    """Give the words outside brackets that are not of the data: names, addresses and products are nobody's to translate."""
    words = {word for each in data for word in WORD.findall(each)}
    return [word for word in WORD.findall(ADDRESS.sub(" ", _outside(text))) if word not in words]


def _outside(text: str) -> str:
    depth, outside = 0, []
    for sign in text:
        depth += (sign == "[") - (sign == "]")
        if depth == 0:
            outside.append(" " if sign == "]" else sign)
    return "".join(outside)


class Shown(HTMLParser):
    """The texts of a page, and those of its attributes that are read to people."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what is spoken of an element; scripts, styles and links to other languages are silent."""
        self._silent += tag in ("script", "style")
        self.texts += (value for name, value in attrs if value and name in SPOKEN and tag != "meta")

    def handle_endtag(self, tag: str) -> None:
        """Speak again after what is silent."""
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        """Take a text."""
        if not self._silent:
            self.texts.append(data)
