"""What a customer is shown before they order, and what they order is held to: its figures, and what it asks of them."""

from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.account.conditions import NO_CONDITIONS, Conditions
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.by_phone import refuse_by_phone
from chalicelib.domain.sale.command_spec import Context
from chalicelib.domain.sale.delivery_estimate import Shipping, delivery_estimate
from chalicelib.domain.sale.delivery_estimate import Wanted as Pieces
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.online_order import OrderOnline
from chalicelib.domain.sale.facts.order import OrderCreated
from chalicelib.domain.sale.files import check_named
from chalicelib.domain.sale.invoicing import Amounts, order_amounts
from chalicelib.domain.sale.lines import Line, ReservedPart
from chalicelib.domain.sale.online import Online, Wanted
from chalicelib.domain.sale.ordering import lines_left, order_of, parts_wanted
from chalicelib.domain.sale.prepayment import by_prepayment
from chalicelib.domain.values.calendar import next_working_day
from chalicelib.domain.values.carriage import destination

LATEST = 365
"""Days ahead of which a day may be wished for."""


class OrderReview(Struct, frozen=True):
    """A dry run of an order.

    wanted: as it would be stored. order: what it would amount to. amounts: its sums. left: what it leaves, as lines of an offer.
    code: whether a mailed code is asked for. consent: whether staff have to confirm it. until: when it can be taken back (UTC).
    reserved: pieces of the offer's lines that stay reserved in what it leaves.
    arrives: the day on which all of it would be there, ordered now; None: nobody knows, as of what is paid before it leaves.
    figures: what tells one dry run from another, all that was shown included.
    """

    wanted: Wanted
    order: OrderCreated
    amounts: Amounts
    left: tuple[Line, ...]
    reserved: tuple[ReservedPart, ...]
    code: bool
    consent: bool
    until: datetime
    arrives: date | None
    figures: str


def review_of(state: Dossier, command: OrderOnline, context: Context) -> OrderReview:
    """Give what an order would amount to now. Raises Invalid or NotAllowed for one that cannot be."""
    if state.offer is None:
        raise NotAllowed("there is no quote")
    if state.requested:
        raise NotAllowed("an order of %(on)s waits for our confirmation already", on=state.requested.on)
    if command.terms != context.offers.terms_sha256:
        raise Invalid("accept the general terms as they are today", field="terms")
    refuse_by_phone(state, context.offers.phone, on_hold=context.conditions.hold is not None)
    check_named(state.files, command.files)
    parts = parts_wanted(state, command.lines)
    left = lines_left(state.lines, parts)
    signer, on_site, delivery = context.enrolled
    address = delivery if delivery and delivery != state.delivery else None
    until = context.offers.undone_until(context.now)
    online = Online(
        signer=signer, terms=command.terms, revision=state.offer.revision, until=until, delivery=address, on_site=on_site or None,
        wished=command.wished, files=command.files, rest=context.spare if left else None,
    )  # fmt: skip
    wanted = Wanted(parts, online, command.customer_reference, command.engagement)
    order = order_of(state, wanted, context)
    amounts = order_amounts(replace(state, lines=order.lines, freight=order.freight))
    consent = address is not None and address not in on_file(state, context.conditions)
    arrives = _soonest(state, order, context)
    _check_wished(command.wished, arrives or context.day)
    arrives = _not_before(arrives, command.wished)
    code = consent or state.offer.uncoded + amounts.totals.gross > context.offers.code_above
    online = replace(online, arrives=None if consent else arrives, code=code)
    reserved = order.online.reserved if order.online else ()
    wanted, order = replace(wanted, online=online), replace(order, online=replace(online, reserved=reserved))
    review = OrderReview(wanted, order, amounts, left, () if consent else reserved, code, consent, until, arrives, "")
    return replace(review, figures=_figures(review))


def on_file(state: Dossier, conditions: Conditions = NO_CONDITIONS) -> frozenset[str]:
    """Give the addresses that staff know: an order to any other is theirs to confirm."""
    return frozenset({state.delivery, state.billing, *conditions.addresses})


def arrival_of(state: Dossier, order: OrderCreated, context: Context) -> date | None:
    """Give the day on which all goods of an order would be there, placed now; None: nobody knows, as of what is paid before."""
    return _not_before(_soonest(state, order, context), order.online.wished if order.online else None)


def _not_before(arrives: date | None, wished: date | None) -> date | None:
    """Give the day on which it is delivered where one is wished for: nobody delivers on a Sunday or a holiday."""
    return max(arrives, next_working_day(wished)) if arrives and wished else arrives


def _soonest(state: Dossier, order: OrderCreated, context: Context) -> date | None:
    delivery = order.online.delivery if order.online else None
    address = context.people.addresses.get(delivery or state.delivery)
    if address is None or by_prepayment(state):
        return None
    days = context.offers.days_to(destination(address.country, address.postcode))
    shipping = Shipping(context.offers.counts_from(context.now), days)
    kept = state.reservation.parts if state.reservation else ()
    lines = [Pieces(line, line.quantity) for line in order.lines]
    return delivery_estimate(lines, context.stock, kept, shipping).arrives


def _check_wished(wished: date | None, day: date) -> None:
    if wished is not None and not day <= wished <= date.fromordinal(day.toordinal() + LATEST):
        raise Invalid(
            "choose a day between %(first)s and %(last)s", field="wished", first=day,
            last=date.fromordinal(day.toordinal() + LATEST),
        )  # fmt: skip


def _figures(review: OrderReview) -> str:
    """Give a digest of all that is shown: what would be ordered, at which sums, what it leaves, and what it asks for."""
    order, online = review.order, review.wanted.online
    shown: tuple[object, ...] = (
        online.revision, order.lines, order.freight, order.discount, online.delivery, review.left, _sums(review.amounts),
        review.code, review.consent, review.until, review.arrives, review.reserved,
    )  # fmt: skip
    return sha256(msgspec.json.encode(shown)).hexdigest()[:32]


def _sums(amounts: Amounts) -> tuple[Decimal, Decimal]:
    return amounts.totals.net, amounts.totals.gross
