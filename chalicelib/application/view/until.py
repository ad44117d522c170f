"""Until when something holds, as a day and the hour of Paris."""

from collections.abc import Callable
from datetime import date, datetime

from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.values.calendar import PARIS


def until(reading: AnyReading, moment: datetime) -> str:
    """Give Thursday 20 August, 18:00; jeudi 20 août, 18 h."""
    return _text(reading, moment, reading.weekday)


def date_until(reading: AnyReading, moment: datetime) -> str:
    """Give 20 August, 18:00; 20 août, 18 h: where there is no room for the day of the week."""
    return _text(reading, moment, reading.when)


def _text(reading: AnyReading, moment: datetime, named: Callable[[date], str]) -> str:
    there = moment.astimezone(PARIS)
    text = reading.translations.gettext("%(day)s, %(hour)s:00")
    return text % {"day": named(there.date()), "hour": there.hour}
