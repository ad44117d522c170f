"""The desk's page of a dossier: what its customer reads, and what can be done with it."""

from tests.http.api import Api
from tests.http.desk import Desk, Guest, offer
from tests.http.kinds import IN_PROCESS

UNLIKE = {"acts", "ordering", "placed", "todo", "history"}
"""What of the customer's document could be pressed, or has something that could."""


def test_staff_read_the_customers_document_word_for_word_and_nothing_to_press(desk: Desk, api: Api) -> None:
    reference = desk.open(offer())
    theirs = Guest(api, reference).get().json
    answer = desk.get(f"/staff/dossiers/{reference}/customer-document")
    ours = answer.json
    assert {key: value for key, value in ours.items() if key not in UNLIKE} == {
        key: value for key, value in theirs.items() if key not in UNLIKE
    }
    assert ours["history"]["entries"] == theirs["history"]["entries"]
    assert theirs["acts"]["ask"] and theirs["ordering"] and theirs["todo"]["acts"]
    assert not ours["acts"]["ask"] and ours["ordering"] is None and ours["todo"] == theirs["todo"] | {"acts": [], "links": []}
    assert answer.headers["etag"].startswith('"3-')
    english = desk.get(f"/staff/dossiers/{reference}/customer-document?lang=en&contact=jean").json
    assert (ours["lang"], english["lang"]) == ("fr", "en")


@IN_PROCESS
def test_nobody_is_read_for_who_is_not_of_the_dossier(desk: Desk) -> None:
    reference = desk.open()
    assert desk.get(f"/staff/dossiers/{reference}/customer-document?contact=nobody").status == 404
    assert desk.get("/staff/dossiers/45KL89G00E/customer-document").status == 404
    assert desk.get("/staff/dossiers/x/acts").status == 404


@IN_PROCESS
def test_the_acts_are_those_of_the_role_in_the_language_asked_for(desk: Desk, api: Api) -> None:
    reference = desk.open()
    answer = desk.get(f"/staff/dossiers/{reference}/acts?lang=fr").json
    assert answer["version"] == 3 and answer["expected"]["act"] == "allocate" and answer["expected"]["about"] == "2\xa0lignes"
    shown = {one["act"]: one for one in answer["acts"]}
    assert shown["ship"]["label"] == "Expédier" and shown["ship"]["mails"] == ["Jean Bon"] and shown["ship"]["allowed"]
    assert shown["withdraw"]["reason"] and not shown["withdraw"]["allowed"]
    theirs = {one["act"]: one for one in Desk(api, "accountant").get(f"/staff/dossiers/{reference}/acts").json["acts"]}
    assert not theirs["ship"]["allowed"] and theirs["invoice"]["allowed"]


@IN_PROCESS
def test_staff_read_all_entries_in_words_and_who_else_reads_them(desk: Desk) -> None:
    reference = desk.open()
    desk.do(reference, "add_note", comment="rappeler lundi")
    desk.do(reference, "record_question", comment="Quand ?")
    answer = desk.get(f"/staff/dossiers/{reference}/history?lang=fr").json
    rows = {row["seq"]: row for row in answer["entries"]}
    assert 1 not in rows and answer["before"] is None
    note, question = rows[max(rows) - 1], rows[max(rows)]
    assert (note["internal"], note["comment"], note["quoted"]) == (True, "rappeler lundi", False)
    assert (question["internal"], question["comment"], question["quoted"]) == (False, "Quand ?", True)
    assert desk.get(f"/staff/dossiers/{reference}/history?before={max(rows)}").json["entries"][0]["seq"] == max(rows) - 1


@IN_PROCESS
def test_staff_read_what_the_customer_read_on_an_earlier_day(desk: Desk) -> None:
    reference = desk.open()
    before = desk.version(reference)
    desk.do(reference, "cancel_order", comment="projet arrêté")
    today = desk.get(f"/staff/dossiers/{reference}/customer-document?lang=fr").json
    then = desk.get(f"/staff/dossiers/{reference}/customer-document?lang=fr&at={before}").json
    assert then["as_of"]["entry"] == before and then["verdict"] != today["verdict"]
    assert desk.get(f"/staff/dossiers/{reference}/history?at={before}").json["entries"][0]["seq"] == before
    assert desk.get(f"/staff/dossiers/{reference}/history?at=999").status == 404
