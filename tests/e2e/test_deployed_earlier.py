"""The seed's dossier as it was after each of its twelve lines, from the page of the deployed product."""

import re
from datetime import date
from itertools import repeat

from playwright.sync_api import expect

from tests.e2e.conftest import Opened
from tests.e2e.dates import day_month
from tests.e2e.product import PAID, Product
from tests.e2e.seed import HISTORY, squeezed
from tests.patience import until_read

CURSORS = (None, "Réception", *repeat("Expédition", 7), "Appro", "Appro", "Devis")
"""The step that the track's cursor stands at after each line, newest first; none is under way once all is done."""


def test_each_line_opens_the_dossier_as_it_stood_then(product: Product, opened: Opened) -> None:
    page = opened(product.mailed(PAID))
    band, rows = page.locator("#earlier"), page.locator(".log li")
    for position, (line, cursor) in enumerate(zip(HISTORY, CURSORS, strict=True)):
        rows.nth(position).locator(".day").click()
        expect(band).to_be_visible()
        expect(rows).to_have_count(len(HISTORY) - position)
        assert f"le {day_month(date.fromisoformat(line.day), 'fr')} 2004." in squeezed(band.inner_text())
        assert page.locator(".step[aria-current=step] .step__n").all_inner_texts() == ([cursor] if cursor else [])
        page.go_back()
        expect(band).to_be_hidden()
        expect(rows).to_have_count(len(HISTORY))


def test_a_day_is_reloaded_and_left(product: Product, opened: Opened) -> None:
    page = opened(product.mailed(PAID))
    page.locator(".log .day").nth(3).click()
    expect(page).to_have_url(re.compile(rf"#{PAID}@\d+$"))
    page.reload()
    expect(page.locator("#earlier")).to_contain_text("2 août 2004")
    expect(page.locator(".verdict")).to_contain_text("expédiée")
    page.get_by_role("link", name="Revenir à aujourd’hui").click()
    until_read(page)
    expect(page.locator(".verdict")).to_have_text("Commande livrée et payée.")
