"""Staff write instruments down, say what happens to them, and find them again; nobody else does."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.values.calendar import paris_date
from infra.demo.fleet import FLEET, fill
from tests.http.api import Reply
from tests.http.clock import now
from tests.http.desk import Desk, headers, order
from tests.http.kinds import IN_PROCESS
from tests.http.test_demo_stock import Shelf

pytestmark = [IN_PROCESS, pytest.mark.usefixtures("api")]
NAME = {"fr": "Granulomètre laser GL-300", "en": "GL-300 laser particle sizer"}
TODAY = paris_date(now())


def account(desk: Desk, name: str = "bigcorp") -> None:
    """Open a customer's account."""
    assert desk.post("/staff/accounts", {"account": name, "customer": name.title()}).status == 201


def enter(desk: Desk, serial: str = "GL3-01187", **more: Any) -> Reply:
    """Write an instrument down."""
    return desk.post("/staff/instruments", {"model": "40-0300", "name": NAME, "serial": serial, "account": "bigcorp", **more})


def give(desk: Desk, number: str, sent: dict[str, str] | None = None, **command: Any) -> Reply:
    """A command on an instrument."""
    return desk.post(f"/staff/instruments/{number}/commands", command, sent)


def serials(desk: Desk, query: str = "") -> list[str]:
    """The serial numbers of a page."""
    page = desk.get(f"/staff/instruments{query}")
    assert page.status == 200, page.body
    return [one["serial"] for one in page.json["instruments"]]


def test_an_instrument_is_read_with_all_that_happened_to_it(desk: Desk) -> None:
    account(desk)
    written = enter(
        desk, id="45HR30A04C", location="Grenoble", contract={"level": "complete", "since": "2020-01-01", "until": "2098-12-31"}
    )
    assert (written.status, written.json) == (201, {"instrument": "45HR30A04C", "version": 1})
    assert give(desk, "45hr30-ao4c", type="put_instrument", location="Lyon").json["version"] == 2
    assert give(desk, "45HR30A04C", headers(match=1), type="put_instrument", location="Metz").status == 412
    assert give(desk, "45HR30A04C", type="add_instrument_note", comment="Appeler.", internal=True).status == 201
    assert give(desk, "45HR30A04C", type="strike_instrument_entry", entry=2).status == 201
    read = desk.get("/staff/instruments/45HR30A04C")
    shown = read.json
    assert (shown["instrument"]["location"], shown["instrument"]["covered"], shown["struck"]) == ("Grenoble", True, [2])
    assert shown["instrument"]["customer"] == "Bigcorp"
    assert [(one["seq"], one["what"]["type"], one["by"]) for one in shown["history"]] == [
        (1, "entered", "sub-manager"), (2, "put", "sub-manager"), (3, "note", "sub-manager"), (4, "struck", "sub-manager"),
    ]  # fmt: skip
    assert desk.get("/staff/instruments/45HR30A04D").status == 404
    for refused in (Desk(desk.api, "accountant"),):
        assert give(refused, "45HR30A04C", type="retire_instrument").status == 403
        assert refused.get("/staff/instruments/45HR30A04C").status == 200


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"serial": "gl3 0ll87".replace("ll", "ii")}, 409, "serial"),
        ({"serial": "GL3-01188", "id": "45HR30A04C"}, 409, "id"),
        ({"serial": "GL3-01188", "id": "45HR30A04"}, 422, "id"),
        ({"serial": "- -"}, 422, "serial"),
        ({"account": "nobody", "serial": "X1"}, 422, "account"),
        ({"name": None, "serial": "X1"}, 422, "name"),
        ({"since": "2098-01-01", "serial": "X1"}, 422, "on"),
        ({"contract": {"level": "gold", "since": "2026-01-01", "until": "2026-12-31"}, "serial": "X1"}, 422, "contract.level"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(desk: Desk, changes: dict[str, Any], status: int, field: str) -> None:
    account(desk)
    assert enter(desk, id="45HR30A04C").status == 201
    reply = enter(desk, **changes)
    assert (reply.status, reply.json["errors"][0]["field"]) == (status, field), reply.body
    assert serials(desk) == ["GL3-01187"]


def test_the_same_request_writes_one_instrument(desk: Desk) -> None:
    account(desk)
    sent = headers(key="once")
    body = {"model": "40-0300", "name": NAME, "serial": "GL3-01187", "account": "bigcorp"}
    first, again = (desk.post("/staff/instruments", body, sent) for _ in range(2))
    assert first.json == again.json
    assert again.headers["idempotent-replayed"] == "true"
    assert serials(desk) == ["GL3-01187"]


def test_lists_are_of_an_account_of_a_model_without_a_contract_and_by_the_end_of_the_warranty(desk: Desk) -> None:
    account(desk)
    account(desk, "leman")
    soon, later = TODAY + timedelta(days=60), TODAY + timedelta(days=200)
    contract = {"level": "complete", "since": "2020-01-01", "until": (TODAY - timedelta(days=1)).isoformat()}
    enter(desk, "A1", warranty=soon.isoformat(), contract=contract)
    enter(desk, "A2", warranty=later.isoformat(), contract={**contract, "until": TODAY.isoformat()})
    enter(desk, "B1", account="leman", model="40-0200", warranty=(TODAY - timedelta(days=1)).isoformat())
    retired = enter(desk, "B2", account="leman").json["instrument"]
    assert give(desk, retired, type="retire_instrument").status == 201
    assert serials(desk, "?account=bigcorp") == ["A1", "A2"]
    assert serials(desk, "?account=leman") == ["B1", "B2"]
    assert serials(desk, "?model=40-0200") == ["B1"]
    assert serials(desk, "?view=uncovered") == ["B1", "A1"]
    assert serials(desk, "?view=warranty") == ["A1"]
    assert serials(desk, f"?view=warranty&by={later}") == ["A1", "A2"]
    first = desk.get(f"/staff/instruments?view=warranty&by={later}&limit=1").json
    rest = desk.get(f"/staff/instruments?view=warranty&by={later}&cursor={first['cursor']}").json
    assert [one["serial"] for page in (first, rest) for one in page["instruments"]] == ["A1", "A2"]
    assert desk.get("/staff/instruments?view=former").status == 400
    assert desk.get("/staff/instruments?view=warranty&cursor=x").status == 400
    moved = desk.get("/staff/instruments?account=bigcorp").json["instruments"][0]["instrument"]
    assert give(desk, moved, type="give_instrument", account="leman").status == 201
    assert serials(desk, "?account=bigcorp") == ["A2"]
    assert serials(desk, "?account=bigcorp&view=former") == ["A1"]
    assert sorted(serials(desk, "?account=leman")) == ["A1", "B1", "B2"]


def test_the_search_finds_an_instrument_by_either_number_however_it_is_spelled(desk: Desk) -> None:
    account(desk)
    enter(desk, id="45HR30A04C", location="Lyon")
    for typed in ("45hr-3oao4c", "GL3-01187", "gl3%20o1i87"):
        (one,) = desk.get(f"/staff/search?q={typed}").json["instruments"]
        assert (one["instrument"], one["customer"], one["location"]) == ("45HR30A04C", "Bigcorp", "Lyon")
    assert desk.post("/staff/dossiers", order(reference="45HR30A04C")).status == 409, "a number names one thing"
    dossier = desk.open(order(reference="45HR31A04C"))
    assert enter(desk, "X1", id=dossier).status == 409
    assert desk.get("/staff/search?q=GL3-0118").json["instruments"] == []
    assert desk.get("/staff/search?q=bigcorp").json["instruments"] == []


@pytest.mark.parametrize("broken", [0, 3, 7, 12])
def test_the_demonstrations_fleets_are_there_whenever_it_was_broken_off(desk: Desk, broken: int) -> None:
    account(desk)
    with pytest.raises(RuntimeError):
        fill(Shelf(desk, broken), TODAY)
    fill(Shelf(desk), TODAY)
    fill(Shelf(desk, 0), TODAY)
    assert len(serials(desk)) == len(FLEET)
    assert serials(desk, "?account=bigcorp") == ["GL2-00412", "GL3-01187", "GL3-01240"]
