"""Whoever follows the mailed link and asks for every address writes nothing: what an offer can be acted on included."""

from copy import deepcopy
from datetime import timedelta

import pytest

from app import app
from tests.http.api import Api
from tests.http.conftest import Counting, Time
from tests.http.desk import Desk
from tests.http.fuzz_subjects import counted, with_file, with_reservation
from tests.http.kinds import IN_PROCESS
from tests.http.visitor import Visitor

READ = [
    (path, method)
    for path, methods in app.routes.items()
    for method in methods
    if method in ("GET", "HEAD") and not path.startswith("/staff")
]
"""Each route that a reader asks without writing."""


@IN_PROCESS
@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(days=8)])
def test_asking_for_every_address_of_an_offer_writes_nothing(
    api: Api, desk: Desk, store: Counting, time: Time, ahead: timedelta
) -> None:
    guest = with_reservation(desk, counted(desk), "bigcorp-crawled")
    with_file(guest, store)
    visitor = Visitor(api, "bigcorp-crawled")
    time.ahead = ahead
    before = deepcopy(store.table.items)
    statuses = {}
    for path, method in READ:
        url = path.replace("{reference}", guest.reference).replace("{entry}", "2").replace("{sha256}", "0" * 64)
        for token in (guest.token, visitor.token, ""):
            sent = {"Authorization": f"Bearer {token}", "Cookie": f"dossier={token}; affairs={token}"} if token else {}
            for query in ("", "?lang=en"):
                statuses[path, method, token, query] = api.request(method, url + query, sent).status
    assert max(statuses.values()) < 500
    assert {path for (path, *_), status in statuses.items() if status in (200, 303)} >= {
        "/dossiers/{reference}", "/dossiers/{reference}/history", "/affairs", "/affairs/closed",
    }  # fmt: skip
    assert store.table.items == before, "a reservation whose time is over is ended by the sweep, and by no reader"
