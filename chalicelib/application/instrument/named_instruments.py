"""The instruments that bear what somebody typed: as the identifier on their side, or as their serial number."""

from collections.abc import Sequence

from chalicelib.application.ports.instrument_store import InstrumentStore
from chalicelib.application.ports.lists import Lists
from chalicelib.application.projection.instrument_rows import LIST, of_serial
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.serial import same_serial, serial_key
from chalicelib.domain.values.reference import normalise

MOST = 20
"""Instruments of several models that may have one serial number."""


def named_instruments(store: InstrumentStore, lists: Lists, typed: str) -> Sequence[Instrument]:
    """Give them, however the number is spelled; none of a text without a digit, which is no such number."""
    if not any(letter.isdigit() for letter in serial_key(typed)):
        return ()
    identifier = normalise(typed)
    rows, _ = lists.listed(LIST, of_serial(typed), MOST, None)
    ids = dict.fromkeys((*([identifier] if identifier else ()), *(row.reference for row in rows)))
    heads = store.instruments(list(ids)) if ids else ()
    return [one for one in heads if one.exists and (one.id == identifier or same_serial(one.serial, typed))]
