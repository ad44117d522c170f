"""A lost link in one run: asked for by the form, looked for by the worker, then mailed, or left to staff in their list."""

from typing import Any

import pytest

from tests.http.api import Api
from tests.http.clock import now
from tests.http.conftest import Counting
from tests.http.desk import Desk, Guest
from tests.http.kinds import IN_PROCESS
from tests.http.test_lost_links import JEAN, Page
from tests.unit.effects_bench import Bench

pytestmark = IN_PROCESS
STRANGER = "ann@elsewhere.example"
TYPED = {"number": "45KL89G00E", "name": "Ann Bright", "company": "BigCorp", "phone": "04 76 00 00 00"}


class House:
    """The form, the worker on the same table, and staff."""

    def __init__(self, api: Api, desk: Desk, store: Counting) -> None:
        self.page, self.desk, self.bench = Page(api), desk, Bench(store)

    def asks(self, email: str, **typed: str) -> list[str]:
        """Somebody sends the form, the worker runs; gives to whom mails left."""
        assert self.page.send(email=email, **typed).status == 202
        self.bench.now, before = now(), len(self.bench.outbox.sent)
        self.bench.sweep(minutes=1)
        return [mail.to for mail in self.bench.outbox.sent[before:]]

    def tasks(self) -> list[dict[str, Any]]:
        """What staff read in their list."""
        page = self.desk.get("/staff/tasks")
        assert page.status == 200, page.body
        tasks: list[dict[str, Any]] = page.json["tasks"]
        return tasks


@pytest.fixture
def house(api: Api, desk: Desk, store: Counting) -> House:
    """Nobody asked for anything yet."""
    return House(api, desk, store)


def test_what_fits_nothing_is_in_the_list_of_staff_with_all_that_was_typed(house: House) -> None:
    assert STRANGER not in house.asks(STRANGER, lang="en", **TYPED)
    (row,) = house.tasks()
    assert row["address"] == STRANGER and row["waits_since"] is not None
    task = house.desk.get(f"/staff/tasks/{row['task']}").json
    (asked,) = task["asked"]
    assert asked["typed"] == TYPED and asked["why"] == "no_such_number"


def test_each_later_request_of_the_address_is_in_the_same_task(house: House) -> None:
    for number in ("45KL89G00E", "n° 12 / 3"):
        house.asks(STRANGER, number=number)
    house.asks(STRANGER.upper())
    (row,) = house.tasks()
    asked = house.desk.get(f"/staff/tasks/{row['task']}").json["asked"]
    assert [(one.get("typed") or {}).get("number") for one in asked] == ["45KL89G00E", "n° 12 / 3", None]


def test_who_was_shut_out_of_a_dossier_is_a_task_that_names_it(house: House) -> None:
    reference = house.desk.open()
    house.desk.do(reference, "revoke_link", link="l1")
    assert JEAN not in house.asks(JEAN, number=reference)
    (row,) = house.tasks()
    (asked,) = house.desk.get(f"/staff/tasks/{row['task']}").json["asked"]
    assert (asked["why"], asked["dossiers"]) == ("shut_out", [reference])


def test_what_was_found_is_mailed_opens_and_leaves_staff_nothing(house: House, api: Api) -> None:
    reference = house.desk.open()
    assert house.asks(JEAN, number=reference.lower()) == [JEAN]
    assert f"/suivi/#{reference}-l1-1" in house.bench.outbox.sent[-1].body.text
    assert Guest(api, reference, "l1").get().status == 200, "the link of the mail"
    assert house.tasks() == []
