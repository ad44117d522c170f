"""What stands below the scale: details, lines, totals, addresses, whom to call."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Seller, localised_text
from chalicelib.application.view.agreed_terms import delivery_text, payment_text, payment_words
from chalicelib.application.view.ordered_online import left_in_quote, online_facts
from chalicelib.application.view.own_order_files import own_order
from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.application.view.shapes.order_facts import (
    ShownAddress,
    ShownDetails,
    ShownFact,
    ShownLine,
    ShownStatus,
    ShownTotal,
)
from chalicelib.application.view.shapes.seller_contact import ShownContact
from chalicelib.application.view.stock_view import Source, sources, stands
from chalicelib.application.view.sums import addresses, progress, sums
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.parcels import Announcement
from chalicelib.domain.sale.steps import open_offer
from chalicelib.domain.sale.taking import kept_for
from chalicelib.domain.values.money import ZERO, line_net


def details(reading: Reading) -> ShownDetails:
    """Give the facts of the offer or order, label and value."""
    state, translations = reading.state, reading.translations
    facts = [(translations.gettext("Kind"), _kind(reading), False)]
    if state.order is None and state.offer:
        terms = state.offer.terms
        labelled = ((translations.gettext("Payment"), payment_text), (translations.gettext("Delivery"), delivery_text))
        facts += [(label, text, False) for label, words in labelled if (text := words(reading, terms))]
    elif state.order and state.pay and state.pay.prepayment:
        facts.append((translations.gettext("Payment"), payment_words(translations, state.pay), False))
    if state.order_number:
        facts.append((translations.gettext("Your order number"), state.order_number, True))
    facts += [(label, text, False) for label, text in (*own_order(reading), *online_facts(reading))]
    if state.engagement:
        facts.append((translations.gettext("Your engagement number"), state.engagement, True))
    if state.supplier_number:
        facts.append((translations.gettext("Supplier number"), state.supplier_number, True))
    ours = translations.gettext("Our order number") if state.order else translations.gettext("Our quote number")
    facts.append((ours, reading.reference, True))
    title = translations.gettext("Order details") if state.order else translations.gettext("Quote details")
    return ShownDetails(title=title, facts=[ShownFact(*fact) for fact in facts])


def _kind(reading: Reading) -> str:
    state, translations = reading.state, reading.translations
    if state.cancelled:
        return translations.gettext("Cancelled order")
    if state.order and state.order.online and state.order.online.rest:
        return translations.gettext("Firm order, for part of the quote")
    if state.order or state.offer is None:
        return translations.gettext("Firm order")
    days = max(1, (state.offer.terms.valid_until - state.offer.made).days)
    kind = translations.ngettext("Quote, valid for %(n)s day", "Quote, valid for %(n)s days", days) % {"n": days}
    if state.offer.revision == 1:
        return kind
    return translations.gettext("%(kind)s, revision %(revision)s") % {"kind": kind, "revision": state.offer.revision}


def lines(reading: Reading) -> list[ShownLine]:
    """Give the lines with their amounts, net, and where each stands; a cancelled one stays in its place and costs nothing."""
    where = sources(reading) if open_offer(reading.state, reading.today) else {}
    left = left_in_quote(reading)
    held = [
        _leaving(
            _line(reading, line, line_net(line.quantity, line.unit_price, line.discount), where.get(line.id, ())),
            left.get(line.id),
        )
        for line in reading.state.lines
    ]
    gone = [_line(reading, one.line, ZERO) for one in reading.state.dropped]
    return sorted((*held, *gone), key=_id)


def _leaving(line: ShownLine, left: str | None) -> ShownLine:
    """Give a line of an order with how many pieces of it stay in the quote of what was left."""
    if left is None:
        return line
    status = line.status or _stands("")
    return replace(line, status=replace(status, text=". ".join(filter(None, (status.text, left)))))


def _id(line: ShownLine) -> int:
    return line.id


def _line(reading: Reading, line: Line, net: Decimal, origins: Sequence[Source] = ()) -> ShownLine:
    translations, currency = reading.translations, reading.state.currency
    return ShownLine(
        id=line.id,
        name=reading.name(line),
        detail=reading.about(line),
        quantity=translations.decimal(line.quantity),
        unit_price=translations.money(line.unit_price, currency),
        discount=translations.gettext("discount of %(rate)s") % {"rate": translations.percent(line.discount)}
        if line.discount
        else None,
        total=translations.money(net, currency),
        status=_status(reading, line, origins),
    )


def _status(reading: Reading, line: Line, origins: Sequence[Source]) -> ShownStatus | None:
    """Say where a line stands, of an offer by what was found of its pieces; nothing once all has arrived."""
    state, translations = reading.state, reading.translations
    dropped = next((one for one in state.dropped if one.line.id == line.id), None)
    if dropped:
        day = reading.when(dropped.on)
        return _stands(translations.pgettext("line", "Cancelled on %(day)s") % {"day": day}, cancelled=True)
    if state.order is None:
        standing = stands(reading, line, origins)
        return _stands(standing[0], wait=standing[1]) if standing else None
    if state.cancelled and _cut(reading, line):
        return _stands(_cancelled(reading, line), cancelled=True)
    if not line.goods or reading.step("reception").status == "done":
        return None
    parcels = state.parcels_of(line.id)
    shipped = state.shipped(line.id)
    if shipped >= line.quantity:
        values = {"day": reading.when(parcels[-1].shipped), "parcel": translations.listing([str(p.number) for p in parcels])}
        message = translations.ngettext(
            "Shipped on %(day)s, parcel %(parcel)s", "Shipped in parcels %(parcel)s, the last on %(day)s", len(parcels)
        )
        return _stands(message % values)
    announced = state.announcement(line.id)
    if not shipped and announced and announced.on >= reading.today and _in_house(reading, line):
        return _stands(translations.gettext("Held for you"))
    return _stands(_in_part(reading, line, announced) if shipped else _expected(reading, announced), wait=True)


def _in_house(reading: Reading, line: Line) -> bool:
    """Say whether all pieces of a line are here, kept for the order."""
    return kept_for((one for one in reading.state.taken if one.arrival is None), line.id) >= line.quantity


def _stands(text: str, *, wait: bool = False, cancelled: bool = False) -> ShownStatus:
    return ShownStatus(text, wait, cancelled)


def _expected(reading: Reading, announced: Announcement | None) -> str:
    translations = reading.translations
    if announced is None:
        return translations.gettext("Date to come")
    message = (
        translations.gettext("Expected on %(day)s, late")
        if announced.on < reading.today
        else translations.gettext("Expected on %(day)s")
    )
    return message % {"day": reading.when(announced.on)}


def _in_part(reading: Reading, line: Line, announced: Announcement | None) -> str:
    translations = reading.translations
    values = {"on": translations.decimal(reading.state.shipped(line.id)), "of": translations.decimal(line.quantity)}
    if announced is None:
        return translations.gettext("%(on)s of %(of)s shipped, date of the rest to come") % values
    message = translations.gettext("%(on)s of %(of)s shipped, the rest expected on %(day)s")
    if announced.on < reading.today:
        message = translations.gettext("%(on)s of %(of)s shipped, the rest expected on %(day)s, late")
    return message % {**values, "day": reading.when(announced.on)}


def _cut(reading: Reading, line: Line) -> bool:
    """Say whether pieces of a line go nowhere, or a service was not invoiced, once the order is cancelled."""
    done = reading.state.shipped(line.id) if line.goods else reading.state.billed(line.id)
    return done < line.quantity


def _cancelled(reading: Reading, line: Line) -> str:
    translations, shipped = reading.translations, reading.state.shipped(line.id)
    day = reading.when(reading.state.cancelled.on) if reading.state.cancelled else ""
    if not shipped:
        return translations.pgettext("line", "Cancelled on %(day)s") % {"day": day}
    message = translations.gettext("%(on)s of %(of)s shipped, the rest cancelled on %(day)s")
    return message % {"on": translations.decimal(shipped), "of": translations.decimal(line.quantity), "day": day}


def totals(reading: Reading) -> list[ShownTotal]:
    """Give the sums of the order, the gross strong, then what was invoiced and paid."""
    rows = sums(reading)
    shown = [*rows, *progress(reading)]
    return [ShownTotal(label, value, strong=index == len(rows) - 1) for index, (label, value) in enumerate(shown)]


def postal(reading: AnyReading) -> list[ShownAddress]:
    """Give the addresses with their titles."""
    return [ShownAddress(title, list(text)) for title, text in addresses(reading)]


def contact(reading: AnyReading) -> ShownContact:
    """Say whom to call and write to."""
    return desk(reading.seller, reading.translations)


def desk(seller: Seller, translations: Translations) -> ShownContact:
    """Give the seller's desk in the reader's language, its telephone number as they dial it."""
    lang = translations.lang
    contact = seller.localised(lang).contact
    return ShownContact(
        name=contact.name,
        role=localised_text(contact.role, lang),
        phone=contact.phone,
        phone_uri=contact.phone_uri,
        hours=localised_text(contact.hours, lang),
        say=localised_text(contact.say, lang),
        email=contact.email,
        reply=localised_text(contact.reply, lang),
    )
