"""The worker that looks at the documents that staff send in: the bucket tells of each by a queue."""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote_plus

from chalice.app import Blueprint, SQSEvent

inbox = Blueprint(__name__)
LOG = logging.getLogger("suivi.uploads")


@inbox.on_sqs_message(queue_arn="arn:aws:sqs:eu-west-3:000000000000:placed-by-infra-template", batch_size=1, name="uploads")
def uploads(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Look at the documents that the queue's messages name."""
    from chalicelib.bootstrap.uploads import checking
    from chalicelib.effects.uploads import check

    tools = checking()
    return each(event.to_dict(), lambda key: check(tools, key))


def each(event: Mapping[str, Any], check: Callable[[str], None]) -> dict[str, list[dict[str, str]]]:
    """Check what each message names and answer as ReportBatchItemFailures asks: a message that fails stops no other."""
    failures = []
    for message in event.get("Records", ()):
        try:
            for key in _keys(message["body"]):
                check(key)
        except Exception as error:  # noqa: BLE001 - the queue gives it again, and at last to the dead letters
            LOG.warning("upload not looked at, message %s: %s", message["messageId"], type(error).__name__)
            failures.append({"itemIdentifier": message["messageId"]})
    return {"batchItemFailures": failures}


def _keys(body: str) -> Iterator[str]:
    """The keys that a message of S3 names; its first one, a test, names none."""
    for record in json.loads(body).get("Records", ()):
        yield unquote_plus(record["s3"]["object"]["key"])
