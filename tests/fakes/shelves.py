"""Shelves in memory."""

from dataclasses import dataclass, field
from itertools import count
from typing import IO
from urllib.parse import quote

from chalicelib.application.ports.document_store import Held, Shelf

_WRITINGS = count()


@dataclass
class FakeShelves:
    """Files by shelf and key, with their media types."""

    files: dict[tuple[Shelf, str], tuple[bytes, str]] = field(default_factory=dict)
    marks: dict[tuple[Shelf, str], Held] = field(default_factory=dict)

    def put(self, shelf: Shelf, key: str, content: bytes, media_type: str) -> None:
        """See Shelves."""
        self.files.setdefault((shelf, key), (content, media_type))

    def get(self, shelf: Shelf, key: str) -> bytes:
        """See Shelves. Raises LookupError."""
        return self.files[shelf, key][0]

    def replace(self, shelf: Shelf, key: str, content: IO[bytes], media_type: str, mark: str, before: Held | None) -> bool:
        """See Shelves."""
        if self.held(shelf, key) != before:
            return False
        self.files[shelf, key] = (content.read(), media_type)
        self.marks[shelf, key] = Held(mark, str(next(_WRITINGS)))
        return True

    def held(self, shelf: Shelf, key: str) -> Held | None:
        """See Shelves."""
        return self.marks.get((shelf, key), Held(None, "")) if (shelf, key) in self.files else None

    def url(self, shelf: Shelf, key: str, name: str) -> str:
        """An address that tells what it stands for; nothing answers there."""
        return f"https://{shelf}.example/{quote(key)}?name={quote(name)}"
