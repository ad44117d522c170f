"""Cells as spreadsheets write them, and what people are told to write into each column."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from chalicelib.application.ports.translations import mark

_SPACES = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}\b)")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_TRUTH = {"vrai": "true", "oui": "true", "faux": "false", "non": "false"}
DAY = mark("write a day, as 2026-08-28 (between semicolons also 28/08/2026)")
LINE = mark("write one line of text, 60 characters at most")
NAME = mark("write one line of text, 200 characters at most")
PERCENT = mark("write a percentage of at most 100, as 20 or 5.5")
CATEGORY = mark("write S, K, AE, G, E or O")
COLLEAGUE = mark("write the short name of a colleague, as the seller's file has it")
COUNTRY = mark("write the country's code of two capitals, as FR")
MAIL = mark("write a mail address, without accents before the @, as jean.bon@exemple.fr")
FORMS: Mapping[str, str] = {
    "reference": mark("write the dossier's number, ten letters and digits, as 45MR61G00C"),
    "account": mark("write the customer's short name: letters without accents, digits, hyphens, 40 characters at most"),
    "owner": COLLEAGUE,
    "deputy": COLLEAGUE,
    "contact_email": MAIL,
    "billing_email": MAIL,
    "contact_language": mark("write one of %(languages)s"),
    "country": COUNTRY,
    "billing_country": COUNTRY,
    "siret": mark("write the fourteen digits of the SIRET"),
    "service": mark("write the code of the public body’s service, 60 characters at most"),
    "engagement": mark("write the number of the engagement, 60 characters at most"),
    "vat_category": CATEGORY,
    "exemption": mark("write the key of a reason of exemption, as the seller’s file has it"),
    "siren": mark("write the nine digits of the SIREN"),
    "vat": mark("write the VAT number with its country, as FR44732829320"),
    **dict.fromkeys(("address", "billing_address"), mark("write the lines of the address, five at most, with | between them")),
    **dict.fromkeys(
        ("latin", "billing_latin"),
        mark("write name, street, postcode and city in Latin letters, five lines at most, with | between them"),
    ),
    "sku": mark("write an article’s number; where the catalogue does not have it, its name, unit_price and vat_rate too"),
    "quantity": mark("write a whole number from 1 to 1000000"),
    "unit_price": mark("write a price with at most four decimals, as 2610.00 (between semicolons also 2610,00)"),
    "vat_rate": PERCENT,
    "discount": PERCENT,
    "order_discount": PERCENT,
    "freight": mark("write an amount with at most two decimals, as 18.50 (between semicolons also 18,50)"),
    "freight_vat_rate": PERCENT,
    "freight_vat_category": CATEGORY,
    "electronic": mark("write the scheme, a colon and the address for e-invoices; in France 0225 and the SIREN"),
    "lead_days": mark("write a number of working days, from 0 to 730"),
    "goods": mark("write true for goods, false for a service"),
    "supply": mark("write stock, ordered or received"),
    "opened": DAY,
    "valid_until": DAY,
    "announced": DAY,
    "recorded": DAY,
    "note": mark("write a text of at most 2000 characters"),
    **dict.fromkeys(("customer", "contact_name", "city", "billing_city"), NAME),
}
"""What to write, by column; a line's names are NAME, all others LINE."""


def form(column: str) -> str:
    """Give what to write into a column."""
    return FORMS.get(column, NAME if column.startswith("name_") else LINE)


def french(column: str, cell: str) -> str:
    """Give a cell of a French spreadsheet in the form of the API; one that is none of its forms stays as it is, to be told."""
    read = _FRENCH.get(column)
    return read(cell) if read else cell


def decimal_cell(cell: str) -> str:
    """Give a number with its decimal point, without spaces and without the sign behind it."""
    bare = _SPACES.sub("", cell.removesuffix("€").removesuffix("%").strip())
    return bare.replace(",", ".") if bare.count(",") == 1 and "." not in bare else bare


def day_cell(cell: str) -> str:
    """Give a day as the API has it."""
    matched = _DAY.fullmatch(cell)
    if matched is None:
        return cell
    day, month, year = (int(part) for part in matched.groups())
    try:
        return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return cell


def truth(cell: str) -> str:
    """Give true or false."""
    return _TRUTH.get(cell.casefold(), cell)


def digits(cell: str) -> str:
    """Give a number without its spaces."""
    return re.sub(r"\s", "", cell)


_FRENCH: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(
        ("unit_price", "vat_rate", "discount", "quantity", "lead_days", "order_discount", "freight", "freight_vat_rate"),
        decimal_cell,
    ),
    **dict.fromkeys(("opened", "valid_until", "announced", "recorded"), day_cell),
    "goods": truth,
    "siren": digits,
    "siret": digits,
}
