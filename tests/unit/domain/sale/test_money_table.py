"""Every order of acts of money and goods: nothing that is owed is forgotten, and no cent is lost."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.affair_row import row
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.sums import progress
from chalicelib.application.view.todo import todo
from chalicelib.application.view.verdict import verdict
from chalicelib.application.writing.entries import as_entries
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.decide import decide
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.model import evolve, fold
from chalicelib.domain.sale.step import finished
from chalicelib.domain.sale.striking import strike
from chalicelib.domain.sale.turn import WHO
from chalicelib.domain.sale.waiting import POLICY, waiting
from chalicelib.domain.values.money import ZERO
from tests.builder.dossiers import COMMANDS, NOW, STAFF, TODAY
from tests.builder.story import Story, line
from tests.unit.domain.sale.test_steps import july

LANGUAGES = ("fr", "en")
DAY = july(20)
ONE = [{"line": 1, "quantity": 1}]
LINES = (line("A", unit_price="27.775", quantity=2), line("S", unit_price="27.7750", goods=False))
Body = dict[str, Any]


class Past(NamedTuple):
    """A history, and the state that it leaves: kept with it, since thousands of histories begin alike."""

    history: tuple[Entry, ...]
    state: Dossier


ACTS = (
    "some deposit", "whole deposit", "ship one", "ship all", "receive", "invoice one", "invoice all", "pay part", "pay all",
    "credit part", "credit whole", "credit for good", "credit a piece", "a piece again", "pay too much", "move", "cancel",
    "refund", "strike",
)  # fmt: skip
FIRST = ("some deposit", "whole deposit", "ship one", "ship all", "invoice one", "invoice all", "cancel")
"""What an order that has just begun allows."""


def body(act: str, state: Dossier) -> Body | None:
    """The command of an act in a state, or None where it can have none."""
    last = state.invoices[-1] if state.invoices else None
    credited = {"type": "credit", "invoice": last.number, "number": f"A{state.version}", "reason": "price"} if last else {}
    rest = last.gross - last.credited if last else ZERO
    match act:
        case "some deposit":
            return {"type": "record_deposit", "payment": "VIR", "amount": "20.00"}
        case "whole deposit":
            return {"type": "record_deposit", "payment": "VIR", "amount": str(order_totals(state).gross)}
        case "ship one" | "ship all":
            return {"type": "ship", "carrier": "Poste"} | ({"parts": ONE} if act == "ship one" else {})
        case "receive":
            return {"type": "mark_received"}
        case "invoice one" | "invoice all":
            some = {"parts": ONE} if act == "invoice one" else {}
            return {"type": "issue_invoice", "number": f"F{state.version}", "due": "2026-08-30", **some}
        case "pay part":
            paid = [{"invoice": last.number, "amount": "10.00"}] if last else []
            return {"type": "allocate_payment", "payment": "P", "allocations": paid} if last else None
        case "pay too much":
            more = [{"invoice": last.number, "amount": str(max(ZERO, last.open) + 5)}] if last else []
            return {"type": "allocate_payment", "payment": "P", "allocations": more, "overpaid": True} if last else None
        case "move":
            return move(state)
        case "pay all":
            return {"type": "mark_paid"}
        case "credit part":
            return credited | {"amount": "10.00"} if last else None
        case "credit whole" | "credit for good":
            return credited | {"amount": str(rest), "invoice_again": act == "credit whole"} if last else None
        case "credit a piece" | "a piece again":
            return credited | {"parts": ONE, "invoice_again": act == "a piece again"} if last else None
        case "cancel":
            return {"type": "cancel_order", "comment": "Enough."}
        case "refund":
            return refund(state)
    return None


def move(state: Dossier) -> Body | None:
    """What was paid too much on an invoice settles what is open on another."""
    over = next((invoice for invoice in state.invoices if invoice.open < 0), None)
    under = next((invoice for invoice in state.invoices if invoice.open > 0), None)
    if not over or not under:
        return None
    amount = str(min(-over.open, under.open))
    return {"type": "move_payment", "source": over.number, "invoice": under.number, "amount": amount}


def refund(state: Dossier) -> Body | None:
    """All that was paid too much on an invoice, else on the deposit."""
    over = next((invoice for invoice in state.invoices if invoice.open < 0), None)
    if over:
        return {"type": "refund", "invoice": over.number, "amount": str(-over.open)}
    left = next((part for part in (state.deposit, Decimal("20.00")) if part), ZERO)
    return {"type": "refund", "payment": "VIR", "amount": str(left)}


def after(past: Past, act: str) -> Past | None:
    """The history with one act more, or None if it is refused."""
    history, state = past
    try:
        if act == "strike":
            stroke = e.EntryStruck(len(history))
            if isinstance(history[-1].event, e.EntryStruck):
                return None
            strike(history, stroke)
            longer = (*history, Entry(len(history) + 1, stroke, history[-1].origin, NOW))
            return Past(longer, fold(longer))
        asked = body(act, state)
        if asked is None:
            return None
        command: Any = msgspec.convert({"effective": DAY.isoformat(), **asked}, COMMANDS)
        more = as_entries(decide(state, command, DAY), len(history), command, STAFF, NOW)
        return Past((*history, *more), fold(more, state))
    except DomainError:
        return None


def begun(*acts: str) -> tuple[Story, Past]:
    """The order, and what acts that are all allowed made of it."""
    story = Story(begun=DAY, lines=LINES)
    past = Past(tuple(story.history), story.state)
    for act in acts:
        longer = after(past, act)
        assert longer, f"{act} is refused"
        past = longer
    return story, past


def conserved(past: Past) -> None:
    """Received less given back is what settled invoices, lies as a deposit, or was paid too much."""
    history, state = past
    events = [entry.event for entry in history if entry.seq not in state.struck]
    received = sum((one.amount for one in events if isinstance(one, e.DepositReceived)), ZERO)
    received += sum(
        (a.amount for one in events if isinstance(one, e.MarkedPaid | e.PaymentAllocated) for a in one.allocations), ZERO
    )
    back = sum((one.amount for one in events if isinstance(one, e.Refunded)), ZERO)
    settled = sum((min(invoice.paid, invoice.gross - invoice.credited) for invoice in state.invoices), ZERO)
    too_much = sum((max(ZERO, -invoice.open) for invoice in state.invoices), ZERO)
    assert received - back == settled + state.deposit + too_much
    assert state.deposit == sum((one.amount - one.refunded for one in state.deposits), ZERO) - sum(
        (one.prepaid for one in events if isinstance(one, e.InvoiceIssued)), ZERO
    )
    assert min((state.deposit, *(invoice.paid for invoice in state.invoices))) >= 0


def reckoned(past: Past) -> tuple[bool, bool]:
    """Whether we owe something, and whether the customer does, counted from pieces and events alone."""
    history, state = past
    cancelled, standing, again = state.cancelled is not None, [0, 0], [0, 0]
    for invoice in state.invoices:
        for part in invoice.parts:
            alone = sum(p.quantity for credit in invoice.credits for p in credit.parts if p.line == part.line)
            again[part.line - 1] += sum(
                p.quantity for credit in invoice.credits if not credit.again for p in credit.parts if p.line == part.line
            )
            if not invoice.fully_credited:
                standing[part.line - 1] += part.quantity - alone
            elif not invoice.again:
                again[part.line - 1] += part.quantity - alone
    gone = state.shipped(1)
    goods_due = gone if cancelled else 2
    services_due = 1 if not cancelled or billed_before_the_end(history) else 0
    unbilled = goods_due > standing[0] + again[0] or services_due > standing[1] + again[1]
    wrong = cancelled and standing[0] > gone
    to_leave = not cancelled and gone < 2
    back = any(invoice.paid > invoice.gross - invoice.credited for invoice in state.invoices)
    left_over = state.deposit > 0 and not unbilled
    return to_leave or unbilled or wrong or back or left_over, any(i.paid < i.gross - i.credited for i in state.invoices)


def billed_before_the_end(history: tuple[Entry, ...]) -> bool:
    """Whether an invoice for the service stood when the order was cancelled."""
    gone = {entry.event.entry for entry in history if isinstance(entry.event, e.EntryStruck)}
    (end,) = (entry.seq for entry in history if isinstance(entry.event, e.OrderCancelled) and entry.seq not in gone)
    return any(part.line == 2 for i in fold(history[: end - 1]).invoices if not i.fully_credited for part in i.parts)


def shows(story: Story, past: Past, languages: tuple[str, ...] = LANGUAGES) -> None:
    """Who waits is what is owed, and the page says it in these languages."""
    state = past.state
    ours, theirs = reckoned(past)
    waits = {wait.side: wait.reason for wait in waiting(state, POLICY)}
    credits = waits.get("us") == "credit"
    under_way = any(parcel.received is None for parcel in state.parcels)
    assert ("us" in waits) == ours
    assert ("customer" in waits) == (theirs or under_way) or credits
    for lang in languages:
        reading = Reading("45MR61G00C", state, story.people, translations(lang), seller(), TODAY)
        assert not finished(reading.steps) or not waits
        panel, headline = todo(reading), verdict(reading, masked=False)
        assert (panel.who == "nobody") == (not waits) or (under_way and panel.who in ("us", "you"))
        assert panel.who == WHO[reading.turn] == row(reading, "full", None, closed=False).who
        favour = translations(lang).gettext("In your favour")
        owed = [invoice for invoice in state.invoices if invoice.open < 0]
        assert sum(label == favour for label, _ in progress(reading)) == len(owed)
        if (
            waits.get("us") in ("credit", "invoice", "payment")
            and not under_way
            and not theirs
            and not headline.short.startswith("par")
        ):
            assert len(headline.sentences) == 2, (headline, waits)


def walk(past: Past, depth: int, seen: set[str]) -> Iterator[Past]:
    """Every history that so many acts lead to, one for each state."""
    if depth == 0:
        return
    for act in ACTS:
        longer = after(past, act)
        if longer is None:
            continue
        state = longer.state
        key = repr((depth, state.invoices, state.deposits, state.deposit, state.parcels, state.cancelled))
        if key not in seen:
            seen.add(key)
            yield longer
            yield from walk(longer, depth - 1, seen)


@pytest.mark.parametrize("first", FIRST)
def test_nothing_owed_is_forgotten_whatever_comes_first(first: str) -> None:
    story, longer = begun(first)
    for number, reached in enumerate((longer, *walk(longer, 3, set()))):
        conserved(reached)
        shows(story, reached, (LANGUAGES[number % 2],))  # a state differs from the next in little, and who reads it in nothing


def test_what_needs_a_parcel_an_invoice_or_a_deposit_does_not_come_first() -> None:
    _, past = begun()
    assert {act for act in ACTS if after(past, act)} == set(FIRST)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(ACTS), min_size=5, max_size=16))
def test_nothing_owed_is_forgotten_in_long_stories(acts: list[str]) -> None:
    story, past = begun()
    for act in acts:
        past = after(past, act) or past
    conserved(past)
    shows(story, past)


def test_each_kind_of_act_happens() -> None:
    _, past = begun()
    happened = {act for act in ACTS if after(past, act)}
    for longer in walk(past, 2, set()):
        happened |= {act for act in ACTS if after(longer, act)}
    _, moved = begun("invoice one", "pay too much", "invoice all", "move")
    happened |= {"move"} if isinstance(moved.history[-1].event, e.PaymentMoved) else set()
    assert happened == set(ACTS)


def test_the_state_after_entries_more_is_the_fold() -> None:
    """Also the one that this table keeps with each history, where an entry was struck before."""
    _, past = begun()
    _, corrected = begun("ship one", "strike", "invoice one", "pay part", "strike", "credit part")
    for longer in (corrected, *walk(past, 2, set())):
        assert longer.state == fold(longer.history)
        if not longer.state.struck:
            state = Dossier()
            for entry in longer.history:
                state = evolve(state, entry)
            assert state == longer.state
