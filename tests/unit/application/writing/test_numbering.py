"""Numbers of ours: gapless and chronological in each series and year (CGI annexe II art. 242 nonies A, I-7°)."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.application.caller import Caller
from chalicelib.domain.errors import DomainError, Invalid, NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewPacked
from chalicelib.domain.sale.command_registry import spec_of
from chalicelib.domain.sale.lines import Skipped
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.numbering import Count, Numbering, NumberSequence, check_foreign, following, written
from tests.builder.dossiers import StoreBuilder, never
from tests.fakes.store import MemoryStore
from tests.refusals import refusal
from tests.samples.callers import ACCOUNTANT, ANYONE, MANAGER
from tests.samples.commands import order

TODAY, LAST_YEAR = date(2026, 8, 6), date(2025, 12, 31)
NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
DUE = date(2026, 9, 30)
OURS = Numbering()
INVOICE, NOTE = c.IssueInvoice(due=DUE), c.CreateDeliveryNote()
CREDIT = c.Credit(reason="price", invoice="F26-0001", amount="1.00")
Numbered = c.IssueInvoice | c.Credit | c.CreateDeliveryNote
REFERENCES = ("45KL89G00E", "45MR02G00A")


def sequence_of(command: Numbered) -> NumberSequence:
    rule = spec_of(command).number
    assert rule
    return rule.sequence


@pytest.mark.parametrize(("sequence", "series"), [("invoice", "F26"), ("credit_note", "A26"), ("delivery_note", "BL26")])
def test_each_kind_of_document_has_a_series_a_year(sequence: NumberSequence, series: str) -> None:
    assert OURS.series(sequence, TODAY) == series
    assert OURS.series(sequence, LAST_YEAR) == series[:-2] + "25"


def test_prefixes_are_the_seller_s() -> None:
    assert Numbering(invoice="FA-").series("invoice", TODAY) == "FA-26"


def test_numbers_follow_each_other_from_one() -> None:
    count, numbers = Count("F26", 0, None, 0), []
    for _ in range(3):
        count = following(count, OURS, TODAY)
        numbers.append(written(count))
    assert numbers == ["F26-0001", "F26-0002", "F26-0003"]
    assert (count.version, count.day) == (3, TODAY)


def test_a_number_above_four_digits_goes_on() -> None:
    assert written(following(Count("F26", 9999, TODAY, 9999), OURS, TODAY)) == "F26-10000"


def test_another_system_s_sequence_is_continued_once() -> None:
    numbering = Numbering(first={"F26": 412})
    count = following(Count("F26", 0, None, 0), numbering, TODAY)
    assert written(count) == "F26-0412"
    assert written(following(count, numbering, TODAY)) == "F26-0413"
    assert written(following(Count("A26", 0, None, 0), numbering, TODAY)) == "A26-0001"


def test_a_date_before_that_of_the_last_document_is_refused() -> None:
    count = Count("F26", 7, TODAY, 7)
    with pytest.raises(Invalid, match="the last document of F26 is of 2026-08-06") as refused:
        following(count, OURS, TODAY - timedelta(days=1))
    assert refused.value.field == "effective"


GRANULOSHOP = Numbering(since=2026, first={"F26": 412, "A26": 18, "BL26": 733})
ANY_KIND_AND_YEAR = ["F26-0412", "F26-99999", "A26-0018", "BL26-0733", "F27-0001", "A31-0001", "BL99-12"]
SPELLINGS = ["f26-0412", "F 26 0412", " F26-00412", "F26–412", "F26\N{MINUS SIGN}0412", "F26\N{FULLWIDTH HYPHEN-MINUS}0412",
             "Ｆ２６-０４１２", "F26/412", "F26#0412", "F26\N{SOFT HYPHEN}0412", "F26-\N{ARABIC-INDIC DIGIT FOUR}12",
             "bl 26.0733"]  # fmt: skip


@pytest.mark.parametrize("number", ANY_KIND_AND_YEAR + SPELLINGS)
def test_a_number_given_by_hand_is_none_of_ours_of_any_kind_or_year_however_it_is_spelled(number: str) -> None:
    with pytest.raises(Invalid, match="of our own sequence") as refused:
        check_foreign(number, GRANULOSHOP)
    assert refused.value.field == "number"


@pytest.mark.parametrize(
    "number", ["2026/118", "F25-0412", "F26-0411", "A26-0017", "BL26-0732", "f25 9999", "F26-12B", "VT26-0412"]
)
def test_a_number_that_ours_will_never_be_is_another_system_s(number: str) -> None:
    assert refusal(lambda: check_foreign(number, GRANULOSHOP)) is None


@pytest.mark.parametrize("number", ["-", "//", "—"])
def test_a_number_has_a_letter_or_a_digit(number: str) -> None:
    with pytest.raises(Invalid, match="neither letter nor digit"):
        check_foreign(number, GRANULOSHOP)


@pytest.mark.parametrize(("invoice", "credit_note"), [("F", "f"), ("F", "F-"), ("F2", "A"), ("-", "A")])
def test_series_that_cannot_be_told_apart_are_refused(invoice: str, credit_note: str) -> None:
    with pytest.raises(ValueError, match="prefixes of series"):
        Numbering(invoice, credit_note)


class Desk:
    """Two orders, and staff who make documents of them."""

    def __init__(self, numbering: Numbering = OURS) -> None:
        self.store, self.numbering = MemoryStore(), numbering
        for reference in REFERENCES:
            begun = order(reference=reference, effective=date(2025, 1, 2))
            self.dossiers().open(begun)

    def dossiers(self, pause: Callable[[int], None] = never) -> StoreBuilder:
        return StoreBuilder(self.store, lambda: NOW, MANAGER, self.numbering, pause=pause)

    def execute(self, command: c.Command, reference: str = REFERENCES[0], caller: Caller = MANAGER) -> None:
        self.dossiers().apply(reference, command, caller=caller)

    def documents(self) -> list[tuple[str, date]]:
        """Number and date of each document that has one, in the order in which they were made."""
        made = [(d.number, d.on) for reference in REFERENCES for d in fold(self.store.history(reference)).documents]
        return [document for document in made if document[0]]


def test_dossiers_share_a_sequence_and_kinds_do_not() -> None:
    desk, part = Desk(), (NewPacked(line=2, quantity=1),)
    for reference in (*REFERENCES, *REFERENCES):
        desk.execute(c.IssueInvoice(due=DUE, parts=part), reference)
    desk.execute(c.CreateDeliveryNote(parts=part), REFERENCES[1])
    desk.execute(c.Credit(reason="price", invoice="F26-0001", amount="0.01"), caller=ACCOUNTANT)
    numbers = [number for number, _ in desk.documents()]
    assert sorted(numbers) == ["A26-0001", "BL26-0001", "F26-0001", "F26-0002", "F26-0003", "F26-0004"]


def test_the_year_of_the_document_begins_anew_at_one() -> None:
    desk, part = Desk(), (NewPacked(line=2, quantity=1),)
    for day in (LAST_YEAR, LAST_YEAR, TODAY):
        desk.execute(c.IssueInvoice(due=day + timedelta(days=30), parts=part, effective=day))
    assert desk.documents() == [("F25-0001", LAST_YEAR), ("F25-0002", LAST_YEAR), ("F26-0001", TODAY)]


def test_a_refusal_takes_no_number() -> None:
    desk = Desk()
    with pytest.raises(DomainError):
        desk.execute(c.IssueInvoice(due=TODAY - timedelta(days=1)))
    desk.execute(INVOICE)
    assert desk.documents() == [("F26-0001", TODAY)]


def test_another_system_s_document_takes_no_number_and_its_day_binds_nobody() -> None:
    desk, part = Desk(), (NewPacked(line=2, quantity=1),)
    desk.execute(c.IssueInvoice(number="2026-118", due=DUE, parts=part))
    desk.execute(c.IssueInvoice(due=DUE, parts=part, effective=TODAY - timedelta(days=9)))
    assert [one.number for one in fold(desk.store.history(REFERENCES[0])).invoices] == ["2026-118", "F26-0001"]
    assert [number for number, _ in desk.documents()] == ["F26-0001"]


def test_a_number_that_ours_would_be_is_refused_and_nothing_is_written() -> None:
    desk = Desk()
    for reference in REFERENCES:
        with pytest.raises(Invalid, match="leave the number out"):
            desk.execute(c.IssueInvoice(number="F26-0001", due=DUE), reference)
    assert desk.documents() == []


BY_HAND: dict[Numbered, str] = {
    c.CreateDeliveryNote(number="F26-0001", parts=(NewPacked(line=2, quantity=1),)): "the next invoice's",
    c.IssueInvoice(number="bl26 1", due=DUE): "the next delivery note's, spelled otherwise",
    c.IssueInvoice(number="F27-0001", due=DUE): "next year's first",
    c.IssueInvoice(number="A26-0001", due=DUE, effective=LAST_YEAR): "of this year on a document of last year",
}


@pytest.mark.parametrize("command", BY_HAND, ids=BY_HAND.values())
def test_a_number_by_hand_stops_no_sequence(command: Numbered) -> None:
    desk = Desk()
    with pytest.raises(Invalid, match="leave the number out"):
        desk.execute(command)
    desk.execute(INVOICE)
    assert desk.documents() == [("F26-0001", TODAY)]


def test_numbers_of_a_year_before_ours_are_named() -> None:
    desk = Desk(Numbering(since=2026))
    with pytest.raises(Invalid, match="documents of 2025 have another system's number: name it") as refused:
        desk.execute(c.IssueInvoice(due=DUE, effective=LAST_YEAR))
    assert refused.value.field == "number"
    desk.execute(c.IssueInvoice(number="F25-0007", due=DUE, effective=LAST_YEAR))
    assert [(one.number, one.issued) for one in fold(desk.store.history(REFERENCES[0])).invoices] == [("F25-0007", LAST_YEAR)]


@pytest.mark.parametrize("held", ["F26-0001", "f26 0001"])
def test_a_number_that_another_document_holds_is_passed_over_and_the_gap_names_its_holder(held: str) -> None:
    desk, part = Desk(Numbering(since=2027)), (NewPacked(line=2, quantity=1),)
    desk.execute(c.CreateDeliveryNote(number=held, parts=part))
    desk.execute(c.IssueInvoice(number="F26-0002", due=DUE, parts=part), REFERENCES[1])
    desk.numbering = OURS
    desk.execute(c.IssueInvoice(due=DUE, parts=part))
    desk.execute(c.IssueInvoice(due=DUE, parts=part), REFERENCES[1])
    issued = [entry.event for reference in REFERENCES for entry in desk.store.history(reference)]
    gaps = {event.number: event.skipped for event in issued if isinstance(event, e.InvoiceIssued)}
    assert gaps == {
        "F26-0002": (),
        "F26-0003": (Skipped("F26-0001", REFERENCES[0]), Skipped("F26-0002", REFERENCES[1])),
        "F26-0004": (),
    }
    assert desk.store.count("F26") == Count("F26", 4, TODAY, 2)


def test_each_kind_of_document_names_the_gap_before_it() -> None:
    desk, part = Desk(Numbering(since=2027)), (NewPacked(line=2, quantity=1),)
    for number in ("F26-0001", "BL26-0001", "A26-0001"):
        desk.execute(c.IssueInvoice(number=number, due=DUE, parts=part))
    desk.numbering = OURS
    desk.execute(c.CreateDeliveryNote(parts=part))
    desk.execute(c.Credit(reason="price", invoice="F26-0001", amount="0.01"), caller=ACCOUNTANT)
    note, credit = [entry.event for entry in desk.store.history(REFERENCES[0])][-2:]
    assert isinstance(note, e.DeliveryNoteCreated) and note.skipped == (Skipped("BL26-0001", REFERENCES[0]),)
    assert isinstance(credit, e.Credited) and credit.skipped == (Skipped("A26-0001", REFERENCES[0]),)


def test_a_number_that_is_taken_between_reading_and_writing_is_passed_over() -> None:
    desk, part = Desk(), (NewPacked(line=2, quantity=1),)

    class Late(MemoryStore):
        """Tells who holds a number only after a commit was refused for it."""

        def holder(self, number: str) -> str | None:
            return super().holder(number) if waits else None

    waits: list[int] = []
    desk.store = Late(desk.store.table)
    desk.store.numbers["F260001"] = REFERENCES[1]
    desk.dossiers(waits.append).apply(REFERENCES[0], c.IssueInvoice(due=DUE, parts=part))
    assert waits == [1] and [number for number, _ in desk.documents()] == ["F26-0002"]


def test_a_struck_note_s_number_is_not_given_again() -> None:
    desk, part = Desk(), (NewPacked(line=2, quantity=1),)
    desk.execute(c.CreateDeliveryNote(parts=part))
    desk.execute(c.StrikeEntry(entry=len(desk.store.history(REFERENCES[0]))))
    desk.execute(c.CreateDeliveryNote(parts=part))
    assert [number for number, _ in desk.documents()] == ["BL26-0002"]


def test_a_document_of_staff_s_own_names_its_number() -> None:
    desk = Desk()
    sha256 = "a" * 64
    system = MANAGER._replace(roles=frozenset({"system"}))
    desk.execute(c.RecordUpload(sha256=sha256, size=9), caller=system)
    for command in (c.IssueInvoice(due=DUE, pdf=sha256), c.CreateDeliveryNote(pdf=sha256)):
        with pytest.raises(Invalid, match="name it") as refused:
            desk.execute(command)
        assert refused.value.field == "number"
    desk.execute(c.IssueInvoice(number="2026/118", due=DUE, pdf=sha256))


wanted = st.tuples(
    st.sampled_from(REFERENCES), st.sampled_from([INVOICE, CREDIT, NOTE]), st.integers(0, 3), st.integers(1, 2)
).map(lambda drawn: (drawn[0], drawn[1], TODAY - timedelta(days=[0, 1, 219, 220][drawn[2]]), drawn[3]))  # fmt: skip


@given(st.lists(wanted, max_size=25), st.integers(1, 20))
def test_whatever_is_asked_each_sequence_has_no_gap_and_no_day_goes_back(
    asked: Sequence[tuple[str, Numbered, date, int]], first: int
) -> None:
    desk = Desk(Numbering(first={"F26": first}))
    made: dict[str, list[date]] = {}
    for reference, command, day, pieces in asked:
        given_parts = {} if isinstance(command, c.Credit) else {"parts": (NewPacked(line=2, quantity=pieces),)}
        fields = {field: getattr(command, field) for field in command.__struct_fields__} | given_parts | {"effective": day}
        try:
            desk.execute(type(command)(**fields), reference, ACCOUNTANT if isinstance(command, c.Credit) else MANAGER)
        except DomainError:
            continue
        made.setdefault(OURS.series(sequence_of(command), day), []).append(day)
    numbers = {number for number, _ in desk.documents()}
    assert numbers == {f"{s}-{n:04d}" for s, days in made.items() for n in _places(s, days, first)}
    for series, days in made.items():
        assert days == sorted(days)
        assert desk.store.count(series).last == list(_places(series, days, first))[-1]


def _places(series: str, days: Sequence[date], first: int) -> range:
    begin = first if series == "F26" else 1
    return range(begin, begin + len(days))


UNBILLED = ("EXT 2026/77", "ÉXT-2", "X.1", "X" * 36)


@pytest.mark.parametrize("number", UNBILLED)
def test_a_number_that_no_bill_may_have_is_refused_unless_it_was_issued_long_ago(number: str) -> None:
    desk, part = Desk(), (NewPacked(line=2, quantity=1),)
    with pytest.raises(Invalid, match="cannot stand on an invoice") as refused:
        desk.execute(c.IssueInvoice(number=number, due=DUE, parts=part))
    assert refused.value.field == "number"
    desk.execute(c.IssueInvoice(number=number, due=DUE, parts=part, recorded=NOW))
    assert desk.documents() == []
    with pytest.raises(NotAllowed, match="credit it in the system that issued it"):
        desk.execute(c.Credit(invoice=number, reason="price", amount="0.01"), caller=ACCOUNTANT)


@pytest.mark.parametrize("number", UNBILLED)
def test_what_another_system_issued_long_ago_keeps_its_number_with_its_document_and_is_credited_there(number: str) -> None:
    desk, part, sha256 = Desk(), (NewPacked(line=2, quantity=1),), "a" * 64
    desk.execute(c.RecordUpload(sha256=sha256, size=1), caller=ANYONE)
    with pytest.raises(Invalid, match="cannot stand on an invoice"):
        desk.execute(c.IssueInvoice(number=number, due=DUE, parts=part, pdf=sha256))
    desk.execute(c.IssueInvoice(number=number, due=DUE, parts=part, pdf=sha256, recorded=NOW))
    with pytest.raises(Invalid, match="cannot stand on an invoice"):
        desk.execute(c.Credit(reason="price", number=f"{number}A", invoice=number, amount="0.01"), caller=ACCOUNTANT)
    with pytest.raises(NotAllowed, match="credit it in the system that issued it") as refused:
        desk.execute(c.Credit(reason="price", invoice=number, amount="0.01"), caller=ACCOUNTANT)
    assert refused.value.field == "invoice"
    assert not desk.store.counts
