"""What happens to a service case by itself: its quote ends, and its customer is reminded of that."""

from collections.abc import Iterator

from chalicelib.domain.sale.service.case import Case, Quote
from chalicelib.domain.sale.timers import Timer, first_moment, morning
from chalicelib.domain.values.calendar import day_after, working_day_before


def case_timers(state: Case) -> Iterator[Timer]:
    """Yield what is to happen by itself, at most one of a sort."""
    if state.quote and state.quote.open and state.over is None:
        yield from _of_quote(state.quote)


def _of_quote(quote: Quote) -> Iterator[Timer]:
    """Yield the end of a repair's quote, and its reminder: not of one that its customer got no day before, nor twice."""
    over = first_moment(day_after(quote.until))
    yield Timer("quote_lapse", over, None)
    day = working_day_before(quote.until)
    if quote.reminded is None and max(quote.on, quote.entered or quote.on) < day:
        yield Timer("quote_reminder", morning(day), over)
