"""Names of days, months and countries, marks and patterns of numbers, taken from CLDR by Babel into two small files."""

from typing import Any

from babel import Locale

from infra.paths import ROOT

NAMES = ROOT / "chalicelib" / "resources" / "locale" / "names.json"
COUNTRIES = NAMES.with_name("countries.json")
LOCALES = {"fr": "fr_FR", "en": "en_GB"}
CURRENCIES = ("EUR", "GBP", "USD")
# What CLDR does not have: 1er, and a no-break space between the day and its month; the moment as page.md writes it.
OWN = {
    "fr": {"first": "1er", "day_month": "{0}\u00a0{1}", "moment": "{0} à {1.hour}\u00a0h\u00a0{1:%M}"},
    "en": {"first": "1", "day_month": "{0}\u00a0{1}", "moment": "{0} at {1:%H:%M}"},
}


def names() -> dict[str, dict[str, Any]]:
    """The content of names.json: for each language the fields of `adapters.words.Names`."""
    return {lang: {**_of(Locale.parse(code)), **OWN[lang]} for lang, code in LOCALES.items()}


def countries() -> dict[str, dict[str, str]]:
    """The content of countries.json: for each language the countries' names by their ISO 3166-1 codes."""
    return {lang: _countries(Locale.parse(code)) for lang, code in LOCALES.items()}


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
