"""Write the site for a bucket: bodies already compressed, and a list of the headers that each file needs."""

import gzip
import json
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from static_site.assets import FOLDER

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
PACKED_ALREADY = (".pdf", ".woff2")
FOR_EVER, ASK_FIRST = "public, max-age=31536000, immutable", "no-cache"
MANIFEST = "manifest.json"


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Replace `folder` by the files, with `manifest.json` beside them; the same files give the same bytes."""
    shutil.rmtree(folder, ignore_errors=True)
    entries = []
    # Hashed files first: uploaded in this order, no page is there before what it names.
    for path in sorted(files, key=lambda each: (not each.startswith(f"{FOLDER}/"), each)):
        content = files[path]
        suffix = PurePosixPath(path).suffix
        packed = suffix not in PACKED_ALREADY
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # gzip, not brotli: an object in a bucket has one encoding, and every client reads this one.
        target.write_bytes(gzip.compress(content, 9, mtime=0) if packed else content)
        entries.append(
            {
                "path": path,
                "content_type": TYPES[suffix],
                "content_encoding": "gzip" if packed else None,
                "cache_control": FOR_EVER if path.startswith(f"{FOLDER}/") else ASK_FIRST,
            }
        )
    (folder / MANIFEST).write_text(json.dumps({"files": entries}, indent=1) + "\n", "utf-8")
