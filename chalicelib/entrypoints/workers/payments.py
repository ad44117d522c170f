"""The worker of payments: each door puts what it saw into one queue."""

from chalice.app import Blueprint, SQSEvent

from chalicelib.entrypoints.workers.queue import each

payment_messages = Blueprint(__name__)


@payment_messages.on_sqs_message(
    queue_arn="arn:aws:sqs:eu-west-3:000000000000:placed-by-infra-template", batch_size=10, name="payments"
)
def payments(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Write what the queue's messages say of payments, and book what is certain."""
    from msgspec.json import decode

    from chalicelib.application.payment.take_message import take_message
    from chalicelib.bootstrap.payments import settling
    from chalicelib.domain.payment.seen_payment import PaymentMessage

    tools = settling()
    return each(event.to_dict(), lambda body: take_message(tools, decode(body, type=PaymentMessage)))
