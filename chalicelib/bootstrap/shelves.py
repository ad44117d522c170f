"""Where documents are kept, made once for each process and only where one is asked for: a lookup must not pay for it."""

import os
from functools import lru_cache

from chalicelib.adapters import s3
from chalicelib.application.shelves import Shelves


@lru_cache
def shelves() -> Shelves:
    """The shelves as the environment names them: DOCUMENTS_BUCKET, INVOICES_BUCKET."""
    return s3.S3Shelves(s3.connect(), {"documents": os.environ["DOCUMENTS_BUCKET"], "invoices": os.environ["INVOICES_BUCKET"]})
