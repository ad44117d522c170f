"""An invoice is paid by card or debit: how much, how, by whom; who comes back reads that the bank answers first."""

import pytest
from playwright.sync_api import Page, expect

from tests.axe import DIALOG, ENDS, examine
from tests.browser import payments
from tests.browser.answers import problem
from tests.browser.conftest import Opened
from tests.browser.fake_api import PAYMENT, FakeApi
from tests.browser.samples import REFERENCES

pytestmark = pytest.mark.looks

REFERENCE = REFERENCES["online"]
ROUTE = f"/api/dossiers/{REFERENCE}/payments"
AMOUNT = "3\u202f482,40\u00a0€"


@pytest.fixture
def form(opened: Opened) -> Page:
    """The dialog, opened from the panel."""
    page = opened("online")
    page.locator("#act-pay").click()
    expect(page.locator("#pay")).to_be_visible()
    return page


def sent(api: FakeApi) -> list[dict[str, object]]:
    return [asked.body for asked in api.writes() if asked.path == ROUTE]


def test_a_part_is_paid_by_card_and_the_right_half_says_what_is_left(form: Page, api: FakeApi) -> None:
    dialog = form.locator("#pay")
    button = dialog.locator("[type=submit]")
    expect(dialog.locator("h2")).to_have_text("Payer la facture F26-0412")
    dialog.get_by_text("Une partie").click()
    dialog.get_by_role("radio", name="Par carte").check()
    dialog.locator("#pay-amount").fill("1500")
    expect(button).to_have_text("Payer 1\u202f500,00\u00a0€ par carte")
    expect(dialog.locator(".recap")).to_contain_text("Il restera 1\u202f982,40\u00a0€, dus le mercredi 2\u00a0septembre.")
    button.click()
    expect(dialog.locator("#pay-name-x")).to_have_text("Écrivez votre nom.")
    assert sent(api) == []
    dialog.locator("#pay-name").fill("Jean Bon")
    with form.expect_navigation():
        button.click()
    assert sent(api) == [{"name": "Jean Bon", "invoice": "F26-0412", "amount": "1500.00", "method": "card"}]


def test_more_than_a_way_takes_is_told_before_anything_is_sent(form: Page, api: FakeApi) -> None:
    dialog = form.locator("#pay")
    expect(dialog.get_by_role("radio", name="Par prélèvement")).to_be_checked()
    dialog.get_by_role("radio", name="Par carte").check()
    expect(dialog.locator(".recap")).to_contain_text("Jusqu’à 2\u202f000,00\u00a0€ de cette façon")
    dialog.locator("#pay-name").fill("Jean Bon")
    dialog.locator("[type=submit]").click()
    expect(dialog.locator("#pay-method-x")).to_contain_text("Jusqu’à 2\u202f000,00\u00a0€ de cette façon")
    assert sent(api) == []
    dialog.get_by_role("radio", name="Par prélèvement").check()
    with form.expect_navigation():
        dialog.locator("[type=submit]").click()
    assert [body["method"] for body in sent(api)] == ["debit"]


def test_by_transfer_it_leads_to_the_account_and_pays_nothing(form: Page, api: FakeApi) -> None:
    form.locator("#pay").get_by_text("Par virement").click()
    form.locator("#pay [type=submit]").click()
    expect(form.locator("#transfer .qr img")).to_be_visible()
    expect(form.locator("#pay")).to_be_hidden()
    assert sent(api) == []
    form.keyboard.press("Escape")
    form.locator("#act-iban").click()
    expect(form.locator("#transfer")).to_be_visible()


def test_of_several_invoices_the_reader_says_which_one_is_paid(opened: Opened, api: FakeApi) -> None:
    for document in api.documents[REFERENCE].values():
        (first,) = document["paying"]["items"]
        second = {"invoice": "F26-0388", "title": "Facture F26-0388", "pay": "Payer la facture F26-0388", "reference": "RF02"}
        amount = {"asked": "702,00\u00a0€", "figure": "702.00", "open": "702.00"}
        document["paying"]["items"] = [first, {**first, **second, **amount}]
    page = opened("online")
    page.locator("#act-pay").click()
    dialog = page.locator("#pay")
    expect(dialog.get_by_role("radio", name="Facture F26-0412")).to_be_checked()
    dialog.locator("#pay-name").fill("Jean Bon")
    dialog.get_by_role("radio", name="Facture F26-0388").check()
    expect(dialog.locator("h2")).to_have_text("Payer la facture F26-0388")
    expect(dialog.get_by_role("radio", name="Facture F26-0388")).to_be_focused()
    expect(dialog.locator("#pay-name")).to_have_value("Jean Bon")
    expect(dialog.locator("[type=submit]")).to_have_text("Payer 702,00\u00a0€ par carte")
    examine(page, ENDS, DIALOG)
    dialog.get_by_role("radio", name="Par virement").check()
    dialog.locator("[type=submit]").click()
    expect(page.locator("#transfer").get_by_role("radio", name="Facture F26-0388")).to_be_checked()
    page.locator("#transfer").get_by_role("button", name="Revenir").click()
    page.locator("#act-pay").click()
    dialog.get_by_role("radio", name="Facture F26-0412").check()
    dialog.get_by_role("button", name="Revenir").click()
    page.locator("#act-iban").click()
    expect(page.locator("#transfer .recap")).to_contain_text("Facture F26-0412")
    page.locator("#transfer").get_by_role("button", name="Revenir").click()
    page.locator("#act-pay").click()
    dialog.get_by_role("radio", name="Facture F26-0388").check()
    dialog.locator("#pay-name").fill("Jean Bon")
    with page.expect_navigation():
        dialog.locator("[type=submit]").click()
    assert sent(api) == [{"name": "Jean Bon", "invoice": "F26-0388", "amount": "702.00", "method": "card"}]


def test_a_service_that_is_down_charges_nothing_and_says_so(form: Page, api: FakeApi) -> None:
    dialog = form.locator("#pay")
    dialog.get_by_role("radio", name="Par prélèvement").check()
    dialog.locator("#pay-name").fill("Jean Bon")
    api.refusals["payments"] = problem(409, "le service de carte ne répond pas")
    dialog.locator("[type=submit]").click()
    expect(dialog.locator(".msg--ko")).to_contain_text("Le paiement n’est pas parti. Rien n’est débité.")
    expect(dialog.locator("#pay-name")).to_have_value("Jean Bon")


def test_who_comes_back_is_told_that_the_bank_answers_until_it_has(opened: Opened, url: str, api: FakeApi) -> None:
    page = opened("online")
    payments.begun(api.documents[REFERENCE]["fr"], PAYMENT)
    page.clock.install()
    page.goto(f"{url}/suivi/?payment={PAYMENT}#{REFERENCE}")
    expect(page.locator(".verdict")).to_contain_text(f"Votre banque vérifie le paiement de {AMOUNT}.")
    expect(page.locator(".todo .tag")).to_have_text("Chez votre banque")
    expect(page.locator(".todo .btn")).to_have_count(0)
    expect(page.locator("main")).to_contain_text(f"paiement de {AMOUNT} en vérification")
    expect(page.locator("main")).not_to_contain_text(f"{AMOUNT} à payer")
    document = api.documents[REFERENCE]["fr"]
    document["paying"] = None
    document["verdict"], document["version"] = ["Commande livrée et payée."], "0000000000ff"
    page.clock.run_for(5000)
    expect(page.locator(".verdict")).to_contain_text("Commande livrée et payée.")


def test_the_paid_panel_leads_to_the_statement_and_a_mail_to_its_receipt(opened: Opened, url: str, api: FakeApi) -> None:
    document = api.documents[REFERENCE]["fr"]
    entry = document["history"]["entries"][-1]
    entry["seq"] = 77
    address = f"/api/dossiers/{REFERENCE}/receipts/{entry['seq']}"
    receipt = {"entry": entry["seq"], "label": "Reçu de 12,00\u00a0€", "title": "Reçu de 12,00\u00a0€", "url": address}
    entry["documents"] = [{**receipt, "pending": None}]
    document["todo"] |= {"acts": [payments.control("payments", "Relevé de compte")], "document": {**receipt, "pending": None}}
    page = opened("online")
    page.goto(f"{url}/suivi/?document={entry['seq']}#{REFERENCE}")
    expect(page.locator(f"#entry-{entry['seq']} ~ .docs a")).to_be_focused()
    page.locator("#act-payments").click()
    expect(page.locator(".todo")).to_contain_text("Le relevé s’ouvre par votre lien à toutes vos affaires")
    examine(page, ENDS)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_obstacle_in_its_sheet(opened: Opened, language: str) -> None:
    page = opened("online", language)
    page.locator("#act-pay").click()
    expect(page.locator("#pay")).to_be_visible()
    examine(page, ENDS, DIALOG)


@pytest.mark.parametrize(("act", "choice"), [("keep", "keep"), ("repay", "refund")])
def test_what_was_paid_too_much_is_kept_or_asked_back(opened: Opened, api: FakeApi, act: str, choice: str) -> None:
    for document in api.documents[REFERENCE].values():
        controls = [
            payments.control("keep", "Le garder pour la prochaine facture"),
            payments.control("repay", "Me le rembourser"),
        ]
        document["todo"] |= {"title": "Vous avez 96,00\u00a0€ chez nous", "acts": controls, "bank": []}
    page = opened("online")
    page.locator(f"#act-{act}").click()
    dialog = page.locator(f"#{act}")
    expect(dialog.locator(".recap")).to_contain_text("Vous avez 96,00\u00a0€ chez nous.")
    examine(page, ENDS, DIALOG)
    dialog.locator("[name=name]").fill("Luc Marchand")
    dialog.locator("[type=submit]").click()
    expect(dialog).to_be_hidden()
    (asked,) = [one for one in api.writes() if one.path.endswith("/credit-choice")]
    assert asked.body == {"name": "Luc Marchand", "choice": choice}


def test_that_it_is_late_is_contested_with_the_reason_and_the_invoice(opened: Opened, api: FakeApi) -> None:
    about = {"invoice": "F26-0412", "about": "Facture F26-0412, due le lundi 3\u00a0août.", "will": ["Réponse mercredi."]}
    for document in api.documents[REFERENCE].values():
        document["todo"]["acts"].append(payments.control("contest", "Contester ce retard"))
        document["acts"]["contest"] = about
    page = opened("online")
    page.locator("#act-contest").click()
    dialog = page.locator("#contest")
    expect(dialog.locator(".recap")).to_contain_text("Réponse mercredi.")
    dialog.locator("[name=name]").fill("Luc Marchand")
    dialog.locator("[type=submit]").click()
    expect(dialog.locator("#contest-question-x")).to_have_text("Écrivez pourquoi.")
    examine(page, ENDS, DIALOG)
    dialog.locator("textarea").fill("Réglée le 30 juillet.")
    dialog.locator("[type=submit]").click()
    expect(dialog).to_be_hidden()
    (asked,) = [one for one in api.writes() if one.path.endswith("/questions")]
    assert asked.body == {"name": "Luc Marchand", "question": "Réglée le 30 juillet.", "invoice": "F26-0412"}
