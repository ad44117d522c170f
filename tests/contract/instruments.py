"""What every store does with instruments: one bears a serial number, its number is nobody else's, and rows lead to it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from chalicelib.application.ports.instrument_store import INSTRUMENT, serial_id
from chalicelib.application.projection.instrument_rows import ALL, COVER, LIST, of_account, of_model, of_serial
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.instrument.instrument_commands import CorrectInstrument, GiveInstrument, PutInstrument
from chalicelib.domain.instrument.instrument_fold import fold_instrument
from tests.contract.commits import NOW, Stores, commit
from tests.samples.instruments import customer, entered_for, write


def listed(stores: Stores, partition: str) -> list[str]:
    """The instruments of a partition."""
    return [row.reference for row in stores.lists.listed(LIST, partition, 9, None)[0]]


class InstrumentContract:
    """Inherited by a class with a fixture `stores`."""

    def test_an_instrument_is_read_back_whole_and_found_by_its_rows(self, stores: Stores) -> None:
        store = stores.dossiers
        number = entered_for(store, NOW, serial="GL3-01187")
        write(store, number, PutInstrument(location="Lyon"), NOW)
        one = store.head(INSTRUMENT, number)
        assert one and (one.version, one.location) == (2, "Lyon")
        assert fold_instrument(number, store.instrument_facts(number)) == one
        assert store.instruments(["45HR30A04C", number]) == [one]
        assert store.bearers(frozenset({serial_id("40-0300", "gl3 o1i87"), "x#y"})) == {"40-0300#GL301187": number}
        partitions = (ALL, COVER, of_account("bigcorp"), of_model("40-0300"), of_serial("GL3-01187"))
        assert all(listed(stores, partition) == [number] for partition in partitions)
        customer(store, "leman", NOW)
        write(store, number, GiveInstrument(account="leman"), NOW + timedelta(days=1))
        assert (listed(stores, of_account("bigcorp")), listed(stores, of_account("leman"))) == ([], [number])
        assert listed(stores, of_account("bigcorp", former=True)) == [number]

    def test_its_number_is_no_documents_and_a_serial_number_is_free_once_it_was_wrong(self, stores: Stores) -> None:
        store = stores.dossiers
        number = entered_for(store, NOW, serial="A1", id="45HR30A04C")
        assert store.holder("45hr-30a04c") == number
        with pytest.raises(Exception, match=number):
            store.commit(commit(numbers=(number,)))
        with pytest.raises(NotAllowed):
            entered_for(store, NOW, serial="a-1")
        write(store, number, CorrectInstrument(serial="A2"), NOW)
        assert entered_for(store, NOW, serial="A1") != number
        assert listed(stores, of_serial("A2")) == [number]


class InstrumentRaceContract:
    """Of stores that are asked at once."""

    def test_of_many_who_write_one_serial_number_down_at_once_one_does(self, stores: Stores) -> None:
        store = stores.dossiers
        customer(store, "bigcorp", NOW)

        def enter(spelling: str) -> bool:
            try:
                entered_for(store, NOW, serial=spelling)
            except NotAllowed:
                return False
            return True

        with ThreadPoolExecutor(4) as pool:
            done = list(pool.map(enter, ("A1", "a 1", "A-1", "AI")))
        assert done.count(True) == 1
        assert len(listed(stores, ALL)) == 1
