"""Documents in S3."""

from chalicelib.adapters.s3.bank_files import S3BankFiles
from chalicelib.adapters.s3.document_store import S3DocumentStore
from chalicelib.adapters.s3.inbox import S3Inbox
from chalicelib.adapters.s3.s3_client import connect

__all__ = ["S3BankFiles", "S3DocumentStore", "S3Inbox", "connect"]
