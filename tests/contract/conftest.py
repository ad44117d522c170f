"""A local AWS and a DynamoDB Local for the tests of a session."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from botocore.config import Config

from chalicelib.adapters.dynamodb.dynamodb_client import CONFIG, connect
from infra.local.aws import free_port, start
from infra.tools.dynamodb_local import running
from tests.contract.table import make_table
from tests.ports import ports_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@pytest.fixture(scope="session")
def local_aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The endpoint of a local AWS that runs while the session does; each test process looks for a port of its own."""
    ports = ports_of("contract")
    aws = start(tmp_path_factory.mktemp("aws"), free_port(ports.start, ports.stop))
    yield aws.endpoint
    aws.stop()


@pytest.fixture(scope="session")
def local_dynamodb(local_aws: str) -> "DynamoDBClient":
    """Its DynamoDB."""
    return _client(local_aws)


@pytest.fixture(scope="session")
def dynamodb_local() -> "Iterator[DynamoDBClient]":
    """Amazon's DynamoDB Local, which runs while the session does."""
    ports = ports_of("dynamodb")
    with running(free_port(ports.start, ports.stop)) as endpoint:
        yield _client(endpoint)


@pytest.fixture
def table(dynamodb_local: "DynamoDBClient") -> str:
    """An empty table of it."""
    name = f"dossiers-{uuid4()}"
    make_table(dynamodb_local, name)
    return name


def _client(endpoint: str) -> "DynamoDBClient":
    return connect(
        region_name="eu-west-3",
        endpoint_url=endpoint,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=CONFIG.merge(Config(max_pool_connections=60)),
    )
