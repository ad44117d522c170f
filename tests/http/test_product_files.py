"""Managers bring a file into the catalogue and read it out again."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from chalicelib.application.catalogue.product_import import KIND, carry_out
from chalicelib.application.ports.effects import Effect
from tests.fakes.store import MemoryStore
from tests.http.api import Api, Reply
from tests.http.deployed import Deployed
from tests.http.desk import Desk, headers
from tests.samples.callers import SYSTEM

CSV = {"Content-Type": "text/csv; charset=utf-8"}
HEADER = "sku;name_fr;name_en;kind;vat_rate;price;weight\r\n"
Finished = Callable[[str], Reply]


def row(sku: str, price: str = "165,00", weight: str = "") -> str:
    """A row of the file."""
    return f"{sku};Buse de dispersion;Dispersion nozzle;spare_part;20;{price};{weight}\r\n"


def bring(desk: Desk, text: str, query: str = "", sent: Mapping[str, str] = CSV) -> Reply:
    """Send a file, under a key of its own if none is given."""
    return desk.post(f"/staff/product-imports{query}", text.encode(), {**headers(), **sent})


@pytest.fixture
def finished(api: Api, desk: Desk, store: MemoryStore) -> Finished:
    """How far an import of one part came once the worker had its turn: the deployed one's, else here."""

    def wait(import_id: str) -> Reply:
        if isinstance(api, Deployed):
            api.wake(Effect(KIND, 1, KIND, import_id))
        else:
            carry_out(store, SYSTEM, import_id, 1, datetime.now(UTC), lambda attempt: None)
        progress = desk.get(f"/staff/product-imports/{import_id}")
        assert progress.json["done"], progress.body
        return progress

    return wait


def test_a_file_is_tried_then_brought_in_and_read_out(desk: Desk, finished: Finished) -> None:
    first, second = (f"{uuid4().hex[:8]}-{number}" for number in (1, 2))
    text = HEADER + row(first) + row(second, price="")
    tried = bring(desk, text, "?dry_run=true").json
    assert (tried["created"], tried["changed"], tried["bad"], tried["import_id"]) == (2, 0, [], None)
    assert [(one["row"], one["sku"], one["new"]) for one in tried["products"]] == [(2, first, True), (3, second, True)]
    assert desk.get(f"/staff/products/{first}").status == 404
    sent = {**headers(), **CSV}
    jump = {"since": tried["products"][0]["prices"][0]["since"], "before": None, "after": "165.00", "jumps": False}
    assert (tried["products"][0]["name"]["en"], tried["products"][0]["prices"]) == ("Dispersion nozzle", [jump])
    begun, again = bring(desk, text, sent=sent), bring(desk, text, sent=sent)
    assert begun.status == 200 and begun.json == again.json and begun.json["created"] == 2
    progress = finished(begun.json["import_id"])
    assert (progress.json["parts"], progress.json["written"], progress.json["refused"]) == (1, 1, [])
    read = desk.get(f"/staff/products/{first}").json
    assert (read["price"], read["facts"][0]["what"]) == ("165.00", "imported")
    exported, cursor = "", ""
    while first not in exported:
        page = desk.get(f"/staff/product-export{cursor}", Accept="text/csv")
        assert page.status == 200 and page.headers["content-type"].startswith("text/csv")
        exported, cursor = page.body.decode(), f"?cursor={page.headers.get('next-cursor')}"
    assert exported.startswith("\ufeffsku;name_fr")
    (line,) = (line for line in exported.splitlines() if line.startswith(first))
    heading = exported.splitlines()[0]
    dearer = bring(desk, HEADER + row(first, price="189,76") + row(second, price="1,00"), "?dry_run=true").json["products"]
    assert [(one["prices"][0]["before"], one["prices"][0]["jumps"]) for one in dearer] == [("165.00", True), (None, False)]
    same = bring(desk, f"{heading}\r\n{line}\r\n", "?dry_run=true").json
    assert (same["created"], same["changed"], same["unchanged"], same["bad"]) == (0, 0, 1, [])


def test_each_bad_row_is_told_and_nothing_is_written(desk: Desk) -> None:
    good, bad = (f"{uuid4().hex[:8]}-{number}" for number in (1, 2))
    text = HEADER + row(good) + row(bad, weight="heavy")
    tried = bring(desk, text, "?dry_run=true")
    assert [(one["row"], one["column"], one["value"]) for one in tried.json["bad"]] == [(3, "weight", "heavy")]
    refused = bring(desk, text)
    assert (refused.status, refused.json["errors"][0]["field"]) == (422, "row 3, weight")
    assert desk.get(f"/staff/products/{good}").status == 404


def test_who_may_and_what_is_no_file(desk: Desk) -> None:
    accountant = Desk(desk.api, "accountant")
    assert bring(accountant, HEADER + row("A")).status == 403
    assert accountant.get("/staff/product-export", Accept="text/csv").status == 200
    assert desk.get("/staff/product-imports/nothing").status == 404
    assert bring(desk, "{}", sent={}).status == 415
    assert bring(desk, "sku\r\n" + "A" * 3_200_000).status == 413
    windows = {"Content-Type": "text/csv; charset=windows-1252"}
    text = HEADER + row(f"{uuid4().hex[:8]}").replace("Buse", "Cône")
    assert desk.post("/staff/product-imports?dry_run=true", text.encode("cp1252"), {**headers(), **windows}).json["bad"] == []
