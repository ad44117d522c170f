"""Which document a file is, by its fingerprint: of the dossiers that the link's contact may read, and of no others."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.http.api import Api
from tests.http.conftest import Counting, Time
from tests.http.desk import Desk, Guest, offer, order
from tests.http.recorded_documents import PDF, made
from tests.http.visitor import ANN, grant


@pytest.fixture(autouse=True)
def in_process(api: Api) -> None:
    """Nothing is set in type here; tests/e2e opens real documents."""
    if not api.in_process:
        pytest.skip("tests/e2e opens the documents of what is deployed")


@pytest.fixture
def account() -> str:
    return f"bigcorp-{uuid4().hex[:8]}"


@pytest.fixture
def guest(desk: Desk, account: str) -> Guest:
    return Guest(desk.api, desk.open(order(account=account)))


def asked(guest: Guest, sha256: str = PDF) -> object:
    """What the page is told of a file."""
    reply = guest.get(f"/known/{sha256}?lang=fr")
    assert reply.status == 200 and "etag" in reply.headers
    return reply.json["document"]


def test_a_document_of_another_dossier_of_the_reader_is_ours(
    desk: Desk, account: str, guest: Guest, store: Counting, time: Time
) -> None:
    other = desk.open(offer(account=account))
    assert asked(guest) is None
    made(store, time, other, 2)
    writes = store.writes
    assert asked(guest) == {"reference": other, "title": f"Offre {other}-1", "current": True}
    assert asked(guest, f"{PDF[:-1]}{'0' if PDF[-1] != '0' else '1'}") is None
    assert store.writes == writes


def test_one_that_was_replaced_is_ours_and_holds_no_more(
    desk: Desk, account: str, guest: Guest, store: Counting, time: Time
) -> None:
    other = desk.open(offer(account=account))
    made(store, time, other, 2)
    desk.do(other, "void_offer", comment="Prix erronés.")
    assert asked(guest) == {"reference": other, "title": f"Offre {other}-1", "current": False}


def test_others_dossiers_tell_nothing(desk: Desk, account: str, guest: Guest, store: Counting, time: Time) -> None:
    stranger = desk.open(offer(account=f"other-{uuid4().hex[:8]}"))
    colleague = str(desk.post("/staff/dossiers", offer(account=account, contacts=[ANN])).json["reference"])
    for reference in (stranger, colleague):
        made(store, time, reference, 2)
    assert asked(guest) is None
    grant(desk, account, "grant_affairs", whole=True)
    assert asked(guest) == {"reference": colleague, "title": f"Offre {colleague}-1", "current": True}
    grant(desk, account, "revoke_affairs")
    assert asked(guest) is None


def test_the_dossier_s_own_is_told_to_whom_the_list_was_taken_from(
    desk: Desk, account: str, guest: Guest, store: Counting, time: Time
) -> None:
    other = desk.open(offer(account=account))
    made(store, time, other, 2)
    grant(desk, account, "revoke_affairs")
    assert asked(guest) is None
    made(store, time, guest.reference, 2)
    assert asked(guest) == {"reference": guest.reference, "title": f"Confirmation de commande {guest.reference}", "current": True}


@pytest.mark.parametrize("sha256", ["x", PDF.upper(), PDF[:-1], f"{PDF}0", "٢" * 64, "%23"])
def test_what_is_no_fingerprint_is_none_of_ours(guest: Guest, sha256: str) -> None:
    assert asked(guest, sha256) is None


def test_an_old_link_and_a_strangers_ask_in_vain(guest: Guest, desk: Desk, time: Time) -> None:
    assert desk.api.request("GET", f"/dossiers/{guest.reference}/known/{PDF}", {}).status == 401
    time.ahead = timedelta(days=400)
    assert guest.get(f"/known/{PDF}").status == 404


def test_no_search_by_hand_meets_a_fingerprint(desk: Desk, account: str, store: Counting, time: Time) -> None:
    made(store, time, desk.open(offer(account=account)), 2)
    for typed in (PDF, PDF[:4], f"%23{PDF}"):
        dossiers = desk.get(f"/staff/search?q={typed}").json["dossiers"]
        assert account not in str(dossiers)
