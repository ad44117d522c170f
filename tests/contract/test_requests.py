"""Requests to the table in memory, and to Amazon's DynamoDB Local where Java is: the same answers."""

from typing import TYPE_CHECKING, Any

import pytest

from infra.tools.dynamodb_local import MISSING, installed
from tests.contract.requests import RequestContract
from tests.fakes.dynamodb import MemoryDynamo

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class TestRequestsInMemory(RequestContract):
    """The table that tests and the simulation have."""

    @pytest.fixture
    def table(self) -> str:
        return "dossiers"

    @pytest.fixture
    def client(self) -> Any:
        return MemoryDynamo()


@pytest.mark.skipif(not installed(), reason=MISSING)
class TestRequestsOfDynamodbLocal(RequestContract):
    """Over HTTP."""

    @pytest.fixture
    def client(self, dynamodb_local: "DynamoDBClient") -> "DynamoDBClient":
        return dynamodb_local
