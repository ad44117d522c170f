"""Where an order from the page goes, whom to ask for there, and when it is wished for."""

from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sums import address_lines
from chalicelib.domain.sale.online import Online


def place_of(reading: AnyReading, online: Online) -> tuple[str, ...]:
    """Give the lines of the address that an order goes to, where that is not the offer's."""
    address = reading.people.addresses.get(online.delivery or "")
    return address_lines(address, reading.translations, reading.seller.address.country) if address else ()


def wishes(reading: AnyReading, online: Online) -> list[tuple[str, str]]:
    """Give labels and values: whom to ask for on the spot, and which day was wished for."""
    w, facts = reading.translations, []
    if online.on_site and (person := reading.people.signers.get(online.on_site)):
        facts.append((w.gettext("On the spot"), person))
    if online.wished:
        facts.append((w.gettext("Delivery wished for"), reading.weekday(online.wished)))
    return facts
