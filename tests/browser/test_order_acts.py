"""An order from the page: written, reviewed, confirmed by a code where it needs one, and what may be done with it afterwards."""

import re
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from static_site.pages import PAGES
from tests.browser.answers import problem
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.held import Held
from tests.browser.orders import SHA
from tests.browser.tokens import CONTACT_TOKEN
from tests.patience import NOT_BLANK

pytestmark = pytest.mark.looks
HINT = re.compile(r"^Envoyé à jean\.bon@bigcorp\.example à \d+\s?h\s\d\d, valable jusqu’à \d+\s?h\s\d\d\. Collez-le tel quel\.$")
OFFER, ORDER = "/api/dossiers/45MR09G00A", "/api/dossiers/45MR10G00A"


@pytest.fixture
def form(opened: Opened) -> Page:
    """The sheet in which an offer is ordered."""
    page = opened("orderable")
    page.locator("#act-order").click()
    expect(page.locator("#order")).to_be_visible()
    return page


def sent(api: FakeApi, last: str) -> list[Any]:
    """What was sent to a route, each time."""
    return [asked.body for asked in api.writes() if asked.path.endswith(f"/{last}")]


def write(page: Page, *quantities: int) -> None:
    """Write quantities and the name, and go on to the review."""
    for line, quantity in enumerate(quantities, start=1):
        page.locator(f"#order-q{line}").fill(str(quantity))
    page.locator("#order-name").fill("Jean Bon")
    page.locator("#order [type=submit]").click()
    expect(page.locator("#order-title")).to_have_text("Relire la commande")


def test_a_small_order_has_two_steps_and_is_sent_as_it_was_shown(form: Page, api: FakeApi) -> None:
    form.locator("#order-number").fill("P020053G-01")
    form.locator("#order-q1").fill("0")
    expect(form.locator("#order .lab")).to_contain_text("Étape 1 sur 2, vos données")
    expect(form.locator("#order .mini i")).to_have_count(2)
    expect(form.locator("#order .recap")).to_contain_text("Paiement\u202f: 30 jours, par virement.")
    expect(form.locator("#order .recap .totals dd").last).to_have_text("684,00\u00a0€")
    write(form, 0, 2, 1)
    expect(form.locator("#order-title")).to_be_focused()
    expect(form.locator("#order .sum")).to_contain_text("2 × Buse de dispersion 4\u00a0bar, 1 × Billes étalon 50–350\u00a0µm")
    expect(form.locator("#order .recap")).to_contain_text("Commande ferme.")
    expect(form.locator("#order .recap")).to_contain_text("Le reste devient une offre.")
    expect(form.locator("#order [type=submit]")).to_have_text("Commander pour 540,00\u00a0€")
    form.locator("#order-terms").check()
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order")).to_be_hidden()
    (order,) = sent(api, "orders")
    assert order == {
        "lines": [{"line": 2, "quantity": 2}, {"line": 3, "quantity": 1}],
        "terms": SHA,
        "customer_reference": "P020053G-01",
        "address": "a1",
        "name": "Jean Bon",
        "figures": f"{54000:032x}",
    }
    expect(form.locator("[data-slot=verdict]")).to_be_focused()


def test_each_line_says_where_its_pieces_are_and_a_scale_how_far_the_order_is(form: Page) -> None:
    expect(form.locator("#order .counts .st")).to_have_text(["En stock", "En stock", "5 jours ouvrés"])
    expect(form.locator("#order .counts .st--wait")).to_have_count(1)
    expect(form.locator("#order .sheet__h .mini i")).to_have_count(3)
    expect(form.locator("#order .sheet__h .mini .on")).to_have_count(1)
    write(form, 0, 1, 0)
    expect(form.locator("#order .sheet__h .mini i")).to_have_count(2)
    expect(form.locator("#order .sheet__h .mini .on")).to_have_count(2)


def test_a_large_order_says_from_its_first_step_that_a_code_comes_and_goes_with_it(form: Page, api: FakeApi) -> None:
    expect(form.locator("#order .lab")).to_have_text("Étape 1 sur 3, vos données. Le montant demande un code par mail.")
    write(form, 1, 2, 1)
    form.locator("#order-terms").check()
    expect(form.locator("#order .sheet__a")).to_contain_text("Un code de 8 chiffres part à jean.bon@bigcorp.example.")
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order-title")).to_have_text("Confirmer par le code")
    expect(form.locator("#order-code-h")).to_have_text(HINT)
    expect(form.locator("#order .mini i.on")).to_have_count(3)
    assert sent(api, "orders") == [] and len(sent(api, "order-codes")) == 1
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order-code-x")).to_have_text("Écrivez le code de 8 chiffres.")
    wrong = {"field": "code", "detail": "ce code n’est pas le bon\u202f; essais restants\u00a0: 3", "fix": "Corrigez."}
    api.refusals["orders"] = problem(422, errors=[wrong])
    form.locator("#order-code").fill("4821 7306")
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order-code-x")).to_have_text("Ce code n’est pas le bon\u202f; essais restants\u00a0: 3.")
    form.locator("#order-code").fill("4821 7307")
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order")).to_be_hidden()
    assert [order["code"] for order in sent(api, "orders")] == ["48217306", "48217307"]


def test_another_code_is_asked_for_and_the_order_is_the_same(form: Page, api: FakeApi) -> None:
    write(form, 1, 2, 2)
    form.locator("#order-terms").check()
    form.locator("#order [type=submit]").click()
    form.get_by_role("button", name="Envoyer un autre code").click()
    expect(form.locator("#order .msg--you")).to_contain_text("Le précédent ne vaut plus.")
    first, second = sent(api, "order-codes")
    assert first == second


def test_an_order_to_another_address_asks_for_all_of_it(form: Page, api: FakeApi) -> None:
    form.locator("#order-place-to-other").check()
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order-place-street-x")).to_have_text("L’adresse manque\u202f: écrivez la rue et le numéro.")
    expect(form.locator("#order-name-x")).to_have_text("Écrivez votre nom.")
    expect(form.locator("#order-place-street")).to_be_focused()
    for part in ("company", "street", "city"):
        box = form.locator(f"#order-place-{part}").bounding_box()
        assert box and box["width"] > 120 and box["height"] >= 44, "a field within a choice is as large as any other"
    summary = form.locator("#order .msg--ko")
    expect(summary).to_contain_text("La commande n’est pas partie.")
    summary.get_by_text("Ville").click()
    expect(form.locator("#order-place-city")).to_be_focused()
    for part, text in (("street", "12, Sieve Street"), ("postcode", "10115"), ("city", "Berlin")):
        form.locator(f"#order-place-{part}").fill(text)
    form.locator("#order-place-country").select_option("DE")
    expect(form.locator("#order .lab")).to_contain_text("Étape 1 sur 3")
    write(form, 0, 1, 0)
    expect(form.locator("#order .sheet__a")).to_contain_text("Nous confirmons d’abord l’adresse.")
    address = {"lines": ["BigCorp Europe", "12, Sieve Street"], "postcode": "10115", "city": "Berlin", "country": "DE"}
    assert sent(api, "order-reviews")[-1]["deliver_to"] == address and "address" not in sent(api, "order-reviews")[-1]


@pytest.mark.parametrize(("person", "line"), [("", 1), ("Jean Bon", 2)])
def test_a_street_that_the_api_refuses_is_told_at_the_street(form: Page, api: FakeApi, person: str, line: int) -> None:
    form.get_by_label("Une autre adresse").first.check()
    for part, text in (("person", person), ("street", "12, Sieve Street"), ("postcode", "10115"), ("city", "Berlin")):
        form.locator(f"#order-place-{part}").fill(text)
    form.locator("#order-name").fill("Jean Bon")
    expect(form.locator("#order .recap .totals dd").last).not_to_be_empty()
    wrong = {"field": f"deliver_to.lines[{line}]", "detail": "cette lettre ne s’imprime pas", "fix": "Corrigez."}
    api.refusals["order-reviews"] = problem(422, errors=[wrong])
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order-place-street-x")).to_have_text("Cette lettre ne s’imprime pas.")


def test_a_country_that_was_agreed_on_can_be_chosen(form: Page) -> None:
    form.locator("#order-place-to-other").check()
    expect(form.locator("#order-place-country option")).to_have_text(["France", "Allemagne", "Japon"])


def test_an_address_of_the_customers_book_is_among_those_that_it_may_go_to(form: Page, api: FakeApi) -> None:
    form.get_by_label("Quai 3").check()
    write(form, 0, 1, 0)
    assert sent(api, "order-reviews")[-1]["address"] == "b1"


def test_what_is_more_than_the_offer_or_no_day_is_said_below_its_field(form: Page, api: FakeApi) -> None:
    form.locator("#order-q2").fill("3")
    form.locator("#order-wished").fill("2026-08-01")
    form.locator("#order-phone").fill("04 65 71 00 12")
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order-q2-x")).to_have_text("2 au plus, comme dans l’offre.")
    expect(form.locator("#order-wished-x")).to_have_text("Choisissez un jour entre le jeudi 6 août et le vendredi 6 août 2027.")
    expect(form.locator("#order-person-x")).to_have_text("Écrivez le nom de la personne à appeler.")
    expect(form.locator("#order-title")).to_have_text("Passer commande")
    assert sent(api, "orders") == []


def test_each_answer_leads_back_to_its_field_with_all_that_was_written(form: Page) -> None:
    form.locator("#order-wished").fill("2026-08-20")
    write(form, 0, 1, 2)
    form.locator("#order .sum").get_by_role("button", name="Livraison souhaitée").click()
    expect(form.locator("#order-wished")).to_be_focused()
    expect(form.locator("#order-wished")).to_have_value("2026-08-20")
    expect(form.locator("#order-q1")).to_have_value("0")
    expect(form.locator("#order-name")).to_have_value("Jean Bon")


def test_the_terms_are_accepted_or_nothing_goes(form: Page, api: FakeApi) -> None:
    write(form, 0, 1, 0)
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order-terms-x")).to_have_text("Acceptez les conditions de vente pour commander.")
    expect(form.locator("#order-terms")).to_be_focused()
    assert (form.locator("#order .check a").get_attribute("href"), sent(api, "orders")) == (f"/terms/{SHA[:16]}.pdf", [])


def test_a_number_that_was_used_is_told_and_does_not_stop_the_order(form: Page, api: FakeApi) -> None:
    form.locator("#order-number").fill("P020044G-01")
    write(form, 0, 1, 0)
    expect(form.locator("#order .msg--you")).to_have_text("Ce numéro est déjà celui de 45MR02G00A.")
    form.locator("#order-terms").check()
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order")).to_be_hidden()
    assert sent(api, "orders")[0]["customer_reference"] == "P020044G-01"


def test_an_offer_that_changed_is_read_again_with_all_that_was_written(form: Page, api: FakeApi) -> None:
    form.locator("#order-number").fill("P020053G-01")
    write(form, 0, 2, 1)
    for document in api.documents["45MR09G00A"].values():
        document["ordering"]["lines"][1] |= {"of": 1, "most": 1}
    api.stale = True
    form.locator("#order-terms").check()
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order .msg--you")).to_contain_text("Rien n’a été commandé.")
    expect(form.locator("#order-title")).to_have_text("Passer commande")
    expect(form.locator("#order-number")).to_have_value("P020053G-01")
    expect(form.locator("#order-name")).to_have_value("Jean Bon")
    expect(form.locator("#order .recap .changed").first).to_contain_text("Buse de dispersion")
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order [type=submit]")).to_have_text("Commander pour 342,00\u00a0€")


def test_what_the_api_finds_wrong_of_an_earlier_step_is_shown_there(form: Page, api: FakeApi) -> None:
    write(form, 0, 2, 1)
    form.locator("#order-terms").check()
    api.refusals["orders"] = problem(422, errors=[{"field": "wished", "detail": "ce jour est passé", "fix": "Corrigez."}])
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order-title")).to_have_text("Passer commande")
    expect(form.locator("#order-wished-x")).to_have_text("Ce jour est passé.")


def test_pressing_twice_orders_once(form: Page, api: FakeApi) -> None:
    write(form, 0, 1, 0)
    form.locator("#order-terms").check()
    held = Held(form, f"**{OFFER}/orders?*")
    form.locator("#order [type=submit]").dblclick()
    expect(form.locator("#order [type=submit]")).to_have_text("Envoi…")
    held.release()
    expect(form.locator("#order")).to_be_hidden()
    assert len(sent(api, "orders")) == 1


def test_closing_keeps_the_step_and_what_was_written(form: Page, api: FakeApi) -> None:
    write(form, 0, 1, 0)
    form.keyboard.press("Escape")
    expect(form.locator("#act-order")).to_be_focused()
    form.keyboard.press("Enter")
    expect(form.locator("#order-title")).to_have_text("Relire la commande")
    assert sent(api, "orders") == []


@pytest.mark.parametrize(
    ("act", "route", "fields", "body"),
    [
        ("withdraw", "order-withdrawals", {}, {}),
        ("withdraw", "order-withdrawals", {"#withdraw-comment": "Le budget."}, {"comment": "Le budget."}),
        ("number", "order-numbers", {"#number-number": "P-7"}, {"customer_reference": "P-7"}),
        ("request", "order-requests", {"#request-text": "Une buse de moins."}, {"kind": "change", "text": "Une buse de moins."}),
    ],
)
def test_what_may_be_done_with_an_order_asks_for_a_name_and_is_sent_once(
    opened: Opened, api: FakeApi, act: str, route: str, fields: dict[str, str], body: dict[str, str]
) -> None:
    if act == "request":
        api.documents["45MR10G00A"]["fr"]["placed"]["undo_until"] = "2026-08-06T16:00:00Z"
    page = opened("ordered")
    page.locator(f"#act-{act}").click()
    page.locator(f"#{act} [type=submit]").click()
    expect(page.locator(f"#{act}-name-x")).to_have_text("Écrivez votre nom.")
    assert sent(api, route) == []
    for selector, text in fields.items():
        page.locator(selector).fill(text)
    page.locator(f"#{act}-name").fill("Jean Bon")
    page.locator(f"#{act} [type=submit]").click()
    expect(page.locator(f"#{act}")).to_be_hidden()
    assert (api.writes()[-1].path, api.writes()[-1].body) == (f"{ORDER}/{route}", {"name": "Jean Bon", **body})


def test_who_can_take_an_order_back_need_not_ask_for_it_and_past_the_hour_asks(opened: Opened, api: FakeApi) -> None:
    page = opened("ordered")
    expect(page.locator("#act-withdraw")).to_be_visible()
    expect(page.locator("#act-request")).to_have_count(0)
    api.documents["45MR10G00A"]["fr"]["placed"]["undo_until"] = "2026-08-06T16:00:00Z"
    page.reload()
    expect(page.locator("#act-request")).to_be_visible()
    expect(page.locator("#act-withdraw")).to_have_count(0)


def test_an_order_that_waits_for_us_is_taken_back_without_an_hour(opened: Opened, api: FakeApi) -> None:
    api.documents["45MR10G00A"]["fr"]["placed"]["undo_until"] = None
    page = opened("ordered")
    expect(page.locator("#act-withdraw")).to_be_visible()
    expect(page.locator("#act-request")).to_have_count(0)


def test_what_an_order_left_is_opened_by_the_readers_list_of_affairs(opened: Opened, page: Page, url: str) -> None:
    page.goto(f"{url}{PAGES['affairs'].address('fr')}#{CONTACT_TOKEN}")
    expect(page.locator("[data-slot=fresh]")).to_have_text(NOT_BLANK)
    opened("ordered").locator("#act-rest").click()
    expect(page).to_have_url(re.compile("#45MR61G00C$"))
    expect(page.locator(".verdict")).to_contain_text("Votre offre tient")


def test_or_by_the_link_that_this_browser_keeps(opened: Opened, page: Page) -> None:
    opened("offer")
    opened("ordered").locator("#act-rest").click()
    expect(page.locator(".verdict")).to_contain_text("Votre offre tient")


def test_or_its_reader_is_told_where_the_link_is(opened: Opened, api: FakeApi) -> None:
    page = opened("ordered")
    for _ in range(2):
        page.locator("#act-rest").click()
        expect(page.locator("#act-rest + .s")).to_contain_text("le mail qui a confirmé cette commande")
    expect(page.locator("#announcer")).to_contain_text("Son lien est dans le mail")
    assert page.url.endswith("#45MR10G00A") and api.writes()[-1].path == "/api/links"


def test_whom_to_call_after_the_hour_stands_below_the_button(opened: Opened) -> None:
    page = opened("ordered")
    expect(page.locator("p:has(+ #act-withdraw)")).to_contain_text("jusqu’au jeudi 6")
    expect(page.locator("#act-withdraw + p a")).to_have_attribute("href", "tel:+33465710012")


BON: FilePayload = {"name": "Bon.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 bon"}


def test_the_customers_own_order_leaves_before_the_review_and_the_order_names_it(form: Page, api: FakeApi) -> None:
    form.locator("#order-file").set_input_files({"name": "Bon.docx", "mimeType": BON["mimeType"], "buffer": b"PK"})
    form.locator("#order-name").fill("Jean Bon")
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order-file-x")).to_contain_text("Refusé")
    form.locator("#order-file").set_input_files(BON)
    expect(form.locator("#order .files")).to_contain_text("Bon.pdf")
    write(form, 0, 2, 1)
    expect(form.locator("#order .sum")).to_contain_text("Bon.pdf, en contrôle")
    (announced,) = sent(api, "files")
    assert (announced["kind"], announced["name"]) == ("purchase_order", "Jean Bon")
    form.locator("#order .sum").get_by_role("button", name="Bon de commande").click()
    expect(form.locator("#order .files")).to_contain_text("Contrôle en cours, vous pouvez continuer.")
    write(form, 0, 2, 1)
    form.locator("#order-terms").check()
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order")).to_be_hidden()
    assert [order["files"] for order in sent(api, "orders")] == [[announced["sha256"]]] and len(sent(api, "files")) == 1


def test_a_file_that_was_lost_is_said_to_be_and_leaves_again(form: Page, api: FakeApi) -> None:
    form.locator("#order-file").set_input_files(BON)
    write(form, 0, 2, 1)
    form.evaluate("(now => { Date.now = () => now; })(Date.now() + 20 * 60_000)")
    form.locator("#order .sheet__a .btn--2").click()
    expect(form.locator("#order .files .ko")).to_contain_text("envoyez-le de nouveau")
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order-title")).to_have_text("Relire la commande")
    assert len(sent(api, "files")) == 2


def test_a_file_that_was_refused_is_no_part_of_the_order(form: Page, api: FakeApi) -> None:
    form.locator("#order-file").set_input_files(BON)
    write(form, 0, 2, 1)
    for document in api.documents["45MR09G00A"].values():
        document["files"][0] |= {"state": "refused", "note": "Refusé\u202f: protégé par un mot de passe.", "until": None}
        document["version"] = "00000000000e"
    form.evaluate("document.querySelector('[data-reread]').click()")
    expect(form.locator("#files-list")).to_contain_text("Refusé")
    form.locator("#order .sheet__a .btn--2").click()
    form.locator("#order [type=submit]").click()
    expect(form.locator("#order-file-x")).to_contain_text("protégé par un mot de passe")


def test_a_file_that_is_chosen_while_the_sheet_is_drawn_anew_is_shown(form: Page, api: FakeApi) -> None:
    field = form.locator("#order-file").element_handle()
    for document in api.documents["45MR09G00A"].values():
        document["version"] = "00000000000f"
    form.locator("#order-q1").fill("1")
    form.keyboard.press("Escape")
    form.evaluate("document.querySelector('[data-reread]').click()")
    expect(form.locator("#announcer")).to_contain_text("changé")
    form.locator("#act-order").click()
    field.set_input_files(BON)
    expect(form.locator("#order .files .nm")).to_have_text("Bon.pdf")


def test_a_file_that_is_dropped_goes_with_no_order(form: Page, api: FakeApi) -> None:
    form.locator("#order-file").set_input_files(BON)
    form.locator("#order .files").get_by_role("button", name="Retirer").click()
    expect(form.locator("#order-file")).to_be_focused()
    write(form, 0, 1, 0)
    expect(form.locator("#order .sum")).to_contain_text("sans fichier")
    assert sent(api, "files") == [] and "files" not in sent(api, "order-reviews")[-1]


def test_the_number_goes_with_the_order_as_a_file(opened: Opened, api: FakeApi) -> None:
    page = opened("ordered")
    page.locator("#act-number").click()
    page.locator("#number-number").fill("P-7")
    page.locator("#number-file").set_input_files(BON)
    page.locator("#number-name").fill("Jean Bon")
    page.locator("#number [type=submit]").click()
    expect(page.locator("#number")).to_be_hidden()
    assert sent(api, "order-numbers")[0]["files"] == [sent(api, "files")[0]["sha256"]]
