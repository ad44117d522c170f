"""What the worker that takes banks' files works with, made once for each process from the function's environment."""

import os
from datetime import UTC, datetime
from functools import lru_cache

from chalicelib.adapters import dynamodb, payment_batches, payment_queue, s3
from chalicelib.adapters.bank.bank_file import read_bank_file
from chalicelib.adapters.pauses import pause
from chalicelib.adapters.seller import seller
from chalicelib.application.payment.take_bank_file import BankDesk


@lru_cache
def bank_desk() -> BankDesk:
    """Give its tools. Environment: TABLE_NAME, UPLOADS_BUCKET, PAYMENTS_QUEUE_URL. Raises KeyError where one is missing."""
    return BankDesk(
        store=dynamodb.DynamoStore(dynamodb.connect(), os.environ["TABLE_NAME"], seller().news),
        fetch=s3.S3BankFiles(s3.connect(), os.environ["UPLOADS_BUCKET"]).opened,
        read=read_bank_file,
        send=payment_batches.PaymentBatches(payment_queue.connect(), os.environ["PAYMENTS_QUEUE_URL"]).send,
        clock=lambda: datetime.now(UTC),
        pause=pause,
    )
