"""A comment is read by whom it was written for: every command, shown or hidden, with a promise of news or without one."""

import json
import re
from datetime import UTC, date, datetime
from itertools import product
from typing import Any, cast

import msgspec
import pytest
from msgspec.structs import replace

from chalicelib.adapters import codec
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.customer.point_in_time import earlier
from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.view.affair_row import row
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.kind_views import reading_class
from chalicelib.application.view.past import Past
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewAddress, NewAllocation, NewContact, NewPart, NewTerms
from chalicelib.domain.sale.command_registry import COMMAND_SPECS, may
from chalicelib.domain.sale.comments import Reads, reads, shown_comment
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.effects.queue.run import SYSTEM
from infra.paths import ROOT
from tests.builder.cases import OF_A_CASE
from tests.builder.online_order import QUAY, online
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE
from tests.samples.callers import ACCOUNTANT, CUSTOMER
from tests.samples.drawing import LINES, OFFER
from tests.samples.events import ENTRIES
from tests.samples.payments import TRANSFER as OURS
from tests.samples.payments import seen
from tests.unit.domain.sale.test_declared import COMMANDS
from tests.unit.effects_bench import CLAIRE, REFERENCE, Bench

SECRET = "remise 40 pour cent"
GUESTS = replace(
    OFFER,
    reference=REFERENCE,
    contacts=(*OFFER.contacts, NewContact(name="Luc", email="luc@bigcorp.example", language="fr")),
)
SOON, NEWS = date(2026, 8, 20), date(2026, 8, 25)
AT = NewAddress(lines=("BigCorp Europe", "4, rue Neuve"), postcode="38000", city="Grenoble", country="FR")
ORDER = c.PlaceOrder()
INVOICE = c.IssueInvoice(due=SOON)
KEEP = c.KeepPieces(lines=(NewPart(line=1, quantity=1),), until=SOON)
ANNOUNCE = c.AnnounceFile(
    name="Jean", kind="purchase_order", file_name="Bon.pdf", media="application/pdf", size=9, sha256="0" * 64
)
SHARE = c.ShareDossier(name="Jean", email="mia@bigcorp.example", contact_name="Mia", language="en", scope="read")
PAID, UNTIL = "PMT-AAAAAAAAAAAAAAAAAAAA", datetime(2026, 8, 20, 10, tzinfo=UTC)
PAY = c.BeginPayment(name="Jean", payment=PAID, amount="1.00", method="debit", invoice="X-1")
TRANSFER = c.AnnounceTransfer(name="Jean", amount="1.00", on=date(2026, 8, 6), invoice="X-1")
TWICE = c.AllocatePayment(payment="V", allocations=(NewAllocation(invoice="X-1", amount="99999"),), overpaid=True)
PAID_TWICE = (ORDER, c.RecordDeposit(payment="P1", amount="4000.00"), INVOICE)
CASES: dict[c.Command, tuple[c.Command, ...]] = {
    c.ReviseOffer(lines=LINES, terms=NewTerms(valid_until=SOON)): (),
    c.VoidOffer(): (),
    c.PlaceOrder(): (),
    c.PromiseNews(on=SOON): (),
    c.Assign(owner="lefevre"): (),
    c.CorrectContact(contact="c1", name="Jean Bonneau"): (),
    c.CorrectAddress(use="delivery", address=AT): (),
    c.Acknowledge(): (ORDER,),
    c.Acknowledge(mails=False): (ORDER,),
    c.AllocateStock(): (ORDER,),
    c.OrderSupply(): (ORDER,),
    c.ReceiveSupply(): (ORDER,),
    c.AnnounceDelivery(on=SOON): (ORDER, c.AnnounceDelivery(on=NEWS)),
    c.CreateDeliveryNote(number="BL-1"): (ORDER,),
    c.Ship(carrier="Poste"): (ORDER,),
    c.CorrectShipment(parcel=1, tracking="RR 2"): (ORDER, c.Ship(carrier="Poste")),
    c.MarkReceived(): (ORDER, c.Ship(carrier="Poste")),
    c.IssueInvoice(number="X-1", due=SOON): (ORDER,),
    c.BookInvoice(invoice="X-1"): (ORDER, replace(INVOICE, number="X-1")),
    c.MarkPaid(): (ORDER, INVOICE),
    c.ChangeOrder(agreed_with="Jean Bon", cancel=(2,)): (ORDER,),
    online(1): (),
    c.ConfirmOrder(): (online(1, deliver_to=QUAY),),
    c.DeclineOrder(): (replace(online(1, deliver_to=QUAY), comment="Quai 3."),),
    c.TakeOrderBack(name="Jean"): (online(1),),
    c.GiveOrderNumber(name="Jean", customer_reference="P-2"): (ORDER,),
    c.AskOrderChange(name="Jean", asked="cancellation"): (ORDER,),
    c.CancelOrder(): (ORDER,),
    c.AddNote(): (),
    c.RecordQuestion(): (),
    c.AnswerQuestion(): (c.RecordQuestion(comment="Quand ?"),),
    c.CloseQuestion(): (c.RecordQuestion(comment="Merci !"),),
    c.PutAside(until=date(2026, 8, 7)): (ORDER,),
    c.TakeUp(): (ORDER, c.PutAside(until=date(2026, 8, 7))),
    c.InviteContact(new=NewContact(name="Ann", email="ann@bigcorp.example", language="en")): (),
    c.RevokeLink(link="l1"): (),
    c.RevokeAllLinks(): (),
    SHARE: (),
    c.RemoveLink(name="Jean", link="l2"): (SHARE,),
    c.RemoveSharedLinks(name="Jean"): (SHARE,),
    c.ReplaceLink(name="Jean"): (),
    c.ForwardInvoice(name="Jean", document=5, email="compta@bigcorp.example"): (ORDER, INVOICE),
    TRANSFER: (ORDER, replace(INVOICE, number="X-1")),
    c.ChooseCredit(name="Jean", choice="keep"): (ORDER, replace(INVOICE, number="X-1"), TWICE),
    c.WithdrawAnnouncement(name="Jean", invoice="X-1"): (ORDER, replace(INVOICE, number="X-1"), TRANSFER),
    c.TakeName(): (),
    c.MailDocument(entry=2): (c.RecordDocument(entry=2, sha256="0" * 64, size=9),),
    c.StrikeEntry(entry=4): (c.RecordQuestion(comment="Quand ?"),),
    c.AllocatePayment(payment="P1", allocations=(NewAllocation(invoice="X-1", amount="1.00"),)): (
        ORDER,
        replace(INVOICE, number="X-1"),
    ),
    c.RecordDeposit(payment="P1", amount="9.00"): (ORDER,),
    c.AskDeposit(amount="9.00"): (ORDER,),
    c.ChangeDueDate(invoice="X-1", due=NEWS): (ORDER, replace(INVOICE, number="X-1")),
    c.MovePayment(source="X-1", invoice="X-2", amount="1.00"): (
        ORDER,
        replace(INVOICE, number="X-1", parts=(NewPart(line=1, quantity=1),)),
        c.MarkPaid(),
        c.Credit(reason="price", invoice="X-1", amount="1.00", number="AV-1"),
        replace(INVOICE, number="X-2"),
    ),
    c.Credit(reason="price", invoice="X-1", amount="1.00", number="AV-1"): (ORDER, replace(INVOICE, number="X-1")),
    c.Refund(invoice="X-1", amount="1.00"): (
        ORDER,
        replace(INVOICE, number="X-1"),
        c.MarkPaid(),
        c.Credit(reason="price", invoice="X-1", amount="1.00", number="AV-1"),
    ),
    c.ReleasePayment(payment=OURS, invoice="X-1", amount="1.00"): (
        ORDER,
        replace(INVOICE, number="X-1"),
        c.AllocatePayment(payment=OURS, allocations=(NewAllocation(invoice="X-1", amount="1.00"),)),
        c.MarkPaid(),
        c.Credit(reason="price", invoice="X-1", amount="1.00", number="AV-1"),
    ),
    c.RecordRefundBack(): (ORDER, replace(INVOICE, number="X-1"), TWICE, c.Refund(invoice="X-1", amount="1.00")),
    c.ReturnPayment(payment="P1", reason="bounced"): (ORDER, c.RecordDeposit(payment="P1", amount="9.00")),
    PAY: (ORDER, replace(INVOICE, number="X-1")),
    c.RecordPaymentSubmitted(payment=PAID, until=UNTIL): (ORDER, replace(INVOICE, number="X-1"), PAY),
    c.RecordPaymentFailed(payment=PAID, reason="refused"): (ORDER, replace(INVOICE, number="X-1"), PAY),
    c.AskQuestion(name="Jean"): (),
    c.ConfirmReception(name="Jean", parcel=1): (ORDER, c.Ship(carrier="Poste")),
    c.OpenAffair(contact="c2"): (),
    c.RecordMail(mail="offer", contact="c1"): (),
    c.RecordUndelivered(contact="c1", why="delayed"): (),
    c.RecordDocument(entry=2, sha256="0" * 64, size=9): (),
    c.RecordDocumentFailed(entry=2, why="xml"): (),
    c.RecordUpload(sha256="0" * 64, size=9): (),
    c.ReservePieces(name="Jean", lines=(NewPart(line=1, quantity=1),), until=SOON): (),
    c.ExtendReservation(name="Jean"): (KEEP,),
    c.ReleaseReservation(name="Jean"): (KEEP,),
    c.KeepPieces(): (),
    c.ReleasePieces(): (KEEP,),
    c.LapseReservation(): (KEEP,),
    c.RemindReservation(): (KEEP,),
    c.LapseOffer(): (
        c.ReviseOffer(lines=LINES, terms=NewTerms(valid_until=date(2026, 8, 11))),
        c.AskDeposit(amount="1", due=date(2026, 8, 11)),
    ),
    c.RemindOffer(): (c.ReviseOffer(lines=LINES, terms=NewTerms(valid_until=date(2026, 8, 11))),),
    ANNOUNCE: (),
    c.RecordFile(entry=4, sha256="0" * 64, size=9): (ANNOUNCE,),
    c.RemoveFile(entry=4): (ANNOUNCE, c.RecordFile(entry=4, sha256="0" * 64, size=9)),
}
"""Each command, and what goes before it."""
LATER: dict[type[c.Command], datetime] = {
    c.RemindOffer: datetime(2026, 8, 10, 8, tzinfo=UTC),
    c.LapseOffer: datetime(2026, 8, 11, 22, 30, tzinfo=UTC),
    c.RemindReservation: datetime(2026, 8, 19, 8, tzinfo=UTC),
    c.LapseReservation: datetime(2026, 8, 20, 17, tzinfo=UTC),
}
"""When those commands come that are due at a time of their own."""
SHOWN = {
    c.VoidOffer, c.ChangeDueDate, c.AnnounceDelivery, c.Ship, c.ChangeOrder, c.CancelOrder, c.AnswerQuestion,
    c.RecordQuestion, c.AskQuestion, c.ConfirmReception, c.OrderOnline, c.ConfirmOrder, c.DeclineOrder, c.TakeOrderBack,
    c.GiveOrderNumber, c.AskOrderChange, c.KeepPieces, c.ReleasePieces, c.ShareDossier, c.RemoveLink, c.RemoveSharedLinks,
    c.ReplaceLink, c.ExtendReservation, c.ForwardInvoice, c.AskDeposit,
}  # fmt: skip
"""Whose comments are shown unless it is said."""
NEVER = {
    c.Assign, c.CorrectContact, c.InviteContact, c.OpenAffair, c.RevokeLink, c.RevokeAllLinks, c.MailDocument, c.RecordDocument,
    c.RecordDocumentFailed, c.RecordUpload, c.AnnounceFile, c.TakeName, c.PutAside, c.TakeUp, c.CloseQuestion,
}  # fmt: skip
"""Which never have a line, so no comment either."""
HIDABLE = NEVER | {c.AddNote, c.BookInvoice, c.Acknowledge, c.RecordMail, c.RecordUndelivered}
"""What may be said to be hidden: the page tells of it in its line alone, or not at all."""


def caller_of(command: c.Command) -> Any:
    return next(caller for caller in (CLAIRE, ACCOUNTANT, CUSTOMER, SYSTEM) if may(caller.roles, type(command)))


def ready(*before: c.Command) -> Bench:
    bench = Bench()
    put_stock(cast(Any, bench.fake.table), TABLE, StockItem("42-1000", 5))
    bench.dossiers.open(GUESTS)
    put_payment(bench.store, seen(), bench.now)
    for command in before:
        bench.execute(replace(command, mails=False), caller=caller_of(command))
    bench.sweep()
    bench.outbox.sent.clear()
    return bench


def mailed(bench: Bench) -> str:
    """All that customers are told: their page today and on each earlier day, the row of all affairs, the mails."""
    head, entries = bench.fake.heads[REFERENCE], bench.store.history(REFERENCE)
    bench.sweep(1)
    mails = [mail for mail in bench.outbox.sent if "bigcorp" in mail.to]
    texts = [text for mail in mails for text in (mail.subject, mail.body.text, mail.body.html)]
    states = [(entry, earlier(bench.store, REFERENCE, head.state, entry.seq)) for entry in visible(entries)]
    for lang in ("fr", "en"):
        reading = reading_class(head.state)(REFERENCE, *head, translations(lang), seller(), bench.now.date())
        shown: list[object] = [dossier_document(reading, visible(entries), Past(lambda: entries))]
        shown.append(row(reading, "full", None, closed=False))
        for entry, then in states:
            old = reading_class(then.state)(REFERENCE, then.state, head.people, translations(lang), seller(), then.day, entry)
            shown.append(dossier_document(old, visible(then.entries), Past(lambda: entries)))
        texts += [msgspec.json.encode(part).decode() for part in shown]
    return "\n".join(texts)


def visible(entries: Any) -> list[Entry]:
    return [entry for entry in entries if entry.origin.visible]


@pytest.mark.parametrize("next_news", [None, NEWS], ids=["", "news"])
@pytest.mark.parametrize("asked", [None, True, False], ids=["unsaid", "visible", "hidden"])
@pytest.mark.parametrize("command", CASES, ids=lambda command: type(command).__struct_config__.tag)
def test_a_comment_is_read_where_its_command_says_so(command: c.Command, asked: bool | None, next_news: date | None) -> None:
    bench, kind = ready(*CASES[command]), type(command)
    bench.now = LATER.get(kind, bench.now)
    wanted = replace(command, comment=SECRET, visible=asked, next_news=next_news)
    if asked is False and (next_news or kind not in HIDABLE):
        with pytest.raises(Invalid) as refused:
            bench.execute(wanted, caller=caller_of(command))
        assert refused.value.field == "visible"
        return
    bench.execute(wanted, caller=caller_of(command))
    line = type(command) not in NEVER and not (isinstance(command, c.Acknowledge) and command.mails)
    shown = line and (asked is True or (asked is None and kind in SHOWN))
    written = [entry for entry in bench.store.history(REFERENCE) if entry.origin.comment == SECRET]
    assert [type(entry.event) for entry in written] == [
        kind for kind in COMMAND_SPECS[kind].about if isinstance(written[0].event, kind)
    ]
    assert (shown_comment(written[0]) is not None) is shown
    assert (SECRET in mailed(bench)) is (shown and kind is not c.RecordUndelivered), "a mail that came back has a text of ours"
    if next_news:
        assert any(isinstance(entry.event, e.NewsPromised) for entry in visible(bench.store.history(REFERENCE)))


def test_each_command_is_tried_and_says_whose_its_comment_is() -> None:
    assert {type(command) for command in CASES} | {c.CreateDossier} | OF_A_CASE == COMMANDS == set(COMMAND_SPECS)


@pytest.mark.parametrize("mails", [True, False])
@pytest.mark.parametrize(("asked", "terms"), tuple(product([None, True], [OFFER.terms, None])))
def test_what_is_said_with_a_new_dossier_is_shown(asked: bool | None, terms: NewTerms | None, mails: bool) -> None:
    bench = Bench()
    command = replace(
        OFFER, reference=REFERENCE, comment=SECRET, visible=asked, terms=terms, mails=mails, next_news=date(2026, 8, 25)
    )
    told_of = bench.dossiers.open(command).reads
    assert told_of == Reads(line=True, comment=True)
    assert [entry.seq for entry in bench.store.history(REFERENCE) if entry.origin.comment] == [2]
    assert SECRET in mailed(bench)
    hidden = replace(command, visible=False, next_news=None)
    with pytest.raises(Invalid, match="`visible`"):
        bench.dossiers.open(hidden)


def test_a_note_s_secret_does_not_hang_on_the_promise_beside_it() -> None:
    bench = ready()
    bench.execute(c.AddNote(comment=SECRET, next_news=NEWS))
    note, promise = bench.store.history(REFERENCE)[-2:]
    assert (note.origin.comment, note.origin.visible) == (SECRET, False)
    assert (promise.origin.comment, promise.origin.visible) == (None, True)
    bench.execute(c.StrikeEntry(entry=note.seq))
    assert SECRET not in mailed(bench)


@pytest.mark.parametrize("entry", ["a note", "a supply"])
def test_a_stroke_is_hidden_with_what_it_strikes_and_never_alone(entry: str) -> None:
    bench = ready(ORDER)
    bench.execute(c.AddNote(comment="x") if entry == "a note" else c.OrderSupply())
    wrong = bench.store.history(REFERENCE)[-1].seq
    if entry == "a supply":
        with pytest.raises(Invalid, match="struck"):
            bench.execute(c.StrikeEntry(entry=wrong, visible=False))
    bench.execute(c.StrikeEntry(entry=wrong, comment=SECRET, visible=None if entry == "a supply" else True))
    assert reads(bench.store.history(REFERENCE)[-1]) == Reads(entry == "a supply", comment=False)
    assert SECRET not in mailed(bench)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: type(entry.event).__name__)
def test_an_old_entry_shows_its_comment_by_its_kind(entry: Entry) -> None:
    stored = json.loads(codec.encode_entry(replace(entry, origin=replace(entry.origin, comment=SECRET, visible=True))))
    stored["origin"].pop("comment_visible", None)
    old = msgspec.convert({"seq": entry.seq, **stored}, Entry)
    always = isinstance(old.event, e.OfferVoided | e.DeliveryAnnounced | e.Shipped | e.OrderCancelled | e.QuestionAnswered)
    shown = isinstance(old.event, e.QuestionAsked | e.NoteAdded) or getattr(old.event, "remarks", None) is not None
    began = old.seq == 2 and isinstance(old.event, e.OfferMade | e.OrderCreated)
    assert (shown_comment(old) is not None) is (always or shown or began)


def test_comments_are_read_bare_only_where_colleagues_read_them() -> None:
    """Whatever is shown to customers asks `shown_comment`: a consumer that is added later cannot leak by forgetting it."""
    bare = {str(file.relative_to(ROOT)) for file in (ROOT / "chalicelib").rglob("*.py") if "origin.comment" in file.read_text()}
    assert bare == {
        "chalicelib/domain/sale/comments.py", "chalicelib/effects/staff/acts.py", "chalicelib/effects/staff/service_notices.py",
    }  # fmt: skip


def test_the_documentation_names_each_command_of_staff_whose_comment_customers_read() -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", text.split("Customers read the comments of ")[1].split("and what they wrote")[0]))
    shown = (kind for kind in SHOWN | {c.CreateDossier} if COMMAND_SPECS[kind].source != "page")
    assert named | {"record_question"} == {str(kind.__struct_config__.tag) for kind in shown}
