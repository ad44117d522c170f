"""The demonstration's dossiers, written through the application on the store in memory."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import msgspec
import pytest

from chalicelib.adapters.seller import seller
from chalicelib.application.caller import Caller, Request
from chalicelib.application.ports.catalogue import PRODUCT
from chalicelib.application.staff.dossier import StaffReading, read_dossier
from chalicelib.application.staff.products import ProductRequest, write_product
from chalicelib.application.writing.create import create
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.catalogue.product_bodies import CreateProduct
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.domain.sale.commands import RecordDocument
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.waiting import waiting
from chalicelib.domain.values.actor import Actor
from chalicelib.effects.queue.run import SYSTEM
from infra.demo import paying
from infra.demo.documents import wait_for_documents
from infra.demo.load import Page, load
from infra.demo.offer import LINES
from infra.demo.products import PRODUCTS
from infra.demo.script import Body
from tests.fakes.store import MemoryStore

CLAIRE = Caller("claire", "claire", frozenset({"manager", "accountant"}), Actor("manager"), "staff")
"""Both, where the demonstration has a token of each."""
MATTERS = {"order", "supply", "shipment", "invoice", "reception", "payment", "answer"}


class _Stopped(Exception):
    """The machine stops here."""


class _Staff:
    """The staff API without HTTP; stops after so many writes."""

    def __init__(self, now: datetime, writes: int = 1000) -> None:
        self.store, self.now, self.writes, self.mails = MemoryStore(), now, writes, True

    def dossier(self, reference: str) -> dict[str, Any] | None:
        if self.store.load(reference) is None:
            return None
        read = read_dossier(self.store, StaffReading(CLAIRE, reference, self.now), seller(), None)
        content: dict[str, Any] = json.loads(msgspec.json.encode(read))
        return content

    def product(self, body: Body) -> None:
        asked = msgspec.convert(body, CreateProduct)
        if self.store.head(PRODUCT, asked.sku) is None:
            wanted = ProductRequest("", asked, CLAIRE, _request(f"product-{asked.sku}", body), frozenset())
            write_product(self.store, wanted, self.now, lambda n: None)

    def create(self, body: Body, key: str) -> None:
        command = msgspec.convert(self._sent({"type": "create_dossier", **body}), bodies("opening"))
        create(
            self.store,
            command,
            CLAIRE,
            _request(key, body),
            self.now,
            Random(1).choice,
            lambda n: None,
            numbering=seller().numbering,
        )

    def command(self, reference: str, body: Body, key: str) -> None:
        command = msgspec.convert(self._sent(body), bodies("manager", "accountant"))
        execute(
            self.store,
            CommandRequest(reference, command, CLAIRE, _request(key, body), seller().numbering),
            self.now,
            lambda n: None,
        )

    def made(self, reference: str, entry: int) -> None:
        """A worker's report that the document of an entry is there."""
        command = RecordDocument(entry=entry, sha256="0" * 64, size=1)
        execute(
            self.store, CommandRequest(reference, command, SYSTEM, Request(f"{reference}-{entry}", "")), self.now, lambda n: None
        )

    def _sent(self, body: Body) -> Body:
        self.writes -= 1
        if self.writes < 0:
            raise _Stopped
        return body

    def mailed(self, to: str, reference: str, patience: float) -> str | None:
        """A link, unless the mails are gone and none is waited for."""
        return f"https://suivi.example/suivi/#{reference}" if self.mails or patience else None

    def load(self, count: int = 0) -> list[Page]:
        return list(load(self, self.mailed, self.now.date(), count))

    def versions(self) -> dict[str, int]:
        return {reference: head.state.version for reference, head in self.store.heads.items()}

    def seen(self, reference: str) -> list[Entry]:
        return [entry for entry in self.store.history(reference) if entry.origin.visible]


def _request(key: str, body: Body) -> Request:
    return Request(key, json.dumps(body))


@pytest.fixture
def staff() -> _Staff:
    """An empty product in November."""
    return _Staff(datetime(2026, 11, 25, 8, tzinfo=UTC))


def test_the_seed_s_twelve_lines_stand_in_its_order_with_its_dates(staff: _Staff) -> None:
    staff.load()
    rows = [(entry.origin.effective.strftime("%d/%m/%Y"), type(entry.event)) for entry in reversed(staff.seen("45KL89G00E"))]
    assert rows == [
        ("31/08/2004", e.MarkedPaid),
        ("08/08/2004", e.Received),
        ("08/08/2004", e.InvoiceIssued),
        ("02/08/2004", e.Shipped),
        ("30/07/2004", e.DeliveryNoteCreated),
        ("28/07/2004", e.DeliveryAnnounced),
        ("27/07/2004", e.SupplyOrdered),
        ("27/07/2004", e.MailSent),
        ("27/07/2004", e.StockAllocated),
        ("27/07/2004", e.MailSent),
        ("27/07/2004", e.OrderCreated),
        ("22/07/2004", e.OfferMade),
    ]
    moments = [entry.origin.recorded for entry in staff.seen("45KL89G00E")]
    assert moments == sorted(moments)
    assert moments[-1].year == 2004


def test_the_amounts_are_those_of_the_drawing(staff: _Staff) -> None:
    staff.load()
    (paid,) = staff.store.heads["45KL89G00E"].state.invoices
    assert (paid.net, paid.gross, paid.open) == (Decimal("1340.00"), Decimal("1602.64"), Decimal(0))
    (partial,) = staff.store.heads["45MR02G00A"].state.invoices
    assert (partial.gross, partial.open) == (Decimal("3482.40"), Decimal("3482.40"))


def test_today_plays_the_sixth_of_august(staff: _Staff) -> None:
    staff.load()
    offer, partial = staff.store.heads["45MR61G00C"].state, staff.store.heads["45MR02G00A"].state
    assert offer.offer
    assert offer.offer.terms.valid_until - staff.now.date() == date(2026, 8, 28) - date(2026, 8, 6)
    assert partial.announcements[-1].on - staff.now.date() == timedelta(days=5)


def test_each_reader_gets_a_page(staff: _Staff) -> None:
    assert [(page.reference, page.email) for page in staff.load()] == [
        ("45KL89G00E", "jean.bon@bigcorp.example"),
        ("45MR02G00A", "jean.bon@bigcorp.example"),
        ("45MR02G00A", "ann.bright@bigcorp.example"),
        ("45MR61G00C", "jean.bon@bigcorp.example"),
    ]


def test_another_start_writes_nothing_on_whatever_day(staff: _Staff) -> None:
    first, before = staff.load(), staff.versions()
    staff.now += timedelta(days=90)
    staff.writes = 0
    assert staff.load() == first
    assert staff.versions() == before


@pytest.mark.parametrize("writes", range(29))
def test_what_was_half_written_is_finished_another_day_as_it_was_begun(staff: _Staff, writes: int) -> None:
    staff.writes = writes
    with pytest.raises(_Stopped):
        staff.load()
    begun = dict(staff.store.heads)
    staff.now += timedelta(days=2)
    staff.writes = 1000
    staff.load()
    assert staff.versions() == {"45KL89G00E": 14, "45MR02G00A": 15, "45MR61G00C": 3}
    assert all(staff.store.heads[reference].state.opened == head.state.opened for reference, head in begun.items())


def test_where_the_mails_are_gone_another_link_is_mailed(staff: _Staff) -> None:
    pages, before = staff.load(), staff.versions()
    staff.mails = False
    assert staff.load() == pages
    assert sum(staff.versions().values()) - sum(before.values()) == 4


def test_documents_are_numbered_by_our_own_sequences_but_for_those_of_2004(staff: _Staff) -> None:
    staff.load()
    numbers = {
        reference: [(document.kind, document.number) for document in staff.store.heads[reference].state.documents]
        for reference in ("45KL89G00E", "45MR02G00A", "45MR61G00C")
    }
    assert numbers == {
        "45KL89G00E": [("offer", "1"), ("acknowledgement", ""), ("delivery_note", "BL04-0733")],
        "45MR02G00A": [("offer", "1"), ("acknowledgement", ""), ("delivery_note", "BL26-0733"), ("invoice", "F26-0412")],
        "45MR61G00C": [("offer", "1")],
    }


def test_what_workers_report_meanwhile_hides_nothing_that_is_still_to_be_written(staff: _Staff) -> None:
    staff.writes = 10
    with pytest.raises(_Stopped):
        staff.load()
    for each in staff.store.heads["45KL89G00E"].state.documents:
        staff.made("45KL89G00E", each.entry)
    staff.writes = 1000
    staff.load()
    assert len(staff.seen("45KL89G00E")) == 12


def test_it_is_loaded_once_all_documents_are_there(staff: _Staff) -> None:
    staff.load()
    with pytest.raises(RuntimeError, match="45KL89G00E"):
        wait_for_documents(staff, ["45KL89G00E"], patience=0)
    for each in staff.store.heads["45KL89G00E"].state.documents:
        staff.made("45KL89G00E", each.entry)
    wait_for_documents(staff, ["45KL89G00E"], patience=0)


def test_of_sixty_dossiers_some_are_late_on_each_side_and_some_are_closed(staff: _Staff) -> None:
    pages, today = staff.load(60), staff.now.date()
    assert len(staff.store.heads) == 60
    assert [page.reference for page in pages] == [
        "45KL89G00E", "45MR02G00A", "45MR02G00A", "45MR61G00C", "45MQ77S00B", "45MT20S00A", "45MS08G00B",
        "45MS08G00B", "45MT14G00D", "45MT15G00E",
    ]  # fmt: skip
    waits = [wait for head in staff.store.heads.values() for wait in waiting(head.state, seller().news)]
    late = Counter((wait.side, wait.reason) for wait in waits if wait.due < today)
    assert late["us", "order"] + late["us", "shipment"] >= 1
    assert late["us", "supply"] >= 3
    assert late["us", "answer"] >= 2
    assert late["customer", "payment"] >= 2
    assert late["customer", "reception"] >= 2
    assert sum(not waiting(head.state, seller().news) for head in staff.store.heads.values()) >= 5
    assert {wait.reason for wait in waits} >= MATTERS


def test_the_small_one_has_a_day_of_every_matter_for_two_colleagues(staff: _Staff) -> None:
    staff.load(21)
    states = [head.state for head in staff.store.heads.values()]
    waits = [(state, wait) for state in states for wait in waiting(state, seller().news)]
    assert {wait.reason for _, wait in waits} >= MATTERS
    assert {state.owner for state, wait in waits if wait.side == "us"} == {"vasseur", "moulin"}
    assert sum(wait.due < staff.now.date() for _, wait in waits if wait.side == "us") >= 3
    assert [state.aside.until - staff.now.date() for state in states if state.aside] == [timedelta(days=5)]
    origins = [entry.origin for reference in staff.store.heads for entry in staff.seen(reference)]
    assert any((one.channel, one.effective) == ("link", staff.now.date() - timedelta(days=1)) for one in origins)


def test_it_is_loaded_at_any_hour_of_the_day() -> None:
    just_after_midnight = _Staff(datetime(2026, 11, 24, 23, 1, tzinfo=UTC))
    assert list(load(just_after_midnight, just_after_midnight.mailed, date(2026, 11, 25), 60))


def test_an_order_that_changed_is_credited_in_part_paid_too_much_and_due_later(staff: _Staff) -> None:
    staff.load(6)
    state = staff.store.heads["45MS08G00B"].state
    assert [(gone.line.sku, gone.on - staff.now.date()) for gone in state.dropped] == [("43-0632", timedelta(days=-29))]
    assert [(one.number, one.gross, one.open) for one in state.invoices] == [
        ("F26-0413", Decimal("1464.00"), Decimal("-324.00")), ("F26-0414", Decimal("350.40"), Decimal("350.40")),
    ]  # fmt: skip
    assert [part for credit in state.invoices[0].credits for part in credit.parts] == [Part(2, 1)]
    assert state.invoices[1].due - (state.invoices[1].printed_due or state.invoices[1].due) == timedelta(days=27)
    assert {(wait.side, wait.reason) for wait in waiting(state, seller().news)} == {("us", "payment"), ("customer", "payment")}


def test_money_is_at_every_step(staff: _Staff) -> None:
    staff.load(11)
    asked, had, partly, *under_way = (staff.store.heads[reference].state for reference in paying.WHAT)
    assert asked.asked and not asked.deposits
    assert [bool(one.number) for one in had.deposits] == [True]
    assert [(one.paid, one.open > 0) for one in partly.invoices] == [(Decimal("1500.00"), True)]
    assert [(one.paid, one.open > 0) for state in under_way for one in state.invoices] == [(Decimal(), True)] * 2


def test_invoices_of_others_before_do_not_stop_it(staff: _Staff) -> None:
    staff.load()
    day = {"effective": (staff.now.date() - timedelta(days=3)).isoformat(), "mails": False}
    staff.command("45MR61G00C", {"type": "place_order", **day}, "key-1")
    staff.command("45MR61G00C", {"type": "issue_invoice", "due": "2026-12-24", **day}, "key-2")
    staff.load(6)
    invoices = staff.store.heads["45MS08G00B"].state.invoices
    assert [(one.number, one.open) for one in invoices] == [("F26-0414", Decimal("-324.00")), ("F26-0415", Decimal("350.40"))]


def test_it_is_loaded_in_the_first_minute_of_a_day() -> None:
    staff = _Staff(datetime(2026, 11, 24, 23, tzinfo=UTC))
    assert list(load(staff, staff.mailed, date(2026, 11, 25), 60))
    assert len(staff.store.heads) == 60


def test_bigcorp_has_a_page_of_affairs(staff: _Staff) -> None:
    staff.load(60)
    ours = [head.state for head in staff.store.heads.values() if head.state.account == "bigcorp"]
    assert len(ours) >= 8
    assert all(any(link.contact == state.contact for link in state.links) for state in ours)


def test_another_start_with_sixty_writes_nothing_more(staff: _Staff) -> None:
    staff.load(60)
    before = staff.versions()
    staff.now += timedelta(days=30)
    staff.writes = 0
    staff.load(60)
    assert staff.versions() == before


def test_the_catalogue_has_what_the_open_offer_sells_and_says_the_same_of_it() -> None:
    staff = _Staff(datetime(2026, 8, 6, 7, tzinfo=UTC))
    for _ in range(2):
        for body in PRODUCTS:
            staff.product(body)
    catalogue = staff.store.products(frozenset(line["sku"] for line in LINES))
    for line in LINES:
        of = catalogue[line["sku"]]
        price = of.price_on(date(2026, 8, 6))
        assert price is not None and (of.name, str(price), str(of.vat_rate)) == (
            line["name"],
            line["unit_price"],
            line["vat_rate"],
        )
        assert of.detail == line.get("detail")
