"""Where documents are kept, made once for each process and only where one is asked for: a lookup must not pay for it."""

import os
from functools import lru_cache

from chalicelib.adapters import s3
from chalicelib.application.ports.document_store import Shelf, Shelves

BUCKETS: dict[Shelf, str] = {"documents": "DOCUMENTS_BUCKET", "invoices": "INVOICES_BUCKET"}
"""The variable of the environment that names each shelf's bucket."""


@lru_cache
def shelves() -> Shelves:
    """The shelves that the environment names, by BUCKETS: a function is told of those alone that it may use."""
    return s3.S3Shelves(s3.connect(), {shelf: os.environ[name] for shelf, name in BUCKETS.items() if name in os.environ})
