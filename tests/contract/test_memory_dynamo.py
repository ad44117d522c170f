"""The adapter on DynamoDB in memory: the simulation proves nothing unless this keeps the contract."""

import pytest

from tests.contract.commits import Stores, on
from tests.contract.concurrency import ConcurrencyContract
from tests.contract.dossier_store import DossierContract
from tests.contract.effects import EffectContract
from tests.contract.lists import ListContract
from tests.contract.lost_links import LostLinkContract
from tests.contract.parked import ParkedContract
from tests.contract.stock import StockContract
from tests.fakes.dynamodb import MemoryDynamo


class TestMemoryDynamo(
    DossierContract, EffectContract, ParkedContract, ListContract, StockContract, LostLinkContract, ConcurrencyContract
):
    """In memory, behind the client's calls."""

    @pytest.fixture
    def stores(self) -> Stores:
        return on(MemoryDynamo(), "t")  # type: ignore[arg-type]  # it has the calls of the client that the store uses
