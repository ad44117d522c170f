"""An index leads and decides nothing: work list and search tell what the heads say, by few reads."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.lists import BadCursor
from chalicelib.application.projection.row_types import TermRow
from chalicelib.application.staff.intersection import FEW
from chalicelib.application.staff.search import EXAMINED, SearchPage, search, typed
from chalicelib.application.staff.summary import NextDelivery
from chalicelib.application.staff.work import WorkPage, WorkQuery, work
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.waiting import POLICY
from tests.builder.dossiers import NOW, STAFF, TODAY, after, opened
from tests.builder.eyes import EYES
from tests.fakes.store import MemoryStore


@dataclass
class Reads:
    """What was asked of a store or an index, by name."""

    of: Any
    asked: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        self.asked.append(name)
        return getattr(self.of, name)


def stored(*references: str, head: Loaded | None = None) -> MemoryStore:
    """A store with these dossiers, each the drawing's offer unless another head is given."""
    return MemoryStore(heads={reference: head or opened() for reference in references})


def withdrawn() -> Loaded:
    """The drawing's offer, withdrawn."""
    state, people = opened()
    return Loaded(after(state, e.OfferVoided()), people)


def ordered(*events: e.Event) -> Loaded:
    """The drawing's offer, ordered, and what happened then."""
    state, people = opened()
    return Loaded(after(state, e.OrderCreated(state.lines, None, None, state.discount), *events), people)


def page(store: Any, lists: Any, asked: WorkQuery) -> WorkPage:
    """A page of the work list."""
    return work(store, lists, STAFF, asked, EYES)


def find(store: Any, index: Any, text: str, cursor: str | None = None) -> SearchPage:
    """A page of what is found."""
    return search(store, index, STAFF, typed(text), cursor, NOW, POLICY)


def test_a_page_of_the_work_list_is_one_query_and_one_read_of_heads() -> None:
    store, lists = Reads(stored("A", "B", "C")), Reads(None)
    lists.of = store.of.lists
    shown = page(store, lists, WorkQuery("customer", limit=2))
    assert [dossier.reference for dossier in shown.dossiers] == ["A", "B"] and shown.cursor
    assert (lists.asked, store.asked) == (["work"], ["load_all"])
    page(store, lists, WorkQuery("customer", "since", steps=frozenset({"order"})))
    assert lists.asked == ["work", "at_step"]


@pytest.mark.parametrize("steps", [frozenset(), frozenset({"order"})])
def test_a_dossier_that_waits_no_more_is_left_out_though_the_index_still_says_so(steps: Any) -> None:
    then, now = stored("A", "B"), stored("A", head=withdrawn())
    shown = page(now, then.lists, WorkQuery("customer", steps=steps))
    assert (shown.dossiers, shown.cursor) == ((), None)
    assert [dossier.reference for dossier in page(then, then.lists, WorkQuery("customer", steps=steps)).dossiers] == ["A", "B"]


def test_a_dossier_that_waits_for_another_step_by_now_is_left_out_of_the_step() -> None:
    then, now = stored("A", head=ordered()), stored("A", head=ordered(e.SupplyOrdered((1, 2))))
    assert page(now, then.lists, WorkQuery(steps=frozenset({"order"}))).dossiers == ()
    (dossier,) = page(now, then.lists, WorkQuery()).dossiers
    assert [wait.matter for wait in dossier.waits] == ["supply"]


def test_the_delivery_announced_is_told_while_there_is_one_to_come() -> None:
    announced = e.DeliveryAnnounced(date(2026, 8, 11), (1, 2))
    store = stored("A", head=ordered(e.DeliveryAnnounced(date(2026, 8, 10), (1, 2)), announced, e.QuestionAsked("Jean Bon")))
    (dossier,) = page(store, store.lists, WorkQuery()).dossiers
    assert dossier.delivery == NextDelivery(date(2026, 8, 10), date(2026, 8, 11))
    store = stored("A", head=ordered(announced, e.QuestionAsked("Jean Bon"), e.OrderCancelled()))
    (dossier,) = page(store, store.lists, WorkQuery()).dossiers
    assert dossier.delivery is None


def test_the_last_day_is_not_late_and_the_day_after_is() -> None:
    store = stored("A")
    for day, late in ((28, False), (29, True)):
        (dossier,) = work(store, store.lists, STAFF, WorkQuery("customer"), EYES._replace(today=TODAY.replace(day=day))).dossiers
        assert dossier.waits[0].late is late


def test_what_depends_on_today_is_told_from_the_head() -> None:
    (dossier,) = page(stored("A"), stored("A").lists, WorkQuery("customer")).dossiers
    (wait,) = dossier.waits
    assert (wait.since, wait.days, wait.late, dossier.lapsed) == (TODAY, 0, False, False)
    later = NOW.replace(month=9)
    (dossier,) = work(stored("A"), stored("A").lists, STAFF, WorkQuery("customer"), EYES._replace(today=later.date())).dossiers
    assert (dossier.waits[0].days, dossier.waits[0].late, dossier.lapsed) == (31, True, True)


def test_whoever_has_no_role_reads_nothing() -> None:
    nobody = STAFF._replace(roles=frozenset())
    with pytest.raises(Forbidden):
        work(stored(), stored().lists, nobody, WorkQuery(), EYES)
    with pytest.raises(Forbidden):
        search(stored(), stored().lists, nobody, typed("big"), None, NOW, POLICY)


@dataclass
class Stale:
    """An index whose rows are these, whatever is asked."""

    rows: Sequence[TermRow]

    def find(self, beginning: str, limit: int, cursor: str | None) -> tuple[Sequence[TermRow], str | None]:
        """See Search."""
        return self.rows, None


def test_a_term_that_a_dossier_has_no_more_and_a_dossier_that_is_gone_are_not_found() -> None:
    index = Stale([TermRow("bigcorp", "A"), TermRow("bigger", "A"), TermRow("bigcorp", "B")])
    assert [hit.reference for hit in find(stored("A"), index, "big").dossiers] == ["A"]
    assert find(stored("A"), index, "bigger").dossiers == ()


def test_what_is_found_as_one_number_and_as_words_too_is_shown_once() -> None:
    head = ordered()
    state = replace(head.state, customer_reference="F26-0412", supplier_number="0412")
    store = stored("A", head=Loaded(state, replace(head.people, name="F26 SA")))
    (hit,) = find(store, store.lists, "F26 0412").dossiers
    assert hit.matched == ("F26-0412", "0412")


def test_the_very_reference_is_found_before_the_index_knows_it() -> None:
    (hit,) = find(stored("45KL89G00E"), Stale(()), "45kl 89 gOO E").dossiers
    assert (hit.reference, hit.matched) == ("45KL89G00E", ("45KL89G00E",))


def test_a_page_of_the_search_examines_so_many_rows_and_leads_on() -> None:
    references = [f"R{number:03}" for number in range(EXAMINED + 10)]
    store = Reads(stored(*references))
    index = Reads(store.of.lists)
    first = find(store, index, "europe")
    assert len(first.dossiers) == EXAMINED and first.cursor
    last = find(store, index, "europe", first.cursor)
    assert last.cursor is None
    assert [hit.reference for page in (first, last) for hit in page.dossiers] == references
    assert (index.asked, store.asked) == (["find"] * 2, ["load_all"] * 2)


def named(**names: int) -> MemoryStore:
    """So many dossiers of each customer; what is written with a low line has two words."""
    heads: dict[str, Loaded] = {}
    for name, count in names.items():
        state, people = opened()
        loaded = Loaded(state, replace(people, name=name.replace("_", " ").title()))
        heads |= {f"{name[:2].upper()}{number:04}": loaded for number in range(count)}
    return MemoryStore(heads=heads)


@dataclass
class Heads:
    """The dossiers whose heads were read."""

    of: MemoryStore
    read: list[str] = field(default_factory=list)

    def load_all(self, references: Sequence[str], *, consistent: bool = True) -> Sequence[tuple[str, Loaded]]:
        """See DossierStore."""
        self.read += references
        return self.of.load_all(references)


def pages(store: Any, text: str) -> list[SearchPage]:
    """All pages of what is found."""
    index, found_pages = store.lists, [find(store, store.lists, text)]
    while found_pages[-1].cursor:
        found_pages.append(find(store, index, text, found_pages[-1].cursor))
    return found_pages


@pytest.mark.parametrize("text", ["alpha omega", "omega alpha"])
def test_two_words_that_never_meet_end_at_once(text: str) -> None:
    store = Heads(named(alpha=FEW + 20, omega=FEW + 30))
    index = Reads(store.of.lists)
    assert find(store, index, text) == SearchPage((), None)
    assert len(store.read) == EXAMINED, "the rows of one page were tried"
    assert len(index.asked) < 10


def test_a_word_that_nobody_has_ends_the_search_before_a_head_is_read() -> None:
    store = Heads(named(alpha=FEW + 20))
    assert find(store, store.of.lists, "alpha nobody") == SearchPage((), None)
    assert store.read == []


def test_words_that_seldom_meet_are_found_on_one_page() -> None:
    store = Reads(named(alpha=FEW + 20, omega=FEW + 30, zz_alpha_omega=3))
    assert [hit.reference for hit in find(store, store.of.lists, "alpha omega").dossiers] == ["ZZ0000", "ZZ0001", "ZZ0002"]
    assert find(store, store.of.lists, "alpha omega").cursor is None


@pytest.mark.parametrize("many", [EXAMINED + 10, FEW + 10])
def test_words_that_always_meet_are_found_over_all_pages_once(many: int) -> None:
    store = named(alpha_omega=many)
    references = [hit.reference for page in pages(store, "alpha omega") for hit in page.dossiers]
    assert references == sorted(store.heads)


def test_a_dossier_that_has_a_word_no_more_is_not_found_where_words_meet() -> None:
    then, now = named(alpha_omega=3), named(alpha_omega=3)
    now.heads["AL0001"] = named(alpha=1).heads["AL0000"]
    assert [hit.reference for hit in find(now, then.lists, "alpha omega").dossiers] == ["AL0000", "AL0002"]


def test_where_every_word_is_too_common_an_empty_page_leads_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chalicelib.application.staff.search.FEW", 10)
    monkeypatch.setattr("chalicelib.application.staff.search.MANY", 10)
    monkeypatch.setattr("chalicelib.application.staff.intersection.FEW", 10)
    store = named(alpha=EXAMINED + 10, omega=EXAMINED + 10, zz_alpha_omega=2)
    read_pages = pages(store, "alpha omega")
    assert (read_pages[0].dossiers, bool(read_pages[0].cursor)) == ((), True)
    assert [hit.reference for page in read_pages for hit in page.dossiers] == ["ZZ0000", "ZZ0001"]


@pytest.mark.parametrize("cursor", ["1+", "1+x", "1+²", "1+123456"])
def test_a_count_that_is_none_is_no_cursor(cursor: str) -> None:
    with pytest.raises(BadCursor):
        find(stored("A"), stored("A").lists, "jean bon", cursor)


@pytest.mark.parametrize("cursor", ["", "0", "29", "9x", "x"])
def test_a_cursor_names_a_way_to_read_what_was_typed_and_a_place(cursor: str) -> None:
    with pytest.raises(BadCursor):
        find(stored("A"), stored("A").lists, "jean bon", cursor)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("F26 0412", (("f260412",), ("f26", "0412"), ("<214062f",))),
        ("Jean-Pierre", (("jeanpierre",),)),
        ("45 45", (("4545",), ("04545",), ("004545",), ("0004545",), ("45",), ("<5454",))),
        (" … ", ()),
    ],
)
def test_a_text_is_read_as_one_number_as_words_and_as_the_end_of_a_parcels_number(
    text: str, ways: tuple[tuple[str, ...], ...]
) -> None:
    assert typed(text).ways == ways
