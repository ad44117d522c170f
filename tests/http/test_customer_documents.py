"""A document is reached by a plain link of the page: an address for five minutes, of the link's own dossier alone."""

from datetime import timedelta

import pytest

from tests.fakes.document_store import FakeDocumentStore
from tests.http.api import Api, InProcess
from tests.http.conftest import Counting, Time
from tests.http.desk import JSON, Desk, Guest, offer
from tests.http.recorded_documents import PDF, archived, made


@pytest.fixture(autouse=True)
def in_process(api: Api) -> None:
    """Nothing is set in type here; tests/e2e opens real documents."""
    if not api.in_process:
        pytest.skip("tests/e2e opens the documents of what is deployed")


@pytest.fixture
def guest(desk: Desk) -> Guest:
    return Guest(desk.api, desk.open(offer()))


def test_a_document_is_in_preparation_until_it_is_there(guest: Guest, store: Counting, time: Time) -> None:
    link = guest.get("?lang=fr").json["steps"][0]["documents"][0]
    assert (link["label"], link["url"], link["pending"]) == ("Voir l’offre", None, "en préparation")
    assert guest.get(f"/documents/{link['entry']}").status == 404
    made(store, time, guest.reference, link["entry"])
    shown = guest.get("?lang=fr").json
    assert shown["steps"][0]["documents"][0]["url"] == f"/api/dossiers/{guest.reference}/documents/{link['entry']}"
    assert (shown["documents"]["items"][0]["sha256"], shown["documents"]["items"][0]["size"]) == (PDF, "91\u00a0ko")


def test_a_link_leads_to_the_file_and_nothing_is_written(guest: Guest, store: Counting, time: Time) -> None:
    made(store, time, guest.reference, 2)
    writes = store.writes
    for method in ("GET", "HEAD"):
        reply = guest.api.request(method, f"/dossiers/{guest.reference}/documents/2", guest.bearer())
        assert (reply.status, reply.body, reply.headers["cache-control"]) == (303, b"", "no-store")
        where = f"https://documents.example/{guest.reference}/00000002-{PDF}.pdf?name=Offre-{guest.reference}-1.pdf"
        assert reply.headers["location"] == where
    assert store.writes == writes


def test_an_invoice_is_in_its_own_bucket(desk: Desk, store: Counting, time: Time) -> None:
    guest = Guest(desk.api, desk.open())
    entry = desk.do(guest.reference, "issue_invoice", due=str(time().date() + timedelta(days=40)))
    made(store, time, guest.reference, entry)
    shown = guest.get("?lang=fr").json
    assert shown["todo"]["document"]["label"] == "Voir la facture (PDF, 91\u00a0ko)"
    assert guest.get(f"/documents/{entry}").headers["location"].startswith("https://invoices.example/")


@pytest.mark.parametrize("entry", ["1", "3", "99", "0", "-2", "2x", "٢", "9" * 30])
def test_what_is_no_document_is_not_there(guest: Guest, store: Counting, time: Time, entry: str) -> None:
    made(store, time, guest.reference, 2)
    assert guest.get(f"/documents/{entry}").status == 404


def test_a_link_opens_documents_of_its_own_dossier_alone(guest: Guest, desk: Desk, store: Counting, time: Time) -> None:
    other = Guest(desk.api, desk.open(offer()))
    made(store, time, other.reference, 2)
    for path in ("/documents/2", "/documents.zip"):
        refused = guest.api.request("GET", f"/dossiers/{other.reference}{path}", guest.bearer())
        unknown = guest.api.request("GET", f"/dossiers/99ZZ99Z99Z{path}", guest.bearer())
        assert (refused.status, refused.json) == (unknown.status, unknown.json) and refused.status == 404
        assert guest.api.request("GET", f"/dossiers/{other.reference}{path}").status == 401


def test_the_masked_view_has_no_documents(guest: Guest, store: Counting, time: Time) -> None:
    made(store, time, guest.reference, 2)
    time.ahead = timedelta(days=400)
    masked = guest.get("?lang=fr").json
    assert masked["view"] == "masked" and "documents" not in masked
    assert not any(step["documents"] for step in masked["steps"])
    assert guest.get("/documents/2").status == guest.get("/documents.zip").status == 404


def test_a_withdrawn_quote_stays_readable_and_says_so(guest: Guest, desk: Desk, store: Counting, time: Time) -> None:
    made(store, time, guest.reference, 2)
    desk.do(guest.reference, "void_offer", comment="Prix erronés.")
    shown = guest.get("?lang=fr").json
    item = shown["documents"]["items"][0]
    assert (item["current"], item["note"], shown["steps"][0]["documents"]) == (False, "Retirée", [])
    assert guest.get("/documents/2").status == 303


def test_an_older_revision_says_what_stands_in_its_place(guest: Guest, desk: Desk) -> None:
    desk.do(guest.reference, "revise_offer", lines=offer()["lines"], terms=offer()["terms"])
    items = guest.get("?lang=fr").json["documents"]["items"]
    assert [(item["current"], item["note"]) for item in items] == [(False, "Remplacée par la révision 2"), (True, None)]


def test_all_documents_in_one_file_once_it_is_made(
    guest: Guest, store: Counting, document_store: FakeDocumentStore, time: Time
) -> None:
    assert guest.get("?lang=fr").json["documents"]["archive"] is None
    made(store, time, guest.reference, 2)
    archive = guest.get("?lang=fr").json["documents"]["archive"]
    assert archive == {"label": "Tous les documents (zip)", "url": f"/api/dossiers/{guest.reference}/documents.zip"}
    early = guest.get("/documents.zip?lang=fr")
    assert early.status == 404 and "en préparation" in early.json["detail"]
    key = archived(store, document_store, guest.reference)
    reply = guest.get("/documents.zip")
    where = f"https://documents.example/{key}?name={guest.reference}.zip"
    assert (reply.status, reply.headers["location"]) == (303, where)


def test_staff_read_documents_with_their_addresses(desk: Desk, store: Counting, time: Time) -> None:
    reference = desk.open(offer())
    path = f"/staff/dossiers/{reference}/documents"
    (waiting,) = desk.get(path).json["documents"]
    assert (waiting["document"]["kind"], waiting["url"]) == ("offer", None)
    made(store, time, reference, 2)
    (kept,) = desk.get(path).json["documents"]
    assert kept["document"]["sha256"] == PDF and kept["url"].startswith(f"https://documents.example/{reference}/")
    assert desk.get("/staff/dossiers/99ZZ99Z99Z/documents").status == 404
    assert isinstance(desk.api, InProcess)
    assert desk.api.request("GET", path, JSON).status == 401
