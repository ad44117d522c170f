"""Staff send a file of instruments: rehearsed whole, carried out all or nothing, and read out in the columns it is read in by."""

import secrets
from typing import Any
from uuid import uuid4

import pytest

from chalicelib.application.instrument.instrument_import import KIND, ImportTools, carry_out_part
from chalicelib.domain.instrument.serial import serial_key
from tests.http.clock import now
from tests.http.conftest import Counting
from tests.http.desk import Desk, headers
from tests.http.kinds import IN_PROCESS
from tests.http.test_staff_instruments import account, enter, give, serials
from tests.samples.instruments import POLICY

pytestmark = [IN_PROCESS, pytest.mark.usefixtures("api")]
HEAD = "id;model;serial;account;name_fr;name_en;location;since;warranty;contract;contract_since;contract_until;version"
NEW = ";40-0300;A1;bigcorp;Granulo;Sizer;Lyon;04/11/2024;04/11/2027;complete;2025-01-01;2027-12-31;"


def send(desk: Desk, *rows: str, dry: bool = False, key: str | None = None) -> Any:
    """Send a file; gives the answer."""
    sent = {**headers(key=key or uuid4().hex), "Content-Type": "text/csv"}
    body = "\n".join((HEAD, *rows)).encode()
    return desk.post(f"/staff/instrument-imports{'?dry_run=true' if dry else ''}", body, sent)


def work(store: Counting) -> None:
    """The worker carries out every part, each of them twice."""
    for effect in [one for one in store.due(now(), 100) if one.kind == KIND]:
        for _ in range(2):
            carry_out_part(store, effect.contact, effect.seq, ImportTools(POLICY, secrets.choice, now(), lambda n: None))


def test_a_file_is_carried_out_once_and_what_was_left_as_it_was_writes_nothing(desk: Desk, store: Counting) -> None:
    account(desk)
    dry = send(desk, NEW, dry=True).json
    assert (dry["entered"], serials(desk)) == (1, [])
    assert dry["rows"] == [{"row": 2, "instrument": None, "serial": "A1", "commands": []}]
    begun = [send(desk, NEW, key="once").json for _ in range(2)]
    assert begun[0] == begun[1]
    work(store)
    progress = desk.get(f"/staff/instrument-imports/{begun[0]['import_id']}").json
    assert (progress["done"], progress["entered"], progress["refused"]) == (True, 1, [])
    (one,) = desk.get("/staff/instruments").json["instruments"]
    assert (one["location"], one["warranty"], one["contract"]["until"]) == ("Lyon", "2027-11-04", "2027-12-31")
    out = desk.get("/staff/instrument-export")
    lines = out.body.decode().lstrip("\ufeff").splitlines()
    assert lines[0].split(";")[:4] == ["id", "model", "serial", "account"]
    again = desk.post(
        "/staff/instrument-imports?dry_run=true", "\n".join(lines).encode(), {**headers(), "Content-Type": "text/csv"}
    ).json
    assert (again["unchanged"], again["rows"], again["bad"]) == (1, [], [])
    moved = "\n".join(lines).replace("Lyon", "=Metz").encode()
    done = desk.post("/staff/instrument-imports", moved, {**headers(), "Content-Type": "text/csv"})
    assert done.json["changed"] == 1, done.body
    work(store)
    assert desk.get("/staff/instruments").json["instruments"][0]["location"] == "=Metz"
    assert "'=Metz" in desk.get("/staff/instrument-export").body.decode(), "no spreadsheet reckons it"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (";40-0300;a-1;leman;;;;;;;;;", "account"),
        (";40-0300;--;bigcorp;G;G;;;;;;;", "serial"),
        (";40-0300;B1;nobody;G;G;;;;;;;", "account"),
        (";40-0300;B1;bigcorp;;;;;;;;;", "name_fr"),
        (";40-0300;B1;bigcorp;G;;;;;;;;", "name_en"),
        (";40-0300;B1;bigcorp;G;G;;01/01/2098;;;;;", "since"),
        (";40-0300;B1;bigcorp;G;G;;;x;;;;", "warranty"),
        (";40-0300;B1;bigcorp;G;G;;;;gold;2025-01-01;2025-12-31;", "contract"),
        (";40-0300;B1;bigcorp;G;G;;;;complete;2025-01-01;;", "contract_until"),
        ("45HR30A04;40-0300;B1;bigcorp;G;G;;;;;;;", "id"),
        ("45HR30A04C;40-0300;B2;bigcorp;G;G;;;;;;;7", "version"),
        ("45GL12B07D;40-0300;A1;bigcorp;G;G;;;;;;;", "id"),
        (";;B1;bigcorp;G;G;;;;;;;", "model"),
    ],
)
def test_each_row_that_is_wrong_is_told_and_nothing_is_written(desk: Desk, row: str, column: str) -> None:
    account(desk)
    account(desk, "leman")
    enter(desk, "A1", id="45HR30A04C")
    rows = (";40-0300;C1;bigcorp;G;G;;;;;;;", row)
    bad = send(desk, *rows, dry=True).json["bad"]
    assert [(one["row"], one["column"]) for one in bad] == [(3, column)], bad
    refused = send(desk, *rows)
    assert (refused.status, len(refused.json["errors"])) == (422, 1)
    assert serials(desk) == ["A1"]


def test_one_instrument_stands_once_in_a_file_whose_header_is_right(desk: Desk) -> None:
    account(desk)
    bad = send(desk, NEW, NEW.replace("A1", "a-1"), dry=True).json["bad"]
    assert [(one["row"], one["column"], one["detail"]) for one in bad] == [
        (3, "serial", "the same instrument is in row 2 already")
    ]
    assert serial_key("a-1") == serial_key("A1")
    wrong = desk.post("/staff/instrument-imports?dry_run=true", b"serial;x\nA1;1\n", {**headers(), "Content-Type": "text/csv"})
    assert {one["column"] for one in wrong.json["bad"]} == {"model", "account", "x"}
    accountant = Desk(desk.api, "accountant")
    assert send(accountant, NEW, dry=True).status == 403


def test_a_row_that_somebody_was_before_is_told_with_its_reason(desk: Desk, store: Counting) -> None:
    account(desk)
    begun = send(desk, NEW).json["import_id"]
    number = enter(desk, "a 1").json["instrument"]
    work(store)
    refused = desk.get(f"/staff/instrument-imports/{begun}").json["refused"]
    assert [(one["row"], number in one["reason"]) for one in refused] == [(2, True)]
    assert give(desk, number, type="retire_instrument").status == 201
