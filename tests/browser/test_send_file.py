"""A customer sends files: chosen, stopped where that can be told before, sent, and told what became of them."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.axe import DIALOG, examine
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.fake_files import shown

pytestmark = pytest.mark.looks

ORDER = FilePayload(name="Bon-P020051G.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 order")
PHOTO = FilePayload(name="quai.HEIC", mimeType="", buffer=b"....ftypheic")


@pytest.fixture
def dialog(opened: Opened) -> Page:
    """The partial dossier with the dialog of files open."""
    page = opened("partial")
    page.locator("#send-files").click()
    expect(page.locator("#send-file")).to_be_visible()
    return page


def send(page: Page, *files: FilePayload, other: bool = False) -> None:
    """Choose files, write the name, and press."""
    if other:
        page.locator("#send-file-kind-1").check()
    page.locator("#send-file-file").set_input_files(list(files))
    page.locator("#send-file-name").fill("Jean Bon")
    page.locator("#send-file [type=submit]").click()


def test_a_purchase_order_leaves_and_is_filed(dialog: Page, api: FakeApi) -> None:
    send(dialog, ORDER)
    expect(dialog.locator("#send-file")).to_be_hidden()
    row = dialog.locator("#files-list li").first
    expect(row).to_contain_text("Contrôlé et classé")
    expect(row).to_be_focused()
    expect(row.locator("a")).to_have_attribute("href", "/api/dossiers/45MR02G00A/files/40")
    (body,) = api.files.announced.values()
    assert (body["name"], body["kind"], body["type"], body["filename"]) == (
        "Jean Bon", "purchase_order", "application/pdf", "Bon-P020051G.pdf",
    )  # fmt: skip
    assert api.files.put == [("/uploads/45MR02G00A/40", ORDER["buffer"])]


def test_several_files_leave_one_after_the_other(dialog: Page, api: FakeApi) -> None:
    dialog.locator("#send-file-kind-1").check()
    dialog.locator("#send-file-file").set_input_files([PHOTO, ORDER])
    expect(dialog.locator("#send-file [type=submit]")).to_have_text("Envoyer 2 fichiers")
    send(dialog, PHOTO, ORDER, other=True)
    expect(dialog.locator("#files-list li")).to_have_count(2)
    assert [(body["kind"], body["type"]) for body in api.files.announced.values()] == [
        ("picture", "image/heic"), ("other", "application/pdf"),
    ]  # fmt: skip


def test_why_a_file_was_refused_stands_beside_it(dialog: Page, api: FakeApi) -> None:
    api.files.refused = "protégé par un mot de passe."
    send(dialog, ORDER)
    row = dialog.locator("#files-list li").first
    expect(row).to_contain_text("Refusé : protégé par un mot de passe.")
    expect(row.locator("a")).to_have_count(0)
    expect(dialog.locator("[role=status]").first).to_contain_text("protégé par un mot de passe.")


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (FilePayload(name="offre.html", mimeType="text/html", buffer=b"<p>"), "ce n’est ni un PDF ni une photo"),
        (FilePayload(name="sans", mimeType="", buffer=b"x"), "ce n’est ni un PDF ni une photo"),
        (PHOTO, "un bon de commande s’envoie en PDF"),
        (FilePayload(name="vide.pdf", mimeType="application/pdf", buffer=b""), "le fichier est vide"),
        (FilePayload(name="long.pdf", mimeType="application/pdf", buffer=bytes(10 * 2**20 + 1)), "11 Mo, 10 Mo au plus"),
    ],
)
def test_what_cannot_be_taken_does_not_leave(dialog: Page, api: FakeApi, file: FilePayload, why: str) -> None:
    send(dialog, file)
    expect(dialog.locator("#send-file .files li")).to_contain_text(why)
    expect(dialog.locator("#send-file-file-x")).to_be_visible()
    expect(dialog.locator("#send-file .msg")).to_contain_text("Le fichier n’est pas parti.")
    assert api.files.announced == {}


def test_nothing_leaves_without_a_file_and_a_name(dialog: Page, api: FakeApi) -> None:
    dialog.locator("#send-file [type=submit]").click()
    expect(dialog.locator("#send-file-file-x")).to_be_visible()
    expect(dialog.locator("#send-file-name-x")).to_be_visible()
    expect(dialog.locator("#send-file-file")).to_have_attribute("aria-invalid", "true")
    assert api.files.announced == {}


def test_what_was_cut_off_is_sent_again_and_counts_once(dialog: Page, api: FakeApi) -> None:
    api.files.put_status = 403
    send(dialog, ORDER)
    expect(dialog.locator("#send-file .msg")).to_contain_text("L’envoi n’a pas abouti.")
    expect(dialog.locator("#send-file-name")).to_have_value("Jean Bon")
    api.files.put_status = 412
    dialog.locator("#send-file [type=submit]").click()
    expect(dialog.locator("#send-file")).to_be_hidden()
    expect(dialog.locator("#files-list li")).to_have_count(1)


def test_a_dossier_that_changed_meanwhile_takes_the_file_all_the_same(dialog: Page, api: FakeApi) -> None:
    api.stale = True
    send(dialog, ORDER)
    expect(dialog.locator("#files-list li").first).to_contain_text("Contrôlé et classé")


def test_what_was_written_stays_until_the_page_closes(dialog: Page) -> None:
    dialog.locator("#send-file-name").fill("Jean")
    dialog.keyboard.press("Escape")
    expect(dialog.locator("#send-files")).to_be_focused()
    dialog.locator("#send-files").click()
    expect(dialog.locator("#send-file-name")).to_have_value("Jean")


def test_a_file_that_nobody_heard_of_is_to_be_sent_again(opened: Opened, api: FakeApi) -> None:
    for document in api.documents["45MR02G00A"].values():
        document["files"] = [shown(40, "Plan.pdf", "checking", "En contrôle", "2026-08-06T07:00:00Z")]
    expect(opened("partial").locator("#files-list li")).to_contain_text("Sans nouvelle de ce fichier : envoyez-le de nouveau.")


def test_nothing_is_offered_that_the_reader_may_not_do(opened: Opened, api: FakeApi) -> None:
    for document in api.documents["45MR02G00A"].values():
        document["acts"]["send_file"] = False
    expect(opened("partial").locator("#files")).to_be_hidden()


def test_the_dialog_is_accessible(dialog: Page) -> None:
    dialog.locator("#send-file-file").set_input_files([PHOTO])
    examine(dialog, within=DIALOG)
