"""Workers killed by SIGKILL after each of their calls to AWS in turn: the next one ends the work, and each fact stands once."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.dynamodb import DynamoEffects, DynamoStock, DynamoStore
from chalicelib.application.caller import Request
from chalicelib.application.catalogue.product_import import KIND, ProductFile, begin_import, read_import
from chalicelib.application.ports.catalogue import ProductImport
from chalicelib.application.ports.document_store import file_key
from chalicelib.application.writing.fan_out import KIND as FAN_OUT
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewPart, NewTerms
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.calendar import paris_date
from tests.builder.dossiers import StoreBuilder
from tests.builder.stock import put_stock
from tests.contract.table import make_table
from tests.samples import pdfs
from tests.samples.callers import CUSTOMER, MANAGER
from tests.samples.drawing import LINES, OFFER
from tests.system.dying import mortal
from tests.system.killing import CLAIRE, TABLE, Environment, client_of, own_aws, variables_of

pytestmark = pytest.mark.xdist_group("killed")
BUCKETS = {"UPLOADS_BUCKET": "uploads", "DOCUMENTS_BUCKET": "documents"}
MAILS = {"LINK_KEYS_PARAMETER": "/suivi/link-keys", "SENDER": "a@granuloshop.com", "CONFIGURATION_SET": "suivi"}
FILE = pdfs.pdf()
MOST = 40
"""Calls of any of them; one that makes more would never be seen to end."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    """What the workers' functions find in their environment, and all of it made."""
    with own_aws(tmp_path_factory.mktemp("aws")) as aws:
        variables = variables_of(aws) | BUCKETS | MAILS
        make_table(client_of("dynamodb", variables), TABLE)
        region = {"LocationConstraint": variables["AWS_DEFAULT_REGION"]}
        for bucket in BUCKETS.values():
            client_of("s3", variables).create_bucket(Bucket=bucket, CreateBucketConfiguration=region)
        yield variables


class Shop:
    """What is there for a worker to do, and what came of it; each piece of work is another dossier's or another file's."""

    def __init__(self, environment: Environment) -> None:
        self.client = client_of("dynamodb", environment)
        self.s3: Any = client_of("s3", environment)
        self.store = DynamoStore(self.client, TABLE)
        self.clock = datetime.now(UTC) - timedelta(days=30)
        self.staff = StoreBuilder(self.store, lambda: self.clock, CLAIRE, pause=lambda n: None)

    def events(self, reference: str, *kinds: type) -> int:
        """How many events of these kinds the history has."""
        return sum(isinstance(entry.event, kinds) for entry in self.store.history(reference))

    def open(self, reference: str) -> None:
        """An offer that is open for long."""
        terms = NewTerms(valid_until=paris_date(self.clock) + timedelta(days=90))
        self.staff.open(replace(OFFER, terms=terms, mails=False), reference)

    def reserve(self, reference: str) -> int:
        """A reservation of an offer, of the one piece that is there; gives the number of its entry."""
        put_stock(self.client, TABLE, StockItem(LINES[0].sku, 1))
        self.open(reference)
        self.staff.apply(reference, c.InviteContact(contact="c1", mails=False))
        until = paris_date(self.clock) + timedelta(days=10)
        reserve = c.ReservePieces(name="Jean Bon", lines=(NewPart(line=1, quantity=1),), until=until)
        return self.staff.apply(reference, reserve, caller=CUSTOMER._replace(link=None)).version

    def send(self, reference: str) -> list[tuple[str, str]]:
        """Have the mails of a dossier sent that are planned; gives what each is, and to whom."""
        todo, sent = DynamoEffects(self.client, TABLE), list[tuple[str, str]]()
        for effect in todo.due(datetime.now(UTC), 100):
            if effect.reference == reference and effect.kind != FAN_OUT:
                lease = todo.lease(effect, "test", datetime.now(UTC), datetime.now(UTC))
                assert lease
                todo.drop(lease)
                sent.append((effect.kind, effect.contact))
        return sent

    def file(self, at: int) -> tuple[str, Callable[[], None]]:
        """A file that a customer put in."""
        reference = f"45MR{at + 10}G00C"
        self.open(reference)
        announced = c.AnnounceFile(
            name="Jean Bon",
            kind="other",
            file_name="a.pdf",
            media="application/pdf",
            size=len(FILE),
            sha256=sha256(FILE).hexdigest(),
        )
        self.staff.apply(reference, announced, caller=CUSTOMER._replace(link=None))
        (sent,) = self._head(reference).files
        upload = f"uploads/{reference}/{sent.entry}"
        self.s3.put_object(Bucket="uploads", Key=upload, Body=FILE)

        def holds() -> None:
            (file,) = self._head(reference).files
            assert self.events(reference, e.FileFiled) == 1 and self.events(reference, e.FileRefused) == 0
            listed = self.s3.list_objects_v2(Bucket="documents", Prefix=f"files/{reference}/")["Contents"]
            assert [one["Key"] for one in listed] == [file_key(reference, file)]

        return upload, holds

    def product_import(self, at: int) -> tuple[str, Callable[[], None]]:
        """A file of two products that was sent."""
        skus = [f"K{at}-{row}" for row in (1, 2)]
        rows = "".join(f"{sku};Buse;Nozzle;spare_part;20\r\n" for sku in skus)
        sent = ProductFile(
            text=f"sku;name_fr;name_en;kind;vat_rate\r\n{rows}", caller=MANAGER, request=Request(f"file {at}", "f"),
            now=datetime.now(UTC), languages=("fr", "en"), exemptions=frozenset(),
        )  # fmt: skip
        begun = begin_import(self.store, sent, lambda attempt: None)
        assert isinstance(begun, ProductImport)

        def holds() -> None:
            done = read_import(self.store, MANAGER, begun.id)
            assert (done.done, done.refused) == ((1,), ())
            assert [[fact.seq for fact in self.store.product_facts(sku, None, 9)] for sku in skus] == [[1], [1]]
            due = DynamoEffects(self.client, TABLE).due(datetime.now(UTC) + timedelta(days=1), 100)
            assert begun.id not in {effect.contact for effect in due}

        return f"{KIND}#1#{KIND}#{begun.id}", holds

    def timer(self, at: int) -> tuple[str, Callable[[], None]]:
        """A reservation that is over."""
        reference, sku = f"45MS{at + 10}G00C", LINES[0].sku
        self.reserve(reference)

        def holds() -> None:
            assert self._head(reference).reservation is None and self.events(reference, e.ReservationLapsed) == 1
            item, now = self.store.stock(frozenset({sku}))[sku], datetime.now(UTC)
            assert (item.on_hand, item.held) == (1, 0)
            moved = DynamoStock(self.client, TABLE).moved_since(frozenset({sku}), self.clock - timedelta(days=1), now)
            about = [one for one in moved if one.dossier == reference]
            assert len(about) == 2, "what was reserved came free once"

        return reference, holds

    def _head(self, reference: str) -> Any:
        loaded = self.store.load(reference)
        assert loaded
        return loaded.state


@pytest.mark.parametrize(("kind", "fewest"), [("file", 4), ("effect", 6), ("timer", 4)])
def test_a_worker_killed_after_any_of_its_calls_is_made_good_by_the_next(
    environment: Environment, kind: str, fewest: int
) -> None:
    shop = Shop(environment)
    begin = {"file": shop.file, "effect": shop.product_import, "timer": shop.timer}[kind]
    with mortal(kind, environment) as worker:
        for calls in range(1, MOST):
            subject, holds = begin(calls)
            if worker.do(subject, calls):
                break
            assert worker.do(subject)
            holds()
    holds()
    assert fewest < calls < MOST - 1


def test_who_is_to_hear_of_a_reservation_is_mailed_once_whatever_dies(environment: Environment) -> None:
    shop = Shop(environment)
    with mortal("effect", environment) as worker:
        for calls in range(1, MOST):
            reference = f"45MT{calls + 10}G00C"
            subject = f"{reference}#{shop.reserve(reference)}#{FAN_OUT}#1"
            ended = worker.do(subject, calls)
            sent = shop.send(reference)
            if not ended:
                assert worker.do(subject)
                sent += shop.send(reference)
            assert sorted(sent) == [("reservation", "c1"), ("staff_told", "vasseur")]
            if ended:
                break
    assert 4 < calls < MOST - 1
