"""What the packaged lookup's cold start is measured beside: boto3 as it comes, a client, the same query."""

import json
import os
from typing import Any

import boto3

CLIENT = boto3.client("dynamodb")


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Give the items of the dossier that the path names."""
    key = {":pk": {"S": f"D#{event['pathParameters']['reference']}"}}
    answer = CLIENT.query(
        TableName=os.environ["TABLE_NAME"],
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=key,
        ScanIndexForward=False,
        Limit=61,
        ConsistentRead=True,
    )
    return {"statusCode": 200, "body": json.dumps(answer["Items"])}
