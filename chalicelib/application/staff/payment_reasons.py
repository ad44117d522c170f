"""Why a payment is proposed so, in words: never a score."""

from collections.abc import Mapping

from chalicelib.application.ports.translations import Translations, mark
from chalicelib.domain.payment.matching.proposal import Code, Reason

WORDS: Mapping[Code, str] = {
    "reference_read": mark("reference read"),
    "order_read": mark("order number read"),
    "amount_exact": mark("exact amount"),
    "sum_exact": mark("exact sum"),
    "payer_known": mark("payer remembered"),
    "name_equal": mark("the customer’s name"),
    "kept_for": mark("kept for this customer"),
    "less_by": mark("%(amount)s less than is open"),
    "more_by": mark("%(amount)s more than is open"),
    "charges_short": mark("%(amount)s less, a bank’s charges"),
    "discount_taken": mark("discount of %(amount)s taken in time, to be credited"),
    "number_not_open": mark("%(word)s is named, and is not open"),
    "number_cut": mark("a number may be cut"),
    "payer_unknown": mark("unknown payer"),
    "payer_of_another": mark("the payer pays for another customer"),
    "payout_known": mark("payout of card payments"),
    "rule_aside": mark("not a customer’s, by what is remembered"),
    "other_currency": mark("another currency"),
    "outgoing": mark("it went out"),
    "batch_parts": mark("its parts are booked one by one"),
    "reversal": mark("the bank takes an earlier entry back: note it at that payment"),
}
"""What does not count anything."""


def reason_text(translations: Translations, reason: Reason, currency: str) -> str:
    """Give a reason in words."""
    n, t = reason.n, translations
    match reason.code:
        case "numbers_read":
            return t.ngettext("number read: %(word)s", "%(n)s numbers read: %(word)s", n) % {"n": n, "word": reason.word}
        case "several_possible":
            return t.ngettext("%(n)s possible", "%(n)s are possible", n) % {"n": n}
        case "others_fit":
            return t.ngettext("%(n)s more invoice fits, not named", "%(n)s more invoices fit, not named", n) % {"n": n}
    amount = t.money(reason.amount, currency) if reason.amount is not None else ""
    return t.gettext(WORDS[reason.code]) % {"amount": amount, "word": reason.word}
