"""Mornings on a deployed stack: its sweep looks at the real clock, and a test must not."""

import time
from datetime import UTC, datetime, timedelta

from chalicelib.adapters.dynamodb import DynamoEffects
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.staff.digest_plan import mark_of
from infra.local.stack import Stack

PATIENCE = 120
"""Seconds."""


def no_digest(stack: Stack) -> None:
    """Today's digest and tomorrow's count as planned, so that a test counts its own mails; what was planned already is done."""
    table, deadline, now = stack.deployed.table, time.monotonic() + PATIENCE, datetime.now(UTC)
    for days in range(2):
        DynamoEffects(stack.cloud.dynamodb, table).plan((), mark_of(paris_date(now) + timedelta(days=days)), now)
    while any(item["pk"]["S"] == "F#digest" for item in stack.cloud.dynamodb.scan(TableName=table, ConsistentRead=True)["Items"]):
        assert time.monotonic() < deadline
        time.sleep(0.2)
