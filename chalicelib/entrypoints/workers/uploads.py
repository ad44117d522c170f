"""The worker that looks at what staff and customers send in: the bucket tells of each by a queue."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote_plus

from chalice.app import Blueprint, SQSEvent

from chalicelib.entrypoints.workers.queue import each as each_message

inbox = Blueprint(__name__)


@inbox.on_sqs_message(queue_arn="arn:aws:sqs:eu-west-3:000000000000:placed-by-infra-template", batch_size=1, name="uploads")
def uploads(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Look at what the queue's messages name: documents of staff, and files of customers."""
    from chalicelib.application.customer.files import PREFIX
    from chalicelib.bootstrap.uploads import checking, file_checking
    from chalicelib.effects.documents.files import check_file
    from chalicelib.effects.documents.uploads import check

    def look(key: str) -> None:
        check_file(file_checking(), key) if key.startswith(PREFIX) else check(checking(), key)

    return each(event.to_dict(), look)


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
