"""What the law wants said on a document."""

from collections.abc import Iterable
from decimal import Decimal

from chalicelib.application.seller import localised_text
from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.values.bill import Bill
from chalicelib.domain.values.money import Totals
from chalicelib.domain.values.territory import OVERSEAS_DEPARTMENTS, overseas
from chalicelib.domain.values.vat import VatCategory

DEBITS = "TXD"
"""UNTDID 4451 (BT-21): tax declaration."""
CODES: dict[VatCategory, str] = {
    "K": "VATEX-EU-IC",
    "AE": "VATEX-EU-AE",
    "G": "VATEX-EU-G",
    "O": "VATEX-EU-O",
}
"""VAT exemption reason codes (BT-121) of the code list VATEX."""


def vat_code(reading: AnyReading, category: VatCategory, key: str | None) -> str | None:
    """Give the code of why no VAT is charged in a category (BT-121); key: the reason of category E."""
    return reading.seller.invoice.exempted(key).code if category == "E" else CODES.get(category)


def exemption(reading: AnyReading, category: VatCategory, key: str | None = None) -> str | None:
    """Say why no VAT is charged in a category (BT-120, CGI annexe II art. 242 nonies A, I-12°), or None where it is.

    key: the reason of category E.
    """
    translations = reading.translations
    match category:
        case "K":
            return translations.gettext("VAT exempt: intra-Community supply, article 262 ter, I of the CGI")
        case "AE":
            return translations.gettext("Reverse charge: VAT due from the customer, article 283, 2 of the CGI")
        case "G":
            return _export(reading)
        case "O":
            return translations.gettext("VAT not applicable: service to a business outside the Union, article 259, 1° of the CGI")
        case "E":
            return localised_text(reading.seller.invoice.exempted(key).text, translations.lang)
        case _:
            return None


def _export(reading: AnyReading) -> str:
    """Departments overseas are exported to by an article of their own."""
    address, translations = reading.people.addresses.get(reading.state.delivery), reading.translations
    if address and overseas(address.country, address.postcode) in OVERSEAS_DEPARTMENTS:
        return translations.gettext("VAT exempt: export to overseas France, article 294 of the CGI")
    return translations.gettext("VAT exempt: export, article 262, I of the CGI")


def reasons_named(lines: Iterable[Line]) -> tuple[str | None, ...]:
    """Give the reasons of exemption that lines name, each once; none where no line is exempt."""
    return tuple(dict.fromkeys(line.exemption for line in lines if line.vat_category == "E")) or (None,)


def exemptions(reading: AnyReading, totals: Totals, lines: Iterable[Line]) -> tuple[str, ...]:
    """Give the reason for each category without VAT, marked as in the table; of category E those that the lines name."""
    named = reasons_named(lines)
    reasons = ((vat.category, exemption(reading, vat.category, key)) for vat in totals.vat for key in _keys(vat.category, named))
    return tuple(f"({category}) {reason}." for category, reason in reasons if reason)


def _keys(category: VatCategory, named: tuple[str | None, ...]) -> tuple[str | None, ...]:
    return named if category == "E" else (None,)


def vat_on_debits(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Give the mention of the option for debits (CGI annexe II art. 242 nonies A, I-11° bis), under its subject code."""
    return ((DEBITS, reading.translations.gettext("Option for payment of VAT on debits.")),)


def on_debits(made: Bill) -> tuple[str, ...]:
    """Give that mention where the bill has it."""
    return tuple(text for subject, text in made.notes if subject == DEBITS)


def late_payment(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Give what an invoice must say of paying late or early, with the subject codes of UNTDID 4451 that BR-FR-05 asks for."""
    terms, lang = reading.seller.invoice, reading.translations.lang
    return (
        ("PMD", localised_text(terms.penalties, lang)),
        ("PMT", localised_text(terms.recovery, lang)),
        ("AAB", _paid_early(reading)),
    )


def _paid_early(reading: Reading) -> str:
    """Say the discount that was agreed for paying early, or what the seller says where none was (Code de commerce L441-9, I)."""
    state, translations = reading.state, reading.translations
    discount = state.pay.discount if state.pay else None
    if discount is None:
        return localised_text(reading.seller.invoice.discount, translations.lang)
    values = {"rate": translations.percent(Decimal(discount.percent)), "n": translations.decimal(discount.days)}
    return (
        translations.ngettext(
            "Discount of %(rate)s if paid within %(n)s day of the invoice; the VAT on it is corrected by a credit note.",
            "Discount of %(rate)s if paid within %(n)s days of the invoice; the VAT on it is corrected by a credit note.",
            discount.days,
        )
        % values
    )


def nothing_to_pay(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Give the same notes of a credit note: BR-FR-05 asks for them there too, though nobody can pay it late.

    Its printed document has none.
    """
    text = reading.translations.gettext("Not applicable to a credit note.")
    return ("PMD", text), ("PMT", text), ("AAB", text)
