"""The day of staff: who is signed in, the act that each dossier waits for, and how much waits."""

from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

from chalicelib.domain.values.calendar import paris_date
from tests.http.api import Api, InProcess
from tests.http.clock import now
from tests.http.desk import Desk, Guest, headers, offer, order
from tests.http.kinds import IN_PROCESS
from tests.http.test_work import days_ago, listed, names


@IN_PROCESS
def test_who_signs_in_by_a_colleagues_key_is_that_colleague(api: Api) -> None:
    assert isinstance(api, InProcess)
    desk = Desk(api)
    desk.token = api.sign_in("manager", username="vasseur")
    me = desk.get("/staff/me").json
    assert (me["key"], me["name"], me["lang"], me["roles"]) == ("vasseur", "Claire Vasseur", "fr", ["manager"])
    assert {"key": "moulin", "name": "Paul Moulin", "initials": "PM", "left": False} in me["colleagues"]
    assert (me["undo_seconds"], me["today"]) == (60, str(paris_date(now())))
    assert "ship" in me["may"] and "credit" not in me["may"] and "record_mail" not in me["may"]
    desk.token = api.sign_in("accountant", username="somebody")
    me = desk.get("/staff/me").json
    assert (me["key"], me["name"], me["roles"]) == (None, None, ["accountant"])
    assert "credit" in me["may"] and "ship" not in me["may"] and "create_dossier" not in me["may"]


def test_a_row_says_its_one_act_in_the_language_asked_for(desk: Desk) -> None:
    reference = desk.open()
    (row,) = listed(desk, "lang=fr", reference)
    assert row["expected"] == {
        "act": "prepare", "key": None, "label": "Préparer la commande",
        "about": {"lines": [1, 2], "of": 2, "amount": None, "contact": None, "entry": None, "parcels": [], "invoices": []},
    }  # fmt: skip
    assert (row["where"], len(row["cells"])) == ("Commande", 7)
    desk.do(reference, "allocate_stock", lines=[1])
    desk.do(reference, "order_supply", lines=[2])
    (row,) = listed(desk, "lang=en", reference)
    assert (row["expected"]["label"], row["where"]) == ("Announce a day, 1\N{NO-BREAK SPACE}line", "Supply, 1 of 2")
    desk.do(reference, "record_question", comment="When?", actor={"kind": "contact", "id": "jean"})
    (row,) = listed(desk, "lang=fr", reference)
    assert (row["expected"]["act"], row["expected"]["key"], row["expected"]["label"]) == ("answer", "R", "Répondre à Jean Bon")
    assert row["where"] == "Question"


def test_the_customers_side_says_what_the_customer_is_to_do(desk: Desk) -> None:
    reference = desk.open(offer())
    (row,) = listed(desk, "side=customer&lang=en", reference)
    assert (row["expected"]["act"], row["expected"]["label"], row["where"]) == ("order", "Decide on the quote", "Quote")


def test_a_colleagues_dossiers_are_found_by_pages_of_any_order_and_counted(desk: Desk) -> None:
    owner = f"o{uuid4().hex[:8]}"
    late, soon = desk.open(order(effective=days_ago(40))), desk.open()
    for reference in (late, soon):
        desk.do(reference, "assign", owner="moulin")
    theirs = "owner=moulin"
    assert names(listed(desk, theirs, late, soon, limit=1)) == [late, soon]
    assert names(listed(desk, f"{theirs}&order=since", late, soon, limit=1)) == [late, soon]
    assert names(listed(desk, f"{theirs}&step=order", late, soon)) == [late, soon]
    assert names(listed(desk, f"{theirs}&step=supply,order", late, soon)) == [late, soon]
    assert desk.get("/staff/work?step=order,nothing").status == 400
    assert not listed(desk, f"{theirs}&step=supply", late, soon) and not listed(desk, f"owner={owner}", late, soon)
    counts = desk.get("/staff/work/counts?owner=moulin").json
    assert counts["sides"]["us"]["count"] >= 2 and counts["sides"]["us"]["late"] >= 1
    assert counts["owners"]["us"]["moulin"] == counts["sides"]["us"]
    assert sum(day["count"] for day in counts["days"]["us"]) == counts["sides"]["us"]["count"]
    assert sum(matter["count"] for matter in counts["matters"]["us"].values()) == counts["sides"]["us"]["count"]
    soonest = str(paris_date(now()) + timedelta(days=60))
    desk.do(late, "announce_delivery", on=soonest, next_news=soonest)
    after = desk.get("/staff/work/counts?owner=moulin").json
    assert after["sides"]["us"] == {"count": counts["sides"]["us"]["count"], "late": counts["sides"]["us"]["late"] - 1}
    assert desk.get("/staff/work?owner=%23").status == desk.get("/staff/work/counts?owner=%23").status == 400


@IN_PROCESS
def test_a_dossier_is_put_aside_and_a_thanks_is_closed_without_an_answer(api: Api, desk: Desk) -> None:
    assert isinstance(api, InProcess)
    desk.token = api.sign_in("manager", username="vasseur")
    reference = desk.open(order(owner="moulin"))
    (row,) = listed(desk, "", reference)
    assert row["aside"] is None and (row["last_act"]["who"], row["last_act"]["key"]) == ("Claire Vasseur", "vasseur")
    tomorrow = str(paris_date(now()) + timedelta(days=1))
    day, due = row["day"], row["waits"][0]["due"]
    late = desk.post(f"/staff/dossiers/{reference}/commands", {"type": "put_aside", "until": "2199-01-01"})
    assert (late.status, late.json["errors"][0]["field"]) == (422, "until")
    desk.do(reference, "put_aside", until=tomorrow)
    (row,) = listed(desk, "owner=moulin", reference)
    assert row["aside"] == {"until": tomorrow, "by": "Claire Vasseur"}
    assert (row["day"], row["waits"][0]["due"]) == (tomorrow, due) and day == due
    guest = Guest(api, reference)
    asked = guest.post("/questions", {"name": "Jean Bon", "question": "Merci !"}, headers(match=guest.seen()))
    assert asked.status == 201
    (row,) = listed(desk, "", reference)
    assert (row["aside"], row["expected"]["act"], row["last_act"]["who"]) == (None, "answer", "Jean Bon")
    promised = guest.get("?lang=en").json
    desk.do(reference, "close_question")
    (row,) = listed(desk, "", reference)
    assert row["aside"] == {"until": tomorrow, "by": "Claire Vasseur"}
    shown = guest.get("?lang=en").json
    assert "answer" in str(promised["todo"]).lower() and "answer" not in str(shown["todo"]).lower()
    assert [entry["title"] for entry in shown["history"]["entries"]] == [
        entry["title"] for entry in promised["history"]["entries"]
    ]
    desk.do(reference, "take_up")
    assert listed(desk, "", reference)[0]["aside"] is None


def test_news_are_what_customers_did_since_in_words(api: Api, desk: Desk) -> None:
    reference = desk.open()
    before = desk.get("/staff/news?lang=fr").json["cursor"]
    guest = Guest(api, reference)
    asked = guest.post("/questions", {"name": "Jean Bon", "question": "Quand ?"}, headers(match=guest.seen()))
    assert asked.status == 201
    desk.do(reference, "answer_question", comment="Mardi.")
    news = desk.get(f"/staff/news?lang=fr&since={quote(before)}").json
    (act,) = (one for one in news["acts"] if one["reference"] == reference)
    assert (act["customer"], act["who"], act["text"], act["remark"]) == ("BigCorp Europe", "Jean Bon", "demande", "Quand ?")
    later = desk.get(f"/staff/news?since={quote(news['cursor'])}").json
    assert [one for one in later["acts"] if one["reference"] == reference] == []
    wrong = ("yesterday", "2026-08-06T07:00:00", "2026-08-06", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59")
    assert {desk.get(f"/staff/news?since={quote(since)}").status for since in wrong} == {400}


def test_an_account_is_found_by_a_word_of_its_name_its_number_or_its_id(desk: Desk) -> None:
    word, account = f"Zeolith{uuid4().hex[:8]}", f"zeo-{uuid4().hex[:8]}"
    number = f"S{uuid4().hex[:8]}"
    for _ in range(2):
        desk.open(order(account=account, customer=f"Institut {word}", supplier_number=number))
    hit = {"account": account, "customer": f"Institut {word}", "contacts": ["Jean Bon"], "open": 2}
    for typed in (word[:12], f"{word[:12]} inst", number, account):
        assert desk.get(f"/staff/accounts?q={quote(typed)}").json == {"accounts": [hit], "more": False}, typed
    assert desk.get("/staff/accounts?q=%2C").status == 400
    assert desk.get(f"/staff/accounts?q={word}nobody").json["accounts"] == []
