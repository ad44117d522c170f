"""Sums and addresses, as pages and mails show them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.domain.account.people import Address
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.invoicing import Amounts
from chalicelib.domain.sale.owed import idle_deposit, overpaid, to_come
from chalicelib.domain.values.money import ZERO, Vat


def sums(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Give the sums of the whole order: label and amount."""
    return sums_of(reading.amounts, reading.state, reading.translations)


def sums_of(amounts: Amounts, state: Dossier, translations: Translations) -> tuple[tuple[str, str], ...]:
    """Give net of the lines, discount, carriage, VAT for each rate, gross: label and amount."""
    shares = ((_vat(translations, vat), translations.money(tax, state.currency)) for vat, (_, tax) in amounts.totals.vat.items())
    return (
        *before_vat(amounts, state, translations),
        *shares,
        (translations.gettext("Total including VAT"), translations.money(amounts.totals.gross, state.currency)),
    )


def _vat(translations: Translations, vat: Vat) -> str:
    """Name a rate, or in short why none is charged: the invoice says it in the words of the law."""
    match vat.category:
        case "K":
            return translations.gettext("VAT exempt, intra-Community supply")
        case "AE":
            return translations.gettext("VAT by reverse charge")
        case "G":
            return translations.gettext("VAT exempt, export")
        case "E":
            return translations.gettext("VAT exempt")
        case "O":
            return translations.gettext("VAT not applicable")
        case "S":
            return translations.gettext("VAT %(rate)s") % {"rate": translations.percent(vat.rate)}
        case _:
            assert_never(vat.category)


def before_vat(amounts: Amounts, state: Dossier, translations: Translations, off: Decimal = ZERO) -> tuple[tuple[str, str], ...]:
    """Give net of the lines, the discount on all of them, carriage: goods go free of it where the order says nothing of it.

    off: what other lines take off.
    """
    lines = sum((amount.net for amount in amounts.lines), ZERO) - off
    rows = [(translations.gettext("Total excluding VAT"), translations.money(lines, state.currency))]
    if amounts.allowances:
        less = sum((allowance.amount for allowance in amounts.allowances), ZERO)
        label = translations.gettext("Discount %(rate)s") % {"rate": translations.percent(state.discount)}
        rows.append((label, translations.money(-less, state.currency)))
    carriage = translations.gettext("Carriage and packing")
    if amounts.freight:
        rows.append((carriage, translations.money(amounts.freight.amount, state.currency)))
    elif state.freight is None and any(amount.line.goods for amount in amounts.lines):
        rows.append((carriage, translations.gettext("carriage paid")))
    return tuple(rows)


def progress(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Give what was invoiced, credited and paid of it, the deposit, what is in the customer's favour, what is to be invoiced."""
    translations, state = reading.translations, reading.state
    rows = [row for invoice in state.invoices for row in _invoice(translations, invoice)]
    idle, coming = idle_deposit(state), to_come(state)
    rows += [(translations.gettext("Deposit received"), state.deposit - idle)] if state.deposit > idle else []
    rows += [(translations.gettext("In your favour"), -invoice.open) for invoice in overpaid(state)]
    rows += [(translations.gettext("Deposit, in your favour"), idle)] if idle else []
    if state.invoices and coming:
        rows.append((translations.gettext("Still to be invoiced"), coming))
    return tuple((label, translations.money(amount, state.currency)) for label, amount in rows)


def _invoice(translations: Translations, invoice: Invoice) -> Iterator[tuple[str, Decimal]]:
    """Yield one row where it was paid at once; else what was invoiced, then what went off it. Of what is free there is none.

    What was settled by a credit was not paid on that day.
    """
    if not invoice.gross:
        return
    paid = (
        translations.gettext("Paid on %(day)s") % {"day": translations.date_year(invoice.settled)}
        if invoice.settled and (invoice.settled != invoice.credited_on or invoice.paid >= invoice.gross)
        else translations.gettext("Paid")
    )
    if invoice.settled and invoice.paid == invoice.gross and not invoice.credited:
        yield paid, invoice.paid
        return
    yield translations.gettext("Invoiced, %(number)s") % {"number": invoice.number}, invoice.gross
    if invoice.credited:
        yield translations.gettext("Credited, %(number)s") % {"number": invoice.number}, -invoice.credited
    if invoice.paid:
        yield paid, invoice.paid


def addresses(reading: AnyReading) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the delivery and billing address with their titles; one that was forgotten is left out."""
    state, stored, translations = reading.state, reading.people.addresses, reading.translations
    home = reading.seller.address.country
    titled = ((translations.gettext("Delivery"), state.delivery), (translations.gettext("Billing"), state.billing))
    return tuple((title, address_lines(stored[key], translations, home)) for title, key in titled if key in stored)


def address_lines(address: Address, translations: Translations, home: str) -> tuple[str, ...]:
    """Give the address line by line; the country is named where it is not the seller's own."""
    country = () if address.country == home else (translations.country(address.country),)
    return (*address.lines, f"{address.postcode} {address.city}", *country)
