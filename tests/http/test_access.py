"""Whoever may let others in sees who has access; a colleague is let in, seen, shut out, and one's own link is made anew."""

import logging
from typing import Any

import pytest

from tests.http.api import Api, Reply
from tests.http.conftest import Counting
from tests.http.desk import Desk, Guest, headers, order
from tests.http.kinds import IN_PROCESS

COLLEAGUE = {"name": "Jean Bon", "email": "anna.kovacs@bigcorp.example", "contact_name": "Anna Kovács", "scope": "act"}


@pytest.fixture
def jean(desk: Desk) -> Guest:
    """Whose link we gave."""
    return Guest(desk.api, desk.open())


def act(guest: Guest, path: str, body: dict[str, Any]) -> Reply:
    """Do what is asked at the version that is seen."""
    return guest.post(path, body, headers(match=guest.seen()))


def share(guest: Guest, **changes: Any) -> Reply:
    """Let Anna in, or whoever the changes say."""
    return act(guest, "/shares?lang=en", COLLEAGUE | changes)


def shown(guest: Guest, lang: str = "en") -> Any:
    """Who has access, as a guest sees it."""
    reply = guest.get(f"/access?lang={lang}")
    assert reply.status == 200, reply.body
    return reply.json


def rows(guest: Guest) -> dict[str, Any]:
    """The people by name."""
    return {person["name"]: person for person in shown(guest)["people"]}


def test_a_colleague_is_let_in_seen_and_shut_out(jean: Guest) -> None:
    assert share(jean).status == 201
    anna = Guest(jean.api, jean.reference, "l2")
    assert act(anna, "/questions", {"name": "Anna Kovács", "question": "Where is it?"}).status == 201
    row = rows(jean)["Anna Kovács"]
    assert (row["can_do"], row["origin"], row["act"]) == ("Read and act, neither order nor pay", "Shared by Jean Bon", "remove")
    assert (row["last_act"], row["outside"], row["you"]) == ("Question asked", False, False)
    removed = act(jean, "/link-removals", {"name": "Jean Bon", "link": "l2"})
    assert removed.status == 201, removed.body
    for path in ("", "/access", "/history"):
        assert anna.get(path).status == 401, "from the next request on"
    page = shown(jean)
    assert [person["name"] for person in page["people"]] == ["Jean Bon"]
    (gone,) = page["removed"]
    assert gone["who"] == "anna.kovacs@bigcorp.example, reading and acting"
    assert gone["note"] == "removed by Jean Bon. The link shows nothing any more, not even the steps."


def test_a_colleague_is_written_to_in_the_language_that_was_chosen(jean: Guest) -> None:
    """The page always says one."""
    assert share(jean, language="en").status == 201
    (wrong,) = share(jean, language="de", email="jorg@bigcorp.example").json["errors"]
    assert (wrong["field"], wrong["fix"]) == ("language", "send one of fr, en")


def test_both_languages_say_who_is_not_of_the_customer(jean: Guest) -> None:
    share(jean, email="mia@nordlab.example", contact_name="Mia Svensson", scope="read")
    english, french = shown(jean), shown(jean, "fr")
    assert english["summary"] == f"2\u00a0people have a link to {jean.reference}."
    assert english["outside_note"] == "1 is not of BigCorp Europe."
    assert french["outside_note"] == "1 n’est pas de BigCorp Europe."
    assert [person["outside"] for person in english["people"]] == [False, True]
    assert english["share"]["domains"] == ["bigcorp.example"]
    about = "mia@nordlab.example, lecture, partagé par Jean Bon le "
    assert french["people"][1]["about"].startswith(about) and french["people"][1]["last_act"] is None


def test_where_a_link_comes_from_is_said(desk: Desk) -> None:
    quoted = Guest(desk.api, desk.post("/staff/dossiers", order(mails=True)).json["reference"])
    desk.do(
        quoted.reference, "invite_contact", new={"id": "luc", "name": "Luc", "email": "luc@bigcorp.example", "language": "fr"}
    )
    origins = {name: (row["origin"], row["act"], row["why_not"]) for name, row in rows(quoted).items()}
    assert origins["Jean Bon"] == ("Sent with the order", "replace", None)
    assert origins["Luc"] == ("Given by Granuloshop", None, "To have it removed, call us.")


def test_reading_leaves_no_trace(jean: Guest, desk: Desk) -> None:
    before = desk.version(jean.reference)
    first = jean.get("/access")
    again = jean.get("/access", **{"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert desk.version(jean.reference) == before


@IN_PROCESS
def test_a_reading_writes_nothing(jean: Guest, store: Counting) -> None:
    before = len(store.history(jean.reference))
    jean.get("/access")
    assert len(store.history(jean.reference)) == before


def test_who_may_act_sees_it_and_lets_in_for_reading(jean: Guest) -> None:
    share(jean)
    share(jean, email="compta@bigcorp.example", contact_name="Comptabilité", scope="invoices")
    anna = Guest(jean.api, jean.reference, "l2")
    assert [each["scope"] for each in shown(anna)["share"]["scopes"]] == ["read"]
    assert shown(anna)["share"]["reading_only"]
    assert share(anna, name="Anna Kovács", email="mia@nordlab.example", contact_name="Mia", scope="act").status == 409
    assert share(anna, name="Anna Kovács", email="mia@nordlab.example", contact_name="Mia", scope="read").status == 201
    seen = rows(anna)
    assert {name: row["act"] for name, row in seen.items()} == {
        "Anna Kovács": "replace", "Jean Bon": None, "Comptabilité": None, "Mia": "remove",
    }  # fmt: skip
    assert seen["Comptabilité"]["why_not"] == "Jean Bon can remove it."
    assert shown(anna)["shared"] == 1
    assert act(anna, "/link-removals?lang=en", {"name": "Anna Kovács", "link": "l1"}).status == 409
    assert act(anna, "/link-removals", {"name": "Anna Kovács"}).status == 201
    assert list(rows(jean)) == ["Jean Bon", "Anna Kovács", "Comptabilité"], "a shared link ends what it shared and nothing else"


@pytest.mark.parametrize("scope", ["read", "invoices"])
def test_who_reads_alone_does_not_see_it(jean: Guest, scope: str) -> None:
    share(jean, scope=scope)
    reader = Guest(jean.api, jean.reference, "l2")
    refused = reader.get("/access?lang=en")
    assert refused.status == 403
    assert b"jean.bon@" not in refused.body and b"BigCorp" not in refused.body


def test_all_shared_links_end_at_once_and_ours_stay(jean: Guest, desk: Desk) -> None:
    share(jean)
    share(jean, email="mia@nordlab.example", contact_name="Mia", scope="read")
    assert shown(jean)["shared"] == 2
    assert act(jean, "/link-removals", {"name": "Jean Bon"}).status == 201
    assert [Guest(jean.api, jean.reference, link).get().status for link in ("l1", "l2", "l3")] == [200, 401, 401]
    assert [one["note"].split(".")[0] for one in shown(jean)["removed"]] == ["removed by Jean Bon"] * 2
    assert shown(jean)["shared"] == 0


def test_one_s_own_link_is_made_anew_and_the_old_one_is_over(jean: Guest) -> None:
    share(jean)
    sent = headers(match=jean.seen())
    assert jean.post("/link-replacements", {"name": "Jean Bon"}, sent).status == 201
    assert jean.get().status == 401
    assert jean.post("/link-replacements", {"name": "Jean Bon"}, sent).status == 401
    anew = Guest(jean.api, jean.reference, "l3")
    page = shown(anew)
    row = page["people"][0]
    assert (row["name"], row["origin"], row["act"]) == ("Jean Bon", "Made anew by Jean Bon", "replace")
    assert page["people"][1]["name"] == "Anna Kovács", "the links of others do not change"
    assert page["removed"][0]["note"].startswith("replaced by a new one, by Jean Bon.")


def test_whom_staff_shut_out_no_colleague_lets_in(jean: Guest, desk: Desk) -> None:
    share(jean)
    desk.do(jean.reference, "revoke_link", link="l2")
    refused = share(jean, scope="read")
    assert refused.status == 409 and "call us" in refused.json["detail"], refused.body
    assert refused.json["errors"][0]["field"] == "email"
    assert shown(jean)["removed"][0]["note"].startswith("removed by Granuloshop.")


def test_a_link_past_its_own_day_is_said_to_be_over(jean: Guest) -> None:
    day = "2099-12-31"
    share(jean, expires=day)
    assert rows(jean)["Anna Kovács"]["until"] == "until 31\u00a0December 2099"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": "a@b.example\r\nBcc: x@y.example"}, "email"),
        ({"scope": "full"}, "scope"),
        ({"expires": "2001-01-01"}, "expires"),
        ({"name": ""}, "name"),
        ({"contact_name": "Anna\r\nBcc: x@y.example"}, "contact_name"),
        ({"language": "xx"}, "language"),
        ({"more": 1}, "more"),
    ],
)
def test_what_is_wrong_is_named(jean: Guest, change: dict[str, Any], field: str) -> None:
    refused = share(jean, **change)
    assert refused.status in (400, 422), refused.body
    assert refused.json["errors"][0]["field"] == field
    assert list(rows(jean)) == ["Jean Bon"]


def test_a_double_click_lets_in_once_and_a_late_one_not_at_all(jean: Guest) -> None:
    seen = jean.seen()
    sent = headers(match=seen)
    assert [jean.post("/shares", COLLEAGUE, sent).status for _ in range(2)] == [201, 201]
    assert jean.post("/shares", COLLEAGUE | {"email": "x@bigcorp.example"}, headers(match=seen)).status == 412
    assert list(rows(jean)) == ["Jean Bon", "Anna Kovács"]
    assert jean.post("/shares", COLLEAGUE, headers()).status == 428


def test_another_dossier_s_link_learns_nothing(jean: Guest, api: Api, desk: Desk) -> None:
    other = Guest(api, desk.open())
    reply = api.request("GET", f"/dossiers/{jean.reference}/access", other.bearer())
    assert reply.status == 404


@IN_PROCESS
def test_nobody_is_let_in_under_the_name_of_who_left(jean: Guest, desk: Desk) -> None:
    gone = {"key": "petit", "name": "Inès Petit", "email": "ines.petit@granuloshop.example", "language": "fr"}
    assert desk.post("/staff/colleagues", {"type": "add_colleague", **gone}).status == 201
    assert desk.post("/staff/colleagues", {"type": "let_colleague_go", "key": "petit"}).status == 201
    assert share(jean, contact_name="Petit Ines").json["errors"][0]["field"] == "contact_name"


def test_nobody_is_let_in_under_a_name_of_ours(jean: Guest) -> None:
    refused = share(jean, contact_name="Granuloshop SAV")
    assert (refused.status, refused.json["errors"][0]["field"]) == (422, "contact_name"), refused.body
    assert share(jean).status == 201


@IN_PROCESS
@pytest.mark.parametrize("field", ["name", "contact_name", "comment"])
@pytest.mark.parametrize("text", ["Your account: https://pay.example/x", "see WWW.pay.example", "pay-now.com", "pay.example/now"])
def test_no_stranger_is_led_elsewhere_by_a_mail_of_ours(jean: Guest, field: str, text: str) -> None:
    refused = share(jean, email="stranger@elsewhere.example", **{field: text})
    assert (refused.status, refused.json["errors"][0]["field"]) == (422, field), refused.body
    assert list(rows(jean)) == ["Jean Bon"]


def test_a_line_and_a_name_with_points_in_them_are_taken(jean: Guest) -> None:
    line = "Pour M.Petit : réception jeudi, cf. pièce n.12, écrivez à achats@bigcorp.com. Merci.Anna"
    assert share(jean, contact_name="Dr.A. Kovács", comment=line).status == 201


@IN_PROCESS
@pytest.mark.parametrize("field", ["name", "email", "contact_name", "language", "scope", "comment"])
@pytest.mark.parametrize("sign", ["\r\nBcc: x@y.example", "\n", "\x00", "\u2028x", "\u202ex"])
def test_no_field_takes_what_a_header_could_be_made_of(jean: Guest, field: str, sign: str) -> None:
    refused = share(jean, **{field: f"{COLLEAGUE.get(field, 'fr')}{sign}"})
    assert refused.status in (400, 422) and refused.json["errors"][0]["field"] == field, refused.body
    assert list(rows(jean)) == ["Jean Bon"]


def test_a_key_that_another_used_does_their_act_for_nobody_and_tells_nothing(jean: Guest) -> None:
    sent = headers(match=jean.seen())
    assert jean.post("/shares", COLLEAGUE, sent).status == 201
    anna = Guest(jean.api, jean.reference, "l2")
    theirs = anna.post("/shares", COLLEAGUE, {**sent, "If-Match": f'"{anna.seen()}"'})
    assert (theirs.status, theirs.json["errors"][0]["field"]) == (409, "scope"), theirs.body
    assert list(rows(jean)) == ["Jean Bon", "Anna Kovács"]


@IN_PROCESS
def test_no_log_holds_who_lets_whom_in(jean: Guest, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    assert share(jean, comment="Pour jeudi").status == 201
    assert share(jean, email="none").status == 400
    assert act(jean, "/link-removals", {"name": "Jean Bon", "link": "l2"}).status == 201
    assert act(jean, "/link-replacements", {"name": "Jean Bon"}).status == 201
    assert caplog.records, "there are lines to read"
    for word in ("Jean", "Anna", "anna", "bigcorp", "jeudi", jean.reference, jean.token):
        assert word not in caplog.text and not any(word in str(vars(record)) for record in caplog.records), word


@IN_PROCESS
@pytest.mark.parametrize("sign", ["\r\nBcc: x@y.example", "\n", "\x00", "\u2028x", "\u202ex"])
@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/link-removals", {"name": "Jean Bon", "link": "l2"}, "name"),
        ("/link-removals", {"name": "Jean Bon", "link": "l2"}, "link"),
        ("/link-removals", {"name": "Jean Bon"}, "name"),
        ("/link-replacements", {"name": "Jean Bon"}, "name"),
        ("/forwarded-invoices", {"name": "Jean Bon", "document": 2}, "name"),
    ],
)
def test_no_other_act_on_links_takes_what_a_header_could_be_made_of(
    jean: Guest, path: str, body: dict[str, Any], field: str, sign: str
) -> None:
    share(jean)
    refused = act(jean, path, {**body, field: f"{body[field]}{sign}"})
    assert refused.status in (400, 422) and refused.json["errors"][0]["field"] == field, refused.body
    assert list(rows(jean)) == ["Jean Bon", "Anna Kovács"]


def test_staff_see_who_shared_which_link_its_last_act_and_end_each(jean: Guest, desk: Desk) -> None:
    share(jean)
    share(jean, email="compta@bigcorp.example", contact_name="Comptabilité", scope="invoices")
    anna = Guest(jean.api, jean.reference, "l2")
    assert act(anna, "/questions", {"name": "Anna Kovács", "question": "Where is it?"}).status == 201
    path = f"/staff/dossiers/{jean.reference}/links"
    seen = [(link["id"], link["scope"], link["by"] and link["by"]["name"]) for link in desk.get(path).json["links"]]
    assert seen == [("l1", "full", None), ("l2", "act", "Jean Bon"), ("l3", "invoices", "Jean Bon")]
    assert [link["last_act"] is not None for link in desk.get(path).json["links"]] == [True, True, False]
    for link in ("l2", "l3", "l1"):
        desk.do(jean.reference, "revoke_link", link=link)
        assert Guest(jean.api, jean.reference, link).get().status == 401
    assert all(link["shut_out"] and link["opens"] is None for link in desk.get(path).json["links"])
