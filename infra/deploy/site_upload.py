"""Put the built static site into its bucket, with the headers that its manifest gives each file, and where staff sign in."""

import json
from pathlib import Path
from typing import Any

from infra.deploy.cloud import Cloud
from infra.deploy.deployment import Deployed
from infra.paths import SITE

MANIFEST = "manifest.json"
SIGN_IN = "sign-in.json"
"""What the desk asks first: it is known once the stack is there, and is no secret."""


def upload_site(cloud: Cloud, deployed: Deployed, folder: Path = SITE) -> None:
    """Upload every file, in the manifest's order: hashed files before the pages that name them.

    Older hashed files stay, for pages that are open while a new version comes. Bodies are encoded already.
    """
    bucket = deployed.site_bucket
    settings = json.dumps({"address": deployed.sign_in_url, "client": deployed.desk_client}).encode()
    cloud.s3.put_object(Bucket=bucket, Key=SIGN_IN, Body=settings, ContentType="application/json", CacheControl="no-cache")
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
