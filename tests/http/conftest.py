"""The API under test: in this process on the fake store, and deployed on the local AWS."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from app import app
from chalicelib.adapters import identity
from chalicelib.adapters.dynamodb import DynamoLostLinks, DynamoStock
from chalicelib.adapters.jinja import JinjaWriter
from chalicelib.adapters.links.codes import CodeSealer
from chalicelib.adapters.links.sealed_words import WordSealer
from chalicelib.adapters.links.tokens import LinkSigner
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.customer.document_cache import DocumentCache
from chalicelib.application.customer.open_link import Authenticator
from chalicelib.application.staff.desk.rehearsed_commands import StaffRehearsal
from chalicelib.application.view.kept_parts import KeptParts
from chalicelib.bootstrap import http
from chalicelib.bootstrap.staffed import staff_reader, staffed
from chalicelib.effects.mails.mail_drafts import Drafting, mail_drafts
from infra.local.stack import running
from tests.fakes.document_store import FakeDocumentStore
from tests.fakes.drawer import FakeDrawer
from tests.fakes.fake_stripe import OLD_SECRET, WEBHOOK_SECRET, FakeStripe
from tests.fakes.inbox import FakeInbox
from tests.fakes.store import TABLE, MemoryStore
from tests.http.api import Api, InProcess
from tests.http.deployed import Deployed, rest
from tests.http.desk import Desk
from tests.http.kinds import GROUP
from tests.ports import ports_of

CLIENT, DESK = "client-of-the-staff", "client-of-the-desk"
KEY = "k" * 40
EDGE = "e" * 40
"""What the edge vouches with for the API in this process."""


class Time:
    """A clock that a test may put forward."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


class Counting(MemoryStore):
    """The fake store, counting what is read and written of dossiers and accounts."""

    reads = 0
    writes = 0

    def load(self, reference: str):  # type: ignore[no-untyped-def]  # it takes and gives what it stands before
        self.reads += 1
        return super().load(reference)

    def page(self, reference: str, limit: int):  # type: ignore[no-untyped-def]  # it takes and gives what it stands before
        self.reads += 1
        return super().page(reference, limit)

    def account(self, account: str):  # type: ignore[no-untyped-def]  # it takes and gives what it stands before
        self.reads += 1
        return super().account(account)

    def commit(self, commit):  # type: ignore[no-untyped-def]  # it takes and gives what it stands before
        self.writes += 1
        super().commit(commit)


@pytest.fixture
def time() -> Time:
    """The time of the API in this process."""
    return Time()


@pytest.fixture
def store() -> Counting:
    """The store of the API in this process."""
    return Counting(policy=seller().news)


@pytest.fixture
def document_store() -> FakeDocumentStore:
    """Where the API in this process finds documents."""
    return FakeDocumentStore()


@pytest.fixture
def drawer() -> FakeDrawer:
    """What sets drafts in type for the API in this process."""
    return FakeDrawer()


@pytest.fixture
def standin() -> FakeStripe:
    """What stands in for Stripe and the queue of payments, for the API in this process."""
    return FakeStripe()


@pytest.fixture(scope="session")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    """The deployed API, for as long as the session runs."""
    with running(tmp_path_factory.mktemp("aws"), ports_of("http")) as stack:
        rest(stack)
        there = Deployed(stack)
        yield there
        there.client.close()


@pytest.fixture(params=["process", pytest.param("deployed", marks=GROUP)])
def api(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    store: Counting,
    document_store: FakeDocumentStore,
    drawer: FakeDrawer,
    time: Time,
    standin: FakeStripe,
) -> Api:
    """The API, in this process and deployed."""
    if request.param == "deployed":
        there: Deployed = request.getfixturevalue("deployed")
        return there
    return in_process(monkeypatch, store, document_store, drawer, time, standin)


def in_process(
    monkeypatch: pytest.MonkeyPatch,
    store: Counting,
    document_store: FakeDocumentStore,
    drawer: FakeDrawer,
    time: Time,
    standin: FakeStripe,
) -> InProcess:
    """The API in this process, on the fake store."""
    signer = LinkSigner(lambda: [KEY])
    lists = store.lists
    authenticator = Authenticator(store, signer, seller().links)
    reader = staff_reader(store)
    house = staffed(store, reader)
    wired = http.Wiring(
        squares=http.squares,
        store=store,
        authenticator=authenticator,
        seller=house,
        start=seller().staff,
        staff_changed=reader.forget,
        translations_for=translations,
        document_cache=DocumentCache(),
        kept_parts=KeptParts(),
        clock=time,
        choose=secrets.choice,
        pause=lambda attempt: None,
        identify=lambda claims: identity.staff(
            claims, {CLIENT: identity.SCOPE, DESK: identity.DESK_SCOPE}, house.staff, house.former, reader.both().given.get
        ),
        user_roles=lambda: {"vasseur": frozenset({"manager"}), "perrin": frozenset({"accountant"})},
        origin_secrets=lambda: [EDGE],
        parking=lambda: store.parking,
        document_store=lambda: document_store,
        inbox=FakeInbox,
        draw=drawer,
        print_statement=drawer.statement,
        print_labels=drawer.labels,
        draft_mails=lambda asked: mail_drafts(
            Drafting(store, seller(), translations, JinjaWriter(seller().colours), "https://suivi.example"),
            msgspec.json.decode(msgspec.json.encode(asked), type=StaffRehearsal),
        ),
        accounts=store,
        products=store,
        product_index=lists,
        shelf=DynamoStock(store.table, TABLE),  # type: ignore[arg-type]  # stands in for the client
        lists=lists,
        minter=signer,
        search=lists,
        codes=CodeSealer(lambda: [KEY]),
        code_store=store,
        lost_links=DynamoLostLinks(store.table, TABLE, WordSealer(lambda: [KEY])),  # type: ignore[arg-type]  # likewise
        tasks=store,
        payers=store,
        payments=store,
        instruments=store,
        ask_stripe=standin.answer,
        webhook_secrets=lambda: [OLD_SECRET, WEBHOOK_SECRET],
        queue_payments=standin.queued.extend,
        site_url="https://suivi.example",
        statements=store,
    )
    monkeypatch.setattr(http, "wiring", lambda: wired)
    return InProcess(app, signer, CLIENT)


@pytest.fixture
def desk(api: Api) -> Desk:
    """A manager, signed in."""
    return Desk(api)
