"""The DynamoDB adapter on moto: fast, right one call at a time."""

from collections.abc import Iterator

import pytest

from tests.contract.commits import Stores, on
from tests.contract.dossier_store import DossierContract
from tests.contract.effects import EffectContract
from tests.contract.lists import ListContract
from tests.contract.lost_links import LostLinkContract
from tests.contract.moto_table import on_moto
from tests.contract.parked import ParkedContract
from tests.contract.stock import StockContract


class TestMoto(DossierContract, EffectContract, ParkedContract, ListContract, StockContract, LostLinkContract):
    """In process."""

    @pytest.fixture
    def stores(self) -> Iterator[Stores]:
        with on_moto("dossiers") as client:
            yield on(client, "dossiers")
