"""A worker in a process of its own that makes documents without end, so that a test can kill it.

Its leases and the rest of an archive last a second. It lingers on either side of the moment at which a document is kept,
where a death matters.
"""

import os
import time
from datetime import timedelta
from unittest.mock import patch

from chalicelib.adapters.s3 import S3DocumentStore
from chalicelib.application.ports.document_store import Bucket
from chalicelib.bootstrap.rendering import tools
from chalicelib.effects.queue import run
from chalicelib.effects.queue.sweep import sweep

_put = S3DocumentStore.put


def lingering(document_store: S3DocumentStore, bucket: Bucket, key: str, content: bytes, media_type: str) -> None:
    """Keep it slowly."""
    time.sleep(0.06)
    _put(document_store, bucket, key, content, media_type)
    time.sleep(0.06)


def main() -> None:
    """Say its number, and sweep until killed."""
    run.LEASE = timedelta(seconds=1)
    run.RESTS = {"archive": timedelta(seconds=1)}
    with patch.object(S3DocumentStore, "put", lingering):
        tools()
        os.write(1, f"{os.getpid()}\n".encode())
        while True:
            sweep(tools(), lambda: timedelta(minutes=1))
            time.sleep(0.02)
