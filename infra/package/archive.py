"""Byte-code, and zips that are byte for byte the same for the same content."""

import compileall
import zipfile
from collections.abc import Iterable
from pathlib import Path
from py_compile import PycInvalidationMode

EPOCH = (1980, 1, 1, 0, 0, 0)


def compile_folder(folder: Path) -> None:
    """Compile all modules of a folder that Lambda will unpack at /var/task."""
    # Lambda can write no .pyc: without them every cold start compiles, and takes 1.7 to 2 times as long. A changed time
    # stamp must not make them stale, so they are not checked against their sources.
    mode = PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(folder, quiet=2, stripdir=str(folder), prependdir="/var/task", invalidation_mode=mode)


def write_zip(folders: Iterable[Path], result: Path) -> None:
    """Write the files of several folders as one zip; ValueError if two of them have the same file."""
    files: dict[str, Path] = {}
    for folder in folders:
        for path in (path for path in folder.rglob("*") if path.is_file()):
            name = str(path.relative_to(folder))
            if files.setdefault(name, path) != path:
                raise ValueError(f"{name} is in {files[name]} and in {path}")
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes(), compresslevel=9)
