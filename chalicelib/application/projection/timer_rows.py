"""What happens by itself, by its moment: the sweep reads what is due from the beginning of such a list."""

from collections.abc import Iterator
from datetime import UTC, datetime

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.projection.row_types import ListRow
from chalicelib.domain.sale.all_timers import all_timers
from chalicelib.domain.sale.waiting import NewsPolicy

LIST = "timers"
"""A partition for each sort, so that many of one hold up none of another."""


def timer_rows(reference: str, head: Loaded, policy: NewsPolicy) -> Iterator[ListRow]:
    """Yield what happens to a dossier by itself."""
    for timer in all_timers(head.state):
        until = (("until", moment(timer.until)),) if timer.until else ()
        yield ListRow(LIST, timer.what, moment(timer.at), reference, "", until)


def moment(at: datetime) -> str:
    """Give a moment in UTC, always of the same width, so that text sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
