"""Put the built static site into its bucket, compressed, with the headers that CloudFront passes on."""

import gzip
import mimetypes
import re
from pathlib import Path

from infra.cloud import Cloud
from infra.digest import files_in
from infra.paths import SITE

HASHED = re.compile(r"[.-][0-9a-f]{8,}\.[a-z0-9]+$")
TEXTS = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".webmanifest")
FOREVER, ALWAYS_ASK = "public, max-age=31536000, immutable", "public, max-age=0, must-revalidate"
TYPES = {".js": "text/javascript; charset=utf-8", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json"}


def upload_site(cloud: Cloud, bucket: str, folder: Path = SITE) -> None:
    """Upload every file; older hashed files stay, for pages that are open while a new version comes."""
    for path in files_in(folder):
        content = path.read_bytes()
        name = str(path.relative_to(folder))
        encoding = {}
        if path.suffix in TEXTS:
            # gzip, not brotli: an object has one encoding, and every client reads this one.
            content, encoding = gzip.compress(content, 9, mtime=0), {"ContentEncoding": "gzip"}
        cache = FOREVER if HASHED.search(name) else ALWAYS_ASK
        cloud.s3.put_object(Bucket=bucket, Key=name, Body=content, ContentType=_type(path), CacheControl=cache, **encoding)  # type: ignore[arg-type]


def _type(path: Path) -> str:
    known = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{known}; charset=utf-8" if known.startswith("text/") and "charset" not in known else known
