"""A dry run of an order as its customer is shown it."""

from collections.abc import Sequence

from msgspec.structs import replace

from chalicelib.application.view.agreed_terms import payment_text, payment_words
from chalicelib.application.view.details import lines, totals
from chalicelib.application.view.left_reserved import reserved_until
from chalicelib.application.view.order_places import countries, places
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.order_facts import ShownAddress
from chalicelib.application.view.shapes.order_review import ShownLeft, ShownReview
from chalicelib.application.view.sums import address_lines
from chalicelib.application.view.until import until
from chalicelib.domain.account.conditions import Conditions
from chalicelib.domain.sale.order_review import OrderReview
from chalicelib.domain.sale.prepayment import by_prepayment
from chalicelib.domain.values.calendar import working_days_after


def shown_review(reading: Reading, review: OrderReview, version: str, used: Sequence[str], conditions: Conditions) -> ShownReview:
    """Give the dry run of an order on the offer of a reading.

    used: the dossiers that bear the customer's number already. conditions: what was agreed with the customer.
    """
    w, state, online = reading.translations, reading.state, review.wanted.online
    there = reading.of(
        replace(state, lines=review.order.lines, freight=review.order.freight, delivery=online.delivery or state.delivery)
    )
    amount = w.money(review.amounts.totals.gross, state.currency)
    return ShownReview(
        version=version,
        figures=review.figures,
        lines=lines(there),
        totals=totals(there),
        amount=amount,
        left=[ShownLeft(reading.name(line), w.decimal(line.quantity)) for line in review.left],
        left_note=_left(reading, review) if review.left else None,
        delivery=_delivery(there),
        code=review.code,
        code_note=_code(reading, review) if review.code else None,
        code_to=reading.contact(reading.reader) if review.code else None,
        consent=review.consent,
        consent_note=_consent(reading) if review.consent else None,
        arrives=_arrives(reading, review),
        pay=_pay(reading, review),
        undo=_undo(reading, review),
        undo_until=None if review.consent else review.until,
        next=_next(reading, review),
        places=places(reading, conditions),
        countries=countries(reading, conditions),
        warnings=[w.gettext("This number is already on %(reference)s.") % {"reference": one} for one in used],
    )


def _arrives(reading: Reading, review: OrderReview) -> str | None:
    if by_prepayment(reading.state):
        return reading.translations.gettext("Paid before shipping: it leaves once your payment is there.")
    day = review.wanted.online.announced
    text = reading.translations.gettext("Ordered now, all of it arrives on %(day)s.")
    return text % {"day": reading.weekday(day)} if day else None


def _pay(reading: Reading, review: OrderReview) -> str | None:
    w, offer, pay = reading.translations, reading.state.offer, review.order.pay
    terms = (payment_text(reading, offer.terms) if offer else "") or (payment_words(w, pay) if pay else "")
    return w.gettext("Payment: %(terms)s.") % {"terms": terms} if terms and not by_prepayment(reading.state) else None


def _left(reading: Reading, review: OrderReview) -> str:
    w, offer, kept = reading.translations, reading.state.offer, reading.state.reservation
    if offer is None:
        return ""
    text = w.gettext("What you leave becomes a quote with its own number, at the same prices, until %(day)s.")
    held = reserved_until(reading, review.reserved, kept.until) if kept else None
    return " ".join((text % {"day": reading.weekday(offer.terms.valid_until)}, *((f"{held}.",) if held else ())))


def _delivery(there: Reading) -> ShownAddress:
    address, home = there.people.addresses.get(there.state.delivery), there.seller.address.country
    text = address_lines(address, there.translations, home) if address else ()
    return ShownAddress(there.translations.gettext("Delivery"), list(text))


def _code(reading: Reading, review: OrderReview) -> str:
    w = reading.translations
    if review.consent:
        return w.gettext("This address is new to us: a code mailed to you confirms that the order is yours.")
    above = w.money(reading.seller.offers.code_above, reading.state.currency)
    return w.gettext("Above %(amount)s a code mailed to you confirms that the order is yours.") % {"amount": above}


def _consent(reading: Reading) -> str:
    return reading.translations.gettext("This address is new to us: we confirm the order before anything is taken from stock.")


def _undo(reading: Reading, review: OrderReview) -> str:
    w = reading.translations
    if review.consent:  # Its hour counts from then.
        return w.gettext(
            "Firm once we confirm it: you can cancel it yourself until then, and after that until the hour that we name with it."
        )
    return w.gettext("Firm order. You can cancel it yourself until %(moment)s.") % {"moment": until(reading, review.until)}


def _next(reading: Reading, review: OrderReview) -> str:
    w, policy = reading.translations, reading.seller.news
    if review.consent:
        answered = working_days_after(reading.today, policy.answer_days)
        return w.gettext("We answer by %(day)s.") % {"day": reading.weekday(answered)}
    if by_prepayment(reading.state):
        return w.gettext("We prepare the order once your payment is there.")
    day = working_days_after(reading.today, policy.news_days)
    # On the day that an order announces, its customer hears of us (domain/sale/waiting.py).
    heard = min(day, review.wanted.online.announced or day)
    return w.gettext("You hear from us by %(day)s at the latest.") % {"day": reading.weekday(heard)}
