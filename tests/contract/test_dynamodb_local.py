"""The DynamoDB adapter and the rebuild on Amazon's DynamoDB Local, where Java is."""

from typing import TYPE_CHECKING

import pytest

from infra.tools.dynamodb_local import MISSING, installed
from tests.contract.commits import Stores, on
from tests.contract.concurrency import ConcurrencyContract
from tests.contract.dossier_store import DossierContract
from tests.contract.effects import EffectContract
from tests.contract.lists import ListContract
from tests.contract.lost_links import LostLinkContract
from tests.contract.parked import ParkedContract
from tests.contract.rebuilt import RebuildContract
from tests.contract.stock import StockContract

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

pytestmark = pytest.mark.skipif(not installed(), reason=MISSING)


class TestDynamodbLocal(
    DossierContract, EffectContract, ParkedContract, ListContract, StockContract, LostLinkContract, ConcurrencyContract
):
    """Over HTTP. One process of SQLite writes all, one transaction after the other, some forty milliseconds each."""

    slower = 5
    many = 15

    @pytest.fixture
    def stores(self, dynamodb_local: "DynamoDBClient", table: str) -> Stores:
        return on(dynamodb_local, table)


class TestRebuildOnDynamodbLocal(RebuildContract):
    """Over HTTP."""

    @pytest.fixture
    def client(self, dynamodb_local: "DynamoDBClient") -> "DynamoDBClient":
        return dynamodb_local
