"""What tests of killed workers share: clients of a local AWS of their own, and workers that are killed until all is done."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import boto3

from chalicelib.adapters.dynamodb import DynamoEffects
from chalicelib.application.caller import Caller
from chalicelib.domain.values.actor import Actor
from infra.local.aws import LocalAws, free_port, start
from tests.ports import ports_of
from tests.system.nursery import workers

CLAIRE = Caller("claire", "claire", frozenset({"manager"}), Actor("manager"), "staff")
TABLE = "dossiers"
Environment = Mapping[str, str]


@contextmanager
def own_aws(folder: Path) -> Iterator[LocalAws]:
    """A local AWS of a test's own."""
    ports = ports_of("killed")
    aws = start(folder, free_port(ports.start, ports.stop))
    yield aws
    aws.stop()


def variables_of(aws: LocalAws) -> dict[str, str]:
    """What every function finds in its environment."""
    return {
        "AWS_ENDPOINT_URL": aws.endpoint,
        "AWS_DEFAULT_REGION": "eu-west-3",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "TABLE_NAME": TABLE,
        "SITE_URL": "https://suivi.example",
    }


def client_of(service: str, environment: Environment) -> Any:
    """The client of a service there."""
    # The stubs have an overload for each service's name as a literal, and none for a name that is passed on.
    return boto3.client(  # type: ignore[call-overload]
        service,
        environment["AWS_DEFAULT_REGION"],
        endpoint_url=environment["AWS_ENDPOINT_URL"],
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def killed_until_done(module: str, environment: Environment, todo: DynamoEffects, rounds: int) -> int:
    """Let two workers do all that there is to do, and kill both so many times meanwhile; gives how many were killed."""
    killed, draw = 0, Random(7)
    with workers(module, environment) as both:
        both.start()
        deadline = time.monotonic() + 240
        while todo.due(datetime.now(UTC) + timedelta(days=1), 1) and time.monotonic() < deadline:
            time.sleep(draw.uniform(0.05, 0.4))
            # Both: while one starts again, which a busy machine does slowly, the other would do all that there is to do.
            if killed < 2 * rounds:
                killed += both.kill()
                both.start()
    assert todo.due(datetime.now(UTC) + timedelta(days=1), 1) == []
    return killed
