"""What a case says of its instrument, as the fleet knows it: one that is another customer's is refused."""

from datetime import date

from msgspec.structs import replace

from chalicelib.application.ports.instrument_store import INSTRUMENT, InstrumentStore
from chalicelib.application.seller import Seller
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.sale.facts.service import NewInstrument
from chalicelib.domain.values.language import Language, text_in
from chalicelib.domain.values.reference import normalise


def served(
    store: InstrumentStore, seller: Seller, account: str, named: NewInstrument, day: date, lang: Language | None = None
) -> NewInstrument:  # fmt: skip
    """Give the instrument with its serial number, model, warranty and contract of a day (Paris).

    One that the fleet has not is as it was named. lang: in which its model is called.
    Raises NotAllowed for one that is not the account's.
    """
    number = normalise(named.id)
    instrument = store.head(INSTRUMENT, number) if number else None
    if instrument is None or not instrument.exists:
        return named
    if instrument.account != account:
        raise NotAllowed("the instrument %(id)s is not this customer's", field="instrument.id", id=instrument.id)
    fleet = of_fleet(instrument, seller, day, lang)
    return replace(fleet, part=named.part, location=named.location or fleet.location)


def of_fleet(instrument: Instrument, seller: Seller, day: date, lang: Language | None) -> NewInstrument:
    """Give what a case says of an instrument of the fleet."""
    languages = (*((lang,) if lang else ()), *seller.languages)
    contract = instrument.contract if instrument.covered_on(day) else None
    level = seller.support.contracts.get(contract.level) if contract else None
    return NewInstrument(
        id=instrument.id,
        model=text_in(instrument.name, languages) or instrument.model,
        serial=instrument.serial,
        location=instrument.location,
        warranty=instrument.warranty,
        contract=(text_in(level.name, languages) if level else contract.level) if contract else None,
        contract_until=contract.until if contract else None,
    )
