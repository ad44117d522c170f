"""A dossier on the desk and its panes, with the real API behind it: every act by keyboard alone, and what comes in between."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.values.calendar import paris_date
from tests.browser.fake_api import FakeApi
from tests.browser.real_staff import RealStaff
from tests.browser.staff_dossiers import JEAN, LINES, MARKUP, StaffDossiers
from tests.fakes.store import MemoryStore
from tests.http.api import InProcess
from tests.http.clock import now
from tests.http.conftest import api as real_api
from tests.http.conftest import document_store, drawer, standin, store, time
from tests.http.desk import offer

__all__ = ["document_store", "drawer", "real_api", "standin", "store", "time"]
IN_PROCESS = pytest.mark.parametrize("real_api", ["process"], indirect=True)
pytestmark = IN_PROCESS


@pytest.fixture
def dossiers(real_api: InProcess, store: MemoryStore, api: FakeApi) -> StaffDossiers:
    """Dossiers of the real API, which whoever is signed in to the stand-in reads and writes."""
    answers = StaffDossiers(RealStaff(real_api, store))
    api.staff.routes.append(answers)
    api.staff.me["today"] = str(paris_date(now()))
    return answers


@pytest.fixture
def shown(page: Page, url: str, dossiers: StaffDossiers) -> Callable[..., Page]:
    """Opens a dossier on the desk, or a pane of it."""

    def open_(reference: str, pane: str = "", language: str = "fr") -> Page:
        page.goto(f"{url}/{'bureau' if language == 'fr' else 'en/desk'}/#/{reference}{pane and '/' + pane}")
        # Whoever goes from one dossier to another sees the one before until the other is read.
        expect(page.locator("h1")).to_contain_text(reference)
        expect(page.locator("#d-acts")).not_to_be_empty()
        return page

    return open_


def test_what_somebody_else_wrote_is_shown_beside_what_was_to_be_done(
    shown: Callable[..., Page], dossiers: StaffDossiers
) -> None:
    reference = dossiers.partial()
    page = shown(reference, "answer")
    page.get_by_label("Votre réponse").fill("Oui, avant le 7.")
    dossiers.meanwhile = {"type_": "add_note", "comment": "Je m’en occupe."}
    page.keyboard.press("Control+Enter")
    conflict = page.get_by_role("alert", name="Quelqu’un a écrit en même temps")
    expect(conflict).to_contain_text("Je m’en occupe.")
    expect(page.get_by_label("Votre réponse")).to_have_value("Oui, avant le 7.")
    key = dossiers.commands[-1].headers["Idempotency-Key"]
    page.keyboard.press("Enter")
    expect(page.locator("dialog.pane")).to_have_count(0)
    assert dossiers.commands[-1].headers["Idempotency-Key"] == key
    assert dossiers.state(reference)["questions"] == []


def test_nothing_typed_is_lost_where_nothing_could_be_written(
    shown: Callable[..., Page], dossiers: StaffDossiers, api: FakeApi
) -> None:
    reference = dossiers.partial()
    page = shown(reference, "answer")
    answer, pane = page.get_by_label("Votre réponse"), page.locator("dialog.pane")
    answer.fill("Oui, avant le 7.")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    expect(pane.get_by_role("alert")).to_contain_text("hors connexion")
    page.context.set_offline(False)
    dossiers.failing = [503, 403]
    pane.get_by_role("button", name="Réessayer").click()
    expect(pane.get_by_role("alert")).to_contain_text("E-503")
    pane.get_by_role("button", name="Réessayer").click()
    expect(pane.get_by_role("alert")).not_to_contain_text("E-503")
    page.keyboard.press("Escape")
    expect(pane).to_have_count(0)
    page.keyboard.press("r")
    expect(answer).to_have_value("Oui, avant le 7.")
    api.staff.token = "expired meanwhile"
    page.keyboard.press("Control+Enter")
    expect(pane).to_have_count(0)
    assert dossiers.state(reference)["questions"] == []
    assert len({asked.headers["Idempotency-Key"] for asked in dossiers.commands}) == 2


def test_an_answer_that_is_lost_on_the_way_is_asked_for_again_and_nothing_is_written_twice(
    shown: Callable[..., Page], dossiers: StaffDossiers
) -> None:
    reference = dossiers.partial()
    page = shown(reference, "answer")
    page.get_by_label("Votre réponse").fill("Oui, avant le 7.")
    dossiers.lost = 1
    page.keyboard.press("Control+Enter")
    pane = page.locator("dialog.pane")
    expect(pane.get_by_role("alert")).to_contain_text("peut-être écrit, peut-être pas.")
    assert dossiers.state(reference)["questions"] == [], "it was carried out"
    pane.get_by_role("button", name="Réessayer").click()
    expect(pane).to_have_count(0)
    first, again = (asked.headers["Idempotency-Key"] for asked in dossiers.commands)
    entries = dossiers.desk.get(f"/staff/dossiers/{reference}").json["entries"]
    assert first == again and [entry["event"]["type"] for entry in entries].count("question_answered") == 1


def test_a_parcel_whose_note_is_made_goes_on_with_the_parcel(shown: Callable[..., Page], dossiers: StaffDossiers) -> None:
    reference = dossiers.ordered()
    dossiers.desk.do(reference, "allocate_stock")
    page = shown(reference, "ship")
    page.get_by_label("Transporteur").fill("Transports Vercors")
    page.get_by_label("Numéros de série ou de lot, Cellule").fill("MR-110-2607")
    page.get_by_label("Pièces, Cellule").fill("0")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#p-parts-x")).to_have_text("Un numéro est saisi sur une ligne dont rien ne part.")
    page.get_by_label("Pièces, Cellule").fill("1")
    dossiers.failing = [0, 500]
    page.keyboard.press("Control+Enter")
    alert = page.locator("dialog.pane").get_by_role("alert")
    expect(alert).to_contain_text("Fait : bon de livraison.")
    expect(alert).to_contain_text("colis 1 : rien n’est écrit.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("dialog.pane")).to_have_count(0)
    state = dossiers.state(reference)
    assert len(state["delivery_notes"]) == len(state["parcels"]) == 1
    assert state["parcels"][0]["parts"][0]["serials"] == ["MR-110-2607"]
    expect(page.locator("#countdown")).to_contain_text("Mail à Jean Bon dans")
    page.keyboard.press("z")
    expect(page.locator("#status")).to_contain_text("Annulé")
    state = dossiers.state(reference)
    assert state["delivery_notes"] == [] and state["parcels"] == []


def test_what_is_put_aside_is_taken_up_again_by_the_same_key(shown: Callable[..., Page], dossiers: StaffDossiers) -> None:
    reference = dossiers.ordered()
    page = shown(reference, "aside")
    expect(page.locator("dialog.pane footer")).to_contain_text("Z")
    page.keyboard.press("Control+Enter")
    expect(page.locator("dialog.pane")).to_have_count(0)
    assert dossiers.state(reference)["aside"]
    page.keyboard.press("z")
    expect(page.locator("#status")).to_contain_text("Annulé")
    expect(page.locator("#status")).to_contain_text(reference)
    assert dossiers.state(reference)["aside"] is None


def test_the_customers_column_is_never_covered_and_shows_what_an_act_would_do(
    shown: Callable[..., Page], dossiers: StaffDossiers
) -> None:
    reference = dossiers.partial()
    dossiers.desk.do(reference, "receive_supply", lines=[2])
    page = shown(reference, "ship")
    expect(page.locator("#d-customer .seg .will").first).to_be_visible()
    expect(page.locator("#d-customer mark").first).to_be_visible()
    expect(page.locator(".letter")).to_contain_text("Bonjour Jean Bon")
    for width in (1200, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        column, pane = page.locator("#d-customer").bounding_box(), page.locator("dialog.pane").bounding_box()
        assert column and pane and column["x"] + column["width"] <= pane["x"], width
    page.keyboard.press("Escape")
    expect(page.locator("#d-customer mark")).to_have_count(0)


def test_two_hundred_lines_and_names_with_markup_are_shown_as_they_are(
    shown: Callable[..., Page], dossiers: StaffDossiers
) -> None:
    lines = [LINES[0] | {"sku": f"41-{number:04}", "name": {"fr": f"{MARKUP} {number}", "en": MARKUP}} for number in range(200)]
    reference = dossiers.desk.open(offer(contacts=[JEAN | {"name": MARKUP}], lines=lines, customer=MARKUP))
    dossiers.desk.do(reference, "place_order")
    page = shown(reference)
    expect(page.locator("#d-customer tbody tr")).to_have_count(200)
    expect(page.locator("h1")).to_contain_text(MARKUP)
    assert page.locator("#dossier img").count() == 0
    page.evaluate(f"location.hash = '#/{reference}/ship'")
    expect(page.locator("dialog.pane tbody tr")).to_have_count(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_the_history_is_filtered_and_leads_to_an_earlier_day(shown: Callable[..., Page], dossiers: StaffDossiers) -> None:
    reference = dossiers.partial()
    dossiers.desk.do(reference, "add_note", comment="Rappeler lundi.")
    page = shown(reference)
    log = page.locator("#d-log")
    expect(log).to_contain_text("Rappeler lundi.")
    page.get_by_role("button", name="Public", exact=True).click()
    expect(log.get_by_text("Rappeler lundi.")).to_be_hidden()
    page.get_by_role("button", name="Interne", exact=True).click()
    expect(log.get_by_text("Rappeler lundi.")).to_be_visible()
    page.get_by_role("button", name="Tout", exact=True).click()
    log.get_by_role("link").last.click()
    expect(page).to_have_url(re.compile(r"@\d+$"))
    page.get_by_role("link", name="Revenir à aujourd’hui").click()
    expect(page.locator("#d-expected")).to_be_visible()
    page.keyboard.press("v")
    expect(page.get_by_role("dialog")).to_contain_text("Historique")


def test_an_act_leads_to_the_next_row_of_the_day(page: Page, url: str, api: FakeApi, dossiers: StaffDossiers) -> None:
    first, second = dossiers.partial(), dossiers.partial()
    drawn = api.staff.rows[:2]
    api.staff.rows = [row | {"reference": reference} for row, reference in zip(drawn, (first, second), strict=True)]
    page.goto(f"{url}/bureau/")
    page.get_by_role("link", name=first).first.click()
    expect(page.locator(".dhead .pos")).to_contain_text("1 sur 2")
    page.keyboard.press("r")
    page.get_by_label("Votre réponse").fill("Oui.")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile(rf"#/{second}$"))
    expect(page.locator("h1")).to_contain_text(second)
    expect(page.locator("#status")).to_contain_text(f"Réponse à Jean Bon écrite. {first}")
    page.keyboard.press("k")
    expect(page.locator("h1")).to_contain_text(first)
    page.keyboard.press("j")
    expect(page.locator("h1")).to_contain_text(second)
    page.keyboard.press("n")
    page.locator("#p-comment").fill("Rappeler lundi.")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile(r"/bureau/#/$"))
    expect(page.locator("#status")).to_contain_text(second)
    expect(page.locator("dialog.pane")).to_have_count(0)


def listed(page: Page, url: str, api: FakeApi, *references: str) -> None:
    """Have the day list these dossiers, and open the first from there."""
    drawn = api.staff.rows[: len(references)]
    api.staff.rows = [row | {"reference": reference} for row, reference in zip(drawn, references, strict=True)]
    page.goto(f"{url}/bureau/")
    page.get_by_role("link", name=references[0]).first.click()
    expect(page.locator(".dhead .pos")).to_contain_text(f"1 sur {len(references)}")


def test_the_list_moves_on_while_an_act_is_written_and_its_row_says_so(
    page: Page, url: str, api: FakeApi, dossiers: StaffDossiers
) -> None:
    first, second = dossiers.partial(), dossiers.partial()
    listed(page, url, api, first, second)
    page.keyboard.press("n")
    page.locator("#p-comment").fill("Rappeler lundi.")
    dossiers.held.clear()
    page.keyboard.press("Control+Enter")
    expect(page.locator("dialog.pane")).to_have_count(0)
    expect(page).to_have_url(re.compile(rf"#/{second}$"))
    expect(page.locator("#status")).to_contain_text("s’écrit…")
    page.keyboard.press("g")
    page.keyboard.press("j")
    head = page.locator(".worklist tbody").first
    expect(head).to_contain_text("S’écrit")
    expect(head.locator(f"tr.writing[data-reference='{first}'] .c-due")).to_have_text("s’écrit…")
    dossiers.held.set()
    expect(page.locator("#undo-last")).to_be_visible()
    api.staff.rows[0]["version"] = dossiers.desk.version(first)
    expect(page.locator("tr.writing")).to_have_count(0)
    expect(page.locator(f"tr[data-reference='{first}']")).to_be_visible()


def test_what_is_refused_meanwhile_comes_back_first_as_it_was_typed(
    page: Page, url: str, api: FakeApi, dossiers: StaffDossiers
) -> None:
    first, second = dossiers.partial(), dossiers.partial()
    listed(page, url, api, first, second)
    page.keyboard.press("r")
    page.get_by_label("Votre réponse").fill("Oui, avant le 7.")
    dossiers.failing = [503]
    page.keyboard.press("Control+Enter")
    expect(page.locator("dialog.pane").get_by_role("alert")).to_contain_text("E-503")
    expect(page.locator("#status")).to_contain_text("Répondre à Jean Bon\u00a0: rien n’est écrit.")
    expect(page).to_have_url(re.compile(rf"#/{first}/answer"))
    expect(page.get_by_label("Votre réponse")).to_have_value("Oui, avant le 7.")
    page.locator("dialog.pane").get_by_role("button", name="Réessayer").click()
    expect(page).to_have_url(re.compile(rf"#/{second}$"))
    expect(page.locator("#status")).to_contain_text(f"Réponse à Jean Bon écrite. {first}")
    assert len({asked.headers["Idempotency-Key"] for asked in dossiers.commands}) == 1
    assert dossiers.state(first)["questions"] == []


def test_who_types_elsewhere_by_then_is_told_and_nothing_is_taken_from_them(
    page: Page, url: str, api: FakeApi, dossiers: StaffDossiers
) -> None:
    first, second = dossiers.partial(), dossiers.partial()
    listed(page, url, api, first, second)
    page.keyboard.press("n")
    page.locator("#p-comment").fill("Rappeler lundi.")
    dossiers.held.clear()
    dossiers.failing = [503]
    page.keyboard.press("Control+Enter")
    expect(page.locator("h1")).to_contain_text(second)
    page.keyboard.press("r")
    answer = page.get_by_label("Votre réponse")
    answer.fill("Oui.")
    dossiers.held.set()
    expect(page.locator("#status")).to_contain_text("Rien n’est écrit")
    expect(answer).to_have_value("Oui.")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Ce qui était saisi").click()
    expect(page.locator("dialog.pane").get_by_role("alert")).to_contain_text("E-503")
    expect(page.locator("#p-comment")).to_have_value("Rappeler lundi.")


SEEN_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"


def test_an_open_dossier_is_read_again_when_its_customer_acts_and_a_pane_keeps_what_is_typed(
    shown: Callable[..., Page], dossiers: StaffDossiers
) -> None:
    reference = dossiers.partial()
    page = shown(reference)
    with page.expect_response(lambda answer: answer.url.endswith(f"{reference}?&lang=fr")) as unchanged:
        page.evaluate(SEEN_AGAIN)
    assert unchanged.value.status == 304, "what did not change is not sent"
    dossiers.desk.do(reference, "add_note", comment="Vu avec Jean.")
    page.evaluate(SEEN_AGAIN)
    expect(page.locator("#d-log")).to_contain_text("Vu avec Jean.")
    page.keyboard.press("r")
    page.get_by_label("Votre réponse").fill("Oui, avant le 7.")
    dossiers.desk.do(reference, "add_note", comment="Je m’en occupe.")
    page.evaluate(SEEN_AGAIN)
    pane = page.locator("dialog.pane")
    expect(pane.locator("[data-result]")).to_contain_text("Le dossier a changé pendant que ce volet était ouvert.")
    expect(page.get_by_label("Votre réponse")).to_have_value("Oui, avant le 7.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert", name="Quelqu’un a écrit en même temps")).to_contain_text("Je m’en occupe.")


def test_a_shortcut_to_a_working_day_skips_the_sellers_holidays(
    shown: Callable[..., Page], dossiers: StaffDossiers, api: FakeApi
) -> None:
    api.staff.me |= {"today": "2026-12-23", "holidays": ["2026-12-25"]}
    page = shown(dossiers.ordered(), "aside")
    expect(page.locator("dialog.pane").get_by_role("button", name="28 déc.")).to_be_visible()
    expect(page.locator("dialog.pane").get_by_role("button", name="25 déc.")).to_have_count(0)


def test_an_act_of_another_role_says_so_and_opens_nothing(shown: Callable[..., Page], dossiers: StaffDossiers) -> None:
    reference = dossiers.partial()
    dossiers.desk.do(reference, "issue_invoice", due="2099-09-30")
    page = shown(reference, "credit")
    expect(page.locator("#status")).to_contain_text("Votre rôle ne le permet pas.")
    expect(page).to_have_url(re.compile(rf"#/{reference}$"))
    expect(page.locator("dialog.pane")).to_have_count(0)
