"""The mail about a delivery date: announced, or moved from another one."""

from datetime import date

from chalicelib.application.view.arrivals import announced
from chalicelib.application.view.by_event import of
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.announced import before, rest
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.parcels import Announcement
from chalicelib.effects.mails.content import MailContent, MailFact
from chalicelib.effects.mails.line_rows import row

Was = dict[int, date | None]
"""For each line, the other date that was announced for it before, if there was one."""


def delivery(reading: Reading, event: e.DeliveryAnnounced, entry: Entry) -> MailContent | None:
    """Give the date, the one before and the reason; of the lines whose date moved again or that left meanwhile nothing is said.

    None if that is all of them, if the order was cancelled meanwhile, or if the day has passed.
    """
    announcement = next((one for one in reading.state.announcements if one.entry == entry.seq), None)
    if announcement is None or reading.state.cancelled or event.on < reading.today:
        return None
    lines = [line for line in reading.state.unshipped if reading.state.announced(line.id)[-1:] == (announcement,)]
    if not lines:
        return None
    was = {line.id: _before(reading, line.id, announcement) for line in lines}
    moved = {day for day in was.values() if day}
    same = len(moved) == 1 and None not in was.values()
    w, subject = reading.translations, _subject(reading, moved=bool(moved))
    return MailContent(
        subject=subject % {"day": reading.when(announcement.on)},
        paragraphs=(
            _sentence(reading, announcement, lines, moved.pop() if same else None),
            *filter(None, (announcement.reason,)),
        ),
        action=w.gettext("Follow the order"),
        facts=_facts(reading, announcement, was, same=same),
        title=w.gettext("Delivery on %(day)s") % {"day": reading.weekday(announcement.on)},
        rows=tuple(
            row(reading, x, x.quantity - reading.state.shipped(x.id), more=None if same else _instead(reading, was[x.id]))
            for x in lines
        ),
    )


def _before(reading: Reading, line: int, announcement: Announcement) -> date | None:
    """Give the day that was announced for a line just before, if it was another one."""
    last = before(reading.state, line, announcement.entry)
    return last.on if last and last.on != announcement.on else None


def _subject(reading: Reading, *, moved: bool) -> str:
    if moved:
        return reading.translations.gettext("Delivery moved to %(day)s")
    return reading.translations.gettext("Delivery announced for %(day)s")


def _sentence(reading: Reading, announcement: Announcement, lines: list[Line], was: date | None) -> str:
    w, whole = reading.translations, len(lines) == len(reading.state.goods) and not reading.state.parcels
    day = {"day": w.day_year(announcement.on)}
    if was:
        whole_moved = w.gettext("Delivery moves to %(day)s, instead of %(was)s.")
        message = whole_moved if whole else w.gettext("Delivery of what is listed below moves to %(day)s, instead of %(was)s.")
        return message % {**day, "was": w.day_year(was)}
    if whole:
        return w.gettext("Delivery is announced for %(day)s.") % day
    return w.gettext("Delivery of what is listed below is announced for %(day)s.") % day


def _instead(reading: Reading, was: date | None) -> str | None:
    return reading.translations.gettext("instead of %(day)s") % {"day": reading.when(was)} if was else None


def _facts(reading: Reading, announcement: Announcement, was: Was, *, same: bool) -> tuple[MailFact, ...]:
    """Give the dates beside each other, where all lines moved from one."""
    if not same:
        return ()
    w, old = reading.translations, next(iter(was.values()))
    firsts = {reading.state.announced(line)[0].on for line in was}
    first = firsts.pop() if len(firsts) == 1 else None
    facts = [MailFact(w.gettext("New date"), w.day_year(announcement.on))]
    facts += [MailFact(w.gettext("Date before"), w.day_year(old))] if old else []
    facts += (
        [MailFact(w.gettext("Date first announced"), w.day_year(first))] if first and first not in (old, announcement.on) else []
    )
    return tuple(facts)


def _holds(reading: Reading, event: e.DeliveryAnnounced, entry: Entry) -> tuple[str, ...]:
    w, left = reading.translations, rest(reading.state)
    if left.whole and len(left.days) == 1:
        return (w.gettext("Delivery is announced for %(day)s.") % {"day": w.day_year(left.days[0])},)
    return (announced(reading) or w.gettext("No delivery date is announced for now."),)


CONTENTS = of(e.DeliveryAnnounced, delivery)
HOLDS = of(e.DeliveryAnnounced, _holds)
"""What holds once such an entry is struck."""
