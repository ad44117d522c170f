"""The desk's payments, by keyboard on the staff API: the certain is accepted, the rest is settled by hand, all is undone."""

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

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
from tests.samples.payments import seen

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


def came(staff: RealStaff, name: str, amount: str, text: str) -> str:
    """A transfer of which the bank tells."""
    payment = payment_id("statement", name, text)
    put_payment(staff.store, seen(id=payment, amount=Decimal(amount), payer=Payer(name, None), text=text), now())
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
