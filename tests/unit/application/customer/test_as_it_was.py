"""A dossier as it was: the state after an entry is the fold up to it, whatever came later."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.application.customer.point_in_time import earlier
from chalicelib.application.errors import NotFound
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import Document
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import evolve, fold
from chalicelib.domain.sale.point_in_time import as_it_was
from tests.builder.dossiers import StoreBuilder
from tests.builder.story import Story
from tests.fakes.store import MemoryStore
from tests.samples.strategies import Fitting, beginning, begun, commands, first_invoice, following, of_invoices, strokes
from tests.unit.application.view.test_document_links import made, partly
from tests.unit.domain.sale.test_steps import july

REFERENCE = "45KL89G00E"


def bare(document: Document) -> Document:
    """A document without its file."""
    return replace(document, sha256=None, size=0)


def states(history: list[Entry]) -> Iterator[Dossier]:
    """The fold up to each entry: what another strikes changes the past, all else comes after it."""
    state = fold(history[:1])
    yield state
    for at, entry in enumerate(history[1:], start=2):
        state = fold(history[:at]) if isinstance(entry.event, e.EntryStruck) else evolve(state, entry)
        yield state


def stored(story: Story) -> MemoryStore:
    """A store that holds a story."""
    return MemoryStore(heads={REFERENCE: story.head}, entries={REFERENCE: story.history})


@cache
def likely(ordered: bool, invoiced: bool) -> st.SearchStrategy[c.Command | Fitting]:
    """Any command, one that fits more often: one strategy for all states of a sort, since Hypothesis looks long at a new one."""
    fitting, money = following if ordered else beginning, of_invoices if invoiced else first_invoice
    return st.one_of(commands, fitting, fitting, money, strokes)


@given(first=begun, data=st.data())
@settings(max_examples=60, deadline=None)
def test_the_state_after_an_entry_is_the_fold_up_to_it(first: c.CreateDossier, data: st.DataObject) -> None:
    store = MemoryStore()
    dossiers = StoreBuilder(store)
    dossiers.open(first, REFERENCE)
    for _ in range(12):
        state = store.heads[REFERENCE].state
        drawn = data.draw(likely(state.order is not None, bool(state.invoices)))
        dossiers.apply_allowed(REFERENCE, drawn(state) if callable(drawn) else drawn)
    history, now = store.entries[REFERENCE], store.heads[REFERENCE].state
    for at, plain in enumerate(states(history), start=1):
        then = as_it_was(history[:at], now)
        assert then.version == at
        assert replace(then, documents=()) == replace(plain, documents=())
        kept = [bare(document) for document in plain.documents if now.document(document.entry)]
        assert [bare(document) for document in then.documents] == kept
        assert all((d.sha256, d.size) == (f.sha256, f.size) for d in then.documents if (f := now.document(d.entry)))
    assert as_it_was(history, now) == now


def test_a_file_made_later_is_that_of_its_document() -> None:
    story = made(partly())
    then = earlier(stored(story), REFERENCE, story.state, 7).state
    assert [document.entry for document in then.documents] == [2, 4, 5, 7]
    assert all(document.sha256 for document in then.documents), "the files came with entries 8 to 11"
    assert then.version == 7


def test_a_strike_counts_from_its_own_day_on() -> None:
    story = Story().does(july(20), "create_delivery_note", number="BL-1")
    note = story.state.version
    story.does(july(21), "strike_entry", entry=note, comment="Deux fois")
    then: Any = earlier(stored(story), REFERENCE, story.state, note).state
    assert [each.number for each in then.delivery_notes] == ["BL-1"] and then.struck == ()
    assert [document.kind for document in then.documents] == ["acknowledgement"], "nobody may open the other any more"
    after: Any = earlier(stored(story), REFERENCE, story.state, story.state.version).state
    assert after.delivery_notes == () and after.struck == (note,)


@pytest.mark.parametrize("beyond", [0, -1, 1, 10_000_000])
def test_an_entry_that_there_is_not(beyond: int) -> None:
    story = Story().does(july(20), "add_note", comment="x")
    at = beyond if beyond < 1 else story.state.version + beyond
    with pytest.raises(NotFound):
        earlier(stored(story), REFERENCE, story.state, at)
