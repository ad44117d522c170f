"""The acts of staff on an offer, and on the order that comes of it."""

from datetime import date

from chalicelib.application.ports.translations import mark
from chalicelib.application.staff.desk.desk_act import DeskAct, Filled, Given, comment_asked, nothing_to_fill
from chalicelib.application.staff.desk.written_out import decimal, line_fields
from chalicelib.application.view.reading import Reading
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.commands import (
    Acknowledge,
    CancelOrder,
    ChangeOrder,
    ConfirmOrder,
    DeclineOrder,
    KeepPieces,
    PlaceOrder,
    ReleasePieces,
    ReviseOffer,
    VoidOffer,
)
from chalicelib.domain.values.calendar import paris_date, working_days_after

VALID = 30
"""Working days for which a revision is proposed to hold, where the one before it ended."""


def _revise(given: Given) -> Filled:
    state, today = given.state, given.reading.today
    offer = state.offer
    if offer is None:
        raise NotAllowed("there is no quote")
    until = offer.terms.valid_until if offer.terms.valid_until >= today else working_days_after(today, VALID)
    terms: dict[str, object] = {"valid_until": until.isoformat()}
    terms |= {name: text for name in ("payment", "delivery") if (text := getattr(offer.terms, name))}
    lines = [line_fields(line) for line in state.lines]
    body: dict[str, object] = {"lines": lines, "terms": terms, "discount": decimal(state.discount)}
    freight = state.freight
    if freight:
        body["freight"] = {
            "amount": decimal(freight.amount), "vat_rate": decimal(freight.vat_rate), "vat_category": freight.vat_category
        }  # fmt: skip
    return Filled(body)


def _change(given: Given) -> Filled:
    """Propose nothing, and let one piece more of the first line stand in for what is agreed on."""
    contact = given.reading.contact(given.state.contact)
    lines = given.state.lines
    if not lines or given.state.order is None:
        raise NotAllowed("there is no order yet")
    more = [{"line": lines[0].id, "quantity": lines[0].quantity + 1}]
    return Filled({"agreed_with": contact}, {"change": more})


def _offer_until(reading: Reading) -> str | None:
    offer = reading.state.offer
    return None if offer is None or reading.state.order else reading.when(offer.terms.valid_until)


def _kept_until(reading: Reading) -> str | None:
    kept = reading.state.reservation
    return reading.when(paris_date(kept.until)) if kept else None


def _requested(reading: Reading) -> str | None:
    asked = reading.state.requested
    return reading.when(asked.on) if asked else None


def _total(reading: Reading) -> str | None:
    return reading.translations.money(reading.amounts.totals.gross, reading.state.currency)


def _ordered(reading: Reading) -> str | None:
    placed: date | None = reading.state.order.placed if reading.state.order else None
    return reading.when(placed) if placed else None


ACTS = (
    DeskAct(act="revise", command=ReviseOffer, label=mark("Revise the quote"), fill=_revise, about=_offer_until),
    DeskAct(act="withdraw", command=VoidOffer, label=mark("Withdraw the quote"), fill=comment_asked, about=_offer_until),
    DeskAct(act="keep", command=KeepPieces, label=mark("Keep pieces"), fill=nothing_to_fill),
    DeskAct(act="release", command=ReleasePieces, label=mark("Give pieces back"), fill=nothing_to_fill, about=_kept_until),
    DeskAct(act="order", command=PlaceOrder, label=mark("Record the order"), fill=nothing_to_fill, about=_total),
    DeskAct(act="confirm", command=ConfirmOrder, label=mark("Confirm the order"), fill=nothing_to_fill, about=_requested),
    DeskAct(act="decline", command=DeclineOrder, label=mark("Decline the order"), fill=comment_asked, about=_requested),
    DeskAct(
        act="acknowledge", command=Acknowledge, label=mark("Confirm the order by mail"), fill=nothing_to_fill, about=_ordered
    ),
    DeskAct(act="change", command=ChangeOrder, label=mark("Change the order"), fill=_change, about=_total),
    DeskAct(act="cancel", command=CancelOrder, label=mark("Cancel the order"), fill=comment_asked, about=_ordered),
)
