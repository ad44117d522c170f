"""Deliveries: one row for each parcel, then what has still to leave; for an offer, what is available when."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from chalicelib.application.view.news_day import goods_word, missed_short, noted
from chalicelib.application.view.permitted_here import instead
from chalicelib.application.view.pieces import left, pieces
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.reception import confirm
from chalicelib.application.view.remarks import of_parcel
from chalicelib.application.view.serials import serials
from chalicelib.application.view.shapes.parcels import ShownConfirm, ShownDeliveries, ShownDelivery, ShownSerials, ShownTracking
from chalicelib.application.view.stock_view import Source, groups, place_in_words
from chalicelib.application.view.until import until
from chalicelib.domain.sale.announced import Due, due
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.sale.parcels import Parcel
from chalicelib.domain.sale.steps import arrival, open_offer


def deliveries(reading: Reading) -> ShownDeliveries | None:
    """Give the block with its title, or None where there is nothing to say."""
    state, translations = reading.state, reading.translations
    if state.order is None:
        rows = _availability(reading) if open_offer(state, reading.today) else []
        return ShownDeliveries(translations.gettext("Availability"), rows) if rows else None
    parcels = [_parcel(reading, parcel) for parcel in state.parcels]
    rest = _cancelled(reading, state.cancelled.on) if state.cancelled else _waiting(reading)
    rows = [*parcels, *rest, *_dropped(reading)]
    return ShownDeliveries(translations.gettext("Delivery"), rows) if rows else None


def _row(
    when: str,
    note: str | None,
    text: str,
    *,
    was: str | None = None,
    label: str | None = None,
    serials: Sequence[ShownSerials] = (),
    tracking: ShownTracking | None = None,
    detail: str | None = None,
    confirm: ShownConfirm | None = None,
    late: bool = False,
) -> ShownDelivery:
    """Give a row, which says no more than it is given."""
    return ShownDelivery(
        date=when,
        note=note,
        text=text,
        was=was,
        label=label,
        serials=list(serials),
        tracking=tracking,
        detail=detail,
        confirm=confirm,
        late=late,
    )


def _label(reading: Reading, number: int) -> str | None:
    """Give the parcel's number, where there is more than one or more is to come."""
    if len(reading.state.parcels) + bool(reading.state.unshipped) < 2:
        return None
    return reading.translations.gettext("Parcel %(parcel)s:") % {"parcel": number}


def _listed(names: list[str]) -> str:
    return ", ".join(names) + "."


def _parcel(reading: Reading, parcel: Parcel) -> ShownDelivery:
    translations = reading.translations
    label = _label(reading, parcel.number)
    shipped = translations.gettext("shipped on %(day)s") % {"day": reading.when(parcel.shipped)}
    message = translations.gettext("One parcel, shipped on %(day)s by %(carrier)s.")
    contents = (
        _listed(pieces(reading, parcel.parts))
        if label
        else message % {"day": reading.when(parcel.shipped), "carrier": parcel.carrier}
    )
    if parcel.received:
        detail = of_parcel(reading, parcel) or (None if label else _announced(reading, parcel))
        return _row(
            reading.when(parcel.received),
            translations.gettext("received, with remarks") if parcel.remarks else translations.gettext("received"),
            contents,
            label=label,
            serials=_serials(reading, parcel),
            detail=detail,
        )
    expected = arrival(reading.state, parcel)
    passed = translations.gettext("arrival expected, %(shipped)s") % {"shipped": shipped}
    below = passed if expected and expected < reading.today else shipped
    date, note = (reading.weekday(expected), below) if expected else (shipped, None)
    return _row(
        date,
        note,
        contents,
        label=label,
        serials=_serials(reading, parcel),
        tracking=_tracking(reading, parcel),
        detail=None if reading.then else instead(reading, "act"),
        confirm=confirm(reading, parcel),
    )


def _serials(reading: Reading, parcel: Parcel) -> list[ShownSerials]:
    """Give the lines of a parcel whose pieces have serial numbers, with these."""
    named = ((reading.name(reading.state.line(part.line)), part) for part in parcel.parts if part.serials)
    return [ShownSerials(name=name, numbers=serials(reading.translations, part)) for name, part in named]


def _announced(reading: Reading, parcel: Parcel) -> str | None:
    """Give what was announced for a dossier that came in one parcel, where that was the same for all of its lines."""
    series = {tuple(each.on for each in reading.state.announced(part.line)) for part in parcel.parts}
    days = series.pop()
    if series or not days:
        return None
    translations = reading.translations
    if len(set(days)) == 1:
        message = translations.gettext("Date announced: %(day)s, first notification, never changed.")
        return message % {"day": translations.date_year(days[0])}
    message = translations.gettext("Date announced: %(day)s, first %(first)s.")
    return message % {"day": translations.date_year(days[-1]), "first": translations.date_year(days[0])}


def _tracking(reading: Reading, parcel: Parcel) -> ShownTracking | None:
    if not parcel.tracking:
        named = parcel.tracking_url or _label(reading, parcel.number)
        return ShownTracking(text=parcel.carrier, url=parcel.tracking_url) if named else None
    message = reading.translations.gettext("Track with %(carrier)s, %(number)s")
    return ShownTracking(text=message % {"carrier": parcel.carrier, "number": parcel.tracking}, url=parcel.tracking_url)


def _waiting(reading: Reading) -> list[ShownDelivery]:
    """Give what has still to leave, one row for each date announced, then what has none."""
    return [_due(reading, row, number) for number, row in enumerate(due(reading.state), start=len(reading.state.parcels) + 1)]


def _cancelled(reading: Reading, on: date) -> list[ShownDelivery]:
    """Give what will not leave any more, beside what did."""
    lines = reading.state.unshipped
    if not lines or not reading.state.parcels:
        return []
    return [_row(reading.when(on), reading.translations.pgettext("goods", "cancelled"), _listed(left(reading, lines)))]


def _dropped(reading: Reading) -> list[ShownDelivery]:
    """Give the goods that were cancelled while the order went on, by day, beside what left."""
    gone = [one for one in reading.state.dropped if one.line.goods and reading.state.parcels]
    days = dict.fromkeys(one.on for one in gone)
    names = {day: [reading.name(one.line) for one in gone if one.on == day] for day in days}
    called = reading.translations.pgettext("goods", "cancelled")
    return [_row(reading.when(day), called, _listed(names[day])) for day in days]


def _undated(reading: Reading, text: str, label: str | None) -> ShownDelivery:
    """Give what has no day yet: by when we write of it, or that we ought to have."""
    word, when = goods_word(reading), reading.translations.gettext("date to come")
    if word is None:
        return _row(when, None, text, label=label)
    return _row(when, missed_short(reading, word) if word.late else noted(reading, word), text, label=label, late=word.late)


def _due(reading: Reading, row: Due, number: int) -> ShownDelivery:
    translations, announcement = reading.translations, row.announcement
    text = _listed(left(reading, row.lines))
    if announcement is None:
        return _undated(reading, text, _label(reading, number) if number > 1 else None)
    label, passed = _label(reading, number) if reading.state.parcels else None, announcement.on < reading.today
    if row.was is None:
        note = translations.gettext("late") if passed else translations.gettext("announced")
        return _row(reading.weekday(announcement.on), note, text, label=label, late=passed)
    message = (
        translations.gettext("Date changed on %(day)s: %(reason)s")
        if announcement.reason
        else translations.gettext("Date changed on %(day)s.")
    )
    detail = message % {"day": reading.when(announcement.announced), "reason": announcement.reason}
    note, was = translations.gettext("late, instead of") if passed else translations.gettext("instead of"), reading.when(row.was)
    return _row(reading.weekday(announcement.on), note, text, was=was, label=label, detail=detail, late=passed)


def _availability(reading: Reading) -> list[ShownDelivery]:
    """Give where the pieces of an offer are, the soonest first; what nobody knows anything of is left out."""
    translations, of = reading.translations, len(reading.state.goods)
    return [
        _row(
            place_in_words(reading, source),
            translations.ngettext("%(on)s of %(of)s lines", "%(on)s of %(of)s lines", len(names)) % {"on": len(names), "of": of},
            _listed(names),
            detail=_kept_or_not(reading, source),
        )
        for source, names in groups(reading)
    ]


def _still_to_come(reading: Reading, kept: Reservation) -> Iterator[str]:
    """Yield how many of the pieces that are kept are expected on which day: who reserved them hears of another day here."""
    days = {(sku, one.id): one.on for sku, item in reading.stock.items() for one in item.arrivals}
    coming: Counter[date] = Counter()
    for part in kept.parts:
        day = days.get((reading.state.line(part.line).sku, part.arrival or ""))
        if day:
            coming[day] += part.quantity
    for day, n in sorted(coming.items()):
        text = reading.translations.ngettext("%(n)s expected on %(day)s", "%(n)s expected on %(day)s", n)
        yield f"{text % {'n': n, 'day': reading.when(day)}}."


def _kept_or_not(reading: Reading, source: Source) -> str | None:
    """Say of pieces that are counted since when they are kept, or that they are not."""
    kept, translations = reading.reservation, reading.translations
    if source.origin == "kept" and kept:
        day = {"day": reading.when(kept.made), "until": until(reading, kept.until)}
        timed = translations.gettext("Reserved on %(day)s, until %(until)s.")
        waiting = translations.gettext("Reserved on %(day)s, until we answer your order.")
        return " ".join(((waiting if reading.state.requested else timed) % day, *_still_to_come(reading, kept)))
    if source.origin == "stock" and source.counted:
        return translations.gettext("Not reserved: they can leave with another order.")
    return None
