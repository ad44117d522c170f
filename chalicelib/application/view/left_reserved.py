"""What an order from the page leaves of a reservation: pieces that stay reserved in the quote of the rest, or are given back."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from chalicelib.application.view.reading import Reading
from chalicelib.application.view.until import until
from chalicelib.domain.sale.facts.order import OrderCreated
from chalicelib.domain.sale.lines import Line, ReservedPart
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.sale.online import Online


def of_reservation(
    reading: Reading, lines: Iterable[Line], reservation: Reservation | None, event: OrderCreated
) -> tuple[str, ...]:
    """Give what an order of these lines of an offer left of its reservation: what stays reserved, and what was given back."""
    texts = (stays_reserved(reading, reservation, event.online), _given_back(reading, lines, reservation, event))
    return tuple(text for text in texts if text)


def stays_reserved(reading: Reading, reservation: Reservation | None, online: Online | None) -> str | None:
    """Say how many reserved pieces stay so in the quote of what is left, and until when; None where none do."""
    return reserved_until(reading, online.reserved, reservation.until) if reservation and online else None


def reserved_until(reading: Reading, parts: Iterable[ReservedPart], moment: datetime) -> str | None:
    """Say how many pieces stay reserved until a moment (UTC), None of none."""
    w, n = reading.translations, sum(part.quantity for part in parts)
    text = w.ngettext(
        "%(n)s reserved piece stays held for you in it until %(moment)s",
        "%(n)s reserved pieces stay held for you in it until %(moment)s", n,
    )  # fmt: skip
    return text % {"n": w.decimal(n), "moment": until(reading, moment)} if n else None


def _given_back(reading: Reading, lines: Iterable[Line], reservation: Reservation | None, event: OrderCreated) -> str | None:
    """Say how many reserved pieces are for sale again, None where none are: by SKU, since lines of one may serve each other."""
    w, skus = reading.translations, {line.id: line.sku for line in lines}
    left: Counter[str] = Counter()
    for part in reservation.parts if reservation else ():
        left[skus[part.line]] += part.quantity
    for part in (*event.taken, *(event.online.reserved if event.online else ())):
        left[skus[part.line]] -= part.quantity
    n = (+left).total()
    return w.ngettext("%(n)s reserved piece was given back", "%(n)s reserved pieces were given back", n) % {"n": n} if n else None
