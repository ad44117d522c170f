"""The mail about a delivery date: announced, or moved from another one."""

from datetime import date

from chalicelib.application.view.reading import Reading
from chalicelib.domain import events as e
from chalicelib.domain.comments import shown_comment
from chalicelib.domain.dossier import Announcement
from chalicelib.domain.entry import Entry
from chalicelib.domain.steps import first_announced
from chalicelib.domain.values import Line
from chalicelib.effects.news.rows import row
from chalicelib.effects.said import Fact, Said

Was = dict[int, date | None]
"""For each line, the other date that was announced for it before, if there was one."""


def delivery(reading: Reading, event: e.DeliveryAnnounced, entry: Entry) -> Said | None:
    """The date, the one before and the reason; of the lines whose date moved again or that left meanwhile nothing is said.

    None if that is all of them, if the order was cancelled meanwhile, or if the day has passed.
    """
    place = _place(reading, event, entry)
    if place is None or reading.state.cancelled or event.on < reading.today:
        return None
    said, before = reading.state.announcements[place], reading.state.announcements[:place]
    lines = [line for line in reading.state.unshipped if reading.state.announcement(line.id) is said]
    if not lines:
        return None
    was = {line.id: _before(before, line.id, said.on) for line in lines}
    moved = {day for day in was.values() if day}
    same = len(moved) == 1 and None not in was.values()
    w, subject = reading.words, _subject(reading, moved=bool(moved))
    return Said(
        subject=subject % {"day": reading.when(said.on)},
        paragraphs=(_sentence(reading, said, lines, moved.pop() if same else None), *filter(None, (said.reason,))),
        action=w.gettext("Follow the order"),
        facts=_facts(reading, said, was, same=same),
        title=w.gettext("Delivery on %(day)s") % {"day": reading.weekday(said.on)},
        rows=tuple(
            row(reading, x, x.quantity - reading.state.shipped(x.id), more=None if same else _instead(reading, was[x.id]))
            for x in lines
        ),
    )


def _place(reading: Reading, event: e.DeliveryAnnounced, entry: Entry) -> int | None:
    """Where the announcement of this entry stands among all: the last that says the same on the same day."""
    key = (event.on, event.lines, entry.origin.effective, shown_comment(entry))
    said = [(a.on, a.lines, a.announced, a.reason) for a in reading.state.announcements]
    return next((i for i in reversed(range(len(said))) if said[i] == key), None)


def _before(before: tuple[Announcement, ...], line: int, on: date) -> date | None:
    return next((a.on if a.on != on else None for a in reversed(before) if line in a.lines), None)


def _subject(reading: Reading, *, moved: bool) -> str:
    if moved:
        return reading.words.gettext("Delivery moved to %(day)s")
    return reading.words.gettext("Delivery announced for %(day)s")


def _sentence(reading: Reading, said: Announcement, lines: list[Line], was: date | None) -> str:
    w, whole = reading.words, len(lines) == len(reading.state.goods) and not reading.state.parcels
    day = {"day": w.day_year(said.on)}
    if was:
        whole_moved = w.gettext("Delivery moves to %(day)s, instead of %(was)s.")
        message = whole_moved if whole else w.gettext("Delivery of what is listed below moves to %(day)s, instead of %(was)s.")
        return message % {**day, "was": w.day_year(was)}
    if whole:
        return w.gettext("Delivery is announced for %(day)s.") % day
    return w.gettext("Delivery of what is listed below is announced for %(day)s.") % day


def _instead(reading: Reading, was: date | None) -> str | None:
    return reading.words.gettext("instead of %(day)s") % {"day": reading.when(was)} if was else None


def _facts(reading: Reading, said: Announcement, was: Was, *, same: bool) -> tuple[Fact, ...]:
    """The dates beside each other, where all lines moved from one."""
    if not same:
        return ()
    w, first = reading.words, first_announced(reading.state, said)
    old = next(iter(was.values()))
    facts = [Fact(w.gettext("New date"), w.day_year(said.on))]
    facts += [Fact(w.gettext("Date before"), w.day_year(old))] if old else []
    facts += [Fact(w.gettext("Date first announced"), w.day_year(first))] if first and first != old else []
    return tuple(facts)
