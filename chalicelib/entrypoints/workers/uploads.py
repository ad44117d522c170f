"""The worker that looks at the documents that staff send in: the bucket tells of each by a queue."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote_plus

from chalice.app import Blueprint, SQSEvent

from chalicelib.entrypoints.workers.queue import each as each_message

inbox = Blueprint(__name__)


@inbox.on_sqs_message(queue_arn="arn:aws:sqs:eu-west-3:000000000000:placed-by-infra-template", batch_size=1, name="uploads")
def uploads(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Look at the documents that the queue's messages name."""
    from chalicelib.bootstrap.uploads import checking
    from chalicelib.effects.documents.uploads import check

    tools = checking()
    return each(event.to_dict(), lambda key: check(tools, key))


def each(event: Mapping[str, Any], check: Callable[[str], None]) -> dict[str, list[dict[str, str]]]:
    """Check what each message names."""

    def take(body: str) -> None:
        for key in _keys(body):
            check(key)

    return each_message(event, take)


def _keys(body: str) -> Iterator[str]:
    """Yield the keys that a message of S3 names; its first one, a test, names none."""
    for record in json.loads(body).get("Records", ()):
        yield unquote_plus(record["s3"]["object"]["key"])
