"""Until when something holds, as a day and the hour of Paris."""

from datetime import datetime

from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.values.calendar import PARIS


def until(reading: AnyReading, moment: datetime) -> str:
    """Give Thursday 20 August, 18:00; jeudi 20 août, 18 h."""
    there = moment.astimezone(PARIS)
    text = reading.translations.gettext("%(day)s, %(hour)s:00")
    return text % {"day": reading.weekday(there.date()), "hour": there.hour}
