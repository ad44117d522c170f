"""The queue of payments (SQS): each door puts into it what it saw, and one worker takes it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from msgspec.json import encode

from chalicelib.domain.payment.seen_payment import PaymentMessage

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

CONFIG = Config(connect_timeout=2, read_timeout=3, retries={"mode": "standard", "total_max_attempts": 3})


def connect() -> "SQSClient":
    """Give a client for the region and endpoint that the environment names."""
    return boto3.client("sqs", config=CONFIG)


def put(client: "SQSClient", queue_url: str, messages: Iterable[PaymentMessage]) -> None:
    """Put messages into the queue. Raises what SQS raises: whoever told of them tells again."""
    for message in messages:
        client.send_message(QueueUrl=queue_url, MessageBody=encode(message).decode())
