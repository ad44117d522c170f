"""The worker that is told of mails that did not arrive: SES tells a topic, and the topic a queue."""

from chalice.app import Blueprint, SQSEvent

from chalicelib.entrypoints.workers.queue import each

feedback = Blueprint(__name__)


@feedback.on_sqs_message(queue_arn="arn:aws:sqs:eu-west-3:000000000000:placed-by-infra-template", batch_size=10, name="bounces")
def bounces(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Record what the queue's messages tell of mails."""
    from chalicelib.adapters.ses.events import report
    from chalicelib.bootstrap.bounces import recording
    from chalicelib.effects.mails.bounces import record

    tools = recording()

    def take(body: str) -> None:
        reported = report(body)
        if reported:
            record(tools, reported)

    return each(event.to_dict(), take)
