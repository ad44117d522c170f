"""How an invoice is paid."""

from collections.abc import Callable

from chalicelib.application.view.reading import Reading
from chalicelib.domain.values.bill import Bill
from chalicelib.domain.values.creditor_reference import grouped
from chalicelib.domain.values.epc import transfer
from chalicelib.domain.values.sepa import COUNTRIES
from chalicelib.effects.documents.amounts import money
from chalicelib.effects.documents.printed import Code, Payment, PrintedFact


def payment(reading: Reading, made: Bill, squares: Callable[[str], tuple[str, ...]]) -> Payment:
    """Give the transfer in words, and as a code where banks have one for it."""
    translations, bank = reading.translations, reading.seller.bank
    places = {"amount": money(reading, made.payable), "day": translations.date_year(made.due or made.issued)}
    facts = (
        PrintedFact(translations.gettext("Account holder"), bank.holder),
        PrintedFact(translations.gettext("IBAN"), bank.iban, ref=True),
        PrintedFact(translations.gettext("BIC"), bank.bic, ref=True),
        PrintedFact(translations.gettext("Payment reference"), grouped(made.payee.reference), ref=True),
    )
    return Payment(translations.gettext("Pay %(amount)s by %(day)s") % places, facts, _code(reading, made, squares))


def _code(reading: Reading, made: Bill, squares: Callable[[str], tuple[str, ...]]) -> Code | None:
    translations, payee = reading.translations, made.payee
    if made.currency != "EUR" or made.buyer.country not in COUNTRIES:
        return None
    try:
        text = transfer(payee.holder, payee.iban, made.payable, payee.reference, payee.bic)
    except ValueError:
        return None
    alt = translations.gettext("QR code of a transfer of %(amount)s to %(holder)s, reference %(reference)s")
    places = {"amount": money(reading, made.payable), "holder": payee.holder, "reference": grouped(payee.reference)}
    return Code(squares(text), alt % places, translations.gettext("SEPA transfer: scan it in your bank’s application"))
