"""Shelves in memory."""

from dataclasses import dataclass, field
from itertools import count
from typing import IO
from urllib.parse import quote

from chalicelib.application.ports.document_store import Bucket, Held

_WRITINGS = count()


@dataclass
class FakeDocumentStore:
    """Files by bucket and key, with their media types."""

    files: dict[tuple[Bucket, str], tuple[bytes, str]] = field(default_factory=dict)
    marks: dict[tuple[Bucket, str], Held] = field(default_factory=dict)

    def put(self, bucket: Bucket, key: str, content: bytes, media_type: str) -> None:
        """See Shelves."""
        self.files.setdefault((bucket, key), (content, media_type))

    def get(self, bucket: Bucket, key: str) -> bytes:
        """See Shelves. Raises LookupError."""
        return self.files[bucket, key][0]

    def replace(self, bucket: Bucket, key: str, content: IO[bytes], media_type: str, mark: str, before: Held | None) -> bool:
        """See Shelves."""
        if self.held(bucket, key) != before:
            return False
        self.files[bucket, key] = (content.read(), media_type)
        self.marks[bucket, key] = Held(mark, str(next(_WRITINGS)))
        return True

    def held(self, bucket: Bucket, key: str) -> Held | None:
        """See Shelves."""
        return self.marks.get((bucket, key), Held(None, "")) if (bucket, key) in self.files else None

    def remove(self, bucket: Bucket, key: str) -> None:
        """See Shelves."""
        self.files.pop((bucket, key), None)

    def url(self, bucket: Bucket, key: str, name: str) -> str:
        """An address that tells what it stands for; nothing answers there."""
        return f"https://{bucket}.example/{quote(key)}?name={quote(name)}"
