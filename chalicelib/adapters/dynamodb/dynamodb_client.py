"""The DynamoDB client, patient enough for a lost packet and no more: callers wait."""

from typing import TYPE_CHECKING

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

CONFIG = Config(connect_timeout=2, read_timeout=5, retries={"mode": "standard", "total_max_attempts": 3})


def connect() -> "DynamoDBClient":
    """Give a client for the region and endpoint that the environment names (AWS_REGION, AWS_ENDPOINT_URL)."""
    return boto3.client("dynamodb", config=CONFIG)
