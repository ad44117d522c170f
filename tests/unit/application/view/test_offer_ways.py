"""How an offer is ordered or renewed from its page: a prepared mail, the telephone, the document."""

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.seller import Seller
from chalicelib.application.view.ordering import ordering
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.language import Language
from tests.builder.dossiers import TODAY
from tests.builder.story import Story
from tests.unit.domain.sale.test_steps import august

OFFLINE = replace(seller(), offers=replace(seller().offers, terms="", terms_sha256=""))
"""A seller without general terms: nobody orders from the page."""


def panel(story: Story, lang: Language = "fr", then: Entry | None = None, today: date = TODAY, by: Seller = OFFLINE) -> Any:
    """The panel of an offer's page."""
    return shown(Reading("45MR61G00C", story.state, story.people, translations(lang), by, today, then))


def shown(reading: Reading) -> Any:
    """The panel of a reading."""
    return msgspec.to_builtins(todo(reading), builtin_types=(date,))


def mail(panel_shown: Any) -> tuple[str, str, str]:
    """Address, subject and body of its prepared mail."""
    (link,) = [link for link in panel_shown["links"] if link["kind"] == "mail"]
    address = urlsplit(link["href"])
    asked = parse_qs(address.query, strict_parsing=True)
    assert address.scheme == "mailto"
    return address.path, asked["subject"][0], asked["body"][0]


def test_an_open_offer_is_ordered_from_its_page_or_by_telephone() -> None:
    shown = panel(Story(until=august(28)), by=seller())
    assert [(act["act"], act["text"]) for act in shown["acts"]] == [("order", "Passer commande")]
    assert [link["kind"] for link in shown["links"]] == ["phone"]
    assert panel(Story(until=august(28)))["acts"] == [], "without general terms there is nothing to accept"
    assert panel(Story(until=august(5)), by=seller())["acts"] == [], "a quote that ended is renewed first"


@pytest.mark.parametrize(
    ("on_hold", "taken_back", "orders_before", "note"),
    [
        (True, 0, 0, "We take this order by telephone: call us, naming 45MR61G00C and your order number."),
        (False, 3, 0, "3\u00a0orders of this quote were taken back. To order, call us, naming 45MR61G00C."),
        (False, 0, 10, "10\u00a0parts of this quote were ordered. To order the rest, call us, naming 45MR61G00C."),
    ],
)
def test_an_offer_that_is_ordered_by_telephone_says_so_in_place_of_the_order(
    on_hold: bool, taken_back: int, orders_before: int, note: str
) -> None:
    story = Story(until=august(28))
    cell = {"A": StockItem("A", 9)}
    assert story.state.offer is not None
    state = replace(story.state, taken_back=taken_back, offer=replace(story.state.offer, orders_before=orders_before))
    reading = Reading("45MR61G00C", state, story.people, translations("en"), seller(), TODAY, stock=cell, on_hold=on_hold)
    panel_shown = shown(reading)
    assert ordering(reading) is None
    assert [act["act"] for act in panel_shown["acts"]] == ["reserve"], "to reserve its pieces orders nothing"
    assert panel_shown["notes"] == [note]
    assert [(link["kind"], link["href"]) for link in panel_shown["links"]] == [("phone", "tel:+33465710012")]


def test_an_open_offer_is_ordered_by_mail_or_telephone() -> None:
    panel_shown = panel(Story(until=august(28)))
    address, subject, body = mail(panel_shown)
    assert address == "service.client@granuloshop.com"
    assert subject == "Commande de l’offre 45MR61G00C"
    assert body.split("\r\n") == [
        "Bonjour,", "", "Nous passons commande selon votre offre 45MR61G00C, pour 360,00 € TTC.", "",
        "Notre numéro de commande : ", "", "Nom et société : ",
    ]  # fmt: skip
    assert [link["text"].replace("\u00a0", " ") for link in panel_shown["links"]] == [
        "Commander par e-mail",
        "Appeler le 04 65 71 00 12",
    ]
    assert panel_shown["links"][1]["href"] == "tel:+33465710012"
    assert panel_shown["document"]["title"] == "Offre 45MR61G00C-1"
    assert panel_shown["by"] == august(28)


def test_the_mail_speaks_the_readers_language() -> None:
    _, subject, body = mail(panel(Story(until=august(28)), "en"))
    assert subject == "Order for quote 45MR61G00C"
    assert "We place an order on your quote 45MR61G00C, for €360.00 including VAT." in body


def test_an_offer_that_ended_is_asked_for_anew() -> None:
    panel_shown = panel(Story(until=august(5)))
    _, subject, body = mail(panel_shown)
    assert subject == "Offre 45MR61G00C : prix et délais du jour"
    assert "Merci d’actualiser votre offre 45MR61G00C aux prix et délais du jour." in body
    assert panel_shown["document"]["title"] == "Offre 45MR61G00C-1"


def test_in_english_it_is_no_delay_that_is_asked_for() -> None:
    shown = panel(Story(until=august(5)), "en")
    assert shown["notes"] == ["For today’s prices and lead times, write to us or call, naming 45MR61G00C."]
    assert mail(shown)[1] == "Quote 45MR61G00C: today’s prices and lead times"


def test_a_revision_is_named() -> None:
    lines = [{"sku": "A", "name": {"fr": "Pièce", "en": "Piece"}, "quantity": 1, "unit_price": "10.00", "vat_rate": "20"}]
    story = Story(until=august(5)).does(august(6), "revise_offer", terms={"valid_until": "2026-09-30"}, lines=lines)
    assert mail(panel(story))[1] == "Commande de l’offre 45MR61G00C, révision 2"


def test_a_page_of_an_earlier_day_offers_no_way() -> None:
    story = Story(until=august(28))
    assert panel(story, then=story.history[-1])["links"] == []


@pytest.mark.parametrize("begun", [august(3), august(6)])
def test_nothing_but_an_offer_has_ways(begun: date) -> None:
    assert panel(Story(begun=begun))["links"] == []
