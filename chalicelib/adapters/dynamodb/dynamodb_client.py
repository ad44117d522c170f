"""The DynamoDB client, patient enough for a lost packet and no more: callers wait."""

from typing import TYPE_CHECKING, Any

from boto3.session import Session
from botocore.config import Config
from botocore.session import get_session

from chalicelib.adapters.dynamodb.plain_json import PlainJSONParsers

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

# What is asked is checked by the type checker, and by DynamoDB itself.
CONFIG = Config(
    connect_timeout=2, read_timeout=5, retries={"mode": "standard", "total_max_attempts": 3}, parameter_validation=False
)


def connect(**instead: Any) -> "DynamoDBClient":
    """Give a client for the region and endpoint that the environment names (AWS_REGION, AWS_ENDPOINT_URL).

    instead: what boto3 takes in their place, or in place of CONFIG.
    """
    session = get_session()
    session.register_component("response_parser_factory", PlainJSONParsers())
    client: DynamoDBClient = Session(botocore_session=session).client("dynamodb", **{"config": CONFIG, **instead})
    return client
