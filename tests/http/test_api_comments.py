"""The answer to a write tells what customers read of it, each time, and so does each entry that staff read."""

import pytest

from tests.http.clock import in_days
from tests.http.desk import Desk, Guest, headers, order


@pytest.mark.parametrize(
    ("comment", "reads"),
    [
        ({"type": "order_supply", "comment": "remise 40 %"}, {"line": True, "comment": False}),
        ({"type": "order_supply", "comment": "remise 40 %", "visible": True}, {"line": True, "comment": True}),
        ({"type": "order_supply"}, {"line": True, "comment": None}),
        ({"type": "add_note", "comment": "remise 40 %", "next_news": in_days(20)}, {"line": False, "comment": False}),
        ({"type": "announce_delivery", "on": "2099-12-10", "comment": "remise 40 %"}, {"line": True, "comment": True}),
    ],
)
def test_staff_are_told_what_the_customer_reads(desk: Desk, comment: dict[str, object], reads: object) -> None:
    guest = Guest(desk.api, desk.open())
    sent, path = headers(), f"/staff/dossiers/{guest.reference}"
    first, again = (desk.post(f"{path}/commands", comment, sent) for _ in range(2))
    assert first.json["customer_reads"] == again.json["customer_reads"] == reads
    assert again.headers["idempotent-replayed"] == "true"
    read = [entry["customer_reads"] for entry in desk.get(path).json["entries"] if entry["origin"].get("comment")]
    assert read == ([reads] if "comment" in comment else [])
    shows = "remise 40 %" in guest.get().body.decode()
    assert shows is (reads == {"line": True, "comment": True})


def test_a_fact_of_the_page_is_not_hidden(desk: Desk) -> None:
    reference = desk.open(order())
    refused = desk.post(f"/staff/dossiers/{reference}/commands", {"type": "ship", "carrier": "Poste", "visible": False})
    assert (refused.status, refused.json["errors"][0]["field"]) == (422, "visible")
    assert "add_note" in refused.json["detail"]
    assert desk.post("/staff/dossiers", order(visible=False)).status == 422
