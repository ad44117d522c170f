"""When what has still to leave arrives, in a sentence: its days as they were announced, for all of it or in parts."""

from datetime import date

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.announced import Rest, rest
from chalicelib.domain.sale.steps import arrival


def arrives(reading: Reading) -> str | None:
    """Describe an order of which nothing has left; None where nothing was announced."""
    translations, remaining = reading.translations, rest(reading.state)
    if not remaining.days:
        return None
    late, values = remaining.days[0] < reading.today, _values(reading, remaining)
    if late and _at_once(remaining):
        return translations.gettext("The delivery expected on %(first)s is late.") % values
    if late:
        return translations.gettext("A part of the delivery, expected on %(first)s, is late.") % values
    if not remaining.whole:
        return translations.gettext("A first part arrives on %(first)s; the date of the rest is to come.") % values
    if len(remaining.days) > 2:
        return translations.gettext("It arrives in %(n)s parts, from %(first)s to %(last)s.") % values
    if len(remaining.days) == 2:
        return translations.gettext("It arrives in two parts, on %(first)s and on %(last)s.") % values
    if remaining.was:
        return translations.gettext("It arrives on %(first)s, instead of %(was)s.") % {
            **values,
            "was": reading.when(remaining.was),
        }
    return translations.gettext("It arrives on %(first)s.") % values


def rest_arrives(reading: Reading, left: int) -> str | None:
    """Describe what is left of an order that has left in part: so many lines; None where nothing was announced."""
    translations, remaining = reading.translations, rest(reading.state)
    if not remaining.days:
        return None
    late, values = remaining.days[0] < reading.today, _values(reading, remaining)
    if late and _at_once(remaining):
        return translations.gettext("The rest was expected on %(first)s and is late.") % values
    if late:
        return translations.gettext("A part of the rest was expected on %(first)s and is late.") % values
    if not remaining.whole:
        return translations.gettext("A part of the rest arrives on %(first)s; further dates are to come.") % values
    if len(remaining.days) > 2:
        return translations.gettext("The rest arrives in %(n)s parts, from %(first)s to %(last)s.") % values
    if len(remaining.days) == 2:
        return translations.gettext("The rest arrives in two parts, on %(first)s and on %(last)s.") % values
    if left == 1:
        return translations.gettext("The last arrives on %(first)s.") % values
    return translations.gettext("The rest arrives on %(first)s.") % values


def announced(reading: Reading) -> str | None:
    """Give what was announced, said beside what we do; None where nothing was, or a day of it has passed."""
    remaining = rest(reading.state)
    if not remaining.days or remaining.days[0] < reading.today:
        return None
    if _at_once(remaining):
        return reading.translations.gettext("Delivery announced for %(first)s.") % _values(reading, remaining)
    return rest_arrives(reading, len(reading.state.unshipped)) if reading.state.parcels else arrives(reading)


def parcels_arrive(reading: Reading) -> str | None:
    """Say when the parcels under way of an order that has left whole arrive; None where a day is unknown, or all have passed."""
    translations, days = reading.translations, days_under_way(reading)
    if not days or days[-1] < reading.today:
        return None
    coming = tuple(day for day in days if day >= reading.today)
    came = len(coming) < len(days) or any(parcel.received for parcel in reading.state.parcels)
    values = _values(reading, Rest(coming, True, None))
    if len(coming) > 2:
        parts = translations.gettext("The rest arrives in %(n)s parts, from %(first)s to %(last)s.")
        return (parts if came else translations.gettext("It arrives in %(n)s parts, from %(first)s to %(last)s.")) % values
    if len(coming) == 2:
        two = translations.gettext("The rest arrives in two parts, on %(first)s and on %(last)s.")
        return (two if came else translations.gettext("It arrives in two parts, on %(first)s and on %(last)s.")) % values
    return (
        translations.gettext("The rest arrives on %(first)s.") if came else translations.gettext("It arrives on %(first)s.")
    ) % values


def days_under_way(reading: Reading) -> tuple[date, ...]:
    """Give the days on which parcels under way should arrive, in their order; none where that of one is unknown."""
    days = {arrival(reading.state, parcel) for parcel in reading.state.parcels if parcel.received is None}
    return () if None in days else tuple(sorted(day for day in days if day))


def _at_once(remaining: Rest) -> bool:
    return remaining.whole and len(remaining.days) == 1


def _values(reading: Reading, remaining: Rest) -> dict[str, object]:
    return {"first": reading.weekday(remaining.days[0]), "last": reading.weekday(remaining.days[-1]), "n": len(remaining.days)}
