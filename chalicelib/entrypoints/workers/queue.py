"""Messages of a queue, each taken for itself: one that fails is given again and stops no other."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

LOG = logging.getLogger("suivi.queue")


def each(event: Mapping[str, Any], take: Callable[[str], object]) -> dict[str, list[dict[str, str]]]:
    """Take the body of each message and answer as ReportBatchItemFailures asks; what always fails ends with the dead letters."""
    failures = []
    for message in event.get("Records", ()):
        try:
            take(message["body"])
        except Exception as error:  # noqa: BLE001 - one message's trouble does not stop the others
            LOG.warning("message %s not taken: %s", message["messageId"], type(error).__name__)
            failures.append({"itemIdentifier": message["messageId"]})
    return {"batchItemFailures": failures}
