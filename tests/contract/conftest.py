"""A local AWS for the tests of a session."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import boto3
import pytest
from botocore.config import Config

from infra.local import free_port, start
from tests.ports import own

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@pytest.fixture(scope="session")
def local_aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The endpoint of a local AWS that runs while the session does; each test process looks for a port of its own."""
    ports = own("contract")
    aws = start(tmp_path_factory.mktemp("aws"), free_port(ports.start, ports.stop))
    yield aws.endpoint
    aws.stop()


@pytest.fixture(scope="session")
def local_dynamodb(local_aws: str) -> "DynamoDBClient":
    """Its DynamoDB."""
    return boto3.client(
        "dynamodb",
        "eu-west-3",
        endpoint_url=local_aws,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(max_pool_connections=60),
    )
