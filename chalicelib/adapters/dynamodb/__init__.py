"""The one table in DynamoDB."""

from chalicelib.adapters.dynamodb.dynamodb_client import connect
from chalicelib.adapters.dynamodb.effects import DynamoEffects
from chalicelib.adapters.dynamodb.keys import effect_of
from chalicelib.adapters.dynamodb.lists import DynamoLists
from chalicelib.adapters.dynamodb.lost_links import DynamoLostLinks
from chalicelib.adapters.dynamodb.parked import DynamoParking
from chalicelib.adapters.dynamodb.stock_store import DynamoStock
from chalicelib.adapters.dynamodb.store import DynamoStore

__all__ = [
    "DynamoEffects", "DynamoLists", "DynamoLostLinks", "DynamoParking", "DynamoStock", "DynamoStore", "connect", "effect_of",
]  # fmt: skip
