"""Days in words, written here once more so that the product's own words are not their own judge."""

from datetime import date

DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def day_month(day: date, language: str) -> str:
    """As in "11 août" and "1er août"."""
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number} {MONTHS[language][day.month - 1]}"


def long_day(day: date, language: str) -> str:
    """As in "mardi 11 août"."""
    return f"{DAYS[language][day.weekday()]} {day_month(day, language)}"
