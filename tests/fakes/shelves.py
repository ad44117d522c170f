"""Shelves in memory."""

from dataclasses import dataclass, field
from urllib.parse import quote

from chalicelib.application.shelves import Shelf


@dataclass
class FakeShelves:
    """Files by shelf and key, with their media types."""

    files: dict[tuple[Shelf, str], tuple[bytes, str]] = field(default_factory=dict)

    def put(self, shelf: Shelf, key: str, content: bytes, media_type: str) -> None:
        """See Shelves."""
        self.files.setdefault((shelf, key), (content, media_type))

    def get(self, shelf: Shelf, key: str) -> bytes:
        """See Shelves. Raises LookupError."""
        return self.files[shelf, key][0]

    def has(self, shelf: Shelf, key: str) -> bool:
        """See Shelves."""
        return (shelf, key) in self.files

    def url(self, shelf: Shelf, key: str, name: str) -> str:
        """An address that tells what it stands for; nothing answers there."""
        return f"https://{shelf}.example/{quote(key)}?name={quote(name)}"
