"""Quantities are counted once for all lines, so that what is made of a dossier grows with it and not with its square."""

import sys
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from unittest.mock import Mock, patch

import msgspec
import pytest
from msgspec.structs import replace

from chalicelib.adapters import codec
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.projection.rows import rows
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import delivery_promises, waiting
from chalicelib.domain.sale import search_terms as terms
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.waiting import POLICY
from tests.builder.dossiers import TODAY
from tests.builder.story import Story, line

LINES = 10
"""Lines of a parcel."""


def story(parcels: int) -> Story:
    """An order of ten lines a parcel, announced twice; all but the last piece of the last line left, half is invoiced."""
    begun = TODAY - timedelta(days=20)
    done = Story(begun=begun, lines=tuple(line(f"S{number}", quantity=2) for number in range(parcels * LINES)))
    done.does(begun, "announce_delivery", on=str(TODAY + timedelta(days=3)))
    done.does(begun, "announce_delivery", on=str(TODAY + timedelta(days=9)), lines=list(range(1, parcels * LINES + 1, 2)))
    for first in range(1, parcels * LINES, LINES):
        parts = [{"line": number, "quantity": 2} for number in range(first, first + LINES)]
        done.does(begun, "ship", carrier="Postal Service", parts=[*parts[:-1], {"line": first + LINES - 1, "quantity": 1}])
        done.does(begun, "issue_invoice", number=f"F{first}", due=str(TODAY), parts=parts[: LINES // 2])
    return done


def calls(job: Callable[[], object]) -> int:
    """How many Python functions and generators ran: what a profiler counts on every machine alike."""
    count = 0

    def note(frame: Any, happened: str, argument: object) -> None:
        nonlocal count
        count += happened == "call"

    job()
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        job()
    finally:
        sys.setprofile(before)
    return count


def stored(done: Story) -> Callable[[], Dossier]:
    """Its state as it is read: nothing of it was counted before."""
    head = codec.encode_head(Loaded(done.state, done.people))
    return lambda: codec.decode_head(head).state


def page_of(done: Story, state: Dossier) -> object:
    return dossier_document(Reading("45KL89G00E", state, done.people, translations("fr"), seller(), TODAY), [], Past(list))


def whole_of(done: Story, state: Dossier) -> object:
    entries = list(reversed(done.history))
    past = Past(lambda: done.history)
    return dossier_document(Reading("45KL89G00E", state, done.people, translations("fr"), seller(), TODAY), entries, past)


def rows_of(done: Story, state: Dossier) -> object:
    return rows("45KL89G00E", Loaded(state, done.people), POLICY)


def steps_of(job: Callable[[Story, Dossier], object], parcels: int) -> int:
    done = story(parcels)
    read = stored(done)
    return calls(lambda: job(done, read()))


@pytest.mark.parametrize(("job", "most"), [(page_of, 2.1), (rows_of, 2.1), (whole_of, 3.0)])
def test_twice_the_lines_and_parcels_take_twice_the_steps(job: Callable[[Story, Dossier], object], most: float) -> None:
    """With its history they take more: each entry is told from the state that it left, which counts all lines once."""
    assert steps_of(job, 12) < most * steps_of(job, 6)


def test_what_was_counted_is_no_part_of_the_state() -> None:
    done = story(2)
    asked, other = stored(done)(), stored(done)()
    head = codec.encode_head(Loaded(asked, done.people))
    assert asked.shipped(1) == 2
    assert asked.unshipped
    assert asked == other
    assert repr(asked) == repr(other)
    assert codec.encode_head(Loaded(asked, done.people)) == head
    assert msgspec.to_builtins(asked) == msgspec.to_builtins(other)


def test_another_state_is_counted_anew() -> None:
    state = stored(story(2))()
    assert (state.shipped(1), state.shipped(10), state.billed(1), state.billed(10)) == (2, 1, 2, 0)
    assert replace(state, parcels=()).shipped(1) == 0
    assert replace(state, invoices=()).billed(1) == 0
    assert len(replace(state, parcels=()).unshipped) == 20
    assert replace(state, lines=state.lines[:3]).goods == state.lines[:3]


def test_each_line_has_its_own() -> None:
    state = stored(story(2))()
    assert [parcel.number for parcel in state.parcels_of(10)] == [1]
    assert [parcel.number for parcel in state.parcels_of(11)] == [2]
    assert [(invoice.number, pieces) for invoice, pieces in state.invoiced(2)] == [("F1", 2)]
    assert state.invoiced(6) == ()
    assert [announced.on for announced in state.announced(1)] == [date(2026, 8, 9), date(2026, 8, 15)]
    assert state.announcement(2) == state.announcements[0]
    assert state.announcement(21) is None
    assert [state.all_shipped(number) for number in (1, 10, 21)] == [True, False, False]
    assert state.shipped(21) == 0


def test_the_rows_before_a_commit_and_after_it_take_no_text_apart_twice() -> None:
    done = Story().does(TODAY, "ship", carrier="Postal Service", tracking="7Z 4410")
    done.people.contacts["c1"] = replace(done.people.contacts["c1"], name="Zoé Quémeneur")
    with patch.object(terms, "unicodedata", Mock(wraps=unicodedata)) as taken:
        before = rows_of(done, stored(done)())
        first = taken.normalize.call_count
        after = rows_of(done, stored(done)())
    assert first > 0
    assert taken.normalize.call_count == first
    assert before == after


def test_rows_ask_once_what_waits() -> None:
    done = story(2)
    with patch.object(waiting, "ours", Mock(wraps=waiting.ours)) as asked:
        rows_of(done, stored(done)())
    assert asked.call_count == 1


def test_deliveries_are_counted_once_all_has_left() -> None:
    done = story(2)
    with patch.object(delivery_promises, "_delivery", Mock(wraps=delivery_promises._delivery)) as asked:
        rows_of(done, stored(done)())
        assert asked.call_count == 0
        done.does(TODAY, "ship", carrier="Postal Service")
        rows_of(done, stored(done)())
        assert asked.call_count == 20
