"""The lines, sums and addresses of a dossier as a mail shows them."""

from decimal import Decimal
from typing import NamedTuple

from chalicelib.application.seller import said
from chalicelib.application.words import Words
from chalicelib.domain.dossier import Dossier
from chalicelib.domain.invoicing import order_totals
from chalicelib.domain.money import line_net
from chalicelib.domain.people import Address, People
from chalicelib.domain.values import Line


class Row(NamedTuple):
    """A line: how many of what, and its net total."""

    quantity: str
    name: str
    detail: str
    total: str


def rows(state: Dossier, words: Words) -> tuple[Row, ...]:
    """The lines of the offer or order."""
    return tuple(_row(line, state.currency, words) for line in state.lines)


def _row(line: Line, currency: str, words: Words) -> Row:
    detail = ", ".join(filter(None, (line.sku, said(line.detail, words.lang) if line.detail else "")))
    total = line_net(line.quantity, line.unit_price, line.discount)
    return Row(words.number(line.quantity), said(line.name, words.lang), detail, words.money(total, currency))


def sums(state: Dossier, words: Words) -> tuple[tuple[str, str], ...]:
    """Net, carriage, VAT for each rate, gross: label and amount."""
    totals = order_totals(state)

    def money(amount: Decimal) -> str:
        return words.money(amount, state.currency)

    goods = totals.net - (state.freight.amount if state.freight else 0)
    carriage = money(state.freight.amount) if state.freight else words.gettext("carriage paid")
    return (
        (words.gettext("Total excluding VAT"), money(goods)),
        (words.gettext("Carriage and packing"), carriage),
        *((words.gettext("VAT %(rate)s") % {"rate": words.percent(rate)}, money(vat)) for rate, vat in totals.vat.items()),
        (words.gettext("Total including VAT"), money(totals.gross)),
    )


def addresses(state: Dossier, people: People, words: Words) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The delivery and billing address with their titles; one that was forgotten is left out."""
    titled = ((words.gettext("Delivery"), state.delivery), (words.gettext("Billing"), state.billing))
    return tuple((title, _lines(people.addresses[key])) for title, key in titled if key in people.addresses)


def _lines(address: Address) -> tuple[str, ...]:
    country = () if address.country == "FR" else (address.country,)
    return (*address.lines, f"{address.postcode} {address.city}", *country)
