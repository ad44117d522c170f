"""A dossier on the desk and its panes, with the real API behind it: every act by keyboard alone, and what comes in between."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.values.calendar import paris_date
from tests.browser.fake_api import FakeApi
from tests.browser.staff_dossiers import MARKUP, StaffDossiers
from tests.http.api import Api
from tests.http.clock import now
from tests.http.conftest import api as real_api
from tests.http.conftest import document_store, drawer, store, time
from tests.http.desk import ADDRESS, Desk

__all__ = ["document_store", "drawer", "real_api", "store", "time"]
IN_PROCESS = pytest.mark.parametrize("real_api", ["process"], indirect=True)
pytestmark = IN_PROCESS
LATER = str(paris_date(now()) + timedelta(days=20))


@pytest.fixture
def dossiers(real_api: Api, api: FakeApi) -> StaffDossiers:
    """Dossiers of the real API, which whoever is signed in to the stand-in reads and writes."""
    found = StaffDossiers(real_api, Desk(real_api))
    api.staff.routes.append(found)
    api.staff.me["today"] = str(paris_date(now()))
    return found


@pytest.fixture
def shown(page: Page, url: str, dossiers: StaffDossiers) -> Callable[..., Page]:
    """Opens a dossier on the desk, or a pane of it."""

    def open_(reference: str, pane: str = "", language: str = "fr") -> Page:
        page.goto(f"{url}/{'bureau' if language == 'fr' else 'en/desk'}/#/{reference}{pane and '/' + pane}")
        expect(page.locator("#d-acts")).not_to_be_empty()
        return page

    return open_


def to(page: Page, field: str) -> None:
    """Go to a field by Tab alone."""
    for _ in range(60):
        if page.evaluate("document.activeElement.id") == field:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to {field}")


def act(page: Page, dossiers: StaffDossiers, reference: str, word: str, **fields: str) -> dict[str, Any]:
    """Open an act, fill fields by keyboard, write by Ctrl Enter, and give what was written."""
    before = dossiers.desk.version(reference)
    page.evaluate(f"location.hash = '#/{reference}/{word}'")
    expect(page.locator("dialog.pane")).to_be_visible()
    for field, text in fields.items():
        to(page, f"p-{field}")
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
    page.keyboard.press("Control+Enter")
    expect(page.locator("dialog.pane"), word).to_have_count(0)
    expect(page).to_have_url(re.compile(rf"#/{reference}$"))
    expect(page.locator("#d-acts")).not_to_be_empty()
    entries: list[dict[str, Any]] = dossiers.desk.get(f"/staff/dossiers/{reference}").json["entries"]
    return next(entry for entry in reversed(entries) if entry["seq"] > before)


WALK: list[tuple[str, str, dict[str, str]]] = [
    ("assign", "assigned", {"owner": "Paul"}),
    ("order", "order_created", {"customer_reference": "P020051G-02"}),
    ("acknowledge", "acknowledgement_requested", {}),
    ("allocate", "stock_allocated", {}),
    ("date", "delivery_announced", {}),
    ("date", "delivery_announced", {"comment": "Le laboratoire nous livre plus tard."}),
    ("delivery-note", "delivery_note_created", {}),
    ("ship", "shipped", {"carrier": "La Poste", "tracking": "RR 0458 2288 1", "comment": "Avec le certificat."}),
    ("shipment", "shipment_corrected", {"tracking": "RR 0458 2288 9"}),
    ("question", "question_asked", {"comment": "Et le certificat ?"}),
    ("answer", "question_answered", {"comment": "Dans le colis."}),
    ("news", "news_promised", {}),
    ("note", "note_added", {"comment": "Rappeler lundi."}),
    ("invite", "link_granted", {"name": "Ann Bright", "email": "ann@bigcorp.example"}),
    ("contact/jean", "contact_corrected", {"name": "Jean Bon-Fils"}),
    ("address/billing", "address_corrected", {"city": "Grenoble"}),
    ("received", "received", {"remarks": "Un joint manque."}),
    ("strike", "entry_struck", {}),
    ("revoke", "link_revoked", {}),
    ("revoke-all", "links_revoked", {}),
]
"""Each act in an order in which it is allowed: its word, the event that it leads to, and what is typed."""


def test_a_dossier_is_led_from_offer_to_reception_by_keyboard_alone(shown: Callable[..., Page], dossiers: StaffDossiers) -> None:
    reference = dossiers.offered(delivery=ADDRESS | {"lines": [MARKUP]})
    page = shown(reference)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if "Policy" in message.text else None)
    for word, event, fields in WALK:
        assert act(page, dossiers, reference, word, **fields)["event"]["type"] == event, word
    state = dossiers.state(reference)
    assert state["owner"] == "moulin" and state["parcels"][0]["tracking"] == "RR 0458 2288 9"
    assert [asked.body["type"] for asked in dossiers.commands[:2]] == ["assign", "place_order"]
    assert len({asked.headers["Idempotency-Key"] for asked in dossiers.commands}) == len(dossiers.commands)
    assert faults == []
    expect(page.locator("#status")).to_contain_text(reference)
