"""A service case from its opening to its return: nothing happens before what it rests on, and once what happens once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

import msgspec
import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.projection.timer_rows import timer_rows
from chalicelib.application.staff.desk.read_acts import Asked, read_acts
from chalicelib.application.timekeeping import carry_out
from chalicelib.application.view.customer_document import dossier_document, masked_document
from chalicelib.application.view.kind_views import reading_class
from chalicelib.application.view.past import Past
from chalicelib.domain.errors import DomainError, Invalid, NotAllowed, OutOfPieces
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.facts.service_repair import NewUsedPart
from chalicelib.domain.sale.service.case import Case
from chalicelib.domain.sale.waiting import POLICY, our_wait
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.calendar import working_days_after
from tests.builder.cases import (
    ACCEPT,
    CASE,
    COVERED,
    DECLARE,
    DIAGNOSE,
    QUOTE,
    REFERENCE,
    REFUSE,
    TO_QUOTE,
    TO_RETURN,
    by_link,
)
from tests.builder.dossiers import STAFF, StoreBuilder, never
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE, MemoryStore
from tests.samples.callers import ACCOUNTANT

MONDAY = datetime(2026, 8, 3, 8, tzinfo=UTC)


class Bench:
    """A case in a store, and a clock."""

    def __init__(self, opened: c.OpenCase = CASE) -> None:
        self.store, self.now = MemoryStore(), MONDAY
        self.builder = StoreBuilder(self.store, lambda: self.now, STAFF, seller().numbering, choose=iter_choice())
        self.builder.open(opened)

    def does(self, *commands: c.Command) -> "Bench":
        for command in commands:
            self.builder.apply(REFERENCE, command, caller=by_link() if isinstance(command, c.Signed) else STAFF)
        return self

    @property
    def case(self) -> Case:
        return cast(Case, self.store.heads[REFERENCE].state)

    def page(self, lang: Any = "en", *, masked: bool = False) -> dict[str, Any]:
        state, people = self.store.heads[REFERENCE]
        reading = reading_class(state)(REFERENCE, state, people, translations(lang), seller(), self.now.date())
        history = self.store.history(REFERENCE)
        shown = masked_document(reading) if masked else dossier_document(reading, history[::-1], Past(lambda: history))
        return cast("dict[str, Any]", msgspec.to_builtins(shown))

    def refuses(self, command: c.Command, match: str, kind: type[DomainError] = NotAllowed) -> None:
        version = self.case.version
        with pytest.raises(kind, match=match):
            self.does(command)
        assert self.case.version == version


def iter_choice() -> Any:
    """Choose letters that make another reference each time."""
    turn: Iterator[int] = iter(range(1, 10_000))
    return lambda letters: letters[next(turn) % len(letters)]


def test_each_step_follows_the_one_before_and_is_told() -> None:
    bench, panels = Bench(), list[tuple[str, str]]()
    for command in (None, *TO_RETURN):
        if command:
            bench.now += timedelta(hours=4)
            bench.does(command)
        shown = bench.page()
        panels.append((shown["todo"]["who"], shown["todo"]["title"]))
        assert len(shown["steps"]) == 6 and bench.page("fr")["verdict"] != shown["verdict"]
        assert "€" not in str(bench.page(masked=True)["verdict"])
    assert panels == [
        ("you", "Declare that it is clean"),
        ("us", "We prepare the return label"),
        ("you", f"Send it with the label R-{bench.case.number[4:]}"),
        ("us", "We look for the cause"),
        ("us", "We prepare the quote"),
        ("you", f"Accept the quote of {bench.case.number}"),
        ("us", "We repair in the workshop"),
        ("us", "We repair in the workshop"),
        ("us", "We check it before it leaves"),
        ("us", "We send it back"),
        ("nobody", "Your instrument is back"),
    ]
    assert [step["state"] for step in bench.page()["steps"]] == ["done"] * 6
    assert {"SAV-1", "R-1", "GL3-01187"} <= {*bench.case.document_numbers, *bench.case.parcel_numbers}


def test_no_label_and_no_visit_come_before_the_declaration() -> None:
    bench = Bench()
    for command in (c.GiveReturnLabel(), c.PlanCaseVisit(on=date(2026, 8, 7))):
        bench.refuses(command, "declaration")
    bench.does(c.ReceivePart())
    bench.refuses(DIAGNOSE, "declaration")
    bench.does(DECLARE, DIAGNOSE)
    assert bench.case.diagnosis and bench.case.diagnosis.cover == "no"


def test_nothing_is_repaired_without_an_accepted_quote_unless_it_is_covered() -> None:
    bench = Bench().does(*TO_QUOTE)
    bench.refuses(c.StartRepair(), "nothing is repaired")
    bench.refuses(c.FinishRepair(), "nothing is repaired")
    covered = Bench(COVERED).does(DECLARE, c.GiveReturnLabel(), c.ReceivePart(), DIAGNOSE)
    covered.refuses(QUOTE, "covered")
    covered.does(c.StartRepair())
    assert covered.page()["lead"] == "Joint de palier usé. Warranty until 4\N{NO-BREAK SPACE}November 2027: nothing to pay."


def test_a_warranty_that_is_over_covers_nothing_and_goodwill_does() -> None:
    bench = Bench().does(DECLARE, c.GiveReturnLabel(), c.ReceivePart())
    bench.refuses(replace(DIAGNOSE, cover="warranty"), "no warranty", Invalid)
    bench.does(replace(DIAGNOSE, cover="goodwill"), c.FinishRepair())


def test_a_quote_is_answered_once_and_the_one_that_was_read() -> None:
    bench = Bench().does(*TO_QUOTE, QUOTE)
    bench.refuses(ACCEPT, "took the place")
    bench.does(replace(ACCEPT, revision=2, order="P-9"))
    for again in (replace(ACCEPT, revision=2), replace(REFUSE, revision=2), c.RecordAcceptance(), c.RecordRefusal(), QUOTE):
        bench.refuses(again, "accepted")
    assert bench.case.customer_reference == "P-9"


def test_a_refusal_tells_its_fee_before_and_bills_it_once_the_part_left() -> None:
    bench = Bench().does(*TO_QUOTE)
    shown = bench.page()
    assert [act["text"] for act in shown["todo"]["acts"]] == ["Accept for €412.80", "Refuse: returned as it is, €24.00"]
    assert "€24.00" in shown["acts"]["service"]["refuse"]["will"][1]
    bench.does(REFUSE)
    bench.refuses(c.BillCase(), "nothing of this case")
    bench.does(c.ReturnPart(carrier="DPD"), c.BillCase())
    bench.refuses(c.BillCase(), "billed")
    order: Any = bench.store.heads[bench.case.billed or ""].state
    assert [(line.sku, line.unit_price) for line in order.lines] == [("SAV-PORT", Decimal("20.00"))]
    assert order.customer_reference == bench.case.number and order.goods == ()


def test_an_accepted_repair_is_billed_by_an_order_of_its_own() -> None:
    bench = Bench().does(*TO_RETURN, c.BillCase())
    order = bench.case.billed or ""
    bench.builder.apply(order, c.IssueInvoice(due=date(2026, 9, 30)), caller=ACCOUNTANT)
    billed: Any = bench.store.heads[order].state
    assert billed.invoices[0].gross == Decimal("412.80")


def test_a_quote_that_nobody_answers_is_reminded_of_and_ends_by_itself() -> None:
    bench = Bench().does(*TO_QUOTE)
    for moment, what in (
        (datetime(2026, 8, 19, 6, tzinfo=UTC), "quote_reminder"),
        (datetime(2026, 8, 20, 22, tzinfo=UTC), "quote_lapse"),
    ):
        bench.now = moment
        (row,) = (row for row in timer_rows(REFERENCE, bench.store.heads[REFERENCE], POLICY) if row.partition == what)
        carry_out(bench.store, cast(Any, what), row, bench.now, never)
    assert bench.case.quote and bench.case.quote.answer == "lapsed"
    assert bench.page()["verdict"] == ["Pompe P-2207 goes back to you as it is."]


def test_parts_leave_the_shelf_with_the_repair_and_what_it_lacks_is_refused_with_what_is_there() -> None:
    bench = Bench().does(*TO_QUOTE, ACCEPT)
    put_stock(cast(Any, bench.store.table), TABLE, StockItem("41-2007", 1))
    used = c.FinishRepair(parts=(NewUsedPart(sku="41-2007", quantity=2), NewUsedPart(sku="UNCOUNTED", quantity=9)))
    bench.refuses(used, "of 41-2007 1 are available", OutOfPieces)
    bench.does(replace(used, parts=(NewUsedPart(sku="41-2007", quantity=1, lot="L-4"), *used.parts[1:])))
    assert bench.store.stock(frozenset({"41-2007"}))["41-2007"].available == 0
    assert bench.case.stock_use.gone == {"41-2007": 1}
    (done,) = (entry.seq for entry in bench.store.history(REFERENCE) if type(entry.event).__name__ == "RepairDone")
    bench.does(c.StrikeEntry(entry=done))
    assert bench.store.stock(frozenset({"41-2007"}))["41-2007"].available == 1


def test_a_check_that_is_not_passed_leads_back_to_the_repair() -> None:
    bench = Bench().does(*TO_QUOTE, ACCEPT, c.FinishRepair(), c.FinishCheck(result="1,7 l/min", passed=False))
    bench.refuses(c.ReturnPart(carrier="DPD"), "passed its check")
    bench.does(c.FinishRepair(), c.FinishCheck(result="2,0 l/min"), c.ReturnPart(carrier="DPD"))


def test_a_loan_has_its_dates_and_is_waited_for_once_the_part_left() -> None:
    lend = c.LendInstrument(model="GL-100", serial="GL1-7", until=date(2026, 8, 31))
    bench = Bench().does(*TO_QUOTE, ACCEPT, lend)
    bench.refuses(lend, "out already")
    bench.does(c.FinishRepair(), c.FinishCheck(result="bon"), c.ReturnPart(carrier="DPD"))
    assert bench.page()["todo"]["title"] == "Send back what we lent you"
    bench.does(c.TakeLoanBack())
    assert bench.page()["todo"]["who"] == "nobody"


def test_what_a_customer_describes_waits_for_an_answer_until_we_say_what_follows() -> None:
    asked = replace(CASE, name="Anna Kovács")
    bench = Bench()
    store = StoreBuilder(bench.store, lambda: bench.now, by_link(), seller().numbering, choose=iter_choice())
    other = "45MQ77S00B"
    store.open(replace(asked, reference=other))
    state: Any = bench.store.heads[other].state
    assert state.asked and [question.entry for question in state.questions] == [state.asked]
    for command in (c.RecordDeclaration(substances="eau", cleaned_with="eau", hazardous=False), c.GiveReturnLabel()):
        bench.builder.apply(other, command, caller=STAFF)
    assert not bench.store.heads[other].state.questions


def test_staff_are_told_the_acts_of_its_kind_and_the_one_that_is_expected() -> None:
    bench = Bench().does(*TO_QUOTE[:4])
    acts = read_acts(bench.store, seller(), Asked(STAFF, REFERENCE, bench.now, translations("fr")))
    assert acts.expected and acts.expected.act == "quote"
    allowed = {act.act for act in acts.acts if act.allowed}
    assert {"quote", "note", "invite", "lend"} <= allowed
    assert not {"ship", "invoice", "begin", "bill"} & allowed


def test_a_case_of_which_nothing_came_is_closed_with_its_reason() -> None:
    bench = Bench()
    bench.refuses(c.CloseCase(), "say it in the comment", Invalid)
    bench.does(c.CloseCase(comment="Réglé au téléphone."))
    assert bench.page()["verdict"] == ["This case was closed on Monday 3\N{NO-BREAK SPACE}August."]
    bench.refuses(DECLARE, "closed")


def test_what_is_said_of_a_case_is_answered_within_the_workshop_s_days() -> None:
    bench = Bench()
    bench.does(c.AskQuestion(name="Anna Kovács", comment="Quand revient-elle ?"))
    for days in (1, 3):
        wait = our_wait(bench.case, POLICY._replace(case_days=days, answer_days=9))
        assert wait and wait.promised == working_days_after(MONDAY.date(), days)
