"""The DynamoDB adapter on the local AWS, many callers at once included."""

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.contract.commits import Stores, on
from tests.contract.concurrency import ConcurrencyContract
from tests.contract.dossier_store import DossierContract
from tests.contract.effects import EffectContract
from tests.contract.lists import ListContract
from tests.contract.lost_links import LostLinkContract
from tests.contract.parked import ParkedContract
from tests.contract.stock import StockContract
from tests.contract.table import make_table

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class TestLocalAws(
    DossierContract, EffectContract, ParkedContract, ListContract, StockContract, LostLinkContract, ConcurrencyContract
):
    """Over HTTP. One process answers all fifty, beside other tests on two cores."""

    slower = 3

    @pytest.fixture
    def stores(self, local_dynamodb: "DynamoDBClient") -> Stores:
        name = f"dossiers-{uuid4()}"
        make_table(local_dynamodb, name)
        return on(local_dynamodb, name)
