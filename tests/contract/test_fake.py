"""The fake keeps the contract, or what is proven with it would prove nothing."""

import pytest

from tests.contract.commits import Stores
from tests.contract.concurrency import ConcurrencyContract
from tests.contract.dossiers import DossierContract
from tests.contract.effects import EffectContract
from tests.contract.lists import ListContract
from tests.contract.parked import ParkedContract
from tests.fakes import FakeStore
from tests.fakes.lists import FakeLists
from tests.fakes.parked import FakeParking


class TestFake(DossierContract, EffectContract, ParkedContract, ListContract, ConcurrencyContract):
    """In memory."""

    @pytest.fixture
    def stores(self) -> Stores:
        fake = FakeStore()
        return Stores(fake, fake, fake.of("render"), FakeParking(fake), FakeLists(fake))
