"""A customer's two acts on the deployed product: written once, seen by staff, refused when the dossier changed meanwhile."""

from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import Opened
from tests.e2e.product import Mailed, Product
from tests.http.desk import headers

QUESTION, RECEPTION = "question_asked", "received"
TEXT = "Peut-on recevoir le BL signé ?"


def ask_question(page: Page) -> None:
    """Write a question and send it."""
    if page.locator("#question").get_attribute("open") is None:
        page.locator("#question summary").click()
    page.locator("#q-text").fill(TEXT)
    page.locator("#q-name").fill("Jean Bon")
    send(page)


def send(page: Page) -> None:
    """Send the question."""
    page.locator("#f-question [type=submit]").click()


def entries(product: Product, reference: str, kind: str) -> list[dict[str, object]]:
    """The dossier's entries of one type, as staff read them."""
    return [entry for entry in product.staff(reference)["entries"] if entry["event"]["type"] == kind]


def test_a_question_enters_the_history_and_staff_see_it(product: Product, shipped: Mailed, opened: Opened) -> None:
    page = opened(shipped)
    ask_question(page)
    expect(page.locator("#f-question .msg")).to_contain_text("Question envoyée.")
    newest = page.locator(".log li").first
    expect(newest).to_have_class("me")
    expect(newest).to_contain_text(TEXT)
    expect(newest).to_contain_text("Jean Bon")
    (entry,) = entries(product, shipped.reference, QUESTION)
    assert TEXT in str(entry) and "'channel': 'link'" in str(entry)
    page.reload()
    expect(newest).to_contain_text(TEXT)


def test_a_parcel_is_confirmed_with_a_typed_name(product: Product, shipped: Mailed, opened: Opened) -> None:
    page = opened(shipped)
    page.locator("#confirm-1").click()
    page.locator("#r-wanting").check()
    page.locator("#r-name").fill("Jean Bon")
    page.locator("#r-text").fill("Un coin enfoncé")
    page.locator("#f-reception [type=submit]").click()
    expect(page.locator("#reception")).to_be_hidden()
    expect(page.locator("#confirm-1")).to_have_count(0)
    newest = page.locator(".log li").first
    expect(newest).to_have_class("me")
    expect(newest).to_contain_text("Un coin enfoncé")
    expect(newest).to_contain_text("Jean Bon")
    expect(page.locator(".step").nth(5)).to_contain_text("réserves")
    expect(page.locator(".step").nth(5).locator("use[href='#ok']")).to_have_count(0)
    (entry,) = entries(product, shipped.reference, RECEPTION)
    assert "Un coin enfoncé" in str(entry)
    assert product.staff(shipped.reference)["state"]["parcels"][0]["received"]


def test_a_retry_after_a_lost_answer_writes_nothing_more(product: Product, shipped: Mailed, opened: Opened) -> None:
    page = opened(shipped)
    keys: list[str | None] = []
    statuses: list[int] = []

    def lose(route: Route) -> None:
        keys.append(route.request.header_value("Idempotency-Key"))
        answer = route.fetch()
        statuses.append(answer.status)
        if len(keys) == 1:
            route.abort()
        else:
            route.fulfill(response=answer)

    page.route("**/questions?*", lose)
    ask_question(page)
    expect(page.locator("#f-question .msg")).to_contain_text("Nous n’avons pas reçu la réponse.")
    product.settle()
    written = product.items()
    assert len(entries(product, shipped.reference, QUESTION)) == 1
    send(page)
    expect(page.locator("#f-question .msg")).to_contain_text("Question envoyée.")
    assert (keys[0], statuses) == (keys[1], [201, 201])
    assert product.items() == written
    expect(page.locator(".log li", has_text=TEXT)).to_have_count(1)


def test_a_dossier_changed_meanwhile_is_told_and_the_typing_stays(product: Product, shipped: Mailed, opened: Opened) -> None:
    page = opened(shipped)
    product.desk.do(shipped.reference, "add_note", comment="Rappelé le client", visible=True)
    product.settle()
    before = product.items()
    with page.expect_response("**/questions?*") as refused:
        ask_question(page)
    assert refused.value.status == 412
    expect(page.locator("#f-question .msg")).to_contain_text("Le dossier a changé entre-temps.")
    assert product.items() == before
    expect(page.locator("#q-text")).to_have_value(TEXT)
    expect(page.locator("#q-name")).to_have_value("Jean Bon")
    expect(page.locator(".log li").first).to_contain_text("Rappelé le client")
    send(page)
    expect(page.locator("#f-question .msg")).to_contain_text("Question envoyée.")
    assert len(entries(product, shipped.reference, QUESTION)) == 1


def test_staff_answer_and_the_open_page_shows_it(product: Product, shipped: Mailed, opened: Opened) -> None:
    page = opened(shipped)
    ask_question(page)
    expect(page.locator("#f-question .msg")).to_contain_text("Question envoyée.")
    answer = {"type": "answer_question", "comment": "Oui, joint à l’envoi.", "mails": False}
    assert product.desk.post(f"/staff/dossiers/{shipped.reference}/commands", answer, headers()).status == 201
    page.locator("[data-reread]").click()
    expect(page.locator(".log li").first).to_contain_text("Oui, joint à l’envoi.")
