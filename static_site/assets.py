"""Files named after their content, so that a browser may keep them for ever."""

import hashlib
from pathlib import PurePosixPath

FOLDER = "assets"
DIGITS = 10


class Assets:
    """Hold the files made so far, each by the name that sources use for it."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        """Content by path in the site, without a leading slash."""
        self._paths: dict[str, str] = {}

    def add(self, name: str, content: bytes) -> None:
        """Keep a file under a name that carries a digest of it."""
        plain = PurePosixPath(name)
        digest = hashlib.sha256(content).hexdigest()[:DIGITS]
        path = f"{FOLDER}/{plain.stem}.{digest}{plain.suffix}"
        self._paths[name] = path
        self.files[path] = content

    def address(self, name: str) -> str:
        """Give the address of a file added before; raises KeyError for another."""
        return f"/{self._paths[name]}"
