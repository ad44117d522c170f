"""What the first view of a dossier weighs on its way: the page and all it names, as the site is uploaded."""

import gzip
import json
import re
from pathlib import Path

from bench.compare import Row
from static_site.build import DIST, build

PAGE = "suivi/index.html"
NAMED = re.compile(r"[\w.\-]+\.[0-9a-f]{10}\.(?:css|js|svg|woff2)")
TEXT = {".html", ".css"}


def rows() -> list[Row]:
    """The French page; the English one differs by words."""
    if not DIST.exists():
        build()
    encodings = {file["path"]: file["content_encoding"] for file in json.loads((DIST / "manifest.json").read_text())["files"]}
    sizes: dict[str, int] = {}
    to_read = [PAGE]
    while to_read:
        path = to_read.pop()
        content = (DIST / path).read_bytes()
        sizes[path] = len(content)
        if Path(path).suffix in TEXT:
            text = (gzip.decompress(content) if encodings[path] == "gzip" else content).decode()
            to_read += {f"assets/{name}" for name in NAMED.findall(text)} - sizes.keys()
    heaviest = sorted(sizes.items(), key=lambda file: -file[1])[:4]
    detail = ", ".join(f"{Path(path).name} {size / 1000:.1f}" for path, size in heaviest)
    return [Row("page weight, kB compressed, with the font", sum(sizes.values()) / 1000, 60, detail)]
