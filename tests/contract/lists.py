"""What every implementation of Lists and Search does."""

from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

import pytest
from msgspec.structs import replace

from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.dynamodb.rows import item_key, item_of
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.lists import BadCursor, DossierPage
from chalicelib.application.projection.row_types import ListRow, TermRow, WorkRow
from chalicelib.domain.account.people import Contact
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import Part, Terms
from chalicelib.domain.sale.model import evolve
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.values.actor import Actor
from tests.contract.commits import NOW, PEOPLE, Stores, commit
from tests.samples.events import LINES

TODAY = NOW.date()
DAY = timedelta(days=1)
OFFERED = e.OfferMade(1, LINES, Terms(TODAY + 9 * DAY))
ORDERED = e.OrderCreated(LINES, "P020044G-01")
DETAILS = e.DetailsSet("bigcorp", "c1", "a1", "a1", "claire", "0031564")
ELSEWHERE = e.DetailsSet("acme", "c1", "a1", "a1", "claire")
T = TypeVar("T")


class ListContract:
    """Inherited by a class with a fixture `stores`."""

    def test_nothing_is_found_at_first(self, stores: Stores) -> None:
        assert self._work(stores) == []
        assert list(stores.lists.open_affairs("bigcorp", None, TODAY, 10, None).references) == []
        assert stores.lists.find("jean", 10, None) == ([], None)
        assert stores.lists.listed("promises", "2026-08", 10, None) == ([], None)

    def test_a_dossier_is_in_the_list_of_the_side_it_waits_on(self, stores: Stores) -> None:
        self._dossier(stores, "OFFER", DETAILS, OFFERED)
        self._dossier(stores, "ORDER", DETAILS, ORDERED)
        assert self._work(stores, side="customer") == ["OFFER"]
        assert self._work(stores, side="us") == ["ORDER"]

    def test_it_goes_from_one_list_to_the_other_with_what_happens(self, stores: Stores) -> None:
        before = self._dossier(stores, "A", DETAILS, OFFERED)
        self._then(stores, "A", before, ORDERED)
        assert self._work(stores, side="customer") == []
        assert self._work(stores, side="us") == ["A"]

    def test_it_is_on_both_when_both_have_to_act(self, stores: Stores) -> None:
        before = self._dossier(stores, "A", DETAILS, OFFERED)
        self._then(stores, "A", before, e.QuestionAsked("Jean"))
        assert self._work(stores, side="customer") == self._work(stores, side="us") == ["A"]

    def test_misses_come_first_and_then_what_is_due_first(self, stores: Stores) -> None:
        for name, days in (("A", 7), ("B", 1), ("C", 3)):
            self._dossier(stores, name, DETAILS, ORDERED, e.NewsPromised(TODAY + days * DAY))
        assert self._work(stores) == ["B", "C", "A"]

    def test_a_span_of_days_has_what_is_due_in_it_alone(self, stores: Stores) -> None:
        for name, days in (("A", 4), ("B", 1), ("C", 2), ("D", 3), ("E", 0)):
            self._dossier(stores, name, DETAILS, ORDERED, e.NewsPromised(TODAY + days * DAY))
        lists, first, last = stores.lists, TODAY + DAY, TODAY + 3 * DAY
        assert self._all(lambda at: lists.due("us", first, last, 2, at)) == ["B", "C", "D"]
        assert list(lists.due("customer", first, last, 2, None).references) == []

    def test_rows_of_what_waits_say_whose_it_is_and_under_which_day_it_stands(self, stores: Stores) -> None:
        before = self._dossier(stores, "A", DETAILS, ORDERED, e.NewsPromised(TODAY + 3 * DAY))
        self._dossier(stores, "B", replace(DETAILS, owner="paul"), ORDERED, e.NewsPromised(TODAY + 2 * DAY))
        due = TODAY + 3 * DAY
        paul = WorkRow("B", "us", "order", TODAY, TODAY + 2 * DAY, "paul", TODAY + 2 * DAY)
        assert stores.lists.work_rows("us", 9, None) == ([paul, WorkRow("A", "us", "order", TODAY, due, "claire", due)], None)
        self._then(stores, "A", before, e.DossierPutAside(TODAY + DAY, "order"))
        rows, cursor = stores.lists.work_rows("us", 1, None)
        assert [(row.reference, row.owner, row.day, row.due > row.day) for row in rows] == [("A", "claire", TODAY + DAY, True)]
        assert stores.lists.work_rows("us", 1, cursor)[0] == [paul]
        assert self._work(stores) == ["A", "B"] and stores.lists.work_rows("customer", 9, None) == ([], None)
        assert list(stores.lists.due("us", TODAY, TODAY + DAY, 9, None).references) == ["A"]

    def test_dossiers_are_found_by_when_their_customer_last_did_something(self, stores: Stores) -> None:
        for n, name in enumerate(("A", "B", "C")):
            first = self._dossier(stores, name, DETAILS, ORDERED)
            at = NOW + n * timedelta(hours=1)
            written = commit(first.state, f"{name}.q", (e.QuestionAsked("s1"),), reference=name)
            (entry,) = written.entries
            asked = replace(entry, committed=at, origin=replace(entry.origin, channel="link", actor=Actor("contact", "c1")))
            head = Loaded(evolve(first.state, asked), first.people)
            stores.dossiers.commit(replace(written, entries=(asked,), head=head, before=first))
            self._then(stores, name, head, e.QuestionAnswered(asked.seq))
        assert stores.lists.acted_since(NOW, 9) == (["C", "B"], False), "what we did since changes nothing"
        assert stores.lists.acted_since(NOW - DAY, 2) == (["C", "B"], True)

    def test_what_waits_longest_comes_first_when_asked_so(self, stores: Stores) -> None:
        for name, age in (("A", 1), ("B", 9), ("C", 4)):
            self._dossier(stores, name, DETAILS, ORDERED, e.NewsPromised(TODAY + DAY), age=age)
        assert self._work(stores, order="since") == ["B", "C", "A"]

    def test_a_step_has_a_list_of_its_own(self, stores: Stores) -> None:
        self._dossier(stores, "A", DETAILS, ORDERED)
        self._dossier(stores, "B", DETAILS, ORDERED, e.SupplyOrdered((1, 2)), age=3)
        self._dossier(stores, "C", DETAILS, ORDERED, e.SupplyOrdered((1, 2)), age=5)
        assert list(stores.lists.at_step("us", "supply", 10, None).references) == ["C", "B"]
        assert list(stores.lists.at_step("us", "order", 10, None).references) == ["A"]
        assert list(stores.lists.at_step("customer", "supply", 10, None).references) == []

    def test_pages_go_on_where_the_one_before_ended(self, stores: Stores) -> None:
        names = [f"N{n}" for n in range(7)]
        for days, name in enumerate(names):
            self._dossier(stores, name, DETAILS, ORDERED, e.NewsPromised(TODAY + days * DAY), age=9 - days)
        lists = stores.lists
        assert self._all(lambda at: lists.work("us", "due", 3, at)) == names
        assert self._all(lambda at: lists.work("us", "since", 3, at)) == names
        assert self._all(lambda at: lists.at_step("us", "order", 2, at)) == names
        assert self._all(lambda at: lists.open_affairs("bigcorp", None, TODAY, 2, at)) == names

    def test_those_of_one_moment_are_all_found_once(self, stores: Stores) -> None:
        names = sorted(f"N{n}" for n in range(5))
        for name in names:
            self._dossier(stores, name, DETAILS, ORDERED)
        assert sorted(self._all(lambda at: stores.lists.work("us", "due", 2, at))) == names

    def test_affairs_are_of_their_account(self, stores: Stores) -> None:
        self._dossier(stores, "A", DETAILS, ORDERED)
        self._dossier(stores, "B", ELSEWHERE, ORDERED)
        assert self._open(stores) == ["A"]
        assert self._open(stores, account="acme") == ["B"]
        assert self._open(stores, account="bigcor") == []

    def test_a_contact_is_named_by_the_dossier_for_them_and_by_their_link(self, stores: Stores) -> None:
        first = self._dossier(stores, "A", DETAILS, ORDERED)
        self._dossier(stores, "B", DETAILS, ORDERED)
        invited = self._then(stores, "A", first, e.LinkGranted("l1", "c2"))
        assert self._open(stores, contact="c1") == ["A", "B"]
        assert self._open(stores, contact="c2") == ["A"]
        self._then(stores, "A", invited, e.LinkRevoked("l1"))
        assert self._open(stores, contact="c2") == []

    def test_a_contacts_page_ends_at_a_dossier_of_theirs(self, stores: Stores) -> None:
        for name in ("A", "B", "C", "D", "E"):
            first = self._dossier(stores, name, DETAILS, ORDERED)
            if name in "ACE":
                self._then(stores, name, first, e.LinkGranted("l1", "c2"))
        pages, cursor = [], None
        while True:
            page = stores.lists.open_affairs("bigcorp", "c2", TODAY, 1, cursor)
            pages.append("".join(page.references))
            cursor = page.cursor
            if cursor is None:
                break
            assert not any(other.encode() in _decoded(cursor) for other in (f"#{name}" for name in "BD"))
        assert [page for page in pages if page] == ["A", "C", "E"] == pages[:3]

    def test_an_offer_is_open_to_the_end_of_its_last_day(self, stores: Stores) -> None:
        self._dossier(stores, "A", DETAILS, OFFERED)
        last = TODAY + 9 * DAY
        assert self._open(stores, today=last) == ["A"]
        assert self._open(stores, today=last + DAY) == []
        assert self._closed(stores, today=last + DAY) == ["A"]
        assert self._closed(stores, today=last) == []

    def test_what_ended_is_among_the_closed_the_last_first(self, stores: Stores) -> None:
        for name, age in (("A", 8), ("B", 2), ("C", 5)):
            before = self._dossier(stores, name, DETAILS, OFFERED, age=age)
            self._then(stores, name, before, e.OfferVoided(), age=age)
        assert self._open(stores) == []
        assert self._closed(stores) == ["B", "C", "A"]
        assert self._all(lambda at: stores.lists.closed_affairs("bigcorp", "c1", TODAY, 1, at)) == ["B", "C", "A"]

    def test_numbers_and_names_are_found_by_their_beginning(self, stores: Stores) -> None:
        self._dossier(stores, "45KL89G00E", DETAILS, ORDERED)
        for beginning in ("45kl89g00e", "45k", "p020044g01", "0031564", "big", "europe", "jean", "b", "4"):
            assert {row.reference for row in self._find(stores, beginning)} == {"45KL89G00E"}, beginning
        for beginning in ("ean", "45kl89g00f", "bonn"):
            assert self._find(stores, beginning) == [], beginning

    def test_terms_come_in_order_with_their_dossiers_over_all_pages(self, stores: Stores) -> None:
        for name in ("A1", "A2", "A12"):
            self._dossier(stores, name, DETAILS, ORDERED)
        assert [row.term for row in self._find(stores, "a", limit=2)] == ["a1", "a12", "a2"]
        assert {row.reference for row in self._find(stores, "bigcorp", limit=1)} == {"A1", "A2", "A12"}

    def test_a_serial_number_and_a_document_are_found(self, stores: Stores) -> None:
        before = self._dossier(stores, "A", DETAILS, ORDERED)
        left = self._then(stores, "A", before, e.Shipped(1, "DHL", (Part(1, 2, ("01187",)), Part(2, 10)), "RR 0458"))
        assert [row.reference for row in self._find(stores, "01187")] == ["A"]
        assert [row.reference for row in self._find(stores, "rr0458")] == ["A"]
        self._then(stores, "A", left, e.DeliveryNoteCreated("BL26-0733", 1))
        assert [row.term for row in self._find(stores, "bl26")] == ["bl260733", "bl26733"]

    def test_what_a_dossier_bears_no_more_finds_it_no_more(self, stores: Stores) -> None:
        before = self._dossier(stores, "A", DETAILS, ORDERED)
        ann = replace(PEOPLE, contacts={"c1": Contact("c1", "Ann Bright", "a@bigcorp.example", "en")})
        self._then(stores, "A", before, e.ContactCorrected("c1"), people=ann)
        assert self._find(stores, "jean") == []
        assert [row.reference for row in self._find(stores, "bright")] == ["A"]

    def test_a_promise_is_counted_in_the_month_it_was_kept(self, stores: Stores) -> None:
        before = self._dossier(stores, "A", DETAILS, ORDERED, e.NewsPromised(TODAY), age=3)
        self._then(stores, "A", before, e.NoteAdded())
        values = (("kept", TODAY.isoformat()), ("promised", TODAY.isoformat()))
        kept = ListRow("promises", "2026-08", "", "A", "news#3", values)
        assert stores.lists.listed("promises", "2026-08", 10, None)[0] == [kept]
        assert stores.lists.listed("promises", "2026-07", 10, None)[0] == []

    def test_any_list_has_its_rows_in_order_and_loses_those_that_are_no_more(
        self, stores: Stores, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def noted(reference: str, head: Loaded, policy: NewsPolicy) -> Iterable[ListRow]:
            if (version := head.state.version) > 2:
                yield ListRow("noted", "all", f"{9 - version}", reference, str(version), (("on", "today"),))

        monkeypatch.setattr("chalicelib.application.projection.rows.LISTED", (noted,))
        before = self._dossier(stores, "A", DETAILS, ORDERED)
        self._dossier(stores, "B", DETAILS, ORDERED, e.NoteAdded())
        self._then(stores, "A", self._then(stores, "A", before, e.NoteAdded()), e.NoteAdded())
        listed = list(_over(lambda at: stores.lists.listed("noted", "all", 1, at)))
        assert [(row.order, row.reference, row.item) for row in listed] == [("5", "A", "4"), ("6", "B", "3")]
        assert {row.values for row in listed} == {(("on", "today"),)}
        assert {keys.reference_of_row(*item_key(item_of(row))) for row in listed} == {"A", "B"}

    @pytest.mark.parametrize("cursor", ["!", "bm90aGluZw", "x" * 2000, "W10"])
    def test_what_is_no_cursor_is_told_as_such(self, stores: Stores, cursor: str) -> None:
        lists = stores.lists
        asks: tuple[Callable[[], Any], ...] = (
            lambda: lists.work("us", "due", 5, cursor),
            lambda: lists.due("us", TODAY, TODAY, 5, cursor),
            lambda: lists.at_step("us", "order", 5, cursor),
            lambda: lists.open_affairs("bigcorp", None, TODAY, 5, cursor),
            lambda: lists.closed_affairs("bigcorp", "c1", TODAY, 5, cursor),
            lambda: lists.listed("promises", "2026-08", 5, cursor),
            lambda: lists.find("jean", 5, cursor),
        )
        for ask in asks:
            with pytest.raises(BadCursor):
                ask()

    def test_heads_come_in_the_order_asked_for_without_those_that_are_not(self, stores: Stores) -> None:
        heads = {name: self._dossier(stores, name, DETAILS, ORDERED) for name in ("A", "B")}
        assert list(stores.dossiers.load_all(["B", "NONE", "A", "B"])) == [("B", heads["B"]), ("A", heads["A"])]
        assert list(stores.dossiers.load_all(["B", "A"], consistent=False)) == [("B", heads["B"]), ("A", heads["A"])]
        assert list(stores.dossiers.load_all([])) == []

    def test_who_may_see_a_dossier_is_told_without_the_rest(self, stores: Stores) -> None:
        heads = {name: self._dossier(stores, name, DETAILS, ORDERED) for name in ("A", "B")}
        entitlements = list(stores.dossiers.entitlements(["B", "NONE", "A", "B"]))
        assert [reference for reference, _ in entitlements] == ["B", "A"]
        for reference, state in entitlements:
            head = heads[reference].state
            for field in ("account", "contact", "links", "epoch", "committed"):
                assert getattr(state, field) == getattr(head, field)

    def _dossier(self, stores: Stores, reference: str, *events: e.Event, age: int = 0) -> Loaded:
        """A dossier whose events took effect so many days ago."""
        return self._written(stores, commit(key=reference, events=events, reference=reference), age)

    def _then(self, stores: Stores, reference: str, before: Loaded, *events: e.Event, age: int = 0, **changes: Any) -> Loaded:
        written = commit(before.state, f"{reference}.{before.state.version}", events, reference=reference)
        people = changes.get("people", before.people)
        return self._written(stores, replace(written, head=Loaded(written.head.state, people)), age, before)

    def _written(self, stores: Stores, wanted: Any, age: int, before: Loaded | None = None) -> Loaded:
        state = before.state if before else Dossier()
        entries = tuple(replace(each, origin=replace(each.origin, effective=TODAY - age * DAY)) for each in wanted.entries)
        for entry in entries:
            state = evolve(state, entry)
        head = Loaded(state, wanted.head.people)
        stores.dossiers.commit(replace(wanted, entries=entries, head=head, before=before))
        return head

    def _work(self, stores: Stores, side: Any = "us", order: Any = "due") -> list[str]:
        return list(stores.lists.work(side, order, 50, None).references)

    def _open(self, stores: Stores, account: str = "bigcorp", contact: str | None = None, today: date = TODAY) -> list[str]:
        return self._all(lambda at: stores.lists.open_affairs(account, contact, today, 50, at))

    def _closed(self, stores: Stores, today: date = TODAY) -> list[str]:
        return self._all(lambda at: stores.lists.closed_affairs("bigcorp", None, today, 50, at))

    def _find(self, stores: Stores, beginning: str, limit: int = 50) -> Sequence[TermRow]:
        return list(_over(lambda at: stores.lists.find(beginning, limit, at)))

    def _all(self, ask: Callable[[str | None], DossierPage]) -> list[str]:
        return list(_over(ask))


def _over(ask: Callable[[str | None], tuple[Sequence[T], str | None]]) -> Iterator[T]:
    """All pages, one after the other."""
    page, cursor = ask(None)
    yield from page
    while cursor:
        page, cursor = ask(cursor)
        yield from page


def _decoded(cursor: str) -> bytes:
    """What a reader of a cursor finds in it."""
    return urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)) if len(cursor) > 1 else cursor.encode()
