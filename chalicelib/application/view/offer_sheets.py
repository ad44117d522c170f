"""What a customer can do with an offer: reserve its pieces, keep them longer, give them back."""

from datetime import date

from chalicelib.application.view.controls import control
from chalicelib.application.view.offer_revision import offer_revision
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.offer_acts import (
    ShownExtend,
    ShownKeepable,
    ShownOfferActs,
    ShownPress,
    ShownRelease,
    ShownReserve,
)
from chalicelib.application.view.stock_view import working_days
from chalicelib.application.view.until import until
from chalicelib.domain.sale.keeping import days_kept, first_day, kept_of, last_day_by_link, longest_by_link
from chalicelib.domain.sale.lines import Line, ReservedPart
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.sale.quantities import by_line
from chalicelib.domain.sale.steps import open_offer
from chalicelib.domain.values.calendar import paris_date


def offer_acts(reading: Reading) -> ShownOfferActs | None:
    """Give the acts of an offer that can be ordered, None where there is none, and on an earlier day."""
    return reading.memo(_offer_acts)


def _offer_acts(reading: Reading) -> ShownOfferActs | None:
    offer = reading.state.offer
    if reading.then or reading.state.requested or offer is None or not open_offer(reading.state, reading.today):
        return None
    if not reading.may("reserve"):
        return None
    kept = reading.reservation
    return ShownOfferActs(
        revision=offer_revision(reading, offer),
        reserve=None if reading.state.reservation else _reserve(reading),
        extend=_extend(reading, kept) if kept else None,
        release=_release(reading, kept) if kept else None,
    )


def presses(reading: Reading) -> list[ShownPress]:
    """Give the controls that open them."""
    acts, translations = offer_acts(reading), reading.translations
    if acts is None:
        return []
    shown = []
    if acts.reserve:
        n = sum(line.most > 0 for line in acts.reserve.lines)
        note = translations.ngettext(
            "%(n)s line held for you until %(day)s, with no commitment.",
            "%(n)s lines held for you until %(day)s, with no commitment.",
            n,
        )
        note %= {"n": n, "day": reading.when(acts.reserve.last)}
        shown.append(control("reserve", translations.gettext("Reserve from stock"), note))
    if acts.extend and reading.reservation:
        day = {"day": reading.when(_extended_to(reading, reading.reservation))}
        shown.append(control("extend", translations.gettext("Extend until %(day)s, once") % day))
    if acts.release:
        shown.append(control("release", translations.gettext("Give the pieces back")))
    return shown


def _end(reading: Reading) -> date:
    offer = reading.state.offer
    return offer.terms.valid_until if offer else reading.today


def _reserve(reading: Reading) -> ShownReserve | None:
    """Give what can be reserved, None where nothing can."""
    translations, state, policy, end = reading.translations, reading.state, reading.seller.offers, _end(reading)
    parts = tuple(kept_of(((line, line.quantity) for line in state.goods), reading.stock, end))
    first, last = first_day(policy, reading.today, reading.moment), last_day_by_link(state, policy, reading.today)
    if not parts or first > last:
        return None
    if last == end:
        hint = translations.gettext("%(day)s at the latest, the end of the quote.")
    elif last < longest_by_link(state, policy, reading.today):
        hint = translations.gettext("%(day)s at the latest. It can be extended once.")
    else:
        hint = translations.gettext("%(day)s at the latest.")
    day = reading.weekday(last)
    above = translations.gettext("Quote %(reference)s, valid until %(day)s")
    return ShownReserve(
        above=above % {"reference": reading.reference, "day": reading.when(end)},
        lines=[_keepable(reading, line, [part for part in parts if part.line == line.id]) for line in state.goods],
        first=first,
        last=last,
        until=last,
        hour=translations.gettext("%(hour)s:00") % {"hour": policy.until_hour},
        hint=hint % {"day": day[:1].upper() + day[1:]},
        confirmation=_confirmation(reading),
    )


def _keepable(reading: Reading, line: Line, parts: list[ReservedPart]) -> ShownKeepable:
    translations, item = reading.translations, reading.stock.get(line.sku)
    most, there = sum(part.quantity for part in parts), sum(part.quantity for part in parts if part.arrival is None)
    days = {one.id: one.on for one in item.arrivals} if item else {}
    coming = [(days[part.arrival], part.quantity) for part in parts if part.arrival]
    later = next((one.on for one in item.free_arrivals if one.on >= _end(reading) and one.free > 0), None) if item else None
    rest = _rest(reading, line, later) if most < line.quantity else None
    texts = []
    if there:
        texts.append(
            translations.gettext("%(n)s in stock") % {"n": there}
            if there == line.quantity
            else translations.gettext("%(on)s of %(of)s in stock") % {"on": there, "of": line.quantity}
        )
    elif item:
        texts.append(translations.gettext("Not in stock"))
    texts += [
        translations.ngettext("%(n)s expected on %(day)s", "%(n)s expected on %(day)s", n) % {"n": n, "day": reading.when(on)}
        for on, n in coming
    ]
    texts += [rest] if rest else []
    return ShownKeepable(
        line=line.id,
        name=reading.name(line),
        sku=line.sku,
        of=line.quantity,
        most=most,
        text=", ".join(texts),
        wait=there == 0,
        note=rest or (translations.gettext("expected on %(day)s") % {"day": reading.when(coming[-1][0])} if coming else None),
    )


def _rest(reading: Reading, line: Line, later: date | None) -> str | None:
    """Say when pieces that cannot be kept are there."""
    if later:
        return reading.translations.gettext("expected on %(day)s") % {"day": reading.when(later)}
    return working_days(reading, line.lead_days) if line.lead_days else None


def _confirmation(reading: Reading) -> str | None:
    contact = reading.people.contacts.get(reading.reader or "")
    if contact is None or not reading.mailed:
        return None
    return reading.translations.gettext("A message to %(email)s confirms it.") % {"email": contact.email}


def _extended_to(reading: Reading, kept: Reservation) -> date:
    return last_day_by_link(reading.state, reading.seller.offers, paris_date(kept.until))


def _extend(reading: Reading, kept: Reservation) -> ShownExtend | None:
    """Say until when pieces can be kept longer, None where they cannot."""
    translations, policy, last = reading.translations, reading.seller.offers, _extended_to(reading, kept)
    moment = policy.kept_until(last)
    if kept.extended or moment <= kept.until:
        return None
    n = len(by_line(kept.parts))
    sentence = translations.ngettext(
        "%(n)s line held until {until}, instead of {was}.", "%(n)s lines held until {until}, instead of {was}.", n
    )
    more = (
        translations.gettext("That is the end of the quote, and the only extension.")
        if last == _end(reading)
        else translations.gettext("It is the only extension.")
    )
    return ShownExtend(
        sentence=sentence % {"n": n},
        until=until(reading, moment),
        was=reading.when(paris_date(kept.until)),
        more=more,
        button=translations.gettext("Keep until %(day)s") % {"day": reading.when(last)},
    )


def _release(reading: Reading, kept: Reservation) -> ShownRelease:
    translations, n = reading.translations, len(by_line(kept.parts))
    back = translations.gettext("%(pieces)s: for sale again at once. The quote and its prices hold until %(day)s.")
    again = translations.gettext("Another reservation stays possible, as long as there are some.")
    never = translations.gettext("No other reservation of this quote is possible after that.")
    return ShownRelease(
        sentences=[
            back % {"pieces": kept_pieces(reading, kept), "day": reading.when(_end(reading))},
            again if _again(reading, kept) else never,
        ],
        button=translations.ngettext("Give %(n)s line back", "Give %(n)s lines back", n) % {"n": n},
    )


def _again(reading: Reading, kept: Reservation) -> bool:
    """Say whether there is time for another reservation by link once this one is given back."""
    policy, state, day = reading.seller.offers, reading.state, reading.today
    left = 2 * policy.reserve_days - state.kept_days - days_kept(kept, day)
    return left > 0 and first_day(policy, day, reading.moment) <= _end(reading)


def kept_pieces(reading: Reading, kept: Reservation) -> str:
    """Name the pieces that are kept: Module DryFlow (1), buse 4 bar (1)."""
    counted = by_line(kept.parts)
    named = (
        reading.translations.gettext("%(name)s (%(n)s)") % {"name": reading.name(line), "n": counted[line.id]}
        for line in reading.state.goods
        if line.id in counted
    )
    return ", ".join(named)
