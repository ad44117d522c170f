"""What is found once of a state follows from the fields that it names, and from no other; it stays while these do."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.sale.derived import OUTSIDE, fields_of
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoicing import standing
from chalicelib.domain.sale.model import empty, evolve
from chalicelib.domain.sale.waiting import disclosed
from tests.samples.events import ENTRIES
from tests.unit.domain.sale.test_money_table import begun

DERIVED = fields_of(Dossier)
FUNCTIONS = {function.__name__: function for function in (standing,)}
READ: set[str] = set()


class Watched(Dossier, frozen=True, dict=True, tag="watched"):
    """Notes which of its fields are read."""

    def __getattribute__(self, name: str) -> Any:
        READ.add(name)
        return super().__getattribute__(name)


def states() -> list[Dossier]:
    """Each state of the history of samples, all that is found of it found."""
    state: Dossier = empty(ENTRIES)
    read = []
    for entry in ENTRIES:
        state = evolve(state, entry)
        for name in DERIVED:
            getattr(state, name)
        read.append(state)
    return read


def watched(state: Dossier) -> Dossier:
    """The same state, which notes what is read of it from now on."""
    same = Watched(**{field: getattr(state, field) for field in Dossier.__struct_fields__})
    READ.clear()
    return same


@pytest.mark.parametrize("name", DERIVED)
def test_it_reads_the_fields_that_it_names_and_no_other(name: str) -> None:
    for state in states():
        getattr(watched(state), name)
        assert READ & set(Dossier.__struct_fields__) <= DERIVED[name]


def test_functions_read_the_fields_that_they_name_and_no_other() -> None:
    _, past = begun("invoice one", "credit a piece", "some deposit", "invoice all", "pay part", "credit part")
    for name, fields in OUTSIDE.items():
        state: Dossier = empty(past.history)
        for entry in past.history:
            state = evolve(state, entry)
            same = watched(state)
            assert FUNCTIONS[name](state) == FUNCTIONS[name](same), "it was kept over a change of what it reads"
            assert READ & set(Dossier.__struct_fields__) <= fields
            assert FUNCTIONS[name](state) is vars(state)[name]


def test_what_was_found_before_an_entry_is_what_the_fields_say_after_it() -> None:
    for state in states():
        anew = replace(state)
        assert not vars(anew), "nothing is kept but by `keep_derived`"
        assert {name: getattr(state, name) for name in DERIVED} == {name: getattr(anew, name) for name in DERIVED}


def test_it_is_kept_where_its_fields_stay() -> None:
    *_, last = states()
    assert evolve(last, replace(ENTRIES[0], seq=last.version + 1), counts=False).goods is last.goods


def test_no_word_is_owed_for_documents_links_and_mails() -> None:
    for state in states():
        bare = replace(state, documents=(), links=(), undelivered=())
        assert list(disclosed(bare)) == list(disclosed(state))
