"""Words from catalogues compiled ahead: gettext .mo files, and names of days and months taken from CLDR by Babel.

`python -m infra.locale.catalogues` makes both; nothing here imports Babel.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from msgspec import Struct
from msgspec.json import decode

from chalicelib.application.ports.translations import SOURCE, TranslationsFor
from chalicelib.domain.values.calendar import PARIS
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.money import shown_decimals

FOLDER = Path(__file__).parent.parent / "resources" / "locale"


COUNT = re.compile(r"(%\((?:n|on|of|days)\)s) (?=[^\W\d_]{3})")
"""The space between the place of a number and the word that it counts; of, de and kB are none."""
KEPT = "\N{NO-BREAK SPACE}"


class LocaleNames(Struct, frozen=True):
    """How a language writes: Monday is the first of days; {0} is what a pattern has a place for."""

    days: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    first: str
    day_month: str
    moment: str
    decimal: str
    group: str
    money: str
    percent: str
    symbols: Mapping[str, str]
    last: str
    colon: str
    pages: Mapping[str, str]


class CatalogueTranslations:
    """Translations into one language; see `application.ports.translations` for what each method gives."""

    def __init__(self, lang: Language, names: LocaleNames, texts: NullTranslations) -> None:
        self.lang: Language = lang
        self._names = names
        self.colon = names.colon
        self.pages = names.pages
        self.gettext = lru_cache(2048)(lambda message: with_counts_kept(texts.gettext(message)))
        self.ngettext = lru_cache(2048)(lambda one, many, n: with_counts_kept(texts.ngettext(one, many, n)))
        self.pgettext = texts.pgettext
        self.date = lru_cache(1024)(self._date)
        self.short = lru_cache(1024)(self._short)

    def day(self, day: Date) -> str:
        """Write Tuesday 11 August."""
        return f"{self._names.days[day.weekday()]} {self.date(day)}"

    def day_year(self, day: Date) -> str:
        """Wednesday 2 September 2026."""
        return f"{self.day(day)} {day.year}"

    def date_year(self, day: Date) -> str:
        """Write 4 August 2004."""
        return f"{self.date(day)} {day.year}"

    def moment(self, moment: datetime) -> str:
        """Write 6 August 2026 at 09:14, in Paris."""
        there = moment.astimezone(PARIS)
        return self._names.moment.format(self.date_year(there.date()), there)

    def money(self, amount: Decimal, currency: str = "EUR") -> str:
        """€3,482.40; more than two decimals only where they are not zero."""
        sign = "-" if amount < 0 else ""
        symbol = self._names.symbols.get(currency, currency)
        return sign + self._names.money.format(self._grouped(abs(amount), shown_decimals(amount)), symbol)

    def decimal(self, n: int | Decimal) -> str:
        """3,482."""
        value = Decimal(n)
        return self._grouped(value, max(0, -int(value.normalize().as_tuple().exponent)))

    def percent(self, rate: Decimal) -> str:
        """19.6%."""
        return self._names.percent.format(self.decimal(rate))

    def country(self, code: str) -> str:
        """Germany."""
        return _countries()[self.lang].get(code, code)

    def listing(self, items: Sequence[str]) -> str:
        """List them: a, b and c."""
        if len(items) < 2:
            return "".join(items)
        return self._names.last.format(", ".join(items[:-1]), items[-1])

    def _date(self, day: Date) -> str:
        return self._day_month(day, self._names.months)

    def _short(self, day: Date) -> str:
        return self._day_month(day, self._names.short_months)

    def _day_month(self, day: Date, months: tuple[str, ...]) -> str:
        number = self._names.first if day.day == 1 else day.day
        return self._names.day_month.format(number, months[day.month - 1])

    def _grouped(self, value: Decimal, decimals: int) -> str:
        whole, _, fraction = f"{value:,.{decimals}f}".partition(".")
        whole = whole.replace(",", self._names.group)
        return f"{whole}{self._names.decimal}{fraction}" if fraction else whole


def with_counts_kept(text: str) -> str:
    """Give a text in which no line breaks between a number, whose place it has, and what it counts."""
    return COUNT.sub(rf"\1{KEPT}", text)


@lru_cache
def translations(lang: Language) -> CatalogueTranslations:
    """Give the translations into a language, read once."""
    names = decode((FOLDER / "names.json").read_bytes(), type=dict[str, LocaleNames])
    return CatalogueTranslations(lang, names[lang], _texts(lang))


def translations_in(languages: Sequence[Language]) -> TranslationsFor:
    """Give what finds the translations into the languages; the first stands in for any other."""
    return lambda lang: translations(lang if lang in languages else languages[0])


@lru_cache
def _countries() -> dict[str, dict[str, str]]:
    return decode((FOLDER / "countries.json").read_bytes(), type=dict[str, dict[str, str]])


def _texts(lang: Language) -> NullTranslations:
    if lang == SOURCE:
        return NullTranslations()
    with (FOLDER / lang / "LC_MESSAGES" / "messages.mo").open("rb") as catalogue:
        return GNUTranslations(catalogue)
