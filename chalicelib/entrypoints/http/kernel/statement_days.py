"""Which days and which currency a statement is asked for in."""

import re
from datetime import date, timedelta

from chalicelib.application.payment.account_statement import Span, Statement
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import day, wrong
from chalicelib.entrypoints.http.kernel.problem import Wrong

QUERY = ("from", "to", "currency")
CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def span_of(call: Call, today: date) -> Span:
    """Give the days that are asked for: to today if that is not said, from the first of the month before the last day.

    Raises Problem 400 for what is no day, a day to come, and a first day after the last.
    """
    last = day(call, "to") or today
    if last > today:
        raise wrong(Wrong("to", "to is a day to come", f"send {today} or an earlier day"))
    first = day(call, "from") or _month_before(last)
    if first > last:
        raise wrong(Wrong("from", "from is after to", f"send {last} or an earlier day"))
    return Span(first, last, today)


def currency_of(call: Call) -> str | None:
    """Give the currency that is asked for, or None. Raises Problem 400 for what is none."""
    given = call.query("currency")
    if given is not None and not CURRENCY.fullmatch(given):
        raise wrong(Wrong("currency", "currency must be a code of three letters", "send one as EUR"))
    return given


def check_currency(figures: Statement, asked: str | None) -> None:
    """Raise Problem 400 for a currency that the account does not have."""
    if asked not in (None, figures.currency):
        raise wrong(Wrong("currency", "nothing is in this currency", "use one of " + ", ".join(figures.currencies)))


def _month_before(last: date) -> date:
    return (last.replace(day=1) - timedelta(days=1)).replace(day=1)
