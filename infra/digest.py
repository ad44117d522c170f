"""Content hashes: what did not change is not built or deployed again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

IGNORED = {"__pycache__", "dist"}


def files_in(folder: Path) -> list[Path]:
    """Give all files below a folder, sorted, without caches and build results."""
    if not folder.is_dir():
        return []
    paths = (path for path in folder.rglob("*") if path.is_file() and not IGNORED & set(path.relative_to(folder).parts))
    return sorted(paths)


def digest(*parts: Path | str | bytes) -> str:
    """Give SHA-256 (hex) over texts, files and whole folders, names of files included."""
    total = hashlib.sha256()
    for part in parts:
        for name, content in _contents(part):
            total.update(hashlib.sha256(name.encode()).digest())
            total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


def _contents(part: Path | str | bytes) -> Iterable[tuple[str, bytes]]:
    if isinstance(part, Path):
        if part.is_dir():
            return ((str(path.relative_to(part)), path.read_bytes()) for path in files_in(part))
        return [(part.name, part.read_bytes() if part.exists() else b"")]
    return [("", part.encode() if isinstance(part, str) else part)]
