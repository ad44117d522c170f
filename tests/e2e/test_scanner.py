"""Mail scanners follow the link, run its scripts and press what they find: nothing of it changes anything."""

import httpx
import pytest
from playwright.sync_api import Dialog, Page

from tests.e2e.conftest import Opened
from tests.e2e.product import OFFER, PAID, PARTIAL, Mailed, Product

ALL = (PAID, PARTIAL, OFFER)
BELOW = ("", "/history", "/history?before=9", "/questions", "/receptions", "/session")
CONTROLS = "button, summary, input[type=submit], [role=button]"
NEXT = f"""() => {{
    window.pressed ??= new WeakSet();
    const fresh = (node) => node.checkVisibility() && !window.pressed.has(node);
    const left = (place) => [...place.querySelectorAll('{CONTROLS}')].find(fresh);
    const modal = document.querySelector('dialog[open]');
    const next = (modal && left(modal)) ?? (modal?.close(), left(document));
    if (!next) return null;
    const name = next.textContent.trim();
    window.pressed.add(next);
    next.click();
    const answer = next.id === 'act-payments' ? '#by-affairs' : 'dialog[open]';
    return [name, next.matches('[data-open], [id^="act-"]') ? answer : null];
}}"""
"""Presses the next control; gives its name and what has to come of it. The statement opens by the link to all affairs alone."""
SUBMIT = "() => document.querySelectorAll('form').forEach((form) => form.requestSubmit())"
MOST = 60
FORGOTTEN = {"fr": "Ce dossier est oublié sur cet appareil.", "en": "This order is forgotten on this device."}
PRESSED = {
    "fr": {"Imprimer le dossier", "Envoyer la question", "Actualiser", "Oublier sur cet appareil"},
    "en": {"Print this page", "Send the question", "Refresh", "Forget on this device"},
}
STATEMENT = {"fr": {"Relevé de compte"}, "en": {"Statement of account"}}
"""What asks for the account's statement where an order is paid."""
OFFERED = {"fr": {"Réserver sur stock", "Passer commande"}, "en": {"Reserve from stock", "Order"}}
"""What opens the acts of an offer that can be ordered."""
RECEPTION = {"fr": {"Confirmer", "Confirmer la réception", "Annuler"}, "en": {"Confirm", "Confirm receipt", "Cancel"}}


@pytest.mark.parametrize("reference", ALL)
@pytest.mark.parametrize("method", ["HEAD", "GET", "OPTIONS"])
def test_asking_for_every_address_writes_nothing(product: Product, reference: str, method: str) -> None:
    product.settle()
    mailed, before = product.mailed(reference), product.items()
    shown: tuple[dict[str, str], ...] = {"Authorization": f"Bearer {mailed.token}"}, {"Cookie": f"dossier={mailed.token}"}, {}
    api = [f"{product.api}/links", *(f"{product.api}/dossiers/{reference}{below}" for below in BELOW)]
    pages = [mailed.url, mailed.url.replace("#", ""), mailed.url.replace("#", "?token="), mailed.url.replace("#", "%23")]
    with httpx.Client(timeout=30, follow_redirects=True) as scanner:
        statuses = {scanner.request(method, address, headers=headers).status_code for address in pages + api for headers in shown}
    assert not [status for status in statuses if status >= 500]
    assert product.items() == before


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("reference", ALL)
def test_pressing_everything_without_typing_writes_nothing(
    product: Product, opened: Opened, reference: str, language: str
) -> None:
    product.settle()
    before, versions = product.items(), product.versions()
    page = opened(product.mailed(reference), language)
    page.on("dialog", Dialog.accept)
    page.evaluate(SUBMIT)
    pressed = set(press_everything(page))
    page.get_by_role("heading", name=FORGOTTEN[language]).wait_for()
    page.wait_for_load_state("networkidle")
    assert product.versions() == versions and len(versions) >= len(ALL)
    assert product.items() == before
    more = {PAID: STATEMENT[language], PARTIAL: RECEPTION[language], OFFER: OFFERED[language]}
    assert pressed >= PRESSED[language] | more.get(reference, set())


def press_everything(page: Page) -> list[str]:
    """Press every control that can be seen, those that come to light by it too; what was pressed, in order."""
    pressed: list[str] = []
    while (control := page.evaluate(NEXT)) is not None:
        name, answer = control
        pressed.append(name)
        page.wait_for_timeout(30)
        if answer:
            page.locator(answer).wait_for()
        assert len(pressed) < MOST
    return pressed


def test_a_scanner_s_visit_leaves_the_link_good(product: Product, opened: Opened) -> None:
    mailed: Mailed = product.mailed(PARTIAL)
    for _ in range(3):
        assert httpx.post(f"{product.api}/links", json={"token": mailed.token}, timeout=30).status_code == 200
    opened(mailed)
