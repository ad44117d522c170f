"""The largest dossier that is allowed lives its whole life within what one transaction of DynamoDB holds."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any, cast

import pytest
from msgspec.structs import replace

from chalicelib.adapters.dynamodb.items import actions
from chalicelib.adapters.dynamodb.rows import item_key, item_of
from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.ports.commit import AnyCommit
from chalicelib.application.projection.rows import rows
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewAllocation, NewContact, NewLine, NewLineChange, NewPacked, NewPart
from chalicelib.domain.sale.command_registry import COMMAND_SPECS
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.waiting import POLICY
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.calendar import working_day_before
from chalicelib.domain.values.fields import CUSTOMERS_LINKS, MAX_LINES, MAX_LINKS, MAX_READERS, MAX_SERIALS
from tests.builder.cases import OF_A_CASE
from tests.builder.dossiers import NOW, StoreBuilder
from tests.builder.online_order import QUAY, online
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE, MemoryStore
from tests.samples.commands import ADDRESS, TERMS, order
from tests.samples.payments import TRANSFER, seen

DAY = NOW.date()
NEXT = DAY + timedelta(days=1)
SOON = DAY + timedelta(days=6)
KEPT = (NewPart(line=1, quantity=1),)
LONG = "é" * 100
COMMENT = "𝄞" * 2000
TEXT = {"fr": LONG, "en": LONG}
SHA256 = "a" * 64
LINES = (NewLine(sku="S" * 60, name=TEXT, detail=TEXT, quantity=1_000_000, unit_price="9999.9999", vat_rate="8.5"),) * MAX_LINES
CONTACTS = tuple(NewContact(name=LONG, email=f"{n}@{'a' * 200}.example", language="fr") for n in range(20))
ALL = tuple(range(1, MAX_LINES + 1))
ONE_OF_EACH = tuple(NewPacked(line=line, quantity=1) for line in ALL)
CHANGES = tuple(NewLineChange(line=n, quantity=999_999, unit_price="9999.9998") for n in ALL)
SERIALS = tuple(f"{n:060d}" for n in range(MAX_SERIALS))
NUMBERED = (NewPacked(line=1, quantity=MAX_SERIALS, serials=SERIALS), *(NewPacked(line=n, quantity=1) for n in ALL[1:]))
GUESTS = tuple(NewContact(name=LONG, email=f"guest{n}@{'b' * 200}.example", language="en") for n in range(MAX_READERS - 20))
SHARED = f"{'e' * 200}.example"
BILLED = replace(ADDRESS, email=f"accounts@{'d' * 200}.example")
ONLINE = online(*(1_000_000,) * MAX_LINES, name=LONG, comment=COMMENT)
"""An order from the page of all that is offered."""
ANNOUNCED, PROMISED, INVOICED = 9001, 9002, 9003
"""Stand for the entries of a file that comes in below, of promised news, and of an invoice: known once they are there."""
EIGHTY = tuple(f"SKU-{number:02}" for number in range(80))
PAY = c.BeginPayment(name=LONG, payment="PMT-AAAAAAAAAAAAAAAAAAAA", amount="1", method="debit", invoice="F26-0002")
LIFE: tuple[c.Command, ...] = (
    c.RecordUpload(sha256=SHA256, size=1_000_000),
    c.ReviseOffer(lines=LINES, terms=TERMS, discount="2.5"),
    c.VoidOffer(comment=COMMENT),
    c.ReviseOffer(lines=LINES, terms=TERMS, discount="2.5", pdf=SHA256),
    c.RecordDocumentFailed(entry=7, why="exhausted"),
    c.RecordDocument(entry=7, sha256=SHA256, size=1_000_000),
    c.MailDocument(entry=7, comment=COMMENT),
    c.ShareDossier(name=LONG, email=f"read@{SHARED}", contact_name=LONG, scope="read", comment=LONG),
    c.RemoveLink(name=LONG, link="l2", comment=COMMENT),
    c.ShareDossier(name=LONG, email=f"act@{SHARED}", contact_name=LONG, scope="act", comment=LONG),
    c.RemoveSharedLinks(name=LONG, comment=COMMENT),
    c.KeepPieces(lines=KEPT, until=SOON, comment=COMMENT),
    c.ReleasePieces(comment=COMMENT),
    c.ReservePieces(name=LONG, lines=KEPT, until=SOON, comment=COMMENT),
    c.RemindReservation(comment=COMMENT),
    c.ExtendReservation(name=LONG, comment=COMMENT),
    c.ReleaseReservation(name=LONG, comment=COMMENT),
    c.KeepPieces(lines=KEPT, until=SOON),
    c.LapseReservation(comment=COMMENT),
    c.AskDeposit(share="1", comment=COMMENT),
    c.LapseOffer(comment=COMMENT),
    c.ReviseOffer(lines=LINES, terms=TERMS, discount="2.5"),
    c.RemindOffer(comment=COMMENT),
    replace(ONLINE, deliver_to=QUAY),
    c.DeclineOrder(comment=COMMENT),
    replace(ONLINE, deliver_to=QUAY),
    c.ConfirmOrder(comment=COMMENT),
    c.AnnounceFile(name=LONG, kind="picture", file_name=LONG, media="image/heic", size=10 * 2**20, sha256=SHA256),
    c.RecordFile(entry=ANNOUNCED, sha256=SHA256, size=1_000_000),
    c.GiveOrderNumber(name=LONG, customer_reference=LONG, files=(SHA256,) * 5, comment=COMMENT),
    c.AskOrderChange(name=LONG, asked="change", comment=COMMENT),
    c.AnswerQuestion(comment=COMMENT),
    c.TakeOrderBack(name=LONG, comment=COMMENT),
    ONLINE,
    c.TakeOrderBack(name=LONG, comment=COMMENT),
    c.PlaceOrder(pdf=SHA256),
    c.ChangeOrder(agreed_with=LONG, change=CHANGES, comment=COMMENT),
    c.AskDeposit(share="1", comment=COMMENT),
    c.RecordDeposit(payment="VIR", amount="1000", comment=COMMENT),
    c.CorrectAddress(use="billing", address=BILLED),
    *(c.InviteContact(contact=f"c{n % 19 + 1}", comment=COMMENT) for n in range(CUSTOMERS_LINKS - 6 - len(GUESTS))),
    *(c.InviteContact(new=guest, comment=COMMENT) for guest in GUESTS),
    c.OpenAffair(contact="c20", mails=False),
    c.Acknowledge(contact="c20", comment=COMMENT),
    c.PutAside(until=NEXT, comment=COMMENT),
    c.TakeUp(comment=COMMENT),
    c.RecordQuestion(comment=COMMENT),
    c.CloseQuestion(comment=COMMENT),
    c.PromiseNews(on=DAY, next_news=DAY, comment=COMMENT),
    c.Assign(owner="a" * 40, deputy="b" * 40),
    c.RecordUndelivered(contact="c20", why="bounced", address=CONTACTS[19].email),
    c.CorrectContact(contact="c20", name="w " * 99 + "w", email=CONTACTS[19].email),
    c.RecordMail(mail="acknowledgement", contact="c20"),
    c.AllocateStock(lines=ALL, comment=COMMENT),
    c.OrderSupply(comment=COMMENT),
    c.ReceiveSupply(comment=COMMENT),
    c.AnnounceDelivery(on=DAY, comment=COMMENT),
    c.CreateDeliveryNote(parts=NUMBERED, comment=COMMENT),
    c.Ship(carrier=LONG, parts=NUMBERED, tracking="T" * 60, tracking_url="https://" + "u" * 492, comment=COMMENT),
    c.CorrectShipment(parcel=1, carrier=LONG, tracking="T" * 60, tracking_url="https://" + "v" * 492, comment=COMMENT),
    c.ConfirmReception(name=LONG, parcel=1, comment=COMMENT),
    c.AnswerQuestion(comment=COMMENT),
    c.Ship(carrier=LONG, parts=ONE_OF_EACH, comment=COMMENT),
    c.MarkReceived(comment=COMMENT),
    c.IssueInvoice(due=DAY, parts=(NewPart(line=1, quantity=1),)),
    c.IssueInvoice(due=DAY, comment=COMMENT),
    PAY,
    c.RecordPaymentSubmitted(payment=PAY.payment, until=NOW + timedelta(days=14), last4="3000"),
    c.RecordPaymentFailed(payment=PAY.payment, reason="refused"),
    c.ForwardInvoice(name=LONG, document=INVOICED, email=CONTACTS[1].email, comment=COMMENT),
    c.AnnounceTransfer(name=LONG, amount="1", on=DAY, invoice="F26-0002"),
    c.WithdrawAnnouncement(name=LONG, invoice="F26-0002"),
    c.AskQuestion(name=LONG, comment=COMMENT),
    c.AllocatePayment(payment=TRANSFER, allocations=(NewAllocation(invoice="F26-0002", amount="99999"),), overpaid=True),
    c.ChooseCredit(name=LONG, choice="keep"),
    c.ReplaceLink(name=LONG, comment=COMMENT),
    *(c.InviteContact(contact=f"c{n + 2}", comment=COMMENT) for n in range(MAX_LINKS - CUSTOMERS_LINKS + 1)),
    c.ChangeDueDate(invoice="F26-0003", due=DAY + timedelta(days=1), comment=COMMENT),
    c.BookInvoice(invoice="F26-0003"),
    c.MovePayment(invoice="F26-0003", amount="0.01", source="F26-0002"),
    c.ReleasePayment(payment=TRANSFER, amount="0.01", invoice="F26-0002"),
    c.ReturnPayment(payment=TRANSFER, reason="returned"),
    c.MarkPaid(),
    c.Credit(reason="price", invoice="F26-0003", amount="1"),
    c.Refund(invoice="F26-0003", amount="1"),
    c.RecordRefundBack(),
    c.RemoveFile(entry=ANNOUNCED, comment=COMMENT),
    c.RecordQuestion(comment=COMMENT),
    c.AddNote(comment=COMMENT),
    c.CancelOrder(comment=COMMENT),
    c.StrikeEntry(entry=PROMISED),
    c.RevokeLink(link="l5"),
    c.RevokeAllLinks(comment=COMMENT),
    c.TakeName(),
)
LATER: dict[type[c.Command], datetime] = {
    c.RemindOffer: datetime.combine(working_day_before(TERMS.valid_until), time(12), UTC),
    c.LapseOffer: datetime.combine(TERMS.valid_until, time(23), UTC),
    c.RemindReservation: datetime.combine(working_day_before(SOON), time(12), UTC),
    c.LapseReservation: datetime.combine(SOON, time(20), UTC),
}
"""When those commands come that are due at a time of their own."""


def moment_of(kind: type[c.Command]) -> datetime:
    """When a command of a kind comes."""
    return LATER.get(kind, NOW)


def _with_entry(command: c.Command, history: Sequence[Entry]) -> c.Command:
    """Name the entry that a command is about."""
    kinds: Mapping[int, type] = {ANNOUNCED: e.FileAnnounced, PROMISED: e.NewsPromised, INVOICED: e.InvoiceIssued}
    field = "document" if isinstance(command, c.ForwardInvoice) else "entry"
    kind = kinds.get(getattr(command, field, 0))
    if kind is None:
        return command
    matched = [entry.seq for entry in history if type(entry.event) is kind]
    return replace(command, **{field: matched[-1]})


class Weighing(MemoryStore):
    """Weighs each commit as DynamoDB would get it, and counts the mails of one."""

    most_mails = 0

    def commit(self, commit: AnyCommit) -> None:
        """At most 100 actions and 4 MB together, 400 KB an item."""
        writes: list[Any] = [action.write for action in actions("dossiers", commit, POLICY)]
        sizes = [len(json.dumps(write, ensure_ascii=False).encode()) for write in writes]
        assert len(writes) < 100
        assert max(sizes) < 400_000
        assert sum(sizes) < 4_000_000
        self.most_mails = max(self.most_mails, sum(effect.queue == "mail" for effect in commit.effects))
        super().commit(commit)


@pytest.fixture
def store() -> Weighing:
    """A store that weighs."""
    return Weighing()


def test_every_command_fits_at_the_limits(store: Weighing) -> None:
    begun = order(lines=LINES, contacts=CONTACTS, terms=TERMS, note=COMMENT, comment=COMMENT)
    reference = StoreBuilder(store).open(begun).reference
    put_stock(cast(Any, store.table), TABLE, StockItem("S" * 60, 10**9))
    put_payment(store, seen(amount=Decimal(200_000)), NOW)
    for command in LIFE:
        command = _with_entry(command, store.history(reference))
        StoreBuilder(store, partial(moment_of, type(command))).apply(reference, command)
    assert {type(command) for command in LIFE} == set(COMMAND_SPECS) - {c.CreateDossier} - OF_A_CASE
    head = store.heads[reference].state
    assert (len(head.lines), len(head.links)) == (MAX_LINES, MAX_LINKS)
    assert store.most_mails == MAX_READERS + 1, "all readers and the billing address hear of an invoice"


def test_an_offer_of_the_longest_texts_is_ordered_in_part_taken_back_revised_and_ordered_whole(store: Weighing) -> None:
    builder = StoreBuilder(store, choose=Random(1).choice)
    reference = builder.open(order(lines=LINES, contacts=CONTACTS[:1], terms=TERMS)).reference
    begun = store.heads[reference].state.lines
    some, one_each = online(*(1_000_000,) * 100, name=LONG), online(*(1,) * MAX_LINES, name=LONG)
    for part in (some, one_each):
        builder.apply(reference, part)
        rest = store.heads[reference].state.order.online.rest
        assert len(store.heads[rest].state.lines) == (100 if part is some else MAX_LINES)
        builder.apply(reference, c.TakeOrderBack(name=LONG))
        assert store.heads[reference].state.lines == begun
    builder.apply(reference, c.ReviseOffer(lines=LINES, terms=TERMS))
    builder.apply(reference, online(*(1_000_000,) * MAX_LINES, name=LONG))
    assert store.heads[reference].state.order and len(store.heads[reference].state.lines) == MAX_LINES


def test_what_an_order_left_of_the_offer_gives_way_to_what_is_added_to_it(store: Weighing) -> None:
    builder = StoreBuilder(store, choose=Random(1).choice)
    reference = builder.open(order(lines=LINES, contacts=CONTACTS[:1], terms=TERMS)).reference
    builder.apply(reference, online(*(1_000_000,) * 80, name=LONG))
    builder.apply(reference, c.ChangeOrder(agreed_with=LONG, add=LINES[:120], comment=COMMENT))
    assert len(store.heads[reference].state.lines) == MAX_LINES


def _offer_of_eighty(store: MemoryStore, readers: int) -> tuple[StoreBuilder, str]:
    """An offer of two pieces each of eighty products, all of which are there, and its readers."""
    builder = StoreBuilder(store, choose=Random(readers).choice)
    lines = tuple(NewLine(sku=sku, name=TEXT, quantity=2, unit_price="1", vat_rate="20") for sku in EIGHTY)
    begun = order(lines=lines, contacts=CONTACTS[:readers], terms=TERMS, owner="vasseur", deputy="moulin")
    reference = builder.open(begun).reference
    put_stock(cast(Any, store.table), TABLE, *(StockItem(sku, 2) for sku in EIGHTY))
    for number in range(2, min(readers, len(CONTACTS)) + 1):
        builder.apply(reference, c.InviteContact(contact=f"c{number}"))
    for guest in GUESTS[: max(0, readers - len(CONTACTS))]:
        builder.apply(reference, c.InviteContact(new=guest))
    return builder, reference


def _available(store: Weighing) -> set[int]:
    return {item.available for item in store.stock(frozenset(EIGHTY)).values()}


@pytest.mark.parametrize("pieces", [2, 1])
def test_an_order_of_eighty_products_that_are_reserved_fits_and_gives_all_back(store: Weighing, pieces: int) -> None:
    builder, reference = _offer_of_eighty(store, 10)
    every = tuple(NewPart(line=line, quantity=pieces) for line in range(1, 81))
    for command, there in (
        (c.ReservePieces(name=LONG, lines=every, until=SOON), 2 - pieces),
        (online(*(pieces,) * 80, name=LONG), 2 - pieces),
        (c.TakeOrderBack(name=LONG), 2 - pieces),
        (c.ReleaseReservation(name=LONG), 2),
    ):
        builder.apply(reference, command)
        assert _available(store) == {there}, type(command)


@pytest.mark.parametrize("ordered", range(61, 80, 3))
def test_an_order_that_fills_its_transaction_leaves_no_row_of_what_was_before(ordered: int) -> None:
    """It is refused instead: a row of the work list, or of what is due, would be met for ever."""
    store = MemoryStore()
    builder, reference = _offer_of_eighty(store, 10)
    with suppress(NotAllowed):
        builder.apply(reference, online(*(1,) * ordered, name=LONG))
    wanted = {item_key(item_of(row)) for one, head in store.heads.items() for row in rows(one, head, POLICY)}
    parts = {partition: part for partition, part in store.table.items.items() if partition[0] in "WL"}
    assert {(partition, key) for partition, part in parts.items() for key in part} <= wanted


@pytest.mark.parametrize("readers", [1, 10, MAX_READERS])
def test_an_order_of_eighty_products_off_the_shelf_fits_whoever_hears_of_it(store: Weighing, readers: int) -> None:
    builder, reference = _offer_of_eighty(store, readers)
    builder.apply(reference, online(*(2,) * 80, name=LONG))
    assert _available(store) == {0}
    builder.apply(reference, c.TakeOrderBack(name=LONG))
    assert _available(store) == {2}
    builder.apply(reference, online(*(2,) * 80, name=LONG))
    builder.apply(reference, c.CancelOrder(comment=COMMENT))
    assert _available(store) == {2}


@pytest.mark.parametrize("readers", [1, 10, MAX_READERS])
def test_an_order_of_a_piece_of_each_of_eighty_products_fits_with_the_offer_of_the_rest(store: Weighing, readers: int) -> None:
    """The code that it may use up is an action more, which there is room for."""
    builder, reference = _offer_of_eighty(store, readers)
    builder.apply(reference, online(*(1,) * 80, name=LONG))
    assert _available(store) == {1}
    builder.apply(reference, c.TakeOrderBack(name=LONG))
    assert _available(store) == {2}


def test_a_dossier_has_no_more_readers_than_one_commit_can_mail(store: Weighing) -> None:
    people = tuple(NewContact(name="Jean", email=f"{n}@a.example", language="fr") for n in range(MAX_READERS + 1))
    reference = StoreBuilder(store).open(order(contacts=people[:20])).reference
    for n in range(2, 21):
        StoreBuilder(store).apply(reference, c.InviteContact(contact=f"c{n}"))
    for person in people[20:MAX_READERS]:
        StoreBuilder(store).apply(reference, c.InviteContact(new=person))
    with pytest.raises(NotAllowed, match="at most 30 readers"):
        StoreBuilder(store).apply(reference, c.InviteContact(new=people[-1]))
    StoreBuilder(store).apply(reference, c.InviteContact(contact="c2"))


def test_many_links_of_people_with_long_names_are_revoked_at_once(store: Weighing) -> None:
    people = tuple(NewContact(name=f"Jean{n}-Luc{n} Bon{n}-Dupont{n}", email=f"{n}@a.example", language="fr") for n in range(20))
    reference = StoreBuilder(store).open(order(contacts=people)).reference
    for n in range(2, 21):
        StoreBuilder(store).apply(reference, c.InviteContact(contact=f"c{n}"))
    StoreBuilder(store).apply(reference, c.RevokeAllLinks())
    assert all(link.revoked for link in store.heads[reference].state.links)


def test_an_offer_may_be_valid_for_ever(store: Weighing) -> None:
    begun = order(terms=replace(TERMS, valid_until=date.max))
    reference = StoreBuilder(store).open(begun).reference
    assert store.heads[reference].state.offer


def test_what_is_too_large_for_its_head_is_refused(store: Weighing) -> None:
    text = dict.fromkeys(("fr", "en"), "粒" * 200)
    lines = (NewLine(sku="S", name=text, detail=text, quantity=1, unit_price="1", vat_rate="20"),) * MAX_LINES
    with pytest.raises(NotAllowed, match="the dossier is full"):
        StoreBuilder(store).open(order(lines=lines))
    assert not store.heads
