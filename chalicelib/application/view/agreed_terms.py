"""Payment and delivery of an offer in words: those that it has, else those that follow from what was agreed."""

from decimal import Decimal

from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.reading import Reading
from chalicelib.domain.account.freight_rules import FreightRule
from chalicelib.domain.account.payment_terms import EarlyDiscount, PaymentTerms
from chalicelib.domain.sale.lines import Terms


def payment_text(reading: Reading, terms: Terms) -> str:
    """Say when an offer is paid; empty where nobody said."""
    if terms.payment:
        return reading.text(terms.payment)
    return payment_words(reading.translations, terms.pay) if terms.pay else ""


def delivery_text(reading: Reading, terms: Terms) -> str:
    """Say what delivery of an offer is like; empty where nobody said."""
    if terms.delivery:
        return reading.text(terms.delivery)
    return carriage_words(reading.translations, terms.carriage, reading.state.currency) if terms.carriage else ""


def payment_words(translations: Translations, pay: PaymentTerms) -> str:
    """Say when invoices are paid, and what comes off for who pays early."""
    when = _when_paid(translations, pay)
    return f"{when}, {discount_words(translations, pay.discount)}" if pay.discount else when


def discount_words(translations: Translations, discount: EarlyDiscount) -> str:
    """Say what comes off an invoice that is paid early."""
    values = {"rate": translations.percent(Decimal(discount.percent)), "n": translations.decimal(discount.days)}
    return (
        translations.ngettext("discount of %(rate)s within %(n)s day", "discount of %(rate)s within %(n)s days", discount.days)
        % values
    )


def _when_paid(translations: Translations, pay: PaymentTerms) -> str:
    if pay.prepayment:
        return translations.gettext("Before shipping")
    if not pay.days:
        return translations.gettext("End of month") if pay.end_of_month else translations.gettext("On receipt of the invoice")
    days = {"n": translations.decimal(pay.days)}
    if pay.end_of_month:
        return translations.ngettext("%(n)s day, end of month", "%(n)s days, end of month", pay.days) % days
    return translations.ngettext("%(n)s day from the invoice", "%(n)s days from the invoice", pay.days) % days


def carriage_words(translations: Translations, rule: FreightRule, currency: str) -> str:
    """Say what carriage costs by a rule."""
    values = {
        "rate": translations.money(rule.rate, currency) if rule.rate else "",
        "from": translations.money(rule.free_from, currency) if rule.free_from is not None else "",
    }
    if rule.rate and rule.free_from is not None:
        return translations.gettext("Carriage %(rate)s excl. VAT, free from %(from)s of goods") % values
    if rule.rate:
        return translations.gettext("Carriage %(rate)s excl. VAT") % values
    if rule.rate is None and rule.free_from:
        return translations.gettext("Carriage free from %(from)s of goods") % values
    return translations.gettext("Carriage paid")
