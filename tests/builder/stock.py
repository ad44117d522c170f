"""Stock that is there before a test begins."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.adapters.dynamodb.stock_items import stock_item
from chalicelib.domain.stock.stock_item import StockItem

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def put_stock(client: "DynamoDBClient", table: str, *items: StockItem) -> None:
    """Put what is there, at the version that each item says, 1 if it says none."""
    for item in items:
        client.put_item(TableName=table, Item=stock_item(replace(item, version=max(item.version - 1, 0))))
