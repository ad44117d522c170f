"""CSV files of open dossiers."""

from collections.abc import Mapping

ROW: Mapping[str, str] = {
    "reference": "45MR02G00A", "account": "bigcorp", "customer": "BigCorp Europe", "owner": "vasseur", "contact_name": "Jean Bon",
    "contact_email": "jean.bon@bigcorp.example", "contact_language": "fr", "address": "BigCorp Europe | 12, rue des Tamis",
    "postcode": "38000", "city": "Grenoble", "country": "FR", "sku": "41-2250", "name_fr": "Cellule", "name_en": "Cell",
    "quantity": "2", "unit_price": "2610.00", "vat_rate": "20",
}  # fmt: skip
OPTIONAL = (
    "opened",
    "valid_until",
    "customer_reference",
    "discount",
    "goods",
    "lead_days",
    "supply",
    "announced",
    "siren",
    "siret",
    "service",
    "engagement",
    "vat_category",
    "exemption",
    "vat",
    "electronic",
    "order_discount",
    "freight",
    "freight_vat_rate",
    "freight_vat_category",
    "billing_email",
    "latin",
    "billing_latin",
    "note",
    "recorded",
)


def csv_text(*rows: Mapping[str, str], separator: str = ";") -> str:
    """A file of these rows, each as ROW but for what it says."""
    names = (*ROW, *OPTIONAL)
    lines = [separator.join(names)]
    lines += [separator.join(f'"{value}"' if value else "" for value in _cells(row, names)) for row in rows]
    return "\r\n".join(lines) + "\r\n"


def _cells(row: Mapping[str, str], names: tuple[str, ...]) -> list[str]:
    return [{**ROW, **row}.get(name, "") for name in names]
