"""Who works here is changed at the desk, on the staff API itself: a manager adds, changes and lets go; an accountant reads."""

import pytest
from playwright.sync_api import Page, expect

from chalicelib.adapters.seller import seller
from tests.axe import ENDS, examine
from tests.browser.fake_api import FakeApi
from tests.browser.real_staff import RealStaff
from tests.browser.test_desk_day import opened, sideways
from tests.fakes.document_store import FakeDocumentStore
from tests.fakes.drawer import FakeDrawer
from tests.fakes.fake_stripe import FakeStripe
from tests.http.conftest import Counting, Time, in_process

MARKUP = "Inès <b>Petit</b>"


@pytest.fixture
def staff(api: FakeApi, monkeypatch: pytest.MonkeyPatch) -> RealStaff:
    """The staff API with the colleagues of seller.toml."""
    store = Counting(policy=seller().news)
    real = RealStaff(in_process(monkeypatch, store, FakeDocumentStore(), FakeDrawer(), Time(), FakeStripe()), store)
    api.staff.routes.append(real.route)
    return real


def test_a_manager_adds_changes_lets_go_and_takes_back(page: Page, url: str, staff: RealStaff) -> None:
    opened(page, url)
    page.locator("#account").click()
    page.get_by_role("link", name="Collègues").click()
    expect(page.locator("h1")).to_have_text("Collègues")
    mine = page.locator("[data-colleague=vasseur]")
    expect(mine).to_contain_text("claire.vasseur@granuloshop.example")
    expect(mine.get_by_role("button", name="A quitté")).to_have_count(0)
    page.get_by_role("button", name="Ajouter un collègue").click()
    page.locator("#colleague-key").fill("né")
    page.locator("#colleague-name").fill(MARKUP)
    page.locator("#colleague-email").fill("ines.petit@granuloshop.example")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".form-dialog [role=alert]")).to_be_visible()
    expect(page.locator("#colleague-name")).to_have_value(MARKUP)
    page.locator("#colleague-key").fill("petit")
    page.keyboard.press("Control+Enter")
    hers = page.locator("[data-colleague=petit]")
    expect(hers).to_contain_text(f"{MARKUP} petit")
    hers.get_by_role("button", name="Modifier").click()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".form-dialog [role=alert]")).to_have_text("Rien n’a changé.")
    page.locator("#colleague-email").fill("i.petit@granuloshop.example")
    page.keyboard.press("Control+Enter")
    expect(hers).to_contain_text("i.petit@granuloshop.example")
    assert staff.asked[-1] == (
        "colleagues",
        {"type": "change_colleague", "key": "petit", "email": "i.petit@granuloshop.example"},
    )
    expect(hers).to_contain_text("pas encore de connexion")
    expect(hers.get_by_role("button", name="Rôle")).to_have_count(0)
    expect(mine.get_by_role("button", name="Rôle")).to_have_count(0)
    his = page.locator("[data-colleague=perrin]")
    his.get_by_role("button", name="Rôle").click()
    expect(page.locator("#colleague-role")).to_have_value("accountant")
    page.locator("#colleague-role").select_option("manager")
    page.keyboard.press("Control+Enter")
    expect(his).to_contain_text("responsable")
    expect(page.locator("#changes + ol li").first).to_contain_text("rôle responsable")
    hers.get_by_role("button", name="A quitté").click()
    expect(page.locator(".form-dialog")).to_contain_text("Plus aucun mail ne part")
    page.keyboard.press("Control+Enter")
    expect(hers).to_contain_text("départ le")
    expect(page.locator("#changes + ol li").first).to_contain_text(f"Claire Vasseur\u00a0: {MARKUP} a quitté l’équipe")
    examine(page, ENDS)
    assert sideways(page) == {}
    page.set_viewport_size({"width": 1280, "height": 800})
    hers.get_by_role("button", name="Est de retour").click()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text(f"{MARKUP} est de retour.")
    page.goto(f"{url}/bureau/#/day?owner=petit")
    expect(page.locator("#day-views").get_by_role("link", name=MARKUP)).to_be_visible()


def test_two_managers_at_once_and_an_accountant(page: Page, url: str, staff: RealStaff) -> None:
    opened(page, url, "#/colleagues")
    page.get_by_role("button", name="Modifier Paul Moulin").click()
    assert staff.clerk().post("/staff/colleagues", {"type": "change_colleague", "key": "perrin", "language": "en"}).status == 201
    page.locator("#colleague-email").fill("p.moulin@granuloshop.example")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".form-dialog [role=alert]")).to_contain_text("Quelqu’un d’autre a modifié les collègues")
    expect(page.locator("#colleague-email")).to_have_value("p.moulin@granuloshop.example")
    staff.role = "accountant"
    opened(page, url, "#/colleagues")
    page.reload()
    expect(page.locator("main")).to_contain_text("Un responsable change cette liste.")
    expect(page.locator("main").get_by_role("button")).to_have_count(0)
