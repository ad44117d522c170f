"""Which instrument a label is on: told by its signature and by the instrument itself, never by the model that it names."""

from chalicelib.application.ports.instrument_store import INSTRUMENT, InstrumentStore
from chalicelib.application.ports.links import LinkError, LinkKind, ReadsLinks
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.instrument_rows import LIST, of_label
from chalicelib.domain.instrument.instrument import Instrument


def labelled(store: InstrumentStore, lists: Lists, links: ReadsLinks, token: str) -> Instrument | None:
    """Give the instrument; None for what is no label of ours, for a label of before, and for an instrument of nobody's."""
    try:
        key = links.read(token)
    except LinkError:
        return None
    if key.kind is not LinkKind.LABEL:
        return None
    rows, _ = lists.listed(LIST, of_label(key.link), 1, None)
    instrument = store.head(INSTRUMENT, rows[0].reference) if rows else None
    return instrument if instrument and instrument.label == key.link and instrument.account else None
