"""Where documents are kept, made once for each process and only where one is asked for: a lookup must not pay for it."""

import os
from functools import lru_cache

from chalicelib.adapters import s3
from chalicelib.application.ports.document_store import Bucket, DocumentStore

BUCKETS: dict[Bucket, str] = {"documents": "DOCUMENTS_BUCKET", "invoices": "INVOICES_BUCKET"}
"""The variable of the environment that names each bucket."""


@lru_cache
def document_store() -> DocumentStore:
    """Give the document store of the buckets that the environment names. A function is told of those alone that it may use."""
    return s3.S3DocumentStore(s3.connect(), {bucket: os.environ[name] for bucket, name in BUCKETS.items() if name in os.environ})
