"""A customer signs with a name of their own."""

from chalicelib.domain.values.calendar import paris_date
from tests.http.clock import now
from tests.http.desk import Desk, Guest, headers


def test_the_seller_s_name_is_refused_below_a_question_and_a_reception(desk: Desk) -> None:
    guest = Guest(desk.api, desk.open())
    desk.do(guest.reference, "ship", carrier="Postal service (Europe)")
    before, today = desk.version(guest.reference), str(paris_date(now()))
    asked = {"name": "Granuloshop", "question": "Quand ?"}
    arrived = {"name": "claire vasseur", "parcel": 1, "received_on": today}
    for path, body in (("/questions", asked), ("/receptions", arrived)):
        refused = guest.post(f"{path}?lang=fr", body, headers(match=guest.seen()))
        assert (refused.status, refused.json["errors"][0]["field"]) == (422, "name")
        assert "signez du vôtre" in refused.json["detail"]
    assert desk.version(guest.reference) == before
    for path, body in (("/questions", asked), ("/receptions", arrived)):
        assert guest.post(path, {**body, "name": "Luc Petit"}, headers(match=guest.seen())).status == 201
    entry = guest.get("?lang=fr").json["history"]["entries"][0]
    assert entry["by"].startswith("Luc Petit, par le lien confié à Jean Bon")
