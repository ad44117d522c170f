"""Workers in processes of their own, on the local AWS, killed while they work: each fact stands once, each mail leaves."""

import json
import secrets
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import boto3
import pytest
from msgspec.structs import replace

from chalicelib.adapters.dynamodb import DynamoEffects, DynamoStore
from chalicelib.application.caller import Caller
from chalicelib.domain.sale.events import MailSent
from chalicelib.domain.values.actor import Actor
from infra.local.aws import LocalAws, free_port, start
from tests.builder.dossiers import StoreBuilder
from tests.contract.table import make_table
from tests.ports import ports_of
from tests.samples.drawing import OFFER
from tests.system.nursery import workers

CLAIRE = Caller("claire", "claire", frozenset({"manager"}), Actor("manager"), "staff")
REFERENCES = [f"45MR{number}G00C" for number in range(11, 71)]
ROUNDS = 6
Environment = Mapping[str, str]


@pytest.fixture
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAws]:
    """A local AWS of this test's own."""
    ports = ports_of("killed")
    aws = start(tmp_path_factory.mktemp("aws"), free_port(ports.start, ports.stop))
    yield aws
    aws.stop()


@pytest.fixture
def environment(aws: LocalAws) -> Environment:
    """What a worker's function finds in its environment, and all of it made."""
    variables = {
        "AWS_ENDPOINT_URL": aws.endpoint,
        "AWS_DEFAULT_REGION": "eu-west-3",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "TABLE_NAME": "dossiers",
        "SITE_URL": "https://suivi.example",
        "LINK_KEYS_PARAMETER": "/suivi/link-keys",
        "SENDER": "Granuloshop <service.client@granuloshop.com>",
        "CONFIGURATION_SET": "suivi",
    }
    make_table(_client("dynamodb", variables), variables["TABLE_NAME"])
    keys = secrets.token_urlsafe(32)
    _client("ssm", variables).put_parameter(Name=variables["LINK_KEYS_PARAMETER"], Type="SecureString", Value=keys)
    ses = _client("sesv2", variables)
    ses.create_email_identity(EmailIdentity="granuloshop.com")
    ses.put_account_details(ProductionAccessEnabled=True, MailType="TRANSACTIONAL", WebsiteURL=variables["SITE_URL"])
    ses.create_configuration_set(ConfigurationSetName="suivi")
    return variables


def _client(service: str, environment: Environment) -> Any:
    return boto3.client(  # type: ignore[call-overload]
        service,
        environment["AWS_DEFAULT_REGION"],
        endpoint_url=environment["AWS_ENDPOINT_URL"],
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def _mailed(aws: LocalAws) -> Counter[str]:
    """How many mails left about each dossier."""
    with urllib.request.urlopen(f"{aws.endpoint}/_ministack/ses/messages", timeout=60) as answer:
        accounts = json.load(answer)["messages"].values()
    return Counter(mail["Subject"].split()[-1].strip("()") for mails in accounts for mail in mails)


@pytest.mark.xdist_group("killed")
def test_workers_killed_in_the_middle_lose_nothing(aws: LocalAws, environment: Environment) -> None:
    client = _client("dynamodb", environment)
    store, todo = DynamoStore(client, "dossiers"), DynamoEffects(client, "dossiers")
    draw = Random(7)
    for reference in REFERENCES:
        staff = StoreBuilder(store, lambda: datetime.now(UTC), CLAIRE, pause=lambda n: None)
        staff.open(replace(OFFER, terms=None), reference)
    killed = 0
    with workers("tests.system.worker", environment) as both:
        both.start()
        deadline = time.monotonic() + 240
        while todo.due(datetime.now(UTC) + timedelta(days=1), 1) and time.monotonic() < deadline:
            time.sleep(draw.uniform(0.05, 0.4))
            # Both: while one starts again, which a busy machine does slowly, the other would do all that there is to do.
            if killed < 2 * ROUNDS:
                killed += both.kill()
                both.start()
    assert todo.due(datetime.now(UTC) + timedelta(days=1), 1) == []
    mailed = _mailed(aws)
    for reference in REFERENCES:
        facts = [entry.event for entry in store.history(reference) if isinstance(entry.event, MailSent)]
        assert [(fact.mail, fact.contact) for fact in facts] == [("link", "c1")]
        assert mailed[reference] >= 1
    assert killed == 2 * ROUNDS
    assert mailed.total() <= len(REFERENCES) + killed
