"""An invoice is passed on to who pays it: from the panel, from the list of documents, and by the link of its mail."""

import pytest
from playwright.sync_api import Page, expect

from tests.axe import DIALOG, ENDS, examine
from tests.browser.answers import problem
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.forwarded import CONTROL, EMAIL
from tests.browser.samples import REFERENCES
from tests.browser.shown_documents import INVOICE
from tests.browser.tokens import token_of

pytestmark = pytest.mark.looks

REFERENCE = REFERENCES["forwardable"]
FORM = f"#forward-{INVOICE.entry}"
ROUTE = f"/api/dossiers/{REFERENCE}/forwarded-invoices"


@pytest.fixture
def dialog(opened: Opened) -> Page:
    """The sheet, opened from the panel."""
    page = opened("forwardable")
    page.locator("#act-forward").click()
    expect(page.locator(FORM)).to_be_visible()
    return page


def test_it_is_filled_in_and_asks_for_a_name_alone(dialog: Page, api: FakeApi) -> None:
    form = dialog.locator(FORM)
    expect(form.locator("h2")).to_be_focused()
    expect(form.locator(".recap")).to_contain_text("Facture F26-0412, 3\u202f482,40\u00a0€")
    expect(form.locator(".recap")).to_contain_text(f"part à {EMAIL}, l’adresse de facturation de BigCorp Europe")
    form.locator("[type=submit]").click()
    expect(form.locator(".msg--ko")).to_be_visible()
    assert [asked for asked in api.writes() if asked.path == ROUTE] == [], "nothing without a name"
    form.locator("[name=name]").fill("Jean Bon")
    form.locator("[type=submit]").click()
    expect(form).to_be_hidden()
    (asked,) = [asked for asked in api.writes() if asked.path == ROUTE]
    assert asked.body == {"name": "Jean Bon", "document": INVOICE.entry, "email": None}
    assert len(asked.headers["Idempotency-Key"]) == 36 and asked.headers["If-Match"]
    expect(dialog.locator("[data-slot=verdict]")).to_be_focused()
    expect(dialog.locator("#announcer")).to_have_text("Facture transmise. Version 12.")


def test_another_address_is_said_before_the_press(dialog: Page, api: FakeApi) -> None:
    form = dialog.locator(FORM)
    form.locator("[name=email]").fill("mia@autre.example")
    expect(form.locator(".recap")).to_contain_text("part à mia@autre.example, avec la facture")
    expect(form.locator(".recap")).not_to_contain_text("adresse de facturation")
    form.locator("[name=email]").fill("mia")
    form.locator("[name=name]").fill("Jean Bon")
    form.locator("[type=submit]").click()
    expect(form.locator(f"{FORM}-email-x")).to_have_text("Ce n’est pas une adresse mail\u202f: relisez-la.", use_inner_text=False)
    form.locator("[name=email]").fill("mia@autre.example")
    form.locator("[type=submit]").click()
    expect(form).to_be_hidden()
    assert api.writes()[-1].body["email"] == "mia@autre.example"


def test_a_billing_address_without_mail_asks_for_one(opened: Opened, api: FakeApi) -> None:
    for document in api.documents[REFERENCE].values():
        document["acts"]["forward"]["email"] = None
    page = opened("forwardable")
    page.locator("#act-forward").click()
    form = page.locator(FORM)
    form.locator("[name=name]").fill("Jean Bon")
    form.locator("[type=submit]").click()
    expect(form.locator(f"{FORM}-email-x")).to_have_text("Écrivez l’adresse de qui paie.")
    expect(form.locator("[name=email]")).to_be_focused()


def test_an_invoice_in_preparation_says_that_its_mail_waits(opened: Opened, api: FakeApi) -> None:
    for document in api.documents[REFERENCE].values():
        document["acts"]["forward"]["invoices"][0]["wait"] = "La facture est encore en préparation."
    page = opened("forwardable")
    page.locator("#act-forward").click()
    expect(page.locator(f"{FORM} .recap")).to_contain_text("encore en préparation")


def test_what_was_refused_is_said_and_what_was_written_stays(dialog: Page, api: FakeApi) -> None:
    form = dialog.locator(FORM)
    form.locator("[name=name]").fill("Jean Bon")
    api.refusals["forwarded-invoices"] = problem(409, detail="Nous avons retiré le lien de cette personne.")
    form.locator("[type=submit]").click()
    expect(form.locator(".msg--ko")).to_contain_text("La facture n’est pas partie.")
    expect(form.locator("[name=name]")).to_have_value("Jean Bon")
    api.stale = True
    form.locator("[type=submit]").click()
    expect(form.locator(".msg--you")).to_contain_text("Rien n’a été transmis.")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_invoice_of_the_list_has_its_own_control(opened: Opened, language: str) -> None:
    page = opened("forwardable", language)
    page.locator("#documents summary").click()
    controls = page.locator("#documents [data-open=forward]")
    expect(controls).to_have_count(1)
    expect(controls).to_have_text(CONTROL[language])
    controls.click()
    expect(page.locator(FORM)).to_be_visible()
    page.keyboard.press("Escape")
    expect(controls).to_be_focused()


def test_the_link_of_the_mail_opens_the_sheet_in_one_click(page: Page, url: str, api: FakeApi) -> None:
    page.goto(f"{url}/suivi/?document={INVOICE.entry}&forward=1#{token_of(REFERENCE)}")
    expect(page.locator(FORM)).to_be_visible()
    expect(page.locator(f"{FORM} h2")).to_be_focused()
    assert [asked.path for asked in api.writes()] == ["/api/links"], "opening writes nothing"
    page.keyboard.press("Escape")
    expect(page.locator(f"#document-{INVOICE.entry} [data-open=forward]")).to_be_focused()


def test_who_may_not_is_shown_nothing_of_it(page: Page, url: str, opened: Opened) -> None:
    page = opened("partial")
    expect(page.locator("[data-open=forward]")).to_have_count(0)
    page.goto(f"{url}/suivi/?document={INVOICE.entry}&forward=1#{token_of(REFERENCES['partial'])}")
    expect(page.locator(f"#document-{INVOICE.entry} a")).to_be_focused()
    expect(page.locator("dialog")).to_have_count(0)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_sheet_and_its_errors_are_accessible(opened: Opened, language: str) -> None:
    page = opened("forwardable", language)
    page.locator("#act-forward").click()
    page.locator(f"{FORM} [name=email]").fill("x")
    page.locator(f"{FORM} [type=submit]").click()
    expect(page.locator(f"{FORM} .msg--ko")).to_be_visible()
    examine(page, ENDS, DIALOG)
