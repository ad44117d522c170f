"""Sums and addresses, as pages and mails show them."""

from chalicelib.application.view.reading import Reading
from chalicelib.application.words import Words
from chalicelib.domain.dossier import Dossier
from chalicelib.domain.invoicing import order_totals
from chalicelib.domain.money import ZERO
from chalicelib.domain.people import Address, People


def sums(state: Dossier, words: Words) -> tuple[tuple[str, str], ...]:
    """Net of the lines, carriage, VAT for each rate, gross: label and amount."""
    totals = order_totals(state)
    goods = totals.net - (state.freight.amount if state.freight else 0)
    carriage = words.money(state.freight.amount, state.currency) if state.freight else words.gettext("carriage paid")
    shares = (
        (words.gettext("VAT %(rate)s") % {"rate": words.percent(rate)}, words.money(vat, state.currency))
        for rate, vat in totals.vat.items()
    )
    return (
        (words.gettext("Total excluding VAT"), words.money(goods, state.currency)),
        (words.gettext("Carriage and packing"), carriage),
        *shares,
        (words.gettext("Total including VAT"), words.money(totals.gross, state.currency)),
    )


def progress(reading: Reading) -> tuple[tuple[str, str], ...]:
    """What was invoiced and paid of it, and what is still to be invoiced: label and amount."""
    words, state = reading.words, reading.state
    rows = []
    for invoice in state.invoices:
        if invoice.settled:
            label = words.gettext("Paid on %(day)s") % {"day": words.date_year(invoice.settled)}
            amount = invoice.paid
        else:
            label, amount = words.gettext("Invoiced, %(number)s") % {"number": invoice.number}, invoice.gross
        rows.append((label, words.money(amount, state.currency)))
    left = order_totals(state).gross - sum((invoice.gross for invoice in state.invoices), ZERO)
    if state.invoices and left > 0 and not state.cancelled:
        rows.append((words.gettext("Still to be invoiced"), words.money(left, state.currency)))
    return tuple(rows)


def addresses(state: Dossier, people: People, words: Words) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The delivery and billing address with their titles; one that was forgotten is left out."""
    titled = ((words.gettext("Delivery"), state.delivery), (words.gettext("Billing"), state.billing))
    return tuple((title, address_lines(people.addresses[key])) for title, key in titled if key in people.addresses)


def address_lines(address: Address) -> tuple[str, ...]:
    """The address line by line; the country is named where it is not France."""
    country = () if address.country == "FR" else (address.country,)
    return (*address.lines, f"{address.postcode} {address.city}", *country)
