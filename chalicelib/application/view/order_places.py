"""Where an order may go: the addresses on file, and the countries of another one."""

from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.order_review import ShownCountry, ShownPlace
from chalicelib.application.view.sums import address_lines
from chalicelib.domain.account.conditions import Conditions
from chalicelib.domain.sale.order_countries import order_countries
from chalicelib.domain.sale.order_review import on_file


def places(reading: Reading, conditions: Conditions) -> list[ShownPlace]:
    """Give the addresses on file that an order may go to, the offer's own first: the dossier's, then those of the book."""
    state, home, w = reading.state, reading.seller.address.country, reading.translations
    stored = {key: ("", reading.people.addresses[key]) for key in on_file(state) if key in reading.people.addresses}
    book = {key: (one.label, one.address) for key, one in conditions.addresses.items()}
    rows = sorted({**stored, **book}.items(), key=lambda item: (item[0] != state.delivery, item[0] in book, item[0]))
    return [
        ShownPlace(key, label, list(address_lines(address, w, home)), key == state.delivery) for key, (label, address) in rows
    ]


def countries(reading: Reading, conditions: Conditions) -> list[ShownCountry]:
    """Give the countries that an order may be sent to, the seller's own first, the others by their names."""
    home, w = reading.seller.address.country, reading.translations
    offered = reading.people.addresses.get(reading.state.delivery)
    start = {home, offered.country} if offered else {home}
    codes = order_countries(reading.seller.offers, conditions.freight, start)
    return [ShownCountry(code, w.country(code)) for code in (home, *sorted(codes - {home}, key=w.country))]
