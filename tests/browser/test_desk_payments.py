"""The desk's payments, by keyboard on the staff API: the certain is accepted, the rest is settled by hand, all is undone."""

from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from chalicelib.adapters.seller import seller
from chalicelib.application.payment.put_payment import put_payment
from chalicelib.domain.payment.payment import Payer
from chalicelib.domain.payment.payment_id import payment_id
from chalicelib.domain.values.calendar import paris_date
from tests.axe import examine
from tests.browser.fake_api import FakeApi
from tests.browser.real_staff import RealStaff
from tests.browser.test_desk_day import opened, sideways
from tests.fakes.document_store import FakeDocumentStore
from tests.fakes.drawer import FakeDrawer
from tests.fakes.fake_stripe import FakeStripe
from tests.http.clock import now
from tests.http.conftest import Counting, Time, in_process
from tests.http.desk import Desk
from tests.http.test_staff_statements import take
from tests.samples.bank_files import Written, camt, one
from tests.samples.payments import seen

DROP = """([name, bytes]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}"""
MARKUP = "<b>VERRE</b> & <i>FILS</i>"
NARROW = (390,)


@pytest.fixture
def staff(api: FakeApi, monkeypatch: pytest.MonkeyPatch) -> RealStaff:
    """The staff API as an accountant has it."""
    store = Counting(policy=seller().news)
    real = RealStaff(in_process(monkeypatch, store, FakeDocumentStore(), FakeDrawer(), Time(), FakeStripe()), store)
    real.role = "accountant"
    api.staff.routes.append(real.route)
    api.staff.me |= {"roles": ["accountant"], "may": ["allocate_payment", "record_deposit"], "today": str(paris_date(now()))}
    return real


def invoiced(desk: Desk) -> tuple[str, str, str]:
    """A dossier with its invoice and what is open on it."""
    reference = desk.open()
    desk.do(reference, "issue_invoice", due="2099-09-30")
    (invoice,) = desk.get(f"/staff/dossiers/{reference}").json["state"]["invoices"]
    return reference, invoice["number"], invoice["gross"]


def came(staff: RealStaff, name: str, amount: str, text: str, **more: Any) -> str:
    """A transfer of which the bank tells."""
    payment = payment_id("statement", name, text)
    put_payment(staff.store, seen(id=payment, amount=Decimal(amount), payer=Payer(name, None), text=text, **more), now())
    return payment


def left(staff: RealStaff, payment: str) -> str:
    """What is left of a payment."""
    read: str = staff.clerk("accountant").get(f"/staff/payments/{payment}").json["payment"]["left"]
    return read


def test_what_is_certain_is_accepted_by_its_key_and_struck(page: Page, url: str, staff: RealStaff) -> None:
    reference, number, gross = invoiced(staff.clerk())
    sure = came(staff, "BIGCORP EUR SA", gross, f"VIR {number}")
    odd = came(staff, MARKUP, "418.00", "VIREMENT")
    opened(page, url, "#/payments")
    expect(page.locator("[data-view=open] b")).to_have_text("2")
    expect(page.locator(f"[data-payment={sure}]")).to_contain_text(number)
    expect(page.locator(f"[data-payment={odd}] th b")).to_have_text(MARKUP)
    page.locator(f"[data-payment={sure}] th a").click()
    expect(page.locator("#payment-title")).to_contain_text("BIGCORP EUR SA")
    expect(page.locator("#payment .sum")).to_contain_text("Reste0,00")
    assert sideways(page) == {}
    page.keyboard.press("a")
    expect(page.locator("#status")).to_contain_text("Affecté")
    assert left(staff, sure) == "0.00"
    expect(page.locator("[data-view=open] b")).to_have_text("1")
    page.keyboard.press("z")
    expect(page.locator("#status")).to_contain_text("Rayé")
    assert left(staff, sure) == gross
    assert staff.clerk().get(f"/staff/dossiers/{reference}").json["state"]["invoices"][0].get("paid", "0.00") == "0.00"
    examine(page, (1280, 390))


def test_what_nobody_names_is_settled_by_hand_and_its_payer_remembered(page: Page, url: str, staff: RealStaff) -> None:
    reference, number, _ = invoiced(staff.clerk())
    odd = came(staff, MARKUP, "418.00", "VIREMENT")
    opened(page, url, f"#/payments/{odd}")
    expect(page.locator("#payment")).to_contain_text("payeur inconnu")
    page.keyboard.press("f")
    expect(page.locator("#find-invoice")).to_be_focused()
    page.keyboard.type(number)
    page.keyboard.press("Enter")
    page.locator(".hits button").click()
    amount = page.locator("#payment .placing input")
    expect(amount).to_be_focused()
    expect(amount).to_have_value("418,00")
    page.keyboard.press("Control+a")
    page.keyboard.type("500")
    expect(page.locator("#payment .sum .red").last).to_have_text("−82,00\u00a0€")
    page.locator("#place-it").press("Enter")
    expect(page.locator("#payment [role=alert]")).to_contain_text("Affecté en trop")
    amount.fill("400,00")
    expect(page.locator("#payment .sum .big").last).to_have_text("18,00\u00a0€")
    page.locator("#rest").select_option(label="est gardé pour BigCorp Europe")
    page.locator("#place-it").click()
    expect(page.locator("#status")).to_contain_text(f"Affecté\u00a0: 400,00\u00a0€ à {number}")
    assert left(staff, odd) == "18.00"
    (kept,) = staff.clerk("accountant").get("/staff/payments?view=credit").json["payments"]
    assert (kept["payment"], kept["customer"]) == (odd, "BigCorp Europe")
    assert staff.clerk().get(f"/staff/dossiers/{reference}").json["state"]["invoices"][0]["paid"] == "400.00"
    expect(page.locator("#payment")).to_contain_text("paie pour BigCorp Europe")
    examine(page, (1280, 390), all_dark=True)
    page.locator("#payment").get_by_role("button", name="Oublier").click()
    expect(page.locator("#status")).to_contain_text("Oublié")
    page.locator("#payment").get_by_role("button", name="Rayer").click()
    expect(page.locator("#status")).to_contain_text("Rayé")
    assert left(staff, odd) == "418.00"


def test_what_may_be_meant_takes_its_amount_once_it_is_looked_up(page: Page, url: str, staff: RealStaff) -> None:
    (_, _, gross), (_, number, _) = invoiced(staff.clerk()), invoiced(staff.clerk())
    odd = came(staff, "M LEFEVRE P", gross, "VIREMENT")
    opened(page, url, f"#/payments/{odd}")
    expect(page.locator("#payment .placing input")).to_have_count(2)
    page.locator("#find-invoice").fill(number)
    page.locator("#find-invoice").press("Enter")
    page.locator(".hits button").click()
    expect(page.locator("#place-it")).to_have_attribute("aria-disabled", "false")
    page.locator("#place-it").click()
    expect(page.locator("#status")).to_contain_text(f"à {number}")
    assert left(staff, odd) == "0.00"


def test_sure_ones_are_accepted_together_and_who_was_refused_is_told(page: Page, url: str, staff: RealStaff) -> None:
    numbers = [invoiced(staff.clerk()) for _ in range(3)]
    names = ["UN", "DEUX", "TROIS"]
    ids = [came(staff, name, gross, f"VIR {number}") for name, (_, number, gross) in zip(names, numbers, strict=True)]
    opened(page, url, "#/payments?view=sure")
    expect(page.locator("#accept-sure")).to_have_text("Accepter les 3 sûrs")
    clerk = staff.clerk("accountant")

    def meanwhile(route: Route) -> None:
        """A colleague puts one aside between the reading and the accepting."""
        assert clerk.post(f"/staff/payments/{ids[1]}/commands", {"type": "set_aside", "why": "not_customers"}).status == 201
        route.continue_()

    page.route("**/accept-sure*", meanwhile)
    page.locator("#accept-sure").click()
    expect(page.locator("#status")).to_contain_text("2 paiements acceptés. Refusé, ")
    expect(page.locator("#status")).to_contain_text("DEUX\u00a0: il a changé entre-temps")
    assert [left(staff, one) for one in ids] == ["0.00"] * 3
    expect(page.locator(".empty-page")).to_be_visible()
    page.keyboard.press("z")
    expect(page.locator("#status")).to_contain_text("Rayé")
    assert [left(staff, one) for one in ids] == [numbers[0][2], "0.00", numbers[2][2]]


def test_one_is_set_aside_and_taken_back_and_a_cheque_is_entered(page: Page, url: str, staff: RealStaff) -> None:
    (_, number, gross), _ = invoiced(staff.clerk()), invoiced(staff.clerk())
    odd = came(staff, "DGFIP", "1902.00", "REMB TVA 07")
    opened(page, url, "", "en")
    page.keyboard.press("g")
    page.keyboard.press("p")
    expect(page.locator("#payments-title")).to_have_text("To be matched")
    expect(page.locator(f"[data-payment={odd}]")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("#payment-title")).to_contain_text("DGFIP")
    expect(page.locator("[data-act=H]")).to_be_visible()
    page.keyboard.press("h")
    expect(page.locator("#status")).to_contain_text("Set aside")
    assert left(staff, odd) == "0.00"
    page.keyboard.press("z")
    expect(page.locator("#status")).to_contain_text("Undone")
    assert left(staff, odd) == "1902.00"
    page.locator("#enter-payment").click()
    page.locator("#f-amount").fill(f"{Decimal(gross):,}")
    page.locator("#f-payer").fill("BigCorp")
    page.locator("#f-text").fill(f"Cheque 4412 {number}")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#payment-title")).to_contain_text("from BigCorp")
    expect(page.locator("#payment")).to_contain_text("exact amount")
    page.keyboard.press("a")
    expect(page.locator("#status")).to_contain_text("Placed")
    for view, there in (("nobody", "table"), ("payers", ".empty-page"), ("aged", "#aged-lead"), ("giveback", ".empty-page")):
        page.goto(f"{page.url.split('#')[0]}#/payments?view={view}")
        expect(page.locator(f"#payments-list {there}")).to_be_visible()
        assert sideways(page) == {}
        examine(page, NARROW, words=True)


def test_a_dropped_statement_is_read_and_told(page: Page, url: str, staff: RealStaff) -> None:
    whole = camt(Written((one("BIGCORP", "12.00", "VIR"),)))
    wrong = camt(Written((one("BIGCORP", "14.00", "VIR"),), id="2026-335", number=336, closing=Decimal("9.00")))
    files = {sha256(content).hexdigest(): content for content in (whole, wrong)}

    def put(route: Route) -> None:
        """The bucket and its worker."""
        digest = next(each for each in files if each in route.request.url)
        assert route.request.headers["x-amz-checksum-sha256"] == digest
        take(staff.store, files[digest])
        route.fulfill(status=200)

    page.route("**/statements/**", put)
    opened(page, url, "#/payments?view=statements")
    page.evaluate(DROP, ["relevé.xml", list(whole)])
    expect(page.locator("#payments-list tbody tr")).to_have_count(1)
    expect(page.locator("#status")).to_contain_text("relevé.xml\u00a0:")
    page.locator("#statement-file").set_input_files({"name": "faux.xml", "mimeType": "text/xml", "buffer": wrong})
    expect(page.locator("#payments-list tbody tr")).to_have_count(2)
    both = "La banque dit 9,00\u00a0€, ses lignes font 1\u202f014,00\u00a0€."
    expect(page.locator("#payments-list tbody tr").first).to_contain_text(both)
    assert sideways(page) == {}
    examine(page, (1280, 390))


def test_a_manager_reads_and_is_told_who_places(page: Page, url: str, staff: RealStaff, api: FakeApi) -> None:
    _, number, gross = invoiced(staff.clerk())
    sure = came(staff, "BIGCORP EUR SA", gross, f"VIR {number}")
    staff.role = "manager"
    api.staff.me |= {"roles": ["manager"], "may": ["ship"]}
    opened(page, url, f"#/payments/{sure}")
    expect(page.locator("#payments-lead")).to_contain_text("La comptabilité affecte")
    expect(page.locator("#payment .fine").last).to_contain_text("vous les lisez")
    expect(page.locator("#payments-buttons button, #payment button, #payments-list tbody button")).to_have_count(0)
    page.keyboard.press("a")
    page.keyboard.press("h")
    assert left(staff, sure) == gross and not staff.asked


def test_the_pane_of_a_dossier_takes_a_payment_that_came(page: Page, url: str, api: FakeApi, staff: RealStaff) -> None:
    reference, number, _ = invoiced(staff.clerk())
    today = paris_date(now())
    api.staff.me |= {"today": str(today + timedelta(days=1))}
    short = came(staff, MARKUP, "100.00", f"facture {number} moins escompte", value_date=today)
    other = came(staff, "M LEFEVRE P", "7.00", "VIREMENT")
    opened(page, url, "")
    page.evaluate("(hash) => { location.hash = hash; }", f"#/{reference}/payment")
    offered = page.locator("dialog.pane [data-came] li")
    expect(offered).to_have_count(1)
    expect(offered).to_contain_text(MARKUP)
    expect(offered.get_by_role("button", name="100,00\u00a0€ pris")).to_have_attribute("aria-pressed", "true")
    expect(offered).to_contain_text("relevé 2026-154, ligne 1")
    expect(page.locator("#p-payment")).to_have_value(short)
    expect(page.locator("#p-amount")).to_have_value("100,00")
    expect(page.locator("#p-effective")).to_have_value(str(today))
    page.locator("#came-words").fill("lefèvre")
    page.locator("#came-words").press("Enter")
    page.get_by_role("button", name="Prendre 7,00").click()
    expect(page.locator("#p-payment")).to_have_value(other)
    page.locator("#came-words").fill("100,00")
    page.locator("#came-words").press("Enter")
    page.get_by_role("button", name="Prendre 100,00").click()
    expect(page.locator("#p-payment")).to_have_value(short)
    examine(page, NARROW, "dialog.pane")
    page.keyboard.press("Control+Enter")
    expect(page.locator("dialog.pane")).to_have_count(0)
    expect(page.locator("#status")).to_contain_text("100,00")
    assert left(staff, short) == "0.00"
    (use,) = staff.clerk().get(f"/staff/payments/{short}").json["payment"]["uses"]
    assert (use["reference"], use["amount"]) == (reference, "100.00")
    (entry,) = [
        one
        for one in staff.clerk().get(f"/staff/dossiers/{reference}").json["entries"]
        if one["event"]["type"] == "payment_allocated"
    ]
    assert entry["origin"]["effective"] == str(today), "the day is the bank's"
    page.evaluate("(hash) => { location.hash = hash; }", f"#/payments/{short}")
    page.locator("#payment").get_by_role("link", name="BigCorp Europe").click()
    expect(page.locator(".account-statement h2")).to_contain_text("BigCorp Europe")
    expect(page.locator(".account-statement tbody tr")).not_to_have_count(0)
    with page.expect_download() as file:
        page.locator("#statement-csv").click()
    assert file.value.suggested_filename.endswith(".csv")
    examine(page, (1280, 390))
