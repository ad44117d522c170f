"""The list of an account's instruments: a row each, with how it stands, its next date and the case that waits."""

from collections.abc import Sequence

from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Seller
from chalicelib.application.view.instrument_words import InstrumentReading, next_date, standing
from chalicelib.application.view.shapes.instruments import InstrumentsDocument, ShownCase, ShownInstrument
from chalicelib.application.view.support_desk import support_desk
from chalicelib.domain.instrument.serial import serial_key
from chalicelib.domain.sale.search_terms import plain


def instruments_document(
    translations: Translations,
    seller: Seller,
    customer: str,
    readings: Sequence[InstrumentReading],
    *,
    whole: bool,
    all_shown: bool,
    cursor: str | None,
) -> InstrumentsDocument:
    """Give a page of the list; they are counted where these are all. whole: the reader sees the whole account."""
    w, rows = translations, [_row(reading) for reading in readings]
    counted = w.ngettext("%(n)s instrument of %(customer)s.", "%(n)s instruments of %(customer)s.", len(rows))
    none = w.gettext("No instrument is registered for %(customer)s.")
    some = (counted if rows else none) if all_shown else w.gettext("Instruments of %(customer)s.")
    yours = sum(bool(row.case and row.case.who == "you") for row in rows)
    waiting = w.ngettext("%(n)s waits for you to act.", "%(n)s wait for you to act.", yours) % {"n": yours}
    only = w.gettext("You read the instruments of the orders that name you, not all of %(customer)s.")
    return InstrumentsDocument(
        lang=w.lang,
        title=w.gettext("Your instruments"),
        customer=customer,
        summary=some % {"n": w.decimal(len(rows)), "customer": customer},
        yours=waiting if yours and all_shown else None,
        partial=None if whole else only % {"customer": customer},
        rows=rows,
        support=support_desk(seller, w),
        cursor=cursor,
    )


def _row(reading: InstrumentReading) -> ShownInstrument:
    instrument, coming = reading.instrument, next_date(reading)
    case = next(iter(reading.open_cases), None)
    return ShownInstrument(
        id=instrument.id,
        name=reading.model(),
        serial=instrument.serial,
        location=instrument.location,
        state=standing(reading),
        state_note=_note(reading, case) if case else None,
        next=reading.on(coming.day) if coming else None,
        next_note=coming.what if coming else None,
        case=case,
        terms=_terms(reading),
    )


def _note(reading: InstrumentReading, case: ShownCase) -> str:
    """Say of a case where it stands; what waits for the reader is said in a column of its own."""
    return f"{case.number}{reading.translations.colon} {case.state if case.who == 'you' else case.text}"


def _terms(reading: InstrumentReading) -> str:
    """Give what the row is found by: a serial number also as it is spelled without its hyphens and spaces."""
    instrument = reading.instrument
    words = (instrument.id, instrument.serial, serial_key(instrument.serial), reading.model(), instrument.model,
             instrument.location or "", *(case.number for case in reading.cases))  # fmt: skip
    return " ".join(plain(word) for word in words if word)
