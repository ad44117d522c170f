"""The rebuild on the table in memory and on the local AWS; on DynamoDB Local beside its store."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.contract.rebuilt import RebuildContract
from tests.contract.table import make_table
from tests.fakes.dynamodb import MemoryDynamo

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class TestInMemory(RebuildContract):
    """The table that the simulation has."""

    @pytest.fixture
    def table(self) -> str:
        return "t"

    @pytest.fixture
    def client(self) -> Any:
        return MemoryDynamo()


class TestOnTheLocalAws(RebuildContract):
    """Over HTTP."""

    @pytest.fixture
    def table(self) -> str:
        return f"dossiers-{uuid4()}"

    @pytest.fixture
    def client(self, local_dynamodb: "DynamoDBClient", table: str) -> "DynamoDBClient":
        make_table(local_dynamodb, table)
        return local_dynamodb
