"""The desk's place of instruments, walked by keyboard on the staff API itself: lists, a passport, a case, labels, a file."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.axe import examine
from tests.browser.fake_api import FakeApi
from tests.browser.real_staff import RealStaff
from tests.browser.test_desk_day import opened, sideways
from tests.browser.test_desk_money import ENDS, FILE, MARKUP, sent
from tests.browser.test_dossier_panes import IN_PROCESS
from tests.fakes.store import MemoryStore
from tests.http.api import InProcess
from tests.http.conftest import api as real_api
from tests.http.conftest import document_store, drawer, standin, store, time
from tests.http.desk import order
from tests.samples.texts import both

__all__ = ["document_store", "drawer", "real_api", "standin", "store", "time"]
pytestmark = IN_PROCESS
MODEL = "40-0300"
FLEET: tuple[dict[str, Any], ...] = (
    {"id": "45HR30A04C", "serial": "GL3-01187", "location": "Labo poudres", "warranty": "2099-11-04"},
    {"id": "45GT40C01F", "serial": "GL3-01240", "contract": {"level": "complete", "since": "2026-01-01", "until": "2099-01-01"}},
    {"id": "45LM11A02G", "serial": "GL3-00931", "location": MARKUP},
)
HEADER = "id;model;serial;account;name_fr;name_en;location;since;warranty"


@pytest.fixture
def staff(real_api: InProcess, store: MemoryStore, api: FakeApi) -> RealStaff:
    """The staff API with a customer's dossier and three of their instruments."""
    real = RealStaff(real_api, store)
    api.staff.routes.append(real.route)
    api.staff.me["may"] = [*api.staff.me.get("may", ()), "open_case"]
    desk = real.clerk()
    desk.open(order(account="bigcorp"))
    name = both("Granulomètre laser GL-300", "GL-300 laser particle sizer")
    for one in FLEET:
        entered = desk.post(
            "/staff/instruments", {"model": MODEL, "name": name, "account": "bigcorp", "since": "2026-01-01"} | one
        )
        assert entered.status == 201, entered.body
    noted = {"type": "add_instrument_note", "comment": "Appeler avant de venir.", "internal": True}
    assert desk.post("/staff/instruments/45HR30A04C/commands", noted).status == 201
    return real


def test_from_a_list_to_a_case_by_keyboard(page: Page, url: str, staff: RealStaff) -> None:
    opened(page, url)
    page.keyboard.press("g")
    page.keyboard.press("i")
    rows = page.locator("#fleet-list tbody tr")
    expect(rows).to_have_count(3)
    expect(page.locator("[data-instrument='45LM11A02G'] .c-name").first).to_contain_text(MARKUP)
    page.locator("#fleet-q").fill("gl3 o1187")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(1)
    page.locator("h1").click()
    page.keyboard.press("j")
    panel = page.locator("#instrument")
    expect(panel).to_contain_text("Labo poudres")
    expect(panel.locator(".log .in")).to_contain_text("Appeler avant de venir.")
    examine(page, ENDS)
    assert sideways(page) == {}
    page.set_viewport_size({"width": 1280, "height": 800})
    page.keyboard.press("n")
    page.keyboard.type("Vu au salon.")
    page.keyboard.press("Control+Enter")
    expect(panel.locator(".log")).to_contain_text("Vu au salon.")
    panel.get_by_role("button", name="Rayer, Note").first.click()
    page.keyboard.press("Control+Enter")
    expect(panel.locator(".log .gone")).to_contain_text("Note")
    page.keyboard.press("b")
    page.locator("#f-report").fill("PV26-1187")
    page.keyboard.press("Control+Enter")
    expect(panel.locator(".log")).to_contain_text("PV26-1187")
    page.keyboard.press("a")
    page.locator("#f-comment").fill("Fuite sous la pompe.")
    examine(page, ENDS, ".form-dialog")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile(r"#/[0-9A-Z]{10}$"))
    expect(page.locator("#d-customer .case-facts")).to_contain_text("GL3-01187")
    body = sent(staff, "dossiers")
    assert (body["type"], body["instrument"]["warranty"], body["owner"]) == ("open_case", "2099-11-04", "vasseur")
    page.keyboard.press("Control+k")
    page.keyboard.type("GL3-01187")
    expect(page.locator("#option-1")).to_contain_text("Ouvrir un dossier SAV")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#f-comment")).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate("location.hash = '#/instruments?view=cases'")
    expect(page.locator(".fleet-cases tbody tr")).to_have_count(1)
    expect(page.locator(".fleet-cases tbody tr")).to_contain_text("Au client\u00a0: Faire la déclaration")


FORMS: tuple[tuple[str, dict[str, str], str], ...] = (
    ("put", {"location": "Lyon"}, "put_instrument"),
    ("warranty", {"until": "2099-11-04"}, "set_warranty"),
    ("contract", {"until": "2099-12-31"}, "set_contract"),
    ("component", {"part": "Pompe", "number": "P-1"}, "note_component"),
    ("version", {"version": "4.2.1"}, "tell_version"),
    ("correct", {"serial": "GL3-01241"}, "correct_instrument"),
    ("retire", {}, "retire_instrument"),
    ("back", {}, "put_back_instrument"),
    ("give", {"account": "leman"}, "give_instrument"),
)


def test_each_command_on_an_instrument_has_its_form(page: Page, url: str, staff: RealStaff) -> None:
    staff.clerk().open(order(account="leman", customer="Céramiques du Léman"))
    opened(page, url, "#/instruments/45GT40C01F")
    page.locator("#more-acts summary").click()
    for act, typed, command in FORMS:
        page.locator(f"#act-{act}").click()
        for field, text in typed.items():
            page.locator(f"#f-{field}").fill(text)
        page.keyboard.press("Control+Enter")
        expect(page.locator(".form-dialog"), act).to_have_count(0)
        assert sent(staff, "instruments/45GT40C01F/commands")["type"] == command
    expect(page.locator("#instrument .facts").first).to_contain_text("Céramiques du Léman")
    expect(page.locator("#instrument .log li")).to_have_count(len(FORMS) + 1)


def test_an_instrument_is_entered_labels_are_printed_and_a_file_is_brought_in(page: Page, url: str, staff: RealStaff) -> None:
    opened(page, url, "#/instruments", "en")
    page.locator("#enter").click()
    for field, text in {"model": MODEL, "serial": "GL3-02000", "account": "bigcorp", "name": "Granulo"}.items():
        page.locator(f"#f-{field}").fill(text)
    page.locator("#f-name-en").fill("Sizer")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#instrument")).to_contain_text("GL3-02000")
    expect(page.locator("#fleet-list tbody tr")).to_have_count(4)
    page.get_by_label("Choose GL3-01240").check()
    page.locator("#labels").click()
    expect(page.locator(".form-dialog")).to_contain_text("1 label.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#label-sheet")).to_have_attribute("href", re.compile("pdf"))
    assert sent(staff, "label-sheets") == {"instruments": ["45GT40C01F"], "size": "medium", "first": 1}
    rows = ["45GT40C01F;40-0300;GL3-01240;bigcorp;;;Göteborg;;", ";40-0300;GL3-03000;nobody;Granulo;Sizer;Lyon;;"]
    page.evaluate(FILE, ["parc.csv", "\r\n".join([HEADER, *rows])])
    expect(page.locator(".pane .warn")).to_contain_text("1 row to correct")
    examine(page, ENDS)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("#cell-3-account").fill("bigcorp")
    page.keyboard.press("Tab")
    expect(page.locator(".pane tbody")).to_contain_text("New instruments")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("File brought in. New instruments: 1, changed: 1.")
    with page.expect_download() as saved:
        page.locator("#export").click()
    assert saved.value.suggested_filename.startswith("instruments-")
