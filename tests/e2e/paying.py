"""A dossier with invoices to pay on the deployed product, and what its customer reads of them."""

import time
from dataclasses import dataclass
from typing import Any

from tests.e2e.product import Mailed, Product
from tests.http.desk import Guest, order

BEADS = {"sku": "MR-1", "name": {"fr": "Billes", "en": "Beads"}, "quantity": 1, "unit_price": "100.00", "vat_rate": "20"}
SECONDS = 60
"""Within which what was paid is read by the customer."""
PAUSE = 0.2


@dataclass(frozen=True)
class Owing:
    """An order with its invoices, by number; its customer has a link, which no mail is waited for."""

    guest: Guest
    mailed: Mailed
    invoices: tuple[str, ...]

    def titles(self) -> list[str]:
        """The history's titles, as the customer reads them."""
        document: dict[str, Any] = self.guest.get("?lang=fr").json
        return [str(entry["title"]) for entry in document["history"]["entries"]]

    def until(self, words: str, times: int = 1) -> list[str]:
        """The history's titles once so many have these words: within a minute."""
        deadline = time.monotonic() + SECONDS
        while True:
            titles = self.titles()
            if sum(words in title for title in titles) >= times:
                return titles
            assert time.monotonic() < deadline, titles
            time.sleep(PAUSE)


def invoiced(product: Product, pieces: int = 1) -> Owing:
    """A new order of pieces at 120.00, each with an invoice of its own."""
    reference = product.desk.open(order(lines=[BEADS | {"quantity": pieces}]))
    for _ in range(pieces):
        product.desk.do(reference, "issue_invoice", due="2099-09-30", parts=[{"line": 1, "quantity": 1}])
    guest = Guest(product.desk.api, reference)
    numbers = tuple(one["number"] for one in product.staff(reference)["state"]["invoices"])
    return Owing(guest, Mailed(reference, f"{product.url}/suivi/#{guest.token}"), numbers)
