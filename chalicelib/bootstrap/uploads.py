"""What the worker that looks at uploads works with, made once for each process from the function's environment."""

import os
import time
from datetime import UTC, datetime
from functools import lru_cache

from chalicelib.adapters import dynamodb, pdf, received, s3
from chalicelib.adapters.seller import seller
from chalicelib.bootstrap.document_store import document_store
from chalicelib.effects.documents.files import FileChecking
from chalicelib.effects.documents.uploads import Checking


@lru_cache
def checking() -> Checking:
    """Give its tools. Environment: TABLE_NAME, UPLOADS_BUCKET, DOCUMENTS_BUCKET. Raises KeyError where one is missing."""
    return Checking(
        store=dynamodb.DynamoStore(dynamodb.connect(), os.environ["TABLE_NAME"], seller().news),
        inbox=s3.S3Inbox(s3.connect(), os.environ["UPLOADS_BUCKET"]),
        document_store=document_store(),
        refusal=pdf.refusal,
        clock=lambda: datetime.now(UTC),
        sleep=time.sleep,
    )


@lru_cache
def file_checking() -> FileChecking:
    """Give what customers' files are looked at with, beside the same stores."""
    tools = checking()
    return FileChecking(
        store=tools.store,
        inbox=tools.inbox,
        document_store=tools.document_store,
        kept=received.to_store,
        clock=tools.clock,
        sleep=tools.sleep,
    )
