"""Put the built static site into its bucket, with the headers that its manifest gives each file."""

import json
from pathlib import Path
from typing import Any

from infra.deploy.cloud import Cloud
from infra.paths import SITE

MANIFEST = "manifest.json"


def upload_site(cloud: Cloud, bucket: str, folder: Path = SITE) -> None:
    """Upload every file, in the manifest's order: hashed files before the pages that name them.

    Older hashed files stay, for pages that are open while a new version comes. Bodies are encoded already.
    """
    for entry in json.loads((folder / MANIFEST).read_text("utf-8"))["files"]:
        encoding: dict[str, Any] = {"ContentEncoding": entry["content_encoding"]} if entry["content_encoding"] else {}
        cloud.s3.put_object(
            Bucket=bucket,
            Key=entry["path"],
            Body=(folder / entry["path"]).read_bytes(),
            ContentType=entry["content_type"],
            CacheControl=entry["cache_control"],
            **encoding,
        )
