"""The table as the template declares it, made by API."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

TEMPLATE = Path(__file__).parents[2] / "infra" / "template" / "table.json"


def make_table(client: "DynamoDBClient", name: str) -> None:
    """Create an empty table with the keys and indexes of the deployed one."""
    declared = json.loads(TEMPLATE.read_text())["Resources"]["Table"]["Properties"]
    kept = {key: declared[key] for key in ("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes")}
    client.create_table(TableName=name, **kept)
