"""What the first view of a dossier weighs on its way, as the site is uploaded, and what a cold start fetches: the packages."""

import gzip
import json
import re
import zipfile
from pathlib import Path

from bench.compare import Row
from infra.package import build as package
from infra.package.functions import BUDGET
from static_site.build import DIST, build

PAGE = "suivi/index.html"
NAMED = re.compile(r"[\w.\-]+\.[0-9a-f]{10}\.(?:css|js|svg|woff2)")
TEXT = {".html", ".css"}


def rows() -> list[Row]:
    """Give the page, and each package."""
    zips = package.build("production").zips
    return [_page(), *(_package(name, zips[name], most) for name, most in BUDGET.items())]


def _package(name: str, path: Path, most: float) -> Row:
    with zipfile.ZipFile(path) as archive:
        unzipped = sum(entry.file_size for entry in archive.infolist()) / 1e6
    return Row(f"package {name}, MB zipped", path.stat().st_size / 1e6, most, f"{unzipped:.0f} MB unzipped")


def _page() -> Row:
    """Give the French page; the English one differs by words."""
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
    return Row("page weight, kB compressed, with the font", sum(sizes.values()) / 1000, 48, detail)
