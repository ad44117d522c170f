"""A table of moto's, in this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from moto import mock_aws

from chalicelib.adapters.dynamodb import connect
from tests.contract.table import make_table

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@contextmanager
def on_moto(name: str) -> "Iterator[DynamoDBClient]":
    """A client of an empty table; what another test left is forgotten."""
    with mock_aws():
        client = _client()
        make_table(client, name)
        yield client


@cache
def _client() -> "DynamoDBClient":
    """One client for all: each new one reads botocore's models again, which costs more than a test does on moto."""
    return connect(region_name="eu-west-3", aws_access_key_id="test", aws_secret_access_key="test")
