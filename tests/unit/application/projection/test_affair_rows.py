"""A row in the list of affairs: what its page says, in one line."""

from datetime import date
from typing import Any

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.affair_row import row
from chalicelib.application.view.reading import Reading
from chalicelib.domain.access.level import View
from chalicelib.domain.values.language import Language
from tests.builder.story import Story, line
from tests.unit.as_json import as_json
from tests.unit.domain.sale.test_steps import august, july, partial

TODAY = date(2026, 8, 6)
SILENT = "nous devions vous écrire le 22\u00a0juillet\u202f; appelez le"
"""What is told of an order of 15 July of which the customer heard nothing since."""
REFERENCE = "45MR02G00A"


def shown(story: Story, *, lang: Language = "fr", view: View = "full", closed: bool = False, today: date = TODAY) -> Any:
    """The row of a dossier."""
    reading = Reading(REFERENCE, story.state, story.people, translations(lang), seller(), today)
    return as_json(row(reading, view, "TOKEN", closed=closed))


def row_texts(story: Story, **more: Any) -> tuple[str | None, ...]:
    """Where it stands and what waits."""
    row = shown(story, **more)
    return row["step"], row["step_note"], row["who"], row["wait"], row["wait_note"]


def test_the_drawings_partial_order() -> None:
    assert shown(partial()) == {
        "reference": REFERENCE,
        "customer_reference": "P020051G-02",
        "reference_note": None,
        "object": "Pièce A, Pièce B, Pièce C",
        "step": "Expédition, 2\u00a0lignes sur 3",
        "step_note": "le reste le 11\u00a0août, au lieu du 4",
        "step_late": False,
        "cells": ["on", "on", "part", "part", "part", "", ""],
        "who": "you",
        "wait": "Régler 240,00\u00a0€",
        "wait_note": "au plus tard le 2\u00a0septembre",
        "wait_late": False,
        "call": None,
        "total": "360,00\u00a0€",
        "token": "TOKEN",
        "terms": "45mr02g00a f260412 f26412 p020051g02 p20051g2 piece a piece b piece c",
    }
    english = ("Shipment, 2 of 3\u00a0lines", "the rest on 11\u00a0August, instead of 4", "you", "Pay €240.00",
               "not later than 2\u00a0September")  # fmt: skip
    assert row_texts(partial(), lang="en") == english


def test_an_open_offer_says_what_is_in_stock_where_that_is_known() -> None:
    stocked = (line("A", lead_days=0), line("B", lead_days=0), line("C", lead_days=5))
    offer = Story(until=august(28), lines=stocked)
    assert row_texts(offer) == (
        "Devis",
        "valable jusqu’au 28\u00a0août",
        "you",
        "Décider de l’offre",
        "2\u00a0lignes sur 3 en stock",
    )
    assert shown(offer)["reference_note"] == "votre réf à donner" and shown(offer)["cells"] == ["on", *[""] * 6]
    assert row_texts(Story(until=august(28)))[4] is None


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), ("Appro", "commande du 15\u00a0juillet", "us", "Nous préparons votre commande", SILENT)),
        ((("order_supply", {}),), ("Appro", "commande du 15\u00a0juillet", "us", "Nous attendons un fournisseur", SILENT)),
        (
            (("order_supply", {}), ("announce_delivery", {"on": "2026-08-21"})),
            ("Appro", "livraison le 21\u00a0août", "us", "Nous attendons un fournisseur", None),
        ),
        (
            (("announce_delivery", {"on": "2026-08-04"}),),
            ("Appro", "livraison attendue le 4\u00a0août", "us", "Nous préparons votre commande",
             "nous devions vous écrire le 4\u00a0août\u202f; appelez le"),
        ),
        (
            (("order_supply", {}), ("promise_news", {"on": "2026-08-12"})),
            ("Appro", "commande du 15\u00a0juillet", "us", "Nous attendons un fournisseur", "prochaine nouvelle le 12\u00a0août"),
        ),
        (
            (("order_supply", {}), ("promise_news", {"on": "2026-08-05"})),
            ("Appro", "commande du 15\u00a0juillet", "us", "Nous attendons un fournisseur",
             "nous devions vous écrire le 5\u00a0août\u202f; appelez le"),
        ),
        (
            (("ship", {"carrier": "Poste", "expected": "2026-08-07"}),),
            ("Expédition", "partie le 15\u00a0juillet", "us", "Votre colis est en route", "arrivée le 7\u00a0août"),
        ),
        (
            (("ship", {"carrier": "Poste", "expected": "2026-08-04"}),),
            ("Expédition", "partie le 15\u00a0juillet", "you", "Confirmer la réception", None),
        ),
        (
            (("ship", {"carrier": "Poste"}), ("mark_received", {})),
            ("Réception", "livrée le 15\u00a0juillet", "us", "Nous préparons la facture", SILENT),
        ),
        (
            (("issue_invoice", {"number": "F26-1", "due": "2026-08-01"}),),
            ("Appro", "commande du 15\u00a0juillet", "you", "Régler 360,00\u00a0€", "échue le 1er\u00a0août"),
        ),
    ],
)  # fmt: skip
def test_an_order_on_its_way(days: tuple[tuple[str, dict[str, Any]], ...], expected: tuple[str | None, ...]) -> None:
    story = Story(begun=july(15))
    for kind, more in days:
        story.does(july(15), kind, **more)
    assert row_texts(story) == expected


def test_more_than_one_open_invoice_is_said() -> None:
    story = Story()
    for number, part in (("F26-1", 1), ("F26-2", 2), ("F26-3", 3)):
        story.does(july(20), "issue_invoice", number=number, due=f"2026-09-0{part}", parts=[{"line": part, "quantity": 1}])
    assert row_texts(story)[3:] == ("Régler 120,00\u00a0€", "au plus tard le 1er\u00a0septembre, et 2\u00a0autres factures")


def test_how_an_affair_ended() -> None:
    lapsed, withdrawn = Story(until=august(1)), Story(until=august(28)).does(july(20), "void_offer", comment="x")
    cancelled = Story().does(july(20), "cancel_order", comment="x")
    paid = Story().does(july(16), "ship", carrier="Poste").does(july(17), "mark_received")
    paid.does(july(17), "issue_invoice", number="F26-1", due="2026-08-17").does(july(31), "mark_paid")
    ends = [shown(story, closed=True) for story in (lapsed, withdrawn, cancelled, paid)]
    assert [(end["who"], end["wait"], end["wait_note"]) for end in ends] == [
        ("nobody", "Offre échue le 1er\u00a0août 2026", None),
        ("nobody", "Offre retirée le 20\u00a0juillet 2026", None),
        ("nobody", "Annulée le 20\u00a0juillet 2026", None),
        ("nobody", "Réglé le 31\u00a0juillet 2026", None),
    ]
    assert [end["cells"] for end in ends] == [
        ["off", "", "", "", "", "", ""],
        ["off", "", "", "", "", "", ""],
        ["", "on", "off", "off", "off", "off", "off"],
        ["", "on", "on", "on", "on", "on", "on"],
    ]


def test_the_lines_of_the_highest_value_are_named_as_far_as_there_is_room() -> None:
    lines = (line("A"), line("B", quantity=5), line("C", unit_price="300.00"), line("D", quantity=2), line("B", quantity=4))
    assert shown(Story(lines=lines))["object"] == "Pièce B, Pièce C, Pièce D et 1\u00a0autre"
    assert shown(Story(lines=lines), lang="en")["object"] == "Piece B, Piece C, Piece D and 1\u00a0more"
    long = tuple(line("X" * 50 + number, quantity=9 - int(number)) for number in "123")
    assert shown(Story(lines=long))["object"] == f"Pièce {'X' * 50}1 et 2\u00a0autres"


def test_a_row_is_found_by_serial_numbers_and_by_names_without_accents() -> None:
    story = Story().does(july(20), "ship", carrier="Poste", parts=[{"line": 1, "quantity": 1, "serials": ["GL-300 n° 01187"]}])
    assert {"gl300n01187", "piece", "a"} <= set(shown(story)["terms"].split())


def test_an_old_link_is_told_steps_and_dates_alone() -> None:
    masked = shown(partial(), view="masked")
    full = shown(partial())
    assert {key for key in full if full[key] != masked[key]} == {"customer_reference", "object", "wait", "total", "terms"}
    assert (masked["customer_reference"], masked["object"], masked["total"]) == (None, "", None)
    assert (masked["wait"], masked["terms"]) == ("Régler la facture", "45mr02g00a")


def test_our_word_of_a_day_to_come_is_told_and_one_that_passed_is_late() -> None:
    story = Story(begun=july(31))
    note = row_texts(story)[4]
    assert (
        note == "prochaine nouvelle au plus tard le 7\u00a0août"
        and not shown(story)["wait_late"]
        and shown(story)["call"] is None
    )
    late = shown(story, today=august(8))
    assert (late["wait_note"], late["wait_late"]) == ("nous devions vous écrire le 7\u00a0août\u202f; appelez le", True)
    assert late["call"] == {"text": "04 65 71 00 12", "href": "tel:+33465710012"}
    assert shown(story, today=august(8), lang="en")["wait_note"] == "we were to write to you by 7\u00a0August; call"


def test_a_question_has_the_day_of_its_answer() -> None:
    story = Story().does(august(6), "record_question", comment="When?", actor={"kind": "contact"})
    assert row_texts(story)[3:] == ("Nous répondons à votre question", "réponse au plus tard le 7\u00a0août")
    assert row_texts(story, today=august(10))[4] == "nous devions vous répondre le 7\u00a0août\u202f; appelez le"


def test_what_is_under_way_has_a_day_with_or_without_one_of_the_carriers() -> None:
    story = (
        Story(lines=(line("A"),)).does(august(5), "issue_invoice", number="X26-1", due="2026-09-01").does(august(5), "mark_paid")
    )
    assert row_texts(story.does(august(6), "ship", carrier="Poste"))[4] == "à confirmer à partir du 7\u00a0août"


def test_a_delivery_or_an_invoice_whose_day_has_passed_is_late() -> None:
    story = Story().does(july(20), "announce_delivery", on="2026-08-05")
    assert shown(story)["step_late"] and not shown(story, today=august(5))["step_late"]
    invoice = Story().does(july(20), "issue_invoice", number="X26-1", due="2026-08-05")
    assert shown(invoice)["wait_late"] and not shown(invoice, today=august(5))["wait_late"]
    assert not shown(story, closed=True)["step_late"]
