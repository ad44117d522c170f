"""What is to be paid is paid by transfer: its sheet, the code that a bank's application reads, the announcement and its end."""

import json
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.axe import DIALOG, ENDS, examine
from tests.browser.answers import problem
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.samples import REFERENCES
from tests.unit.golden_file import FOLDER

pytestmark = pytest.mark.looks

PAYABLE, ANNOUNCED = (f"/api/dossiers/{REFERENCES[name]}" for name in ("payable", "announced"))
CODE = "BCD\n002\n1\nSCT\nAGRIFRPP\nGranuloshop SAS\nFR7630006000011234567890189\nEUR3482.40\n\nRF48F260412"


@pytest.fixture
def transfer_sheet(opened: Opened) -> Page:
    """The sheet of the transfer, opened from the panel."""
    page = opened("payable")
    page.locator("#act-transfer").click()
    expect(page.locator("#transfer")).to_be_visible()
    return page


def sent(api: FakeApi, path: str) -> list[dict[str, object]]:
    return [asked.body for asked in api.writes() if asked.path == path]


def test_it_says_where_the_money_goes_each_with_its_copy(transfer_sheet: Page) -> None:
    dialog = transfer_sheet.locator("#transfer")
    expect(dialog.locator("h2")).to_be_focused()
    expect(dialog.locator(".pay dt")).to_have_text(["Montant", "Bénéficiaire", "IBAN", "BIC", "Référence"])
    expect(dialog.locator(".pay .copy")).to_have_count(5)
    expect(dialog.locator(".recap .totals .big").last).to_have_text("3\u202f482,40\u00a0€")
    expect(dialog.locator(".recap")).to_contain_text("Gardez la référence RF48 F260 412")
    expect(dialog.locator(".recap a[href^='tel:']")).to_be_visible()
    expect(transfer_sheet.locator(".todo .bank")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_telephone_reads_the_code_on_either_ground(transfer_sheet: Page, scheme: str) -> None:
    transfer_sheet.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    picture = transfer_sheet.locator("#transfer .qr")
    expect(picture.locator("img")).to_have_js_property("complete", True)
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture.screenshot())))
    assert read.text == CODE


def test_the_code_is_saved_as_a_picture_of_dots(transfer_sheet: Page) -> None:
    with transfer_sheet.expect_download() as saving:
        transfer_sheet.get_by_text("Enregistrer l’image").click()
    assert saving.value.suggested_filename == "F26-0412.png"
    (read,) = zxingcpp.read_barcodes(Image.open(saving.value.path()))
    assert read.text == CODE


def test_it_is_announced_with_a_typed_name_and_the_press_says_how_much(transfer_sheet: Page, api: FakeApi) -> None:
    dialog = transfer_sheet.locator("#transfer")
    button = dialog.locator("[type=submit]")
    expect(button).to_have_text("Annoncer un virement de 3\u202f482,40\u00a0€")
    button.click()
    expect(dialog.locator("#transfer-name-x")).to_have_text("Écrivez votre nom.")
    assert sent(api, f"{PAYABLE}/transfers") == []
    dialog.locator("#transfer-amount").fill("1 500,5")
    expect(button).to_have_text("Annoncer un virement de 1\u202f500,50\u00a0€")
    dialog.locator("#transfer-on").fill("2026-08-05")
    dialog.locator("#transfer-name").fill("Luc Marchand")
    button.click()
    expect(dialog).to_be_hidden()
    assert sent(api, f"{PAYABLE}/transfers") == [
        {"name": "Luc Marchand", "invoice": "F26-0412", "amount": "1500.50", "on": "2026-08-05"}
    ]
    asked = api.writes()[-1]
    assert asked.headers["If-Match"] == '"0000000000aa"' and len(asked.headers["Idempotency-Key"]) == 36
    expect(transfer_sheet.locator("[data-slot=verdict]")).to_be_focused()


@pytest.mark.parametrize("typed", ["0,99", "3482,41", "1,2,3", "-5", "x", ""])
def test_an_amount_that_is_none_is_said_below_its_field(transfer_sheet: Page, api: FakeApi, typed: str) -> None:
    dialog = transfer_sheet.locator("#transfer")
    dialog.locator("#transfer-amount").fill(typed)
    dialog.locator("#transfer-name").fill("Luc Marchand")
    dialog.locator("[type=submit]").click()
    expect(dialog.locator("#transfer-amount-x")).to_have_text("De 1,00 à 3\u202f482,40\u00a0€.")
    assert sent(api, f"{PAYABLE}/transfers") == []


@pytest.mark.parametrize(
    ("typed", "sent_as"), [("3.482,40", "3482.40"), ("3,482.40", "3482.40"), ("3482.4", "3482.40"), ("1 000", "1000.00")]
)
def test_amounts_are_read_as_people_write_them(transfer_sheet: Page, api: FakeApi, typed: str, sent_as: str) -> None:
    transfer_sheet.locator("#transfer-amount").fill(typed)
    transfer_sheet.locator("#transfer-name").fill("Luc Marchand")
    transfer_sheet.locator("#transfer [type=submit]").click()
    expect(transfer_sheet.locator("#transfer")).to_be_hidden()
    assert [body["amount"] for body in sent(api, f"{PAYABLE}/transfers")] == [sent_as]


def test_a_refusal_says_why_and_keeps_what_was_written(transfer_sheet: Page, api: FakeApi) -> None:
    api.refusals["transfers"] = problem(422, errors=[{"field": "on", "detail": "ce jour est passé", "fix": ""}])
    transfer_sheet.locator("#transfer-name").fill("Luc Marchand")
    transfer_sheet.locator("#transfer [type=submit]").click()
    expect(transfer_sheet.locator("#transfer-on-x")).to_have_text("Ce jour est passé.")
    expect(transfer_sheet.locator("#transfer-name")).to_have_value("Luc Marchand")


def test_an_announcement_is_taken_back_or_corrected(opened: Opened, api: FakeApi) -> None:
    page = opened("announced")
    expect(page.locator(".todo .tag")).to_have_text("Chez votre banque")
    expect(page.locator(".todo .btn")).to_have_count(0)
    page.locator("#act-unannounce").click()
    dialog = page.locator("#unannounce")
    expect(dialog.locator(".recap")).to_contain_text("Annoncé par Luc Marchand")
    dialog.locator("#unannounce-name").fill("Luc Marchand")
    dialog.get_by_text("Corriger le jour ou le montant").click()
    dialog.locator("#unannounce-amount").fill("3000")
    dialog.locator("[type=submit]").click()
    expect(dialog).to_be_hidden()
    page.locator("#act-unannounce").click()
    dialog.locator("#unannounce-name").fill("Luc Marchand")
    dialog.locator("[type=submit]").click()
    expect(dialog).to_be_hidden()
    correction, withdrawal = api.writes()[-2:]
    assert (correction.path, correction.body["amount"]) == (f"{ANNOUNCED}/transfers", "3000.00")
    assert (withdrawal.path, withdrawal.body) == (
        f"{ANNOUNCED}/transfer-withdrawals",
        {"name": "Luc Marchand", "invoice": "F26-0412"},
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_obstacle_in_its_sheets(opened: Opened, language: str) -> None:
    for name, act in (("payable", "transfer"), ("announced", "unannounce")):
        page = opened(name, language)
        page.locator(f"#act-{act}").click()
        expect(page.locator(f"#{act}")).to_be_visible()
        examine(page, ENDS, DIALOG)


def test_the_page_of_the_invoices_alone_pays_too(opened: Opened, api: FakeApi) -> None:
    shown = json.loads((FOLDER / "documents" / "invoices.fr.json").read_text("utf-8"))
    api.documents[REFERENCES["partial"]]["fr"] = shown
    page = opened("partial")
    page.locator("#act-transfer").click()
    expect(page.locator("#transfer .qr img")).to_be_visible()
    page.locator("#transfer-name").fill("Luc Marchand")
    page.keyboard.press("Escape")
    expect(page.locator("#act-transfer")).to_be_focused()
    page.locator("#act-transfer").click()
    with page.expect_request(f"**/api/dossiers/{REFERENCES['partial']}/transfers?*") as sending:
        page.locator("#transfer [type=submit]").click()
    assert sending.value.headers["if-match"] == f'"{shown["paying"]["version"]}"'
