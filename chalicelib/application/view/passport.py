"""The passport of an instrument: what holds of it today in a sentence or two, its cases and documents, and its life."""

from collections.abc import Iterator, Sequence
from datetime import date

from chalicelib.application.view.fault_sheet import fault_sheet
from chalicelib.application.view.instrument_life import LifeShown
from chalicelib.application.view.instrument_words import InstrumentReading, standing, warranty
from chalicelib.application.view.shapes.instruments import InstrumentDocument, PassportDocument
from chalicelib.application.view.shapes.order_facts import ShownFact
from chalicelib.application.view.support_desk import support_desk
from chalicelib.domain.instrument.instrument import Certificate, Component


def passport_document(
    reading: InstrumentReading, customer: str, life: LifeShown, documents: Sequence[InstrumentDocument]
) -> PassportDocument:
    """Give the passport; documents: all that the reader may open, the newest first."""
    w, instrument, name = reading.translations, reading.instrument, reading.model()
    cases = reading.open_cases
    return PassportDocument(
        lang=w.lang,
        id=instrument.id,
        title=w.gettext("%(name)s, serial number %(serial)s") % {"name": name, "serial": instrument.serial},
        name=name,
        serial=instrument.serial,
        warranty=warranty(reading),
        customer=customer,
        owned=reading.seen.theirs,
        verdict=list(_verdict(reading)),
        lead=_lead(reading),
        todo=next((case for case in cases if case.who == "you"), None),
        cases=cases,
        documents=list(documents),
        facts=list(_facts(reading)),
        history=life.entries(reading),
        fault=fault_sheet(reading),
        support=support_desk(reading.seller, w),
    )


def _verdict(reading: InstrumentReading) -> Iterator[str]:
    """Say how it stands; beside that of one in use what is known of its verification, else what covers it."""
    w, instrument, cases = reading.translations, reading.instrument, reading.open_cases
    if reading.seen.until or instrument.retired:
        yield f"{standing(reading)}."
        return
    if len(cases) == 1:
        yield w.gettext("Case %(number)s is in progress.") % {"number": cases[0].number}
    elif cases:
        yield w.ngettext("%(n)s case is in progress.", "%(n)s cases are in progress.", len(cases)) % {"n": len(cases)}
    else:
        yield w.gettext("In service.")
    verified = next((one for one in instrument.certificates if one.work == "verification"), None)
    if verified and verified.valid_until:
        yield _verified(reading, verified, verified.valid_until)
    elif covered := _covered(reading):
        yield covered


def _verified(reading: InstrumentReading, certificate: Certificate, until: date) -> str:
    w = reading.translations
    holds = until >= reading.today
    message = w.gettext("Verified, valid until %(day)s.") if holds else w.gettext("Its verification ended on %(day)s.")
    return message % {"day": reading.on(until)}


def _covered(reading: InstrumentReading) -> str | None:
    w, instrument, day = reading.translations, reading.instrument, reading.instrument.warranty
    if instrument.in_warranty_on(reading.today) and day:
        return w.gettext("Under warranty until %(day)s.") % {"day": reading.on(day)}
    if instrument.contract and reading.level():
        return w.gettext("Under contract until %(day)s.") % {"day": reading.on(instrument.contract.until)}
    return w.gettext("Its warranty ended on %(day)s.") % {"day": reading.on(day)} if day else None


def _lead(reading: InstrumentReading) -> str | None:
    """Say what a contract covers; of one that is another's now, what its former owner keeps."""
    w = reading.translations
    if reading.seen.until:
        return w.gettext("You keep what is of your time. What came after it is not shown here.")
    contract = reading.instrument.contract
    level = reading.seller.support.contracts.get(contract.level) if contract and reading.level() else None
    return reading.text(level.covers) if level else None


def _facts(reading: InstrumentReading) -> Iterator[ShownFact]:
    w, instrument = reading.translations, reading.instrument
    yield ShownFact(w.gettext("Model"), f"{reading.model()}, {instrument.model}", False)
    if instrument.location:
        yield ShownFact(w.gettext("Place"), instrument.location, False)
    if held := warranty(reading):
        yield ShownFact(w.gettext("Warranty"), held, False)
    level = reading.level()
    if level and instrument.contract:
        until = w.gettext("%(level)s, until %(day)s") % {"level": level, "day": w.date_year(instrument.contract.until)}
        yield ShownFact(w.gettext("Contract"), until, False)
    if instrument.software:
        yield ShownFact(w.gettext("Software"), instrument.software, True)
    for component in instrument.components:
        yield ShownFact(component.part, _part(reading, component), False)


def _part(reading: InstrumentReading, component: Component) -> str:
    w, day = reading.translations, reading.on(component.since)
    if component.number is None:
        return w.gettext("since %(day)s") % {"day": day}
    return w.gettext("no. %(number)s, since %(day)s") % {"number": component.number, "day": day}
