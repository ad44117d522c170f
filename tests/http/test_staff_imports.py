"""Managers bring open dossiers in from a CSV file."""

import secrets
from collections.abc import Mapping

import pytest

from chalicelib.domain.values.reference import compose
from tests.http.api import Api, Reply
from tests.http.desk import Desk, headers
from tests.samples.csv_files import csv_text

CSV = {"Content-Type": "text/csv; charset=utf-8"}


def bring(desk: Desk, text: str, query: str = "", sent: Mapping[str, str] = CSV) -> Reply:
    """Send a file, under a key of its own if none is given."""
    return desk.post(f"/staff/imports{query}", text.encode(), {**headers(), **sent})


def free_reference() -> str:
    """A reference that nobody has."""
    return compose(secrets.choice)


def read(desk: Desk, reference: str) -> Reply:
    """The dossier, if it is there."""
    return desk.get(f"/staff/dossiers/{reference}")


def test_a_file_is_tried_and_then_brought_in(desk: Desk) -> None:
    first, second = free_reference(), free_reference()
    text = csv_text({"reference": first, "supply": "ordered"}, {"reference": second})
    tried = bring(desk, text, "?dry_run=true")
    assert (tried.status, tried.json) == (200, {"dry_run": True, "dossiers": [first, second], "bad": []})
    assert read(desk, first).status == 404
    done = bring(desk, text)
    assert (done.status, done.json["dry_run"], done.json["dossiers"]) == (200, False, [first, second])
    assert read(desk, first).json["state"]["supplies"][0]["state"] == "ordered"
    assert read(desk, second).status == 200


def test_each_bad_row_is_shown_and_nothing_is_written(desk: Desk) -> None:
    good, bad = free_reference(), free_reference()
    text = csv_text({"reference": good}, {"reference": bad, "quantity": "many"})
    tried = bring(desk, text, "?dry_run=true")
    assert [(row["row"], row["column"]) for row in tried.json["bad"]] == [(3, "quantity")]
    refused = bring(desk, text)
    assert refused.status == 422
    assert refused.json["errors"][0]["field"] == "row 3, quantity"
    assert read(desk, good).status == read(desk, bad).status == 404


def test_a_file_sent_twice_under_one_key_is_brought_in_once(desk: Desk) -> None:
    reference, sent = free_reference(), {**headers(), **CSV}
    text = csv_text({"reference": reference})
    first, again = bring(desk, text, sent=sent), bring(desk, text, sent=sent)
    assert (first.status, first.json) == (again.status, again.json)
    assert bring(desk, text).status == 422, "under another key it would be another dossier of the same reference"


def test_another_file_under_the_same_key_is_refused_whatever_dossiers_it_has(desk: Desk) -> None:
    first, second, sent = free_reference(), free_reference(), {**headers(), **CSV}
    assert bring(desk, csv_text({"reference": first}), sent=sent).status == 200
    reused = bring(desk, csv_text({"reference": second}), sent=sent)
    assert (reused.status, reused.json["type"]) == (422, "/problems/#idempotency-key-reused")
    assert read(desk, second).status == 404


@pytest.mark.parametrize("media", ["text/csv", "text/csv; charset=windows-1252"])
def test_a_file_as_excel_writes_it_in_france(desk: Desk, media: str) -> None:
    reference = free_reference()
    text = "sep=;\r\n" + csv_text({"reference": reference, "unit_price": "2610,00", "opened": "28/08/2025", "city": "Besançon"})
    sent = {**headers(), "Content-Type": media}
    assert desk.post("/staff/imports", text.encode("cp1252"), sent).status == 200
    dossier = read(desk, reference).json
    assert dossier["people"]["addresses"]["a1"]["city"] == "Besançon"
    assert dossier["state"]["lines"][0]["unit_price"] == "2610.00"


def test_a_file_in_utf_16_is_told_what_to_do(desk: Desk) -> None:
    for text in (csv_text({}).encode("utf-16"), csv_text({}).encode("utf-16-le"), b"\x81\x8d"):
        refused = desk.post("/staff/imports", text, {**headers(), "Content-Type": "text/csv"})
        assert refused.status == 400 and "CSV" in refused.json["errors"][0]["fix"]


def test_a_bad_cell_is_told_with_what_stands_there(desk: Desk) -> None:
    text = csv_text({"reference": free_reference(), "postcode": "1000"})
    (bad,) = bring(desk, text, "?dry_run=true&lang=fr").json["bad"]
    assert (bad["row"], bad["column"], bad["value"]) == (2, "postcode", "1000") and "01000" in bad["detail"]
    (error,) = bring(desk, text, "?lang=fr").json["errors"]
    assert error["field"] == "ligne 2, postcode"


def test_what_is_no_file_is_refused(desk: Desk) -> None:
    assert bring(desk, csv_text({}), sent={"Content-Type": "application/json"}).status == 415
    assert bring(desk, "x" * (256 * 1024 + 1)).status == 413
    assert bring(desk, "", "?dry_run=perhaps").status == 400
    assert bring(desk, "").status == 422


def test_an_accountant_brings_nothing_in(api: Api) -> None:
    assert bring(Desk(api, "accountant"), csv_text({"reference": free_reference()}), "?dry_run=true").status == 403
