"""Documents in S3."""

from chalicelib.adapters.s3.client import connect
from chalicelib.adapters.s3.inbox import S3Inbox
from chalicelib.adapters.s3.shelves import S3Shelves

__all__ = ["S3Inbox", "S3Shelves", "connect"]
