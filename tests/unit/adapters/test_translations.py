"""Words against Babel, the reference, and the catalogues against the sources."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.translations import translations, with_counts_kept
from chalicelib.application.ports.translations import Translations, refusal
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.values.language import Language

LOCALES: dict[Language, str] = {"fr": "fr_FR", "en": "en_GB"}
AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
both = pytest.mark.parametrize("lang", list(LOCALES))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@both
@given(day=st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_dates_are_those_of_cldr_with_1er(lang: Language, day: date) -> None:
    def reference(pattern: str) -> str:
        text = format_date(day, pattern, locale=LOCALES[lang])
        return text.replace("1 ", "1er ", 1) if lang == "fr" and day.day == 1 else text

    w: Translations = translations(lang)
    assert _plain(w.day(day)) == reference("EEEE d MMMM")
    assert _plain(w.day_year(day)) == reference("EEEE d MMMM y")
    assert _plain(w.date(day)) == reference("d MMMM")
    assert _plain(w.date_year(day)) == reference("d MMMM y")
    assert _plain(w.short(day)) == reference("d MMM")


@both
@given(amount=AMOUNTS, currency=st.sampled_from(["EUR", "GBP", "USD"]))
def test_money_is_that_of_cldr(lang: Language, amount: Decimal, currency: str) -> None:
    assert translations(lang).money(amount, currency) == format_currency(amount, currency, locale=LOCALES[lang])


@both
@given(n=st.integers(-(10**12), 10**12))
def test_numbers_are_those_of_cldr(lang: Language, n: int) -> None:
    assert translations(lang).decimal(n) == format_decimal(n, locale=LOCALES[lang])


@both
@given(rate=st.decimals(0, 100, places=2))
def test_rates_are_those_of_cldr(lang: Language, rate: Decimal) -> None:
    expected = format_percent(rate / 100, locale=LOCALES[lang], decimal_quantization=False)
    assert translations(lang).percent(rate) == expected


@both
@given(items=st.lists(st.text("abc", min_size=1), min_size=1, max_size=5))
def test_lists_are_those_of_cldr(lang: Language, items: list[str]) -> None:
    assert translations(lang).listing(items) == format_list(items, locale=LOCALES[lang])


def test_a_unit_price_keeps_its_four_decimals() -> None:
    assert translations("fr").money(Decimal("0.1234")) == "0,1234\u00a0€"
    assert translations("en").money(Decimal("1200.5000")) == "€1,200.50"


def test_a_moment_is_told_in_paris() -> None:
    moment = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
    assert _plain(translations("fr").moment(moment)) == "6 août 2026 à 9 h 14"
    assert _plain(translations("en").moment(moment)) == "6 August 2026 at 09:14"


def test_a_refusal_says_its_evidence_in_the_reader_s_language() -> None:
    error = NotAllowed("the order was already placed on %(on)s", on=date(2026, 8, 1))
    assert _plain(refusal(translations("fr"), error)) == "la commande a déjà été passée le 1er août 2026"
    assert _plain(refusal(translations("en"), error)) == "the order was already placed on 1 August 2026"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("%(n)s line added", "%(n)s\u00a0line added"),
        ("%(on)s lignes sur %(of)s", "%(on)s\u00a0lignes sur %(of)s"),
        ("%(on)s of %(of)s pieces", "%(on)s of %(of)s\u00a0pieces"),
        ("revision %(n)s of %(name)s here, %(n)s kB", "revision %(n)s of %(name)s here, %(n)s kB"),
    ],
)
def test_no_line_breaks_between_a_number_and_what_it_counts(written: str, kept: str) -> None:
    assert with_counts_kept(written) == kept


def test_french_plurals_count_nought_as_one() -> None:
    assert translations("en").ngettext("%(n)s line", "%(n)s lines", 0) == "%(n)s\u00a0lines"
    assert translations("fr").ngettext("no such text", "no such texts", 1) == "no such text"
