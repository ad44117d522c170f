"""The table of public holidays is that of today's package and of the seller's country, and does not end soon."""

from datetime import UTC, datetime

from chalicelib.adapters.seller import seller
from chalicelib.domain.values.calendar import french_holidays
from chalicelib.domain.values.holiday_table import FIRST, HOLIDAYS, HOME
from infra.public_holidays import FILE, home, table

AHEAD = 2
"""Years that the table has to reach beyond today's."""


def test_the_table_is_that_of_the_package() -> None:
    assert table(home()) == FILE.read_text(encoding="utf-8"), "run `make holidays`"


def test_the_table_is_that_of_the_sellers_country() -> None:
    assert home() == HOME and HOME.partition("-")[0] == seller().address.country, "run `make holidays`"


def test_the_table_reaches_two_years_ahead() -> None:
    last = FIRST + min(map(len, HOLIDAYS.values())) - 1
    assert last >= datetime.now(UTC).year + AHEAD, "raise LAST in infra/public_holidays.py, then run `make holidays`"
    assert french_holidays(datetime.now(UTC).year + AHEAD)


def test_a_part_of_a_country_has_days_of_its_own() -> None:
    alsace = table("FR-6AE")
    assert 'HOME = "FR-6AE"' in alsace and '"FR": (' in alsace
    assert '"0101 0403 0406 0501 0508 0514 0525 0714 0815 1101 1111 1225 1226",  # 2026' in alsace
