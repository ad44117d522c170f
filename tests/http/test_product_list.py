"""Staff find products by beginnings of SKUs and of words, in whatever language."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests.http.desk import Desk
from tests.http.test_staff_products import body


@pytest.fixture
def run(desk: Desk) -> str:
    """Three products whose SKUs and names begin as those of no other test, and with a letter: "2" finds the second alone."""
    run = f"s{uuid4().hex[:7]}"
    for number, fr, en in ((1, "Buse rapide", "Fast nozzle"), (2, "Buse lente", "Slow nozzle"), (3, "Billes", "Beads")):
        name = {"fr": f"{fr} {run}fr", "en": f"{en} {run}en"}
        assert desk.post("/staff/products", body(f"{run}-{number}", name=name)).status == 201
    return run


def skus(desk: Desk, query: str) -> list[str]:
    """Those of all pages, one row each."""
    skus: list[str] = []
    cursor = ""
    while True:
        page = desk.get(f"/staff/products?{query}&limit=1{cursor}").json
        skus += [each["product"]["sku"] for each in page["products"]]
        if page["cursor"] is None:
            return skus
        cursor = f"&cursor={page['cursor']}"


def test_products_are_found_by_sku_and_by_words_of_every_language(desk: Desk, run: str) -> None:
    one, two, three = (f"{run}-{number}" for number in (1, 2, 3))
    assert skus(desk, f"q={run}-") == skus(desk, f"q={run}") == [one, two, three]
    assert skus(desk, f"q={run}%202") == [two], "a number typed in groups"
    assert skus(desk, f"q=bus%20{run}fr") == skus(desk, f"q={run}EN%20NOZ") == [one, two]
    assert skus(desk, f"q={run}en%20slow%20noz") == [two]
    assert skus(desk, f"q={run}fr%20nozzle") == [one, two], "words of two languages"
    assert skus(desk, f"q={run}%20zebra") == []
    (shown,) = desk.get(f"/staff/products?q={three}").json["products"]
    assert (shown["price"], shown["product"]["name"]["en"]) == ("165.00", f"Beads {run}en")


def test_withdrawn_products_are_shown_on_demand(desk: Desk, run: str) -> None:
    assert desk.post(f"/staff/products/{run}-2/commands", {"type": "withdraw_product"}).status == 201
    assert skus(desk, f"q={run}") == [f"{run}-1", f"{run}-3"]
    assert skus(desk, f"q={run}&withdrawn=true") == [f"{run}-1", f"{run}-2", f"{run}-3"]


def test_all_products_are_listed_by_sku(desk: Desk, run: str) -> None:
    listed: list[str] = []
    page = desk.get("/staff/products?limit=2").json
    while page["cursor"] is not None:
        listed += [each["product"]["sku"] for each in page["products"]]
        page = desk.get(f"/staff/products?limit=100&cursor={page['cursor']}").json
    listed += [each["product"]["sku"] for each in page["products"]]
    assert listed == sorted(listed) and {f"{run}-1", f"{run}-2", f"{run}-3"} <= set(listed)


def test_views_show_of_which_products_something_is_to_be_done(desk: Desk, run: str) -> None:
    one, two, three = (f"{run}-{number}" for number in (1, 2, 3))
    before = desk.get("/staff/product-counts").json
    today = date.fromisoformat(before["on"])
    for sku, command in (
        (one, {"type": "begin_counting", "on_hand": 2}),
        (one, {"type": "expect_goods", "quantity": 3, "on": str(today + timedelta(days=7))}),
        (three, {"type": "begin_counting", "on_hand": 9}),
        (three, {"type": "expect_goods", "quantity": 3, "on": str(today + timedelta(days=8))}),
    ):
        assert desk.post(f"/staff/stock/{sku}/commands", command).status == 201
    assert desk.post(f"/staff/products/{one}/commands", {"type": "change_product", "reorder_below": 6}).status == 201
    assert desk.post(f"/staff/products/{two}/commands", {"type": "withdraw_product"}).status == 201
    bare = body(f"{run}-4", prices=[{"since": str(today + timedelta(days=1)), "amount": "9.00"}], kind="consumable")
    assert desk.post("/staff/products", bare).status == 201
    views = {view: skus(desk, f"q={run}&view={view}") for view in before["views"]}
    assert views == {"unpriced": [f"{run}-4"], "below": [one], "soon": [one], "late": [], "withdrawn": [two]}
    assert skus(desk, f"q={run}&kind=consumable") == [f"{run}-4"]
    after = desk.get("/staff/product-counts").json
    assert {view: after["views"][view] - count for view, count in before["views"].items()} == {
        "unpriced": 1, "below": 1, "soon": 1, "late": 0, "withdrawn": 1,
    }  # fmt: skip
    assert (after["total"] - before["total"], after["kinds"]["consumable"] - before["kinds"]["consumable"]) == (0, 1)
    (shown,) = desk.get(f"/staff/products?q={one}").json["products"]
    assert (shown["stock"]["available"], shown["stock"]["arrivals"][0]["free"], shown["stock"]["below"]) == (2, 3, True)
    walked = desk.get("/staff/products?view=unpriced&limit=1").json
    assert all(each["price"] is None for each in walked["products"]), "a view is walked through without words too"


@pytest.mark.parametrize(
    "query", ["q=", "q=%2C", "q=a&cursor=x", "cursor=%3F", "withdrawn=1", "view=all", "kind=x", "limit=0", f"q={'a' * 201}"]
)
def test_what_cannot_be_asked(desk: Desk, query: str) -> None:
    assert desk.get(f"/staff/products?{query}").status == 400
