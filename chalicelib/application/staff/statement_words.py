"""What became of a bank statement, in words."""

from collections.abc import Mapping

from chalicelib.application.ports.translations import Translations, mark
from chalicelib.domain.payment.statement import Statement, StatementFault

WHY: Mapping[StatementFault, str] = {
    "sums": mark("Opening balance and entries come to %(reckoned)s, the bank says %(closing)s."),
    "no_balance": mark("It does not say its opening or its closing balance."),
    "currency": mark("It has an entry in another currency than its account."),
    "differs": mark("Another statement of the same number was booked before."),
    "empty": mark("The file is empty."),
    "unknown_format": mark("The file is neither camt.053, camt.054, MT940 nor CFONB 120."),
    "doctype": mark("The file has a DOCTYPE, which no bank’s file has."),
    "broken": mark("The file is not as its format says (line or entry %(where)s)."),
    "cut_off": mark("The file is cut off."),
    "unknown_version": mark("The file is of a version of camt that is not read."),
    "other_message": mark("The file has no statement and no notification."),
    "amount": mark("An amount is none (line or entry %(where)s)."),
    "date": mark("A date is none (line or entry %(where)s)."),
    "too_large": mark("The file is too large."),
}
"""By why it is put aside."""


def said_of(statement: Statement, w: Translations) -> str:
    """Say what became of a statement."""
    currency = statement.currency or "EUR"
    if statement.why:
        return w.gettext(WHY[statement.why]) % {
            "reckoned": w.money(statement.reckoned, currency) if statement.reckoned is not None else "",
            "closing": w.money(statement.closing, currency) if statement.closing is not None else "",
            "where": statement.where,
        }
    if statement.state == "incomplete":
        return w.gettext("Pages of it are missing.")
    n = statement.entries
    return w.ngettext("%(n)s entry was booked.", "%(n)s entries were booked.", n) % {"n": n}
