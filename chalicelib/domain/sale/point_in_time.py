"""A dossier as it stood after one of its entries."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import EntryStruck
from chalicelib.domain.sale.kind import State
from chalicelib.domain.sale.model import empty, evolve, fold


def as_it_was(entries: Iterable[Entry], now: State) -> State:
    """Give the state after the first entries of a history, which the state of now has more of: a later strike does not count yet.

    A document has the file that it has now, since what is made of an entry a moment later is the document of that entry. One
    whose entry was struck since is left out: nobody may open it any more.
    """
    then: State = fold(entries, type(now)())
    files = ((document, now.document(document.entry)) for document in then.documents)
    documents = tuple(replace(document, sha256=file.sha256, size=file.size) for document, file in files if file)
    return replace(then, documents=documents)


def each_state(history: Sequence[Entry]) -> Iterator[Any]:
    """Yield the state before the first entry of a whole history, then after each one: what was struck later counts until then."""
    state = empty(history)
    yield state
    for length, entry in enumerate(history, start=1):
        state = fold(history[:length]) if isinstance(entry.event, EntryStruck) else evolve(state, entry)
        yield state
