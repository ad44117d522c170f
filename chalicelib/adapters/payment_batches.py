"""The queue of payments (SQS), for who has many messages: ten at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.json import encode

from chalicelib.domain.payment.seen_payment import PaymentMessage

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


class PaymentBatches:
    """Puts messages into the queue."""

    def __init__(self, client: "SQSClient", url: str) -> None:
        self._client = client
        self._url = url

    def send(self, messages: Sequence[PaymentMessage], waits: int) -> None:
        """Put ten messages at most, which nobody takes for so many seconds. Raises RuntimeError where one was not taken."""
        answer = self._client.send_message_batch(
            QueueUrl=self._url,
            Entries=[
                {"Id": str(number), "MessageBody": encode(message).decode(), "DelaySeconds": waits}
                for number, message in enumerate(messages)
            ],
        )
        if answer.get("Failed"):
            raise RuntimeError(f"{len(answer['Failed'])} messages of payments were not taken")
