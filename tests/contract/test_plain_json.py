"""Answers of DynamoDB, read as the JSON that they are: the same as botocore reads them."""

from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError

from chalicelib.adapters.dynamodb import connect
from chalicelib.adapters.dynamodb.plain_json import PlainJSONParser

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

ITEM: Any = {
    "pk": {"S": "a"},
    "sk": {"S": "b"},
    "n": {"N": "1.25"},
    "set": {"SS": ["x", "é"]},
    "m": {"M": {"l": {"L": [{"BOOL": True}]}}},
}


@pytest.fixture
def pair(dynamodb_local: "DynamoDBClient", monkeypatch: pytest.MonkeyPatch) -> "tuple[DynamoDBClient, DynamoDBClient]":
    """Our client and a bare one, of the same DynamoDB."""
    for name, value in (("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"), ("AWS_DEFAULT_REGION", "eu-west-3")):
        monkeypatch.setenv(name, value)
    endpoint = dynamodb_local.meta.endpoint_url
    return connect(endpoint_url=endpoint), boto3.client("dynamodb", endpoint_url=endpoint)


def without_metadata(answer: Any) -> Any:
    return {name: value for name, value in answer.items() if name not in ("ResponseMetadata", "__type")}


def test_answers_are_those_of_a_bare_client(pair: "tuple[DynamoDBClient, DynamoDBClient]", table: str) -> None:
    ours, bare = pair
    assert isinstance(ours._endpoint._response_parser_factory.create_parser("json"), PlainJSONParser)  # type: ignore[attr-defined]  # botocore gives no other way to see it
    ours.put_item(TableName=table, Item=ITEM)
    query: Any = {
        "TableName": table, "KeyConditionExpression": "pk = :pk", "ExpressionAttributeValues": {":pk": {"S": "a"}},
        "ReturnConsumedCapacity": "TOTAL",
    }  # fmt: skip
    asked: Any = {"TableName": table, "Key": {"pk": ITEM["pk"], "sk": ITEM["sk"]}}
    batch: Any = {"RequestItems": {table: {"Keys": [asked["Key"]]}}}
    for call, given in (("query", query), ("get_item", asked), ("batch_get_item", batch)):
        mine, theirs = getattr(ours, call)(**given), getattr(bare, call)(**given)
        assert without_metadata(mine) == without_metadata(theirs)
        assert mine["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert ours.get_item(**asked)["Item"] == ITEM


def test_a_refused_transaction_says_why_as_to_a_bare_client(pair: "tuple[DynamoDBClient, DynamoDBClient]", table: str) -> None:
    pair[0].put_item(TableName=table, Item=ITEM)
    put: Any = {
        "Put": {
            "TableName": table, "Item": ITEM, "ConditionExpression": "attribute_not_exists(pk)",
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        }
    }  # fmt: skip
    refused = []
    for client in pair:
        with pytest.raises(ClientError) as error:
            client.transact_write_items(TransactItems=[put])
        assert type(error.value).__name__ == "TransactionCanceledException"
        refused.append((without_metadata(error.value.response), error.value.response["CancellationReasons"]))
    assert refused[0] == refused[1] and refused[0][1][0]["Item"] == ITEM
