"""A second kind of dossier goes through track, list, work list, store and document: nothing elsewhere asks which kind it is."""

from datetime import date, timedelta
from typing import Any, cast

import msgspec
import pytest
from msgspec.structs import replace

from chalicelib.adapters import codec
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.projection.row_types import WorkRow
from chalicelib.application.projection.rows import rows
from chalicelib.application.staff.owed import owed
from chalicelib.application.staff.summary import summary
from chalicelib.application.staff.work import WorkQuery, work
from chalicelib.application.view import kind_views
from chalicelib.application.view.affair_row import row
from chalicelib.application.view.customer_document import dossier_document, masked_document
from chalicelib.application.view.past import Past
from chalicelib.domain.access.level import LinkPolicy, access
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale import kinds
from chalicelib.domain.sale.base import Document
from chalicelib.domain.sale.decide import decide
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.model import evolve
from chalicelib.domain.sale.point_in_time import as_it_was
from chalicelib.domain.sale.step import step_of
from chalicelib.domain.sale.waiting import POLICY, last_day_open
from chalicelib.effects.documents import compose as made
from chalicelib.effects.documents.compose import compose
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.printed import PrintedDocument
from tests.builder.dossiers import STAFF
from tests.builder.eyes import EYES
from tests.contract.commits import PEOPLE, commit, entries, on
from tests.fakes.dynamodb import MemoryDynamo
from tests.samples.events import EVENTS
from tests.samples.other_kind import NAMES, SERVICE, Case, CaseOpened, CaseReading, Diagnosed, install

REFERENCE, TODAY = "45KL89G00E", date(2026, 8, 6)
REPAIRED = Case(
    version=7, account="bigcorp", contact="c1", opened=date(2026, 8, 1), instrument="GL3-01187", arrived=date(2026, 8, 3),
    diagnosed=date(2026, 8, 4), ends=date(2026, 8, 20), approved=date(2026, 8, 5),
)  # fmt: skip
ASKED = replace(REPAIRED, approved=None)


@pytest.fixture(autouse=True)
def service(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind is named in the two registries, and nowhere else."""
    install(monkeypatch)


def head(case: Case) -> Loaded:
    return Loaded(case, PEOPLE)


def read(case: Case, language: str = "en") -> Any:
    return kind_views.reading_class(case)(REFERENCE, case, PEOPLE, translations(language), seller(), TODAY)


def test_its_steps_stand_on_the_page_in_their_order_and_number() -> None:
    shown = msgspec.to_builtins(dossier_document(read(REPAIRED), [], Past(list)))
    assert [step["key"] for step in shown["steps"]] == list(NAMES)
    assert [step["name"] for step in shown["steps"]] == [english for _, english in NAMES.values()]
    assert [step["state"] for step in shown["steps"]] == ["done", "done", "done", "active", "todo", "todo"]
    assert [step["text"] for step in shown["steps"]][3] == "on the bench"
    assert [step["key"] for step in shown["steps"] if step["cursor"]] == ["repair"]
    assert (shown["title"], shown["verdict"]) == (f"Case {REFERENCE}, with us", ["GL3-01187 is with us."])
    assert msgspec.to_builtins(dossier_document(read(REPAIRED, "fr"), [], Past(list)))["steps"][0]["name"] == "Arrivé"


def test_a_document_of_it_stands_on_its_page_and_is_made_by_the_row_of_its_event(monkeypatch: pytest.MonkeyPatch) -> None:
    estimate = replace(REPAIRED, documents=(Document(7, "invoice", "F1", TODAY),))
    (shown,) = dossier_document(read(estimate), [], Past(list)).documents.items
    assert (shown.title, shown.current) == ("Invoice F1", True)
    (entry,) = entries([cast(Any, Diagnosed(TODAY))], 6)
    with pytest.raises(LookupError, match="entry 7 makes no document"):
        compose(read(estimate), entry, "https://x", lambda page: (page,), draft=False)
    monkeypatch.setattr(made, "MAKERS", {Diagnosed: lambda frame, event: (blank(frame), None)})
    printed, bill = compose(read(estimate), entry, "https://x", lambda page: (page,), draft=False)
    assert (printed.title, printed.page.caption, bill) == ("Invoice F1", "Follow it here: x", None)


def test_of_its_documents_that_replace_one_another_the_newest_holds() -> None:
    quotes = tuple(Document(entry, "offer", str(entry), TODAY, failed=TODAY) for entry in (3, 5))
    case = replace(REPAIRED, documents=quotes)
    first, second = dossier_document(read(case), [], Past(list)).documents.items
    assert ((first.current, first.note), (second.current, second.note)) == ((False, "Replaced by revision 5"), (True, None))
    assert case.unmade == quotes[1:]


def blank(frame: DocumentFrame[CaseReading]) -> PrintedDocument:
    return frame.printed(blocks=(), facts=(), columns=(), rows=())


def test_an_old_link_shows_the_steps_alone() -> None:
    masked = masked_document(read(ASKED))
    assert [step.state for step in masked.steps] == ["done", "done", "you", "todo", "todo", "todo"]


def test_it_is_a_row_of_the_list_of_all_affairs() -> None:
    shown = row(read(ASKED), "full", None, closed=False)
    assert (shown.step, shown.who, shown.wait, shown.object) == ("Diagnosis", "you", "Approve the estimate", "GL3-01187")
    assert (shown.cells, shown.total) == (["on", "on", "", "", "", ""], None)
    assert row(read(ASKED), "full", None, closed=True).wait == "Returned"


def test_it_is_in_the_work_list_and_staff_read_it_at_a_glance() -> None:
    waits = {(each.side, each.reason) for each in rows(REFERENCE, head(REPAIRED), POLICY) if isinstance(each, WorkRow)}
    assert waits == {("us", "repair")}
    glance = summary(REFERENCE, head(ASKED), TODAY, POLICY)
    assert [(wait.side, wait.matter, wait.due) for wait in glance.waits] == [("customer", "approval", date(2026, 8, 20))]
    assert (glance.lapsed, glance.delivery) == (False, None)
    assert summary(REFERENCE, head(ASKED), date(2026, 8, 21), POLICY).lapsed


def test_staff_read_it_and_it_owes_nothing_that_a_sale_does() -> None:
    owed_by_it = owed(REPAIRED)
    assert not any((owed_by_it.to_pay, owed_by_it.to_credit, owed_by_it.overpaid, owed_by_it.deposit, owed_by_it.to_bill))


def test_an_earlier_day_is_of_its_kind_though_its_first_entry_is_of_every_kind() -> None:
    shared = [entry for entry in entries(EVENTS[:1]) if isinstance(entry.event, e.DetailsSet)][:1]
    assert shared and type(as_it_was(shared, REPAIRED)) is Case


def test_it_is_stored_listed_and_read_again() -> None:
    stores, stored = on(cast(Any, MemoryDynamo()), "t"), replace(REPAIRED, version=1)
    whole = commit(entries=entries([e.NoteAdded()]), head=head(stored))
    stores.dossiers.commit(whole)
    loaded: Any = stores.dossiers.load(REFERENCE)
    assert loaded.state == stored and type(loaded.state) is Case
    page = work(stores.dossiers, stores.lists, STAFF, WorkQuery(), EYES)
    assert [(dossier.reference, dossier.waits[0].matter) for dossier in page.dossiers] == [(REFERENCE, "repair")]


def test_silence_alone_ends_it_where_its_kind_says_so() -> None:
    assert last_day_open(ASKED, POLICY) == ASKED.ends and last_day_open(REPAIRED, POLICY) is None
    assert last_day_open(replace(REPAIRED, returned=TODAY), POLICY) == TODAY - timedelta(days=1)


def test_shared_events_and_links_are_its_own_too() -> None:
    asked, granted = entries([e.QuestionAsked("s1"), e.LinkGranted("l1", "c1")], REPAIRED.version)
    state: Any = evolve(evolve(REPAIRED, asked), granted)
    assert isinstance(state, Case) and state.questions and access(state, "l1", 1, LinkPolicy(365, 365), TODAY)
    assert [wait.matter for wait in summary(REFERENCE, head(state), TODAY, POLICY).waits] == ["answer"]


def test_a_history_begins_as_what_its_own_events_say() -> None:
    assert kinds.kind_begun_by([CaseOpened]) is SERVICE
    assert kinds.kind_begun_by([e.OfferVoided]).name == "sale"


def test_what_happens_to_another_kind_alone_is_refused() -> None:
    with pytest.raises(NotAllowed, match="no dossier of this kind"):
        decide(REPAIRED, c.Ship(carrier="DPD"), TODAY)
    assert decide(REPAIRED, c.AddNote(comment="it rattles"), TODAY) == (e.NoteAdded(),)


def test_heads_are_stored_with_their_kind_and_old_ones_are_a_sale() -> None:
    sale = Loaded(Dossier(version=3, account="bigcorp"), PEOPLE)
    for stored in (head(REPAIRED), sale):
        assert codec.decode_head(codec.encode_head(stored)) == stored
    untagged = codec.encode_head(sale).replace('"kind":"sale",', "", 1)
    assert codec.decode_head(untagged) == sale


def test_a_step_is_found_by_its_key() -> None:
    of_kind = kinds.steps(REPAIRED, TODAY)
    assert step_of(of_kind, "approval").day == date(2026, 8, 5)
    with pytest.raises(KeyError):
        step_of(of_kind, "shipment")
