"""The worker that takes banks' files: the bucket tells of each by a queue."""

from chalice.app import Blueprint, SQSEvent

from chalicelib.entrypoints.workers.uploads import each

bank_files = Blueprint(__name__)
QUEUE = "arn:aws:sqs:eu-west-3:000000000000:placed-by-infra-template"


@bank_files.on_sqs_message(queue_arn=QUEUE, batch_size=1, name="statements")
def statements(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Take the files that the queue's messages name."""
    from chalicelib.application.payment.take_bank_file import take_bank_file
    from chalicelib.bootstrap.statements import bank_desk

    return each(event.to_dict(), lambda key: take_bank_file(bank_desk(), key))
