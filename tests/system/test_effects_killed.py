"""Workers in processes of their own, on the local AWS, killed while they work: each fact stands once, each mail leaves."""

import json
import secrets
import urllib.request
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from chalicelib.adapters.dynamodb import DynamoEffects, DynamoStore
from chalicelib.domain.sale.events import MailSent
from infra.local.aws import LocalAws
from tests.builder.dossiers import StoreBuilder
from tests.contract.table import make_table
from tests.samples.drawing import OFFER
from tests.system.killing import CLAIRE, TABLE, Environment, client_of, killed_until_done, own_aws, variables_of

REFERENCES = [f"45MR{number}G00C" for number in range(11, 71)]
ROUNDS = 6


@pytest.fixture
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAws]:
    """A local AWS of this test's own."""
    with own_aws(tmp_path_factory.mktemp("aws")) as aws:
        yield aws


@pytest.fixture
def environment(aws: LocalAws) -> Environment:
    """What a worker's function finds in its environment, and all of it made."""
    variables = variables_of(aws) | {
        "LINK_KEYS_PARAMETER": "/suivi/link-keys",
        "SENDER": "Granuloshop <service.client@granuloshop.com>",
        "CONFIGURATION_SET": "suivi",
    }
    make_table(client_of("dynamodb", variables), TABLE)
    keys = secrets.token_urlsafe(32)
    client_of("ssm", variables).put_parameter(Name=variables["LINK_KEYS_PARAMETER"], Type="SecureString", Value=keys)
    ses = client_of("sesv2", variables)
    ses.create_email_identity(EmailIdentity="granuloshop.com")
    ses.put_account_details(ProductionAccessEnabled=True, MailType="TRANSACTIONAL", WebsiteURL=variables["SITE_URL"])
    ses.create_configuration_set(ConfigurationSetName="suivi")
    return variables


def _mailed(aws: LocalAws) -> Counter[str]:
    """How many mails left about each dossier."""
    with urllib.request.urlopen(f"{aws.endpoint}/_ministack/ses/messages", timeout=60) as answer:
        accounts = json.load(answer)["messages"].values()
    return Counter(mail["Subject"].split()[-1].strip("()") for mails in accounts for mail in mails)


@pytest.mark.xdist_group("killed")
def test_workers_killed_in_the_middle_lose_nothing(aws: LocalAws, environment: Environment) -> None:
    client = client_of("dynamodb", environment)
    store, todo = DynamoStore(client, TABLE), DynamoEffects(client, TABLE)
    for reference in REFERENCES:
        staff = StoreBuilder(store, lambda: datetime.now(UTC), CLAIRE, pause=lambda n: None)
        staff.open(replace(OFFER, terms=None), reference)
    killed = killed_until_done("tests.system.worker", environment, todo, ROUNDS)
    mailed = _mailed(aws)
    for reference in REFERENCES:
        facts = [entry.event for entry in store.history(reference) if isinstance(entry.event, MailSent)]
        assert [(fact.mail, fact.contact) for fact in facts] == [("link", "c1")]
        assert mailed[reference] >= 1
    assert killed == 2 * ROUNDS
    assert mailed.total() <= len(REFERENCES) + killed
