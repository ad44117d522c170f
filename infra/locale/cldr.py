"""Names of days, months and countries, marks and patterns of numbers, taken from CLDR by Babel into two small files."""

from typing import Any

from babel import Locale

from infra.locale.languages import FOLDER, language, languages

NAMES = FOLDER / "names.json"
COUNTRIES = NAMES.with_name("countries.json")
CURRENCIES = ("EUR", "GBP", "USD")
STORED = ("first", "day_month", "moment", "colon", "pages")
"""What CLDR does not have, as 1er, and a no-break space between the day and its month."""


def names() -> dict[str, dict[str, Any]]:
    """Give the content of names.json: for each language the fields of `adapters.translations.LocaleNames`."""
    return {lang: _names(language(lang)) for lang in languages()}


def countries() -> dict[str, dict[str, str]]:
    """Give the content of countries.json: for each language the countries' names by their ISO 3166-1 codes."""
    return {lang: _countries(Locale.parse(language(lang)["locale"])) for lang in languages()}


def _names(stored: dict[str, Any]) -> dict[str, Any]:
    return {**_of(Locale.parse(stored["locale"])), **{name: stored[name] for name in STORED}}


def _countries(locale: Locale) -> dict[str, str]:
    return {code: name for code, name in sorted(locale.territories.items()) if len(code) == 2 and code.isalpha()}


def _of(locale: Locale) -> dict[str, Any]:
    days, months = locale.days["format"]["wide"], locale.months["format"]
    symbols = locale.number_symbols["latn"]
    return {
        "days": [days[n] for n in range(7)],
        "months": [months["wide"][n] for n in range(1, 13)],
        "short_months": [months["abbreviated"][n] for n in range(1, 13)],
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "money": locale.currency_formats["standard"].pattern.replace("#,##0.00", "{0}").replace("¤", "{1}"),
        "percent": locale.percent_formats[None].pattern.replace("#,##0", "{0}"),
        "symbols": {code: locale.currency_symbols.get(code, code) for code in CURRENCIES},
        "last": locale.list_patterns["standard"]["end"],
    }
