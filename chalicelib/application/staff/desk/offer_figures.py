"""The lines of an offer or order with what they cost and what is there of each, and the totals by rate."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.translations import Translations, mark
from chalicelib.application.staff.desk.known_store import KnownStore
from chalicelib.application.staff.desk.product_offer import NextArrival, leaves_in, next_arrival
from chalicelib.application.staff.notices import Notice
from chalicelib.domain.account.conditions import NO_CONDITIONS
from chalicelib.domain.sale.about_line import line_field
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoicing import order_amounts
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.values.language import Text
from chalicelib.domain.values.vat import VatCategory

TOO_SHORT = mark("%(name)s is promised in %(days)s working days; as stock is, it can leave in %(least)s.")


class FigureLine(Struct, frozen=True):
    """A line as it would stand: net is its total, less its discount (percent).

    list_price: the catalogue's on that day, null where it has none. agreed: whether a price is agreed on with this customer.
    available, next_arrival: null where it is not counted. leaves_in: working days until all of it can leave, null: unknown.
    """

    line: int
    sku: str
    name: Text
    quantity: int
    unit_price: Decimal
    discount: Decimal
    net: Decimal
    list_price: Decimal | None
    agreed: bool
    available: int | None
    next_arrival: NextArrival | None
    lead_days: int | None
    leaves_in: int | None


class FigureRate(Struct, frozen=True):
    """Net and VAT of one category and rate."""

    vat_category: VatCategory
    vat_rate: Decimal
    net: Decimal
    vat: Decimal


class OfferFigures(Struct, frozen=True):
    """The lines, the totals by rate, the carriage (net; zero where it is paid), and the sums."""

    currency: str
    lines: tuple[FigureLine, ...]
    rates: tuple[FigureRate, ...]
    freight: Decimal
    net: Decimal
    gross: Decimal


def offer_figures(reads: KnownStore, after: Loaded, on: date, today: date) -> OfferFigures:
    """Give the figures of a sale's lines as they would stand."""
    state: Dossier = after.state
    amounts = order_amounts(state)
    skus = frozenset(line.sku for line in state.lines)
    products, stock = reads.products(skus), reads.stock(skus, consistent=False)
    account = reads.account(after.people.account)
    conditions = account.conditions if account else NO_CONDITIONS
    nets = {one.line.id: one.net for one in amounts.lines}

    def figure(line: Line) -> FigureLine:
        product, item = products.get(line.sku), stock.get(line.sku) if line.goods else None
        return FigureLine(
            line=line.id,
            sku=line.sku,
            name=line.name,
            quantity=line.quantity,
            unit_price=line.unit_price,
            discount=line.discount,
            net=nets[line.id],
            list_price=product.price_on(on) if product else None,
            agreed=any(price.since <= on for price in conditions.prices.get(line.sku, ())),
            available=max(0, item.available) if item else None,
            next_arrival=next_arrival(item),
            lead_days=line.lead_days,
            leaves_in=leaves_in(item, line.quantity, product.lead_days if product else None, today),
        )

    totals = amounts.totals
    rates = tuple(FigureRate(vat.category, vat.rate, net, tax) for vat, (net, tax) in totals.vat.items())
    freight = amounts.freight.amount if amounts.freight else Decimal("0.00")
    return OfferFigures(state.currency, tuple(map(figure, state.lines)), rates, freight, totals.net, totals.gross)


def delays_too_short(figures: OfferFigures, after: Loaded, translations: Translations) -> Iterator[Notice]:
    """Yield a notice for each line that is promised sooner than counted stock lets it leave."""
    lines = {line.id: line for line in after.state.lines}
    for one in figures.lines:
        if one.available is None or one.lead_days is None or one.leaves_in is None or one.lead_days >= one.leaves_in:
            continue
        places = {"name": one.sku, "days": one.lead_days, "least": one.leaves_in}
        text = translations.gettext(TOO_SHORT) % places
        yield Notice("lead_too_short", line_field(lines[one.line], "lead_days"), "", text)
