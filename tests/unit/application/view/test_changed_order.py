"""An order that changed, as its customer reads it: on the track, at its lines, among deliveries, documents and in the history."""

from typing import Any

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.customer_document import dossier_document, masked_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.domain.values.language import Language
from tests.builder.dossiers import TODAY
from tests.builder.story import Story, line
from tests.unit.application.view.test_document import texts
from tests.unit.as_json import as_json
from tests.unit.domain.sale.test_steps import july

NEW = {"sku": "D", "name": {"fr": "Pièce D", "en": "Piece D"}, "quantity": 2, "unit_price": "50.00", "vat_rate": "20"}


def changed(**change: Any) -> Story:
    """Two of three lines are goods, one of which left before the order changed."""
    story = Story(lines=(line("A"), line("B"), line("S", goods=False))).does(july(17), "allocate_stock")
    story.does(july(18), "ship", carrier="Poste", parts=[{"line": 1, "quantity": 1}])
    return story.does(july(20), "change_order", agreed_with="Jean Bon", **change)


def reading(story: Story, lang: Language) -> Reading:
    return Reading("45MR61G00C", story.state, story.people, translations(lang), seller(), TODAY)


def shown(story: Story, lang: Language = "fr") -> Any:
    past = Past(lambda: story.history)
    return as_json(dossier_document(reading(story, lang), list(reversed(story.history)), past))


def test_the_track_says_how_many_lines_were_cancelled() -> None:
    story = changed(cancel=[2])
    for lang, text in (("fr", "15\u00a0juil., 1\u00a0ligne annulée"), ("en", "15\u00a0Jul, 1\u00a0line cancelled")):
        steps = {step["key"]: step for step in as_json(masked_document(reading(story, lang)))["steps"]}
        assert steps["order"]["text"] == text
        assert (steps["order"]["state"], steps["shipment"]["state"]) == ("done", "done")


def test_a_cancelled_line_stays_in_its_place_and_costs_nothing() -> None:
    rows = shown(changed(cancel=[2], add=[NEW]))["lines"]
    assert [(row["id"], row["total"].replace("\u00a0", " ")) for row in rows] == [
        (1, "100,00 €"), (2, "0,00 €"), (3, "100,00 €"), (4, "100,00 €"),
    ]  # fmt: skip
    assert rows[1]["status"] == {"text": "Annulée le 20\u00a0juillet", "wait": False, "gone": True}


def test_what_will_not_leave_stands_beside_what_left() -> None:
    rows = shown(changed(cancel=[2]))["deliveries"]["rows"]
    assert [(row["note"], row["text"]) for row in rows[1:]] == [("annulé", "Pièce B.")]
    assert len(shown(changed(cancel=[3]))["deliveries"]["rows"]) == 2


def test_the_history_says_what_changed_and_with_whom_that_was_agreed() -> None:
    entry = shown(changed(cancel=[2], comment="Le budget est réduit."))["history"]["entries"][0]
    assert (entry["title"], entry["comment"]) == ("Commande modifiée\u00a0: 1\u00a0ligne annulée", "Le budget est réduit.")
    assert "en accord avec Jean Bon" in entry["by"]
    several = shown(changed(cancel=[2], add=[NEW], change=[{"line": 3, "quantity": 2}]), "en")["history"]["entries"][0]
    assert several["title"] == "Order changed: 3\u00a0lines"
    assert "agreed with Jean Bon" in several["by"]


def test_the_acknowledgement_of_before_is_replaced_by_the_new_one() -> None:
    document = shown(changed(cancel=[2]))
    items = document["documents"]["items"]
    assert [(item["title"], item["current"], item["note"]) for item in items] == [
        ("Confirmation de commande 45MR61G00C", False, "Remplacé par 45MR61G00C-2"),
        ("Confirmation de commande 45MR61G00C-2", True, None),
    ]  # fmt: skip
    assert [one["entry"] for one in document["steps"][1]["documents"]] == [items[1]["entry"]]


def test_an_order_whose_rest_was_cancelled_ends_as_any_other() -> None:
    story = changed(cancel=[2, 3]).does(july(21), "issue_invoice", number="F1", due="2026-08-30")
    story.does(july(22), "mark_received").does(july(23), "mark_paid")
    document = shown(story)
    assert document["verdict"] == ["Commande livrée et payée."]
    assert {step["state"] for step in document["steps"]} <= {"done", "none"}


def test_the_name_of_whom_it_was_agreed_with_may_be_forgotten() -> None:
    story = changed(cancel=[2])
    before = " ".join(texts(shown(story)))
    story.people = type(story.people)(story.people.account, story.people.name, story.people.contacts, story.people.addresses)
    assert "en accord avec Jean Bon" in before
    assert "en accord avec BigCorp" in " ".join(texts(shown(story)))
