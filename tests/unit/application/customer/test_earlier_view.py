"""The document of an earlier day: that day's own, without its acts, and nothing that came later is told."""

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.customer.point_in_time import Earlier, earlier
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.comments import shown_comment
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.sale.model import fold
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.language import Language
from tests.builder.dossiers import NOW
from tests.builder.story import Story
from tests.unit.application.customer.test_as_it_was import REFERENCE, stored
from tests.unit.application.view.test_document import texts
from tests.unit.application.view.test_document_links import made, partly
from tests.unit.as_json import as_json
from tests.unit.domain.sale.test_steps import august, july

ONE = [{"line": 1, "quantity": 1}]
STRUCK = 7
"""The note that is struck in the end."""


def eventful() -> Story:
    """A dossier in which every comment, name, amount and date is of one entry alone, each written down on a day of its own."""
    story = (
        Story(until=august(28))
        .does(july(20), "place_order", comment="Texte 1", customer_reference="REF-1")
        .does(july(21), "order_supply", comment="Texte 2")
        .does(july(22), "announce_delivery", on="2026-08-04", comment="Texte 3")
        .does(july(23), "add_note", comment="Texte 4", visible=True)
        .does(july(24), "announce_delivery", on="2026-09-11", comment="Texte 5")
        .does(july(25), "create_delivery_note", number="BL-6", parts=ONE, comment="Texte 6")
        .does(july(26), "ship", carrier="Voiturier 7", tracking="SUIVI-7", parts=ONE)
        .does(
            july(27), "issue_invoice", number="F-8", due="2026-10-19", comment="Texte 8", parts=[*ONE, {"line": 2, "quantity": 1}]
        )
        .does(july(28), "record_question", comment="Texte 9", actor={"kind": "contact"})
        .does(july(29), "mark_received", parcels=[1], comment="Texte 10")
        .does(july(30), "allocate_payment", payment="V-11", allocations=[{"invoice": "F-8", "amount": "11.11"}])
        .does(july(30), "credit", number="A-12", invoice="F-8", amount="12.12")
        .does(july(31), "cancel_order", comment="Texte 13")
        .does(july(31), "strike_entry", entry=STRUCK, comment="Texte 14")
    )
    story.history = [
        replace(entry, origin=replace(entry.origin, recorded=NOW - timedelta(days=60 - entry.seq))) for entry in story.history
    ]
    return story


SEEN = [entry.seq for entry in eventful().history if entry.origin.visible]
"""The entries of it that customers see."""


def read_then(story: Story, at: int, language: Language = "fr") -> Any:
    """The customer's document after an entry."""
    return shown(story, earlier(stored(story), REFERENCE, story.state, at), language)


def shown(story: Story, then: Earlier, language: Language = "fr") -> Any:
    """The customer's document of an earlier day."""
    state: Any = then.state
    reading = Reading(REFERENCE, state, story.people, translations(language), seller(), then.day, then.entry)
    seen = [entry for entry in then.entries if entry.origin.visible]
    return as_json(dossier_document(reading, seen, Past(lambda: story.history)))


def marks(entries: list[Entry]) -> set[str]:
    """What entries say, as the page would write it: texts, dates, amounts."""
    comments = {entry.origin.comment for entry in entries} | {
        translations("fr").date(paris_date(e.origin.recorded)) for e in entries
    }
    for entry in entries:
        if not isinstance(entry.event, e.LinkGranted | e.DetailsSet):
            comments |= {_written(getattr(entry.event, field)) for field in entry.event.__struct_fields__}
    return {mark for mark in comments if mark}


def _written(value: object) -> str | None:
    match value:
        case str():
            return value
        case date():
            return translations("fr").date(value)
        case Decimal():
            return translations("fr").money(value)
        case (Allocation() as allocation,):
            return translations("fr").money(allocation.amount)
    return None


@pytest.mark.parametrize("at", SEEN)
def test_nothing_that_came_later_is_told(at: int) -> None:
    story = eventful()
    page = read_then(story, at)
    everything = "\n".join(texts(page))
    later = marks(story.history[at:]) - marks(story.history[:at])
    assert len(later) >= len(story.history[at:]), "each entry leaves a mark"
    assert not [mark for mark in later if mark in everything]
    assert [row["seq"] for row in page["history"]["entries"]] == [seq for seq in reversed(SEEN) if seq <= at]


@pytest.mark.parametrize("at", SEEN)
def test_it_is_that_day_s_own_view_without_its_acts(at: int) -> None:
    story = eventful()
    page, history = read_then(story, at), story.history[:at]
    day = paris_date(history[-1].origin.recorded)
    reading = Reading(REFERENCE, fold(history), story.people, translations("fr"), seller(), day)
    seen = [entry for entry in reversed(history) if entry.origin.visible]
    at_the_time = as_json(dossier_document(reading, seen, Past(lambda: history)))
    assert common(page) == common(at_the_time)
    assert page["as_of"]["entry"] == at and at_the_time["as_of"] is None
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
    assert page["acts"] == nothing and at_the_time["acts"]["ask"]
    assert (page["ordering"], page["placed"], page["reservation"], page["paying"]) == (None, None, None, None)


def test_our_words_of_what_was_struck_since_are_gone() -> None:
    story = eventful()
    assert shown_comment(story.history[STRUCK - 1]) == "Texte 4"
    assert not [at for at in SEEN if "Texte 4" in "\n".join(texts(read_then(story, at)))]


ACTS = ("as_of", "acts", "title", "todo", "ordering", "placed", "reservation", "paying")
"""What an earlier day does not have, or says otherwise."""


def common(document: Any) -> Any:
    """What a day's own view has in common with the view of that day from later, which has nothing of what was struck since."""
    left, gone = {key: value for key, value in document.items() if key not in ACTS}, {"comment": None, "comment_lang": None}
    left["documents"] = document["documents"]["items"]
    left["deliveries"] = [row | {"confirm": None} for row in (document["deliveries"] or {"rows": []})["rows"]]
    left["history"] = [row | {"then": None} | (gone if row["seq"] == STRUCK else {}) for row in document["history"]["entries"]]
    left["panel"] = [document["todo"][key] for key in ("title", "amount", "document")]
    return json.loads(json.dumps(left))


def test_nothing_can_be_done_or_paid_from_there() -> None:
    page = read_then(made(partly()), 7)
    assert page["todo"]["who"] == "then" and page["todo"]["bank"] == page["documents"]["bank"] == []
    assert page["todo"]["notes"] == ["Pour agir, revenez à aujourd’hui."]
    assert page["todo"]["tag"] == "Ce jour-là · À vous"
    assert [row["confirm"] for row in page["deliveries"]["rows"]] == [None, None]
    assert page["documents"]["archive"] is None
    urls = {item["url"] for item in page["documents"]["items"]}
    assert urls == {f"/api/dossiers/{REFERENCE}/documents/{entry}" for entry in (2, 4, 5, 7)}


def test_a_later_strike_is_not_told() -> None:
    story = eventful()
    assert [row["struck"] for row in read_then(story, SEEN[-2])["history"]["entries"]] == [False] * (len(SEEN) - 1)
    struck = [row["seq"] for row in read_then(story, SEEN[-1])["history"]["entries"] if row["struck"]]
    assert struck == [7]


def test_its_day_is_the_one_shown_beside_the_entry() -> None:
    story = eventful()
    then = earlier(stored(story), REFERENCE, story.state, SEEN[2])
    assert then.day == paris_date(then.entry.origin.recorded) != then.entry.origin.effective
    page = shown(story, then)
    newest, before = page["history"]["entries"][:2]
    assert page["as_of"]["date"] == newest["date"] == then.day.isoformat()
    assert newest["then"] is None and translations("fr").date_year(date.fromisoformat(before["date"])) in before["then"]
    assert (
        translations("fr").date_year(then.day) in page["as_of"]["title"]
        and translations("fr").date_year(then.day) in page["title"]
    )


def test_late_and_lapsed_are_those_of_that_day() -> None:
    story = Story(until=august(5)).does(july(20), "add_note", comment="x", visible=True)
    state, last = story.state, story.history[-1]
    eve = replace(last, origin=replace(last.origin, recorded=NOW - timedelta(days=3)))
    assert shown(story, Earlier(state, [eve]))["steps"][0]["state"] == "done"
    assert shown(story, Earlier(state, [last]))["steps"][0]["state"] == "lapsed"


def test_it_is_told_in_english() -> None:
    page = read_then(eventful(), SEEN[0], "en")
    assert page["as_of"]["title"].startswith("You are reading this page as it was on ")
    assert page["as_of"]["after"] == "Right after: Quote made for Jean Bon"
