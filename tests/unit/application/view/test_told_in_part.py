"""What the page says of a part: pieces of one line that left, what remains of an invoice, a discount on one line."""

from typing import Any

import pytest

from tests.builder.story import Story, line
from tests.unit.application.view.test_document import document, spaced
from tests.unit.domain.sale.test_steps import august, july


def pumps(*parcels: int) -> Story:
    """Ten pumps, of which some left."""
    story = Story(lines=(line("Pompe", quantity=10),))
    for pieces in parcels:
        story.does(july(30), "ship", carrier="Poste", parts=[{"line": 1, "quantity": pieces}])
    return story


@pytest.mark.parametrize(
    ("parcels", "verdict"), [((1,), "Une première partie est expédiée."), ((4, 2), "2 colis sont expédiés.")]
)  # fmt: skip
def test_a_second_parcel_is_no_first_part(parcels: tuple[int, ...], verdict: str) -> None:
    assert spaced(document(pumps(*parcels))["verdict"])[0] == verdict


@pytest.mark.parametrize(
    ("announced", "fr", "en"),
    [
        ({}, "Expédié : 6 sur 10, date du reste à venir", "6 of 10 shipped, date of the rest to come"),
        (
            {"on": "2026-08-20"},
            "Expédié : 6 sur 10, le reste attendu le 20 août",
            "6 of 10 shipped, the rest expected on 20 August",
        ),
        (
            {"on": "2026-08-04"},
            "Expédié : 6 sur 10, le reste attendu le 4 août, en retard",
            "6 of 10 shipped, the rest expected on 4 August, late",
        ),
    ],
)
def test_a_line_says_in_one_sentence_what_left_and_when_the_rest_comes(announced: dict[str, Any], fr: str, en: str) -> None:
    story = pumps(6)
    if announced:
        story.does(july(30), "announce_delivery", **announced)
    (french,), (english,) = document(story)["lines"], document(story, "en")["lines"]
    assert spaced([french["status"]["text"], english["status"]["text"]]) == [fr, en]


def test_an_invoice_paid_in_part_says_of_what_its_amount_remains() -> None:
    story = Story().does(july(30), "issue_invoice", number="F26-0001", due="2026-08-30")
    assert spaced(document(story)["todo"]["notes"]) == ["Échéance : dimanche 30 août 2026"]
    story.does(july(31), "credit", number="A26-0001", invoice="F26-0001", amount="60.00")
    panel = document(story)["todo"]
    assert spaced([panel["amount"], *panel["notes"]]) == [
        "300,00 €",
        "Échéance : dimanche 30 août 2026",
        "Reste à payer sur 360,00 €.",
    ]


def test_a_discount_is_called_one() -> None:
    (shown,) = document(Story(lines=(line("Pompe", discount="5"),)))["lines"]
    assert spaced([shown["discount"]]) == ["remise de 5 %"]


def test_a_withdrawn_offer_is_withdrawn_everywhere_and_asks_for_no_number() -> None:
    story = Story(until=august(28))
    assert document(story)["customer_reference_hint"] == "à donner à la commande"
    page = document(story.does(july(20), "void_offer", comment="Le fabricant arrête."))
    assert (page["steps"][0]["text"], page["customer_reference_hint"]) == ("retirée le 20\u00a0juil.", None)


def test_an_arrival_without_a_day_is_asked_for_from_a_day_on_and_confirmed_before() -> None:
    page = document(Story().does(august(6), "ship", carrier="Poste"))
    assert spaced(page["todo"]["notes"])[0] == (
        "Nous vous demanderons de confirmer l’arrivée à partir du vendredi 7 août ; vous pouvez le faire plus tôt."
    )
    (row,) = page["deliveries"]["rows"]
    assert not row["confirm"]["due"]
