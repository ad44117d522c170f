"""The last pieces are reserved by many customers at once, over HTTP on the local AWS: so many as there are get one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

from chalicelib.domain.values.calendar import paris_date
from tests.http.api import Reply
from tests.http.clock import now
from tests.http.desk import Desk, Guest, headers, offer
from tests.http.kinds import DEPLOYED

MANY = 50
THERE = 10
CLICKS = 6
"""How often one asks again, under the same key, who is told to ask again at once."""


@DEPLOYED
def test_of_fifty_customers_who_reserve_one_of_the_last_ten_pieces_ten_get_one_and_the_others_are_told(desk: Desk) -> None:
    sku = f"R-{uuid4().hex[:8]}"
    product = {"sku": sku, "name": {"fr": "Buse", "en": "Nozzle"}, "kind": "consumable", "vat_rate": "20"}
    assert desk.post("/staff/products", product).status == 201
    assert desk.post(f"/staff/stock/{sku}/commands", {"type": "begin_counting", "on_hand": THERE}).status == 201
    line = {"sku": sku, "name": {"fr": "Buse", "en": "Nozzle"}, "quantity": 1, "unit_price": "165.00", "vat_rate": "20"}
    guests = [Guest(desk.api, desk.open(offer(lines=[line]))) for _ in range(MANY)]
    seen = [guest.seen() for guest in guests]
    with ThreadPoolExecutor(MANY) as pool:
        replies = list(pool.map(_reserve, guests, seen))
    assert sorted(reply.status for reply in replies) == [201] * THERE + [409] * (MANY - THERE), {reply.body for reply in replies}
    refused = [reply.json for reply in replies if reply.status == 409]
    assert {(answer["errors"][0]["field"], f"{sku}: 0" in answer["detail"]) for answer in refused} == {("lines", True)}
    stock = desk.get(f"/staff/stock/{sku}").json["item"]
    assert (stock["on_hand"], stock["held"], stock["available"]) == (THERE, THERE, 0)


def _reserve(guest: Guest, seen: str) -> Reply:
    """Reserve the piece, once whatever the retries."""
    until = (paris_date(now()) + timedelta(days=3)).isoformat()
    body = {"name": "Jean Bon", "lines": [{"line": 1, "quantity": 1}], "until": until}
    sent = headers(match=seen)
    for _ in range(CLICKS):
        reply = guest.post("/reservations?lang=en", body, sent)
        if reply.status != 503:
            break
    return reply
