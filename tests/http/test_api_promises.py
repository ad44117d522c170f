"""Promises kept, over all dossiers by month and in each dossier."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from chalicelib.domain.values.calendar import paris_date
from tests.http.clock import now
from tests.http.desk import Desk, order
from tests.http.kinds import IN_PROCESS

BEGUN, FIRST, MOVED, ARRIVED = (f"2011-03-{day}" for day in ("01", "10", "15", "14"))
"""A month of the past that no other test has."""


def delivered(desk: Desk, arrived: str = ARRIVED) -> str:
    """An order that was promised for a day, then for another, and arrived between the two."""
    reference = desk.open(order(effective=BEGUN))
    for type_, day, fields in (
        ("announce_delivery", BEGUN, {"on": FIRST}),
        ("announce_delivery", FIRST, {"on": MOVED}),
        ("ship", arrived, {"carrier": "Poste"}),
        ("mark_received", arrived, {}),
    ):
        desk.do(reference, type_, effective=day, **fields)
    return reference


def promised(desk: Desk, news: str, given: str) -> str:
    """An order whose customer was promised news by a day and had them on another."""
    reference = desk.open(order(effective=BEGUN))
    desk.do(reference, "promise_news", effective=BEGUN, on=news)
    desk.do(reference, "allocate_stock", effective=given)
    return reference


def test_a_month_tells_each_promise_that_was_kept(desk: Desk) -> None:
    reference, other = delivered(desk), promised(desk, "2011-03-08", "2011-03-07")
    page = desk.get("/staff/promises?month=2011-03")
    assert page.status == 200 and page.json["month"] == "2011-03"
    ours = [row for row in page.json["promises"] if row["reference"] in (reference, other)]
    delivery = {"reference": reference, "kind": "delivery", "promised": FIRST, "kept": ARRIVED, "days": 4}
    news = {"reference": other, "kind": "news", "promised": "2011-03-08", "kept": "2011-03-07", "days": -1}
    assert [row for row in ours if row["kind"] == "delivery"] == [delivery]
    assert [row for row in ours if row["reference"] == other] == [news]
    by_policy = [(row["promised"], row["kept"]) for row in ours if row["reference"] == reference and row["kind"] == "news"]
    assert sorted(by_policy) == [("2011-03-08", FIRST), ("2011-03-17", ARRIVED)], "where nobody promised a day, the seller's"


@IN_PROCESS
def test_the_sums_are_of_the_whole_month(desk: Desk) -> None:
    for arrived in (FIRST, ARRIVED, "2011-03-13"):
        delivered(desk, arrived)
    delivered(desk, "2011-04-01")
    for given in ("2011-03-07", "2011-03-08"):
        promised(desk, "2011-03-08", given)
    assert desk.get("/staff/promises?month=2011-03").json["sums"] == {
        "delivery": {"count": 3, "on_time": 1, "missed": 2, "mean_days_missed": 3.5},
        "news": {"count": 8, "on_time": 4, "missed": 4, "mean_days_missed": 2.0},
        "answer": {"count": 0, "on_time": 0, "missed": 0, "mean_days_missed": None},
    }
    april = desk.get("/staff/promises?month=2011-04").json
    assert april["sums"]["delivery"] == {"count": 1, "on_time": 0, "missed": 1, "mean_days_missed": 22.0}


@IN_PROCESS
def test_a_long_month_comes_in_pages_and_is_summed_on_the_first(desk: Desk) -> None:
    opened = [promised(desk, "2011-03-08", "2011-03-09") for _ in range(120)]
    first = desk.get("/staff/promises?month=2011-03").json
    last = desk.get(f"/staff/promises?month=2011-03&cursor={first['cursor']}").json
    assert first["sums"]["news"]["count"] == 120 and last["sums"] is None and last["cursor"] is None
    shown = [row["reference"] for page in (first, last) for row in page["promises"]]
    assert sorted(shown) == sorted(opened)


def test_without_a_month_it_is_this_one(desk: Desk) -> None:
    reference = desk.open()
    today = paris_date(now())
    desk.do(reference, "promise_news", on=str(today + timedelta(days=3)))
    desk.do(reference, "allocate_stock")
    page = desk.get("/staff/promises").json
    assert page["month"] == today.isoformat()[:7]
    rows = page["promises"]
    while page["cursor"]:
        page = desk.get(f"/staff/promises?cursor={page['cursor']}").json
        rows += page["promises"]
    assert [row["days"] for row in rows if row["reference"] == reference] == [-3]


@pytest.mark.parametrize("query", ["month=2011-13", "month=2011", "month=march", "month="])
def test_a_month_that_is_none_is_told(desk: Desk, query: str) -> None:
    reply = desk.get(f"/staff/promises?{query}")
    assert reply.status == 400
    (error,) = reply.json["errors"]
    assert (error["field"], error["fix"]) == ("month", "send a month like 2026-08")


def test_a_cursor_that_is_none_is_told(desk: Desk) -> None:
    reply = desk.get("/staff/promises?cursor=abc")
    assert reply.status == 400 and reply.json["errors"][0]["field"] == "cursor"


def test_a_dossier_tells_whom_it_waits_for_and_its_promises(desk: Desk) -> None:
    reference = desk.open(order(effective=BEGUN))
    desk.do(reference, "promise_news", effective=BEGUN, on="2011-03-08")
    dossier = desk.get(f"/staff/dossiers/{reference}").json
    (wait,) = dossier["waits"]
    days = (paris_date(now()) - date.fromisoformat(BEGUN)).days
    assert wait | {"days": 0} == {
        "side": "us", "matter": "order", "since": BEGUN, "days": 0, "due": "2011-03-08", "late": True,
    }  # fmt: skip
    assert wait["days"] - days in (0, 1), "midnight may pass between the two"
    desk.do(reference, "announce_delivery", effective="2011-03-09", on=FIRST)
    desk.do(reference, "issue_invoice", number=f"F-{uuid4().hex}", due="2099-09-30")
    dossier = desk.get(f"/staff/dossiers/{reference}").json
    assert [wait["side"] for wait in dossier["waits"]] == ["us", "customer"]
    lines = [
        {"kind": "delivery", "line": line, "entry": None, "promised": FIRST, "moved": FIRST, "kept": None, "days": None}
        for line in (1, 2)
    ]
    news = {"kind": "news", "line": None, "entry": 4, "promised": "2011-03-08", "moved": "2011-03-08",
            "kept": "2011-03-09", "days": 1}  # fmt: skip
    silent = {"kind": "news", "line": None, "entry": 5, "promised": "2011-03-16", "moved": "2011-03-16"}
    assert dossier["promises"][:3] == [*lines, news]
    assert {**dossier["promises"][3], **silent} == dossier["promises"][3], "then the seller's days count"
    assert [promise["kept"] for promise in dossier["promises"][4:]] == [None]
    then = desk.get(f"/staff/dossiers/{reference}?at=4").json
    assert [promise["kept"] for promise in then["promises"]] == [None] and len(then["waits"]) == 1
