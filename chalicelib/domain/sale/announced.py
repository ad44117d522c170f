"""What was announced of each line: an announcement is known by its entry, and what it moved by the lines that it names."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.kind import Arrival
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.parcels import Announcement


class Due(NamedTuple):
    """Lines that have still to leave, of one announcement (None: of none yet) and of one day announced first.

    was: that first day, where it is another one than the announcement's.
    """

    announcement: Announcement | None
    was: date | None
    lines: tuple[Line, ...]


class Rest(NamedTuple):
    """When what has still to leave arrives: the days announced, in their order; whole: that every line has one.

    was: the day announced first, where all lines have one day now, and all had one and the same other day at first.
    """

    days: tuple[date, ...]
    whole: bool
    was: date | None


def before(state: Dossier, line: int, entry: int) -> Announcement | None:
    """Give the last announcement that names a line, of those that were made before an entry; of pieces back again, since then."""
    since = state.back_since(line)
    announcements = state.expected(line) if since < entry else state.announced(line)
    return next((announcement for announcement in reversed(announcements) if announcement.entry < entry), None)


def due(state: Dossier) -> tuple[Due, ...]:
    """Give what has still to leave, the first day first, what has none last."""
    groups: dict[tuple[int, date | None], list[Line]] = {}
    for line in state.unshipped:
        announcements = state.expected(line.id)
        key = (announcements[-1].entry, _moved_from(announcements)) if announcements else (0, None)
        groups.setdefault(key, []).append(line)
    by_entry = {announcement.entry: announcement for announcement in state.announcements}
    rows = [Due(by_entry.get(entry), was, tuple(lines)) for (entry, was), lines in groups.items()]
    return tuple(sorted(rows, key=_day))


def rest(state: Dossier) -> Rest:
    """Give the days of what has still to leave."""
    rows = due(state)
    days = tuple(sorted({row.announcement.on for row in rows if row.announcement}))
    moved = {row.was for row in rows}
    whole = all(row.announcement for row in rows)
    return Rest(days, whole, moved.pop() if whole and len(days) == len(moved) == 1 else None)


def arriving(state: Dossier) -> Arrival | None:
    """Say when the last of what has still to leave arrives, unless the order was cancelled."""
    dated = [(row.announcement.on, row.was or row.announcement.on) for row in due(state) if row.announcement]
    if not dated or state.cancelled:
        return None
    last, first = max(dated)
    return Arrival(first, last, tuple(sorted({day for day, _ in dated})))


def delivery_late(state: Dossier, today: date) -> bool:
    """Say whether a day announced for what has still to leave has passed."""
    return state.order is not None and not state.cancelled and any(day < today for day in rest(state).days)


def common_day(state: Dossier, lines: Iterable[int], entry: int) -> date | None:
    """Give the day announced for lines before an entry, where it was one for all of them that had any."""
    days = {announcement.on for line in lines if (announcement := before(state, line, entry))}
    return days.pop() if len(days) == 1 else None


def _moved_from(announcements: tuple[Announcement, ...]) -> date | None:
    return announcements[0].on if announcements[0].on != announcements[-1].on else None


def _day(row: Due) -> date:
    return row.announcement.on if row.announcement else date.max
