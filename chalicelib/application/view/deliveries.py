"""Deliveries: one row for each parcel, then what has still to leave; for an offer, what is available when."""

from collections.abc import Iterable
from datetime import date

from chalicelib.application.view.reading import Fields, Reading
from chalicelib.application.view.reception import confirm
from chalicelib.application.view.remarks import of_parcel
from chalicelib.application.view.serials import serials
from chalicelib.domain.dossier import Announcement, Parcel
from chalicelib.domain.steps import arrival, first_announced, open_offer
from chalicelib.domain.values import Line


def deliveries(reading: Reading) -> Fields | None:
    """The block with its title, or None where there is nothing to say."""
    state, words = reading.state, reading.words
    if state.order is None:
        rows = _availability(reading) if open_offer(state, reading.today) else []
        return {"title": words.gettext("Availability"), "rows": rows} if rows else None
    parcels = [_parcel(reading, parcel) for parcel in state.parcels]
    rows = [*parcels, *(_cancelled(reading, state.cancelled.on) if state.cancelled else _waiting(reading))]
    return {"title": words.gettext("Delivery"), "rows": rows} if rows else None


def _row(when: str, note: str | None, text: str, **more: object) -> Fields:
    empty: Fields = {"was": None, "label": None, "serials": [], "tracking": None, "detail": None, "confirm": None}
    return {"date": when, "note": note, "text": text, **empty, **more}


def _label(reading: Reading, number: int) -> str | None:
    """The parcel's number, where there is more than one or more is to come."""
    if len(reading.state.parcels) + bool(reading.state.unshipped) < 2:
        return None
    return reading.words.gettext("Parcel %(parcel)s:") % {"parcel": number}


def _names(reading: Reading, ids: Iterable[int]) -> str:
    wanted = set(ids)
    return ", ".join(reading.name(line) for line in reading.state.lines if line.id in wanted) + "."


def _parcel(reading: Reading, parcel: Parcel) -> Fields:
    words = reading.words
    label = _label(reading, parcel.number)
    left = words.gettext("shipped on %(day)s") % {"day": reading.when(parcel.shipped)}
    said = words.gettext("One parcel, shipped on %(day)s by %(carrier)s.")
    contents = (
        _names(reading, (part.line for part in parcel.parts))
        if label
        else said % {"day": reading.when(parcel.shipped), "carrier": parcel.carrier}
    )
    if parcel.received:
        detail = of_parcel(reading, parcel) or (None if label else _announced(reading))
        return _row(
            reading.when(parcel.received),
            words.gettext("received, with remarks") if parcel.reserves else words.gettext("received"),
            contents,
            label=label,
            serials=_serials(reading, parcel),
            detail=detail,
        )
    expected = arrival(reading.state, parcel)
    date, note = (reading.weekday(expected), left) if expected else (left, None)
    return _row(
        date,
        note,
        contents,
        label=label,
        serials=_serials(reading, parcel),
        tracking=_tracking(reading, parcel),
        confirm=confirm(reading, parcel),
    )


def _serials(reading: Reading, parcel: Parcel) -> list[Fields]:
    """The lines of a parcel whose pieces have serial numbers, with these."""
    names = {line.id: reading.name(line) for line in reading.state.lines}
    return [{"name": names[part.line], "numbers": serials(reading.words, part)} for part in parcel.parts if part.serials]


def _announced(reading: Reading) -> str | None:
    """What was announced for a dossier that came in one parcel."""
    said = reading.state.announcements
    if not said:
        return None
    words = reading.words
    if len({a.on for a in said}) == 1:
        message = words.gettext("Date announced: %(day)s, first notification, never changed.")
        return message % {"day": words.date_year(said[0].on)}
    message = words.gettext("Date announced: %(day)s, first %(first)s.")
    return message % {"day": words.date_year(said[-1].on), "first": words.date_year(said[0].on)}


def _tracking(reading: Reading, parcel: Parcel) -> Fields | None:
    if not parcel.tracking:
        return (
            {"text": parcel.carrier, "url": parcel.tracking_url}
            if parcel.tracking_url or _label(reading, parcel.number)
            else None
        )
    message = reading.words.gettext("Track with %(carrier)s, %(number)s")
    return {"text": message % {"carrier": parcel.carrier, "number": parcel.tracking}, "url": parcel.tracking_url}


def _waiting(reading: Reading) -> list[Fields]:
    """What has still to leave, one row for each date announced, then what has none."""
    state = reading.state
    groups: dict[Announcement | None, list[Line]] = {}
    for line in state.unshipped:
        groups.setdefault(state.announcement(line.id), []).append(line)
    dated = sorted((a for a in groups if a), key=lambda a: a.on)
    rows = [_due(reading, a, groups[a], place) for place, a in enumerate(dated, start=len(state.parcels) + 1)]
    if None in groups:
        number = len(state.parcels) + len(dated) + 1
        text = _names(reading, (line.id for line in groups[None]))
        label = _label(reading, number) if state.parcels or dated else None
        rows.append(_row(reading.words.gettext("date to come"), None, text, label=label))
    return rows


def _cancelled(reading: Reading, on: date) -> list[Fields]:
    """What will not leave any more, beside what did."""
    lines = [line.id for line in reading.state.unshipped]
    if not lines or not reading.state.parcels:
        return []
    return [_row(reading.when(on), reading.words.pgettext("goods", "cancelled"), _names(reading, lines))]


def _due(reading: Reading, said: Announcement, lines: list[Line], number: int) -> Fields:
    words = reading.words
    text = _names(reading, (line.id for line in lines))
    label = _label(reading, number) if reading.state.parcels else None
    was = first_announced(reading.state, said)
    if was is None:
        late = words.gettext("late") if said.on < reading.today else words.gettext("announced")
        return _row(reading.weekday(said.on), late, text, label=label)
    message = words.gettext("Date changed on %(day)s: %(reason)s") if said.reason else words.gettext("Date changed on %(day)s.")
    detail = message % {"day": reading.when(said.announced), "reason": said.reason}
    return _row(reading.weekday(said.on), words.gettext("instead of"), text, was=reading.when(was), label=label, detail=detail)


def lead_time(reading: Reading, line: Line) -> str | None:
    """When a line of an offer can leave, in words, or None if that is unknown."""
    words = reading.words
    if line.lead_days is None:
        return None
    if line.lead_days == 0:
        return words.gettext("In stock")
    return words.ngettext("%(n)s working day", "%(n)s working days", line.lead_days) % {"n": line.lead_days}


def _availability(reading: Reading) -> list[Fields]:
    lines = sorted((line for line in reading.state.goods if line.lead_days is not None), key=lambda line: line.lead_days or 0)
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(lead_time(reading, line) or "", []).append(line)
    words, of = reading.words, len(reading.state.goods)
    return [
        _row(
            date,
            words.ngettext("%(on)s of %(of)s lines", "%(on)s of %(of)s lines", len(some)) % {"on": len(some), "of": of},
            _names(reading, (line.id for line in some)),
        )
        for date, some in groups.items()
    ]
