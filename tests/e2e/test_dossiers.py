"""What customers see under the links that the demonstration mails: the seed's dossier, the drawing's order and offer."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Opened
from tests.e2e.dates import day_month, long_day
from tests.e2e.product import OFFER, PAID, PARTIAL, Product
from tests.e2e.seed import HISTORY, SUPPLIER, THEIRS, squeezed

pytestmark = pytest.mark.looks

STEPS = {
    "fr": ["Devis", "Commande", "Appro", "Expédition", "Facture", "Réception", "Payé"],
    "en": ["Quote", "Order", "Supply", "Shipment", "Invoice", "Receipt", "Paid"],
}
DONE = ["on"]
TWO_OF_THREE = ["on", "on", ""]


def texts(located: Locator) -> list[str]:
    """What is shown, with plain spaces."""
    return [squeezed(text) for text in located.all_inner_texts()]


def cells(page: Page) -> list[list[str]]:
    """The cells of each step, as they are drawn."""
    read = "steps => steps.map((step) => [...step.querySelectorAll('.seg i')].map((cell) => cell.className))"
    drawn: list[list[str]] = page.locator(".step").evaluate_all(read)
    return drawn


@pytest.fixture(scope="module")
def shift(product: Product) -> timedelta:
    """By how much the drawing's dates are moved, so that the day of loading plays 6 August 2026."""
    return date.fromisoformat(product.staff(PARTIAL)["state"]["opened"]) - date(2026, 7, 15)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_seed_s_twelve_lines_in_its_order(product: Product, opened: Opened, language: str) -> None:
    page = opened(product.mailed(PAID), language)
    rows = page.locator(".log li")
    shown = list(zip(rows.locator("time").evaluate_all("all => all.map((each) => each.dateTime)"), texts(rows), strict=True))
    assert [day for day, _ in shown] == [line.day for line in HISTORY]
    for (_, text), line in zip(shown, HISTORY, strict=True):
        assert all(part in text for part in line.texts[language]), (text, line)
    assert {PAID, THEIRS, SUPPLIER} <= set(texts(page.locator(".ref")) + texts(page.locator("dd.ref")))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_seed_s_seven_steps_are_checked(product: Product, opened: Opened, language: str) -> None:
    page = opened(product.mailed(PAID), language)
    assert texts(page.locator(".step__n")) == STEPS[language]
    expect(page.locator(".step .step__s use[href='#ok']")).to_have_count(7)
    assert cells(page) == [DONE] * 6 + [["on at end"]]
    verdict = {"fr": "Commande livrée et payée.", "en": "Delivered and paid."}
    assert texts(page.locator(".verdict")) == [verdict[language]]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_drawing_s_partial_order(product: Product, opened: Opened, shift: timedelta, language: str) -> None:
    page = opened(product.mailed(PARTIAL), language)
    last = long_day(date(2026, 8, 11) + shift, language)
    fr, en = (f"2 lignes sur 3 sont expédiées. La dernière arrive le {last}.",
              f"2 of 3 lines have shipped. The last arrives on {last}.")  # fmt: skip
    assert texts(page.locator(".verdict")) == [{"fr": fr, "en": en}[language]]
    number = product.staff(PARTIAL)["state"]["invoices"][0]["number"]
    todo = {"fr": ("À vous", number, "3 482,40 €"), "en": ("Your turn", number, "€3,482.40")}
    assert all(part in texts(page.locator(".todo--you"))[0] for part in todo[language])
    assert cells(page) == [DONE, DONE, TWO_OF_THREE, ["on", "on", "at"], TWO_OF_THREE, ["", ""], [""]]
    expect(page.locator(".step[aria-current=step] .step__n")).to_have_text(STEPS[language][3])
    expect(page.locator(".step--you use[href='#you']")).to_have_count(2)
    expect(page.locator("#confirm-1")).to_be_visible()
    moved = texts(page.locator(".eta__row").nth(1).locator(".eta__d"))[0]
    assert last in moved and day_month(date(2026, 8, 4) + shift, language) in moved
    expect(page.locator(".log li.me")).to_have_count(2)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_drawing_s_open_offer(product: Product, opened: Opened, shift: timedelta, language: str) -> None:
    page = opened(product.mailed(OFFER), language)
    until = long_day(date(2026, 8, 28) + shift, language)
    verdict = {"fr": f"Votre offre tient jusqu’au {until}.", "en": f"Your quote holds until {until}."}
    assert texts(page.locator(".verdict")) == [verdict[language]]
    price = {"fr": "4 632,00 €", "en": "€4,632.00"}
    assert price[language] in squeezed(page.locator(".answer").inner_text())
    assert cells(page) == [["on at end"], *([[""]] * 6)]
    expect(page.locator(".step[aria-current=step] .step__n")).to_have_text(STEPS[language][0])
    expect(page.locator(".step--todo .step__s .vh")).to_have_text([{"fr": "à venir", "en": "to come"}[language]] * 5)
    expect(page.locator("#h-todo")).to_contain_text(until)
