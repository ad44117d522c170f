"""The port to instruments, each a stream of its own, and to who bears which serial number."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from chalicelib.application.ports.commit import Account, Fact, Loaded, Stream
from chalicelib.application.ports.streams import StreamStore
from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.instrument_facts import InstrumentFact
from chalicelib.domain.instrument.serial import serial_key
from chalicelib.domain.sale.entry import Entry

INSTRUMENT: Stream[Instrument, InstrumentFact] = Stream("instrument")


class SerialHolder(Struct, frozen=True):
    """Which instrument of a model bears a serial number; None: none does any more."""

    version: int
    instrument: str | None


INSTRUMENT_SERIAL: Stream[SerialHolder, Fact] = Stream("instrument_serial")
"""They have no history; the id is `serial_id`."""


def serial_id(model: str, serial: str) -> str:
    """Give the id of what tells who bears a serial number of a model, the same however it is spelled."""
    return f"{model}#{serial_key(serial)}"


class InstrumentStore(StreamStore, Protocol):
    """Instruments by their ids, and what they rest on."""

    def instruments(self, ids: Sequence[str]) -> Sequence[Instrument]:
        """Give instruments in the order asked for, as of a second ago, without those that there are not."""

    def instrument_facts(self, instrument: str) -> Sequence[InstrumentFact]:
        """Give all facts of an instrument, oldest first, strongly consistent."""

    def load(self, reference: str) -> Loaded | None:
        """Give the head of a dossier, strongly consistent, or None."""

    def history(self, reference: str) -> Sequence[Entry]:
        """Give all entries of a dossier, oldest first."""

    def account(self, account: str) -> Account | None:
        """Give the account, strongly consistent, or None."""

    def holder(self, number: str) -> str | None:
        """Give what bears this number of ours, strongly consistent, or None."""

    def products(self, skus: frozenset[str]) -> Mapping[str, Product]:
        """Give products by SKU, strongly consistent, without those that the catalogue does not know."""
