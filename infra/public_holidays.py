"""`make holidays`: make the table of public holidays of the seller's country, and of France, whose law counts by them."""

import tomllib
from collections.abc import Iterator

import holidays

from infra.paths import ROOT

SELLER = ROOT / "chalicelib" / "resources" / "seller.toml"
FILE = ROOT / "chalicelib" / "domain" / "values" / "holiday_table.py"
FIRST, LAST = 2004, 2045
"""The years of the table."""
LAW = "FR"
"""Whose holidays the Code de commerce leaves out of its days (L133-3)."""


def home() -> str:
    """Name the place whose holidays are the seller's: its country, with the subdivision where it has days of its own.

    The file is read by itself: who reads the seller imports the table.
    """
    address = tomllib.loads(SELLER.read_text(encoding="utf-8"))["address"]
    return "-".join(filter(None, (address["country"], address.get("subdivision"))))


def table(region: str) -> str:
    """Give the module that holds the holidays of a place and of France."""
    places = sorted({LAW, region})
    rows = "".join(f'    "{each}": (\n{"".join(_rows(each))}    ),\n' for each in places)
    return f'''"""Public holidays by place and year, as month and day; `make holidays` writes them, of the package `holidays`."""

from collections.abc import Mapping

HOME = "{region}"
"""The place of the seller's working days."""
FIRST = {FIRST}
"""The year of the first row; the last row's is {LAST}."""
HOLIDAYS: Mapping[str, tuple[str, ...]] = {{
{rows}}}
'''


def _rows(region: str) -> Iterator[str]:
    country, _, subdivision = region.partition("-")
    for year in range(FIRST, LAST + 1):
        days = sorted(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
        yield f'        "{" ".join(f"{day:%m%d}" for day in days)}",  # {year}\n'


def main() -> None:
    """Write the table anew."""
    FILE.write_text(table(home()), encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)}: {home()}, until {LAST}")


if __name__ == "__main__":
    main()
