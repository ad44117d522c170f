"""What the customer hears of us, and the promises that it keeps: whatever staff let them see is news."""

from datetime import date

from msgspec.structs import replace

from chalicelib.domain.sale.base import News
from chalicelib.domain.sale.entry import Entry


def reaches(entry: Entry) -> bool:
    """Say whether customers hear of us by an entry if what happened is news: they see it, and it is not their own act."""
    return entry.origin.visible and entry.origin.actor.kind != "contact"


def fulfilled(news: tuple[News, ...], day: date) -> tuple[News, ...]:
    """Give the promises of news once the customer hears of us: what was open is kept, on time or not."""
    return tuple(promise if promise.given else replace(promise, given=day) for promise in news)
