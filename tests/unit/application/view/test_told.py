"""Sentences that odd histories make: nothing said that is not so."""

from typing import Literal

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.commands import AskOrderChange, ConfirmReception
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.language import Language
from tests.builder.dossiers import STAFF, TODAY
from tests.builder.story import Story, line
from tests.unit.application.view.test_document import document, spaced
from tests.unit.domain.sale.test_steps import august, july


def titles(story: Story, language: Language = "fr") -> list[str]:
    return spaced(entry["title"] for entry in document(story, language)["history"]["entries"])


def test_a_date_said_twice_did_not_move() -> None:
    story = Story().does(july(21), "announce_delivery", on="2026-08-11").does(july(22), "announce_delivery", on="2026-08-04")
    assert titles(story.does(july(23), "announce_delivery", on="2026-08-04"))[:2] == [
        "Livraison confirmée pour le 4 août 2026",
        "Livraison changée : 4 août au lieu du 11 août",
    ]


def test_a_late_date_is_not_repeated_as_if_it_held() -> None:
    story = Story().does(july(21), "announce_delivery", on="2026-08-04")
    assert document(story)["todo"]["notes"] == []
    assert document(story, today=august(4))["todo"]["notes"] != []


def test_an_open_question_waits_for_us() -> None:
    story = Story().does(july(21), "record_question", comment="Où est-elle ?")
    assert document(story)["todo"]["title"] == "Nous répondons à votre question"
    story.does(july(22), "answer_question", comment="Elle part demain.")
    assert document(story)["todo"]["title"] == "Nous préparons votre commande"


def test_beside_an_offer_a_question_is_answered_by_a_day_until_it_is_closed() -> None:
    answered = ["Nous répondons à votre question. Réponse au plus tard le vendredi 7 août."]
    for story in (
        Story(until=august(28)),
        Story(until=august(5)),
        Story(until=august(28)).does(august(5), "void_offer", comment="Prix changés."),
    ):
        before = document(story)["todo"]["notes"]
        asked = story.does(august(6), "record_question", comment="Le câble est-il compris ?")
        assert spaced(document(asked)["todo"]["notes"]) == [*spaced(before), *answered]
        reader = Link("l2", "c1", 1, "act", august(6), by="c1")
        seen = Reading("45KL89G00E", asked.state, asked.people, translations("fr"), seller(), TODAY, link=reader)
        assert answered[0] in spaced(todo(seen).notes)
        assert document(asked.does(august(6), "close_question"))["todo"]["notes"] == before


def test_a_change_that_was_asked_for_is_no_question_and_the_order_stays_until_we_answer() -> None:
    customer, asked = STAFF._replace(actor=Actor("contact", "c1")), Story()
    wishes: tuple[tuple[Literal["change", "cancellation"], str], ...] = (
        ("cancellation", "demande d’annulation de la commande"),
        ("change", "demande de modification de la commande"),
    )
    for wanted, title in wishes:
        command = AskOrderChange(name="Jean Bon", asked=wanted, comment="Le budget est retiré.", effective=august(6))
        panel = document(Story().apply(command, august(6), customer))["todo"]
        assert panel["title"].endswith(title) and "La commande reste comme elle est jusqu’à notre réponse." in panel["notes"]
        asked.apply(command, august(6), customer)
    assert document(asked)["todo"]["title"] == "Nous répondons à vos questions"
    asked.does(august(6), "answer_question", question=asked.state.questions[0].entry, comment="Oui.")
    assert titles(asked)[0] == "Réponse à votre demande"


def test_parcels_are_counted_where_they_are_named() -> None:
    story = Story().does(july(20), "ship", carrier="Post", parts=[{"line": 1, "quantity": 1}], expected="2026-08-09")
    assert document(story)["todo"]["title"] == "Nous préparons la suite de votre commande"
    assert document(story)["deliveries"]["rows"][0]["tracking"] == {"text": "Post", "url": None}
    story.does(july(21), "ship", carrier="Post", expected="2026-08-09")
    assert document(story)["todo"]["title"] == "Vos colis sont en route"
    story.does(july(22), "mark_received", parcels=[1, 2])
    assert titles(story)[0] == "Commande marquée réceptionnée, à la main"


def test_carriage_is_not_said_of_services_and_an_offer_of_a_day_lasts_one() -> None:
    services = Story(until=july(15), lines=(line("S", goods=False),))
    page = document(services, today=july(15))
    assert "franco" not in str(page["totals"])
    assert spaced([page["details"]["facts"][0]["value"]]) == ["Offre, valable 1 jour"]


def test_who_signed_for_a_parcel_is_told() -> None:
    story = Story().does(july(30), "ship", carrier="Post")
    command = ConfirmReception(name="Luc Petit", parcel=1, effective=august(3))
    customer = STAFF._replace(actor=Actor("contact", "c1"))
    story.apply(command, august(3), customer)
    assert document(story)["history"]["entries"][0]["by"].startswith("Luc Petit")


@pytest.mark.parametrize(("language", "country"), [("fr", "Allemagne"), ("en", "Germany")])
def test_a_country_is_named_not_coded(language: Language, country: str) -> None:
    story = Story()
    there = replace(story.people.addresses[story.state.delivery], country="DE")
    story.people = replace(story.people, addresses={story.state.delivery: there})
    assert document(story, language)["addresses"][0]["lines"][-1] == country


def test_a_mail_that_came_back_says_to_whom_and_why() -> None:
    story = Story().does(july(21), "record_undelivered", contact="c1", why="bounced")
    entry = document(story)["history"]["entries"][0]
    assert entry["title"] == "Courriel à Jean Bon non remis"
    assert entry["comment"].startswith("L’adresse n’accepte pas nos courriels.")
    story.does(july(22), "record_undelivered", contact="c1", why="delayed")
    assert "à temps" in document(story)["history"]["entries"][0]["comment"]


def test_pieces_that_left_are_not_in_preparation() -> None:
    story = Story(lines=(line("A", quantity=2),)).does(july(20), "allocate_stock")
    assert document(story)["steps"][3]["text"] == "en préparation"
    story.does(july(21), "ship", carrier="Post", parts=[{"line": 1, "quantity": 1}])
    assert document(story)["steps"][3]["text"] == "en cours"
