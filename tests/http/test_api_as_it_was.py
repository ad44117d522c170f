"""A dossier is read as it was: by its customer after any entry that they see, by staff after any at all."""

from datetime import timedelta
from uuid import uuid4

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.application.writing.optimistic_lock import shown_version
from tests.http.api import Api, Reply
from tests.http.conftest import Counting, Time
from tests.http.desk import Desk, Guest, headers, offer
from tests.http.kinds import IN_PROCESS
from tests.http.recorded_documents import made


@pytest.fixture
def guest(desk: Desk) -> Guest:
    """The customer of an order that was shipped and invoiced: entries 1 to 3 opened it, 4 is a note of staff's own."""
    reference = desk.open()
    desk.do(reference, "add_note", comment="Client pressé.")
    desk.do(reference, "announce_delivery", on="2099-08-04")
    desk.do(reference, "ship", carrier="Postal service (Europe)")
    desk.do(reference, "issue_invoice", number=f"F-{uuid4().hex}", due="2099-09-30")
    return Guest(desk.api, reference)


OPENED, INTERNAL, ANNOUNCED, SHIPPED, INVOICED = 2, 4, 5, 6, 7


def at(guest: Guest, entry: int | str, **others: str) -> Reply:
    """The document after an entry."""
    return guest.get(f"?lang=fr&at={entry}", **others)


def states(reply: Reply) -> list[str]:
    """How the steps stand."""
    return [step["state"] for step in reply.json["steps"]]


def test_each_entry_opens_the_dossier_as_it_stood_then(guest: Guest, desk: Desk) -> None:
    today = guest.get("?lang=fr")
    offered = {
        "ask": True,
        "offer": None,
        "send_file": True,
        "instead": None,
        "access": True,
        "forward": None,
        "service": None,
        "contest": None,
    }
    assert today.json["as_of"] is None and today.json["acts"] == offered
    after = {entry: at(guest, entry) for entry in (OPENED, SHIPPED, INVOICED)}
    assert [reply.json["version"] for reply in after.values()] == [
        shown_version(guest.reference, entry) for entry in (OPENED, SHIPPED, INVOICED)
    ]
    cursors = [[step["key"] for step in reply.json["steps"] if step["cursor"]] for reply in after.values()]
    assert cursors == [["supply"], ["shipment"], ["shipment"]]
    assert states(after[INVOICED]) == states(today) != states(after[SHIPPED]) != states(after[OPENED])
    then = after[SHIPPED].json
    assert then["as_of"]["entry"] == SHIPPED and then["as_of"]["title"].startswith("Vous lisez le dossier tel qu’il était le ")
    assert [entry["seq"] for entry in then["history"]["entries"]] == [6, 5, 2]
    nothing = {
        "ask": False,
        "offer": None,
        "send_file": False,
        "instead": None,
        "access": False,
        "forward": None,
        "service": None,
        "contest": None,
    }
    assert then["acts"] == nothing
    assert then["todo"]["who"] == "then" and then["documents"]["bank"] == []
    assert desk.version(guest.reference) == INVOICED, "nothing was written"


def test_it_is_read_in_both_languages_and_not_sent_twice(guest: Guest, desk: Desk) -> None:
    french, english = at(guest, SHIPPED), guest.get(f"?lang=en&at={SHIPPED}")
    assert english.json["as_of"]["title"].startswith("You are reading this page as it was on ")
    tag = french.headers["etag"]
    assert tag.startswith(f'"{french.json["version"]}-')
    assert at(guest, SHIPPED, **{"If-None-Match": tag}).status == 304
    assert at(guest, INVOICED, **{"If-None-Match": tag}).status == 200
    head = guest.api.request("HEAD", f"/dossiers/{guest.reference}?lang=fr&at={SHIPPED}", guest.bearer())
    assert (head.status, head.body, head.headers["etag"]) == (200, b"", tag)
    desk.do(guest.reference, "add_note", comment="Plus tard.", visible=True)
    assert at(guest, SHIPPED, **{"If-None-Match": tag}).status == 304, "what came later changes nothing of that day"


def test_what_a_customer_may_not_see_is_answered_as_what_there_is_not(guest: Guest) -> None:
    refused = [at(guest, entry) for entry in (0, 1, 3, INTERNAL, 8, 99_999_999)]
    assert {(reply.status, reply.body) for reply in refused} == {(404, refused[0].body)}
    history = [guest.get(f"/history?lang=fr&at={entry}") for entry in (0, INTERNAL, 8)]
    assert {(reply.status, reply.body) for reply in history} == {(404, refused[0].body)}
    for entry in ("x", "", "-1", "123456789"):
        reply = at(guest, entry)
        assert reply.status == 400 and reply.json["errors"][0]["field"] == "at"


def test_today_s_links_decide_and_not_those_of_then(guest: Guest, desk: Desk) -> None:
    desk.do(guest.reference, "invite_contact", new={"name": "Ann Boss", "email": "ann@bigcorp.example", "language": "en"})
    assert at(Guest(guest.api, guest.reference, "l2"), OPENED).status == 200, "invited later"
    desk.do(guest.reference, "revoke_link", link="l1")
    assert at(guest, OPENED).status == 401
    other = Guest(desk.api, desk.open())
    stranger = guest.api.request("GET", f"/dossiers/{guest.reference}?at={OPENED}", other.bearer())
    assert stranger.status == 404


@IN_PROCESS
def test_the_masked_view_has_no_earlier_days(guest: Guest, time: Time) -> None:
    time.ahead = timedelta(days=seller().links.full_days + 1)
    assert guest.get().json["view"] == "masked"
    assert at(guest, SHIPPED).status == 404
    assert guest.get(f"/history?at={SHIPPED}").status == 404


def test_older_pages_are_told_as_on_that_day(guest: Guest, desk: Desk) -> None:
    last = [desk.do(guest.reference, "add_note", comment=f"note {n}", visible=n % 7 != 0) for n in range(70)][-1]
    desk.do(guest.reference, "strike_entry", entry=ANNOUNCED)
    page = at(guest, last).json["history"]
    seen = page["entries"]
    while page["older"]:
        assert f"at={last}" in page["older"]
        page = guest.api.request("GET", page["older"].removeprefix("/api"), guest.bearer()).json
        seen += page["entries"]
    assert [entry["seq"] for entry in seen[-4:]] == [7, 6, 5, 2]
    assert len(seen) == 4 + len([n for n in range(70) if n % 7 != 0])
    assert not [entry for entry in seen if entry["struck"]]
    assert guest.get(f"/history?before={ANNOUNCED + 1}").json["entries"][0]["struck"]


def test_the_words_of_what_is_struck_are_read_by_colleagues_alone(guest: Guest, desk: Desk) -> None:
    asked = guest.post("/questions", {"name": "Jean Bon", "question": "Quand donc ?"}, headers(match=guest.seen())).json[
        "version"
    ]
    answer = desk.do(
        guest.reference, "answer_question", comment="Le prix de Durand est 12.", question=desk.version(guest.reference)
    )
    later = desk.do(guest.reference, "add_note", comment="Bonjour.", visible=True)
    assert b"Durand" in guest.get().body
    desk.do(guest.reference, "strike_entry", entry=answer)
    for reply in (guest.get(), at(guest, answer), at(guest, later), guest.get("/history"), guest.get(f"/history?at={later}")):
        assert reply.status == 200 and asked
        assert b"Durand" not in reply.body and b"Quand donc" in reply.body
    path = f"/staff/dossiers/{guest.reference}"
    assert b"Durand" in desk.get(f"{path}/history").body and b"Durand" in desk.get(f"{path}/history?at={later}").body
    assert b"Durand" not in desk.get(f"{path}/customer-document").body


def test_an_act_on_what_was_read_of_an_earlier_day_is_stale(guest: Guest) -> None:
    tag = at(guest, SHIPPED).headers["etag"]
    sent = {**headers(), "If-Match": tag}
    reply = guest.post("/questions", {"name": "Jean Bon", "question": "Et alors ?"}, sent)
    assert reply.status == 412 and reply.json["version"] == guest.seen()


@IN_PROCESS
def test_documents_stay_open_but_those_of_struck_entries(desk: Desk, store: Counting, time: Time) -> None:
    guest = Guest(desk.api, desk.open())
    note = desk.do(guest.reference, "create_delivery_note")
    for entry in (OPENED, note):
        made(store, time, guest.reference, entry)
    urls = [item["url"] for item in at(guest, note).json["documents"]["items"]]
    assert len(urls) == 2
    assert {guest.api.request("GET", url.removeprefix("/api"), guest.bearer()).status for url in urls} == {303}
    desk.do(guest.reference, "strike_entry", entry=note)
    then = at(guest, note).json
    assert [item["url"] for item in then["documents"]["items"]] == urls[:1]
    assert [entry["struck"] for entry in then["history"]["entries"]] == [False, False]


def test_staff_read_any_entry(guest: Guest, desk: Desk, api: Api) -> None:
    path = f"/staff/dossiers/{guest.reference}"
    assert desk.get(path).json["as_of"] is None
    dossier = desk.get(f"{path}?at={INTERNAL}").json
    assert (dossier["version"], dossier["state"]["version"]) == (INTERNAL, INTERNAL)
    assert dossier["as_of"] and dossier["before"] is None
    assert [entry["seq"] for entry in dossier["entries"]] == [4, 3, 2, 1]
    assert dossier["state"]["announcements"] == [] and dossier["links"][0]["opens"] == "full"
    assert [entry["seq"] for entry in desk.get(f"{path}?at=6&before=5").json["entries"]] == [4, 3, 2, 1]
    accountant = Desk(api, "accountant")
    assert accountant.get(f"{path}?at=1").json["state"]["order"] is None
    for entry in (0, INVOICED + 1):
        assert desk.get(f"{path}?at={entry}").status == 404
    assert desk.get(f"{path}?at=x").json["errors"][0]["field"] == "at"
    assert desk.get(f"{path}?at=2", **{"If-None-Match": desk.get(f"{path}?at=2").headers["etag"]}).status == 304


def test_an_offer_is_read_as_the_revision_of_that_day(desk: Desk) -> None:
    body = offer()
    reference = desk.open(body)
    desk.do(reference, "revise_offer", lines=body["lines"][:1], terms=body["terms"])
    guest = Guest(desk.api, reference)
    assert len(guest.get().json["lines"]) == 1
    assert len(at(guest, OPENED).json["lines"]) == 2
