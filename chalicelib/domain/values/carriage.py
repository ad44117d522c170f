"""Where goods are carried, and what the law gives a customer against the carrier of what arrived damaged or not whole."""

from datetime import date, timedelta

from chalicelib.domain.values.calendar import french_holidays
from chalicelib.domain.values.territory import FRANCE, overseas, territory

DAYS = 3
SUNDAY = 6


def is_domestic(country: str, postcode: str) -> bool:
    """Say whether goods from mainland France stay there: what crosses a border, or the sea, has other law and other days.

    By road that is the CMR convention, by air that of Montreal.
    """
    return territory(country, postcode) == "france"


def destination(country: str, postcode: str) -> str:
    """Name where goods go as carriers price it (ISO 3166-1 alpha-2): Monaco is France, each part of overseas France its own."""
    return overseas(country, postcode) or ("FR" if country in FRANCE else country)


def protest_until(received: date) -> date:
    """Give the last day to tell the carrier by registered letter (Code de commerce, art. L133-3).

    Three days behind that of the reception, public holidays not counted; Sundays are taken for such.
    """
    day, left = received, DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() != SUNDAY and day not in french_holidays(day.year)
    return day
