"""What the sheet says in which a customer describes a fault of their instrument."""

from chalicelib.application.view.instrument_words import InstrumentReading
from chalicelib.application.view.shapes.instruments import ShownFault
from chalicelib.domain.values.calendar import working_days_after


def fault_sheet(reading: InstrumentReading) -> ShownFault | None:
    """Give which instrument it is and what follows; None of one that is another's today."""
    if not reading.seen.theirs:
        return None
    w, instrument, today = reading.translations, reading.instrument, reading.today
    words = [f"{reading.model()} {instrument.serial}"]
    free = None
    if instrument.in_warranty_on(today) and instrument.warranty:
        words.append(w.gettext("under warranty until %(day)s") % {"day": reading.on(instrument.warranty)})
        free = w.gettext("Under warranty: the diagnosis costs nothing.")
    elif level := reading.level():
        words.append(level)
        free = w.gettext("Under contract: the diagnosis costs nothing.")
    answer = working_days_after(today, reading.seller.support.answer_days)
    will = (
        w.gettext("A service case opens, with its steps, and its link is mailed to you."),
        w.gettext("We answer by %(day)s at the latest.") % {"day": w.day(answer)},
        free,
        w.gettext("Nothing is charged without a quote that you accepted."),
    )
    return ShownFault(", ".join(words), [each for each in will if each])
