"""The DynamoDB adapter on moto: fast, right one call at a time."""

from collections.abc import Iterator

import boto3
import pytest
from moto import mock_aws

from tests.contract.commits import Stores, on
from tests.contract.dossier_store import DossierContract
from tests.contract.effects import EffectContract
from tests.contract.lists import ListContract
from tests.contract.parked import ParkedContract
from tests.contract.table import make_table


class TestMoto(DossierContract, EffectContract, ParkedContract, ListContract):
    """In process."""

    @pytest.fixture
    def stores(self) -> Iterator[Stores]:
        with mock_aws():
            client = boto3.client("dynamodb", "eu-west-3", aws_access_key_id="test", aws_secret_access_key="test")
            make_table(client, "dossiers")
            yield on(client, "dossiers")
