"""The desk's stock, offers and money, walked by keyboard on the staff API itself: French amounts are sent as it wants them."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from chalicelib.adapters.seller import seller
from tests.axe import examine
from tests.browser.fake_api import FakeApi
from tests.browser.held import Overtaken
from tests.browser.real_staff import RealStaff
from tests.browser.test_desk_day import opened, sideways
from tests.fakes.document_store import FakeDocumentStore
from tests.fakes.drawer import FakeDrawer
from tests.fakes.fake_stripe import FakeStripe
from tests.http.conftest import Counting, Time, in_process
from tests.http.desk import order
from tests.samples.texts import both

MARKUP = "<b>Bille</b> & <i>fil</i>"
FILE = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: 'text/csv' }));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}"""
HEADER = "sku;name_fr;name_en;kind;vat_rate;price;next_price;next_since"
GOODS = (
    ("41-2250", "Cellule HydroCell", "2610.00", 5, 2),
    ("44-0310", "Matériau 1–10 µm", "418.00", 1, 4),
    ("X-1", MARKUP, "38.00", 9, 2),
)
ENDS = (1280, 390)
NARROW = (390,)


@pytest.fixture
def staff(api: FakeApi, monkeypatch: pytest.MonkeyPatch) -> RealStaff:
    """The staff API with three products, of which one is below its level and expected."""
    store = Counting(policy=seller().news)
    real = RealStaff(in_process(monkeypatch, store, FakeDocumentStore(), FakeDrawer(), Time(), FakeStripe()), store)
    api.staff.routes.append(real.route)
    desk, soon = real.clerk(), str((datetime.now(UTC) + timedelta(days=6)).date())
    for sku, name, price, on_hand, level in GOODS:
        product = {"sku": sku, "name": both(name, name), "kind": "spare_part", "vat_rate": "20", "reorder_below": level}
        assert desk.post("/staff/products", product | {"prices": [{"since": "2026-01-01", "amount": price}]}).status == 201
        assert desk.post(f"/staff/stock/{sku}/commands", {"type": "begin_counting", "on_hand": on_hand}).status == 201
    expected = {"type": "expect_goods", "quantity": 6, "on": soon, "reason": "CF26-0088"}
    assert desk.post("/staff/stock/44-0310/commands", expected).status == 201
    return real


def sent(staff: RealStaff, path: str) -> Any:
    """The body that was written last at a path."""
    return next(body for each, body in reversed(staff.asked) if each == path)


def test_stock_by_keyboard(page: Page, url: str, staff: RealStaff) -> None:
    opened(page, url, "#/stock")
    expect(page.locator("#stock-lead")).to_contain_text("Aucun article sous son seuil")
    expect(page.locator("[data-sku=X-1] .c-name")).to_have_text(MARKUP)
    assert page.locator("[data-sku='44-0310'] .gauge").get_attribute("aria-label") == "réservé 0, libre 1, seuil 4"
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#product-title")).to_have_text("Matériau 1–10 µm")
    expect(page.locator("#product")).to_contain_text("CF26-0088")
    page.keyboard.press("r")
    expect(page.locator("#f-quantity")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Reçu du fabricant, 6")
    assert sent(staff, "stock/44-0310/commands") == {"type": "receive_goods", "quantity": 6, "arrival": "1"}
    expect(page.locator("[data-sku='44-0310'] .b.r")).to_have_text("7")
    expect(page.locator("#product .sum")).to_contain_text("Libre7")
    page.keyboard.press("k")
    page.locator("#f-on_hand").fill("6")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#f-reason-x")).to_have_text("À remplir.")
    page.keyboard.type("Une cassée.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Compté, 6")
    expect(page.locator("#product .sum")).to_contain_text("Libre6")
    page.keyboard.press("p")
    page.locator("#f-amount").fill("1 432,5")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Prix fixé à 1\u202f432,50\u00a0€")
    assert sent(staff, "products/44-0310/commands")["amount"] == "1432.5"
    examine(page, ENDS)
    page.goto(page.url.split("#")[0] + "#/stock?view=withdrawn")
    expect(page.locator(".empty-page h2")).to_have_text("Aucun article ne répond à cette vue.")
    page.goto(page.url.split("#")[0] + "#/stock")
    assert sideways(page) == {}


def test_a_file_is_dropped_corrected_and_brought_in(page: Page, url: str, staff: RealStaff) -> None:
    opened(page, url, "#/stock")
    page.locator("[data-sku=X-1]").wait_for()
    rows = ["44-0310;Matériau;Material;spare_part;20;418,00;43 l8;01/03/2027", "N-1;Neuf;New;spare_part;20;9,00;;"]
    page.evaluate(FILE, ["tarif.csv", "\r\n".join([HEADER, *rows])])
    expect(page.locator(".pane .warn")).to_contain_text("1 ligne à corriger")
    expect(page.locator(".pane tbody")).to_contain_text("43 l8")
    examine(page, ENDS)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("#cell-2-next_price").fill("600,00")
    page.keyboard.press("Tab")
    expect(page.locator(".pane .amber")).to_contain_text("plus de 15")
    expect(page.locator(".pane tbody")).to_contain_text("418,00\u00a0€ → 600,00\u00a0€")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Fichier importé")
    expect(page.locator("[data-sku=N-1]")).to_be_visible()
    with page.expect_download() as saved:
        page.locator("#export").click()
    assert saved.value.suggested_filename.startswith("catalogue-")


def test_an_offer_by_keyboard(page: Page, url: str, staff: RealStaff) -> None:
    opened(page, url)
    page.keyboard.press("c")
    expect(page.locator("#customer")).to_be_focused()
    page.keyboard.type(MARKUP)
    page.locator("#customer-list [role=option]").last.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("#person-name")).to_be_focused()
    for text in ("Ada Bon", "ada@bon.example"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    for field, text in (("line-1", "1, rue"), ("postcode", "38000"), ("city", "Grenoble")):
        page.locator(f"#delivery-{field}").fill(text)
    page.locator("#add-line").focus()
    page.keyboard.type("44-03")
    page.get_by_role("option", name="Matériau").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.type("2")
    for text in ("2 610,00", "5", "1"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    expect(page.locator(".offer-side .sum dd.big")).to_have_text("5\u202f950,80\u00a0€")
    expect(page.locator("#notices")).to_contain_text("44-0310")
    quantity = page.locator(".offer-lines [data-key=quantity]")
    quantity.fill("2x")
    expect(page.locator(".offer-side")).to_contain_text(re.compile("n’est pas complète\\W+Qté, Matériau"))
    expect(page.locator(".offer-side .sum, .offer-side .letter")).to_have_count(0)
    expect(page.locator("#send-offer")).not_to_contain_text("€")
    quantity.fill("2")
    expect(page.locator(".offer-side .sum dd.big")).to_have_text("5\u202f950,80\u00a0€")
    examine(page, ENDS)
    assert sideways(page) == {}
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("#draft-document").click()
    expect(page.locator("dialog.pane").get_by_role("link", name="PDF")).to_have_attribute("href", re.compile("/drafts/new/"))
    page.keyboard.press("Escape")
    before = Overtaken(page, "**/staff/dossiers/*/history?*")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("envoyée")
    before.given()
    body = sent(staff, "dossiers")
    assert (body["customer"], body["contacts"][0]["name"]) == (MARKUP, "Ada Bon")
    assert body["lines"] == [{"sku": "44-0310", "quantity": 2, "unit_price": "2610.00", "discount": "5", "lead_days": 1}]
    page.locator("#undo-last").click()
    expect(page.locator("#status")).to_contain_text("aucun mail n’est parti")
    expect(page.locator("#place")).to_contain_text("Offre retirée")
    before.bring()
    expect(page.locator("#place")).to_contain_text("Offre retirée")


def test_a_customer_is_found_with_what_is_known_of_them(page: Page, url: str, staff: RealStaff) -> None:
    staff.clerk().open(order(account="bigcorp"))
    opened(page, url)
    page.keyboard.press("c")
    expect(page.locator("#customer")).to_be_focused()
    page.keyboard.type("big")
    expect(page.locator("#customer-list [role=option]").first).to_have_text("BigCorp Europe, Jean Bon1 ouvert")
    page.keyboard.press("Enter")
    expect(page.locator("#contact")).to_be_focused()
    expect(page.locator("#contact option").first).to_have_text("Jean Bon, français")
    expect(page.locator(".people")).to_contain_text("12, rue des Tamis, 38000 Grenoble")
    page.locator("#add-line").fill("Réglage sur place")
    page.get_by_role("option", name="Ligne libre").click()
    free = page.locator(".free")
    free.get_by_placeholder("Réf", exact=True).fill("REG-1")
    page.locator(".offer-lines [data-key=price]").fill("100")
    expect(page.locator(".offer-side .sum dd.big")).to_have_text("141,60\u00a0€")
    page.locator("#contact").select_option("")
    page.locator("#person-language").select_option("en")
    for field, text in (("name", "Ann Bright"), ("email", "ann@bright.example")):
        page.locator(f"#person-{field}").fill(text)
    expect(page.locator(".offer-side")).to_contain_text("Désignation EN")
    free.get_by_placeholder("Désignation EN").fill("Setting on site")
    expect(page.locator(".offer-side .sum dd.big")).to_have_text("141,60\u00a0€")


def test_an_offer_of_200_lines_stays_quick(page: Page, url: str, staff: RealStaff) -> None:
    line = {"sku": "F-1", "name": both("Filtre", "Filter"), "unit_price": "1.10", "vat_rate": "20", "quantity": 1}
    terms = {"valid_until": str((datetime.now(UTC) + timedelta(days=9)).date())}
    reference = staff.clerk().open(order(lines=[line] * 200, terms=terms, customer_reference=None))
    opened(page, url, f"#/offer?revise={reference}")
    expect(page.locator(".offer-lines tbody tr")).to_have_count(200)
    expect(page.locator(".offer-side .sum dd.big")).to_have_text("264,00\u00a0€")
    quantity = page.locator("[data-key=quantity]").first
    quantity.focus()
    took = page.evaluate(
        """() => { const field = document.activeElement, begun = performance.now();
        for (const text of ['1', '12', '120']) { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }
        return performance.now() - begun; }"""
    )
    assert took < 50, "typing reckons nothing"
    expect(page.locator(".offer-side .sum dd.big")).to_have_text("421,08\u00a0€")


def test_money_of_a_dossier_by_keyboard(page: Page, url: str, staff: RealStaff) -> None:
    staff.role = "accountant"
    desk = staff.clerk()
    reference = desk.open(order(lines=[{"sku": "41-2250", "quantity": 1}, {"sku": "44-0310", "quantity": 1}]))
    desk.do(reference, "issue_invoice", parts=[{"line": 1, "quantity": 1}])
    opened_dossier = f"#/{reference}"
    page.goto(f"{url}/bureau/{opened_dossier}/payment")
    expect(page.locator("#p-amount")).to_have_value("3\u202f132,00")
    for typed, why in (("0", "au-dessus"), ("-5", "au-dessus"), ("2.610", "Deux décimales"), ("1e3", "en chiffres")):
        page.locator("#p-amount").fill(typed)
        page.keyboard.press("Control+Enter")
        expect(page.locator("#p-amount-x")).to_contain_text(why)
    page.locator("#p-amount").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("3 200,00")
    expect(page.locator(".pane dd.big")).to_have_text("68,00\u00a0€")
    page.locator("#p-payment").fill("VIR-7731")
    examine(page, ENDS)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Paiement de 3\u202f200,00\u00a0€")
    state = desk.get(f"/staff/dossiers/{reference}").json["state"]
    assert (state["invoices"][0]["paid"], state["deposits"][0]["amount"]) == ("3132.00", "68.00")
    page.goto(f"{url}/bureau/{opened_dossier}/deposit")
    page.locator("#p-payment").fill("vir-7731")
    expect(page.locator(".pane__f > .warn")).to_contain_text("est-ce un autre")
    page.goto(f"{url}/bureau/{opened_dossier}/credit")
    page.locator(".pane .q").first.fill("1,5")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#p-parts-x")).to_contain_text("nombre entier")
    page.locator(".pane .q").first.fill("1")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#p-totals-x")).to_contain_text("relisez son montant")
    expect(page.locator(".pane dd.big")).to_have_text("3\u202f132,00\u00a0€")
    expect(page.locator("#p-totals-x")).to_be_hidden()
    page.locator("#p-comment").fill("Un kit reçu incomplet.")
    page.locator("#p-money").select_option("back")
    examine(page, NARROW)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Avoir de 3\u202f132,00\u00a0€")
    assert sent(staff, f"dossiers/{reference}/accounting")["type"] == "refund"
    page.goto(f"{url}/bureau/{opened_dossier}/invoice")
    expect(page.locator(".pane__f > .warn").last).to_contain_text("ne s’annule pas")
    expect(page.locator(".pane .btn--l")).to_contain_text("3\u202f633,60")
    expect(page.locator(".pane td.net")).to_have_text(["2\u202f610,00", "418,00"])
    expect(page.locator(".pane dd.big")).to_have_text("3\u202f565,60\u00a0€")
    examine(page, NARROW)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Facture de 3\u202f633,60\u00a0€")
    assert sideways(page) == {}


def test_a_credit_note_is_over_the_carriage_and_over_amounts_of_each_rate(page: Page, url: str, staff: RealStaff) -> None:
    staff.role = "accountant"
    desk = staff.clerk()
    reduced = {"sku": "L-1", "name": both("Livre", "Book"), "quantity": 1, "unit_price": "100.00", "vat_rate": "5.5"}
    lines = [{"sku": "41-2250", "quantity": 1}, reduced]
    reference = desk.open(order(lines=lines, freight={"amount": "30.00", "vat_rate": "20"}))
    desk.do(reference, "issue_invoice")
    page.goto(f"{url}/bureau/#/{reference}/credit")
    page.locator("#p-freight").check()
    expect(page.locator(".pane dd.big")).to_have_text("36,00\u00a0€")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Avoir de 36,00\u00a0€")
    page.evaluate(f"location.hash = '#/{reference}/credit'")
    expect(page.locator("#p-over")).to_be_visible()
    expect(page.locator("#p-freight")).to_be_hidden()
    page.locator("#p-over").select_option("rates")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#p-groups-x")).to_be_visible()
    page.get_by_label("Avoir TTC, au taux de 20\u00a0%").fill("120,00")
    page.get_by_label("Avoir TTC, au taux de 5,5\u00a0%").fill("10,55")
    expect(page.locator(".pane dd.big")).to_have_text("130,55\u00a0€")
    examine(page, NARROW)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Avoir de 130,55\u00a0€")
    assert [
        (one["freight"], one["amount"])
        for one in desk.get(f"/staff/dossiers/{reference}").json["state"]["invoices"][0]["credits"]
    ] == [
        (True, "36.00"),
        (False, "130.55"),
    ]


def test_what_is_too_much_is_never_lost(page: Page, url: str, staff: RealStaff) -> None:
    staff.role = "accountant"
    desk = staff.clerk()
    reference = desk.open(order(lines=[{"sku": "41-2250", "quantity": 2}]))
    desk.do(reference, "issue_invoice", parts=[{"line": 1, "quantity": 1}])
    page.goto(f"{url}/bureau/#/{reference}/payment")
    page.locator("#p-amount").fill("9 000,00")
    page.locator("#p-payment").fill("VIR-1")
    expect(page.locator(".pane__p")).to_contain_text("Il reste au plus 3")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".pane [data-result]")).to_contain_text("L’acompte\u202f: rien n’est écrit")
    page.locator("#p-rest").select_option("overpaid")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".pane [data-result]")).to_contain_text("reste comme il était saisi")
    page.keyboard.press("Escape")
    expect(page.locator("#place")).to_contain_text("Paiement reçu")
    desk.do(reference, "issue_invoice")
    page.goto("about:blank")
    page.goto(f"{url}/bureau/#/{reference}/payment")
    page.locator("#p-amount").fill("4 000,00")
    expect(page.locator("#p-rest option")).to_have_text(["Un trop-perçu, à rendre"])
    page.locator("#p-payment").fill("VIR-2")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Paiement de 4\u202f000,00")
    assert desk.get(f"/staff/dossiers/{reference}").json["state"]["invoices"][1]["paid"] == "4000.00"
