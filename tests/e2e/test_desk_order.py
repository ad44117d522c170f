"""A whole order by the desk and its customer's page alone, from new offer to paid: by keyboard, and by touch on a telephone."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from uuid import uuid4

import pyotp
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from infra.staff_users import StaffUsers
from tests.conftest import uncomplaining
from tests.e2e.desk_hands import SOON, Hands, Keyboard, Touch
from tests.e2e.desk_sign_in import at_the_gate, give_code, give_password, sign_in
from tests.e2e.product import Mailed, Product
from tests.patience import until_read

WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 390, "height": 844}
SHELF, SUPPLIED = "Joint torique", "Cellule de mesure"


class Office(NamedTuple):
    """A manager and an accountant at their desks, and the SKUs of what they sell: one on the shelf, one to be ordered."""

    product: Product
    manager: Page
    accountant: Page
    skus: tuple[str, str]


class Offered(NamedTuple):
    """An offer that the desk made, whose mail waits to be undone."""

    reference: str
    email: str


@pytest.fixture(scope="module")
def office(product: Product, browser: Browser) -> Iterator[Office]:
    """Both are signed in, on screens that can be touched."""
    mark = uuid4().hex[:6].upper()
    skus = (f"J-{mark}", f"C-{mark}")
    for sku, name, price in zip(skus, (SHELF, SUPPLIED), ("40.00", "900.00"), strict=True):
        prices = [{"since": "2026-01-01", "amount": price}]
        body = {"sku": sku, "name": {"fr": name, "en": name}, "vat_rate": "20", "kind": "spare_part", "prices": prices}
        assert product.desk.post("/staff/products", body).status == 201
    shelf = {"type": "begin_counting", "on_hand": 9}
    assert product.desk.post(f"/staff/stock/{skus[0]}/commands", shelf).status == 201
    contexts = [browser.new_context(viewport=WIDE, has_touch=True, locale="fr-FR", timezone_id="Europe/Paris") for _ in range(2)]
    manager, accountant = (context.new_page() for context in contexts)
    with uncomplaining(manager), uncomplaining(accountant):
        sign_in(manager, product.stack)
        sign_in(accountant, product.stack, role="accountant")
        yield Office(product, manager, accountant, skus)
    for context in contexts:
        context.close()


def offered(office: Office, hands: Hands) -> Offered:
    """Make an offer of two products of the catalogue for a customer who is new."""
    email = f"lea.{uuid4().hex[:8]}@vallon.example"
    page = hands.page
    hands.begin_offer()
    hands.choose("#customer", f"Verrerie du Vallon {email[4:8]}")
    for field, text in (
        ("#person-name", "Léa Roux"), ("#person-email", email), ("#delivery-line-1", "2, rue du Sable"),
        ("#delivery-postcode", "38000"), ("#delivery-city", "Grenoble"),
    ):  # fmt: skip
        hands.write(field, text)
    for sku in office.skus:
        hands.choose("#add-line", sku)
        expect(page.locator(".offer-lines tbody")).to_contain_text(sku)
    expect(page.locator("#send-offer")).to_contain_text(re.compile(r"1\s149,60"), timeout=SOON)
    hands.commit()
    page.wait_for_url(re.compile(r"#/\w{10}$"), timeout=SOON)
    expect(page.locator("#status")).to_contain_text("Léa Roux")
    return Offered(page.url.rpartition("/")[2], email)


@pytest.fixture(scope="module")
def by_keyboard(office: Office) -> Offered:
    """An offer made by keyboard."""
    return offered(office, Keyboard(office.manager))


@pytest.fixture(scope="module")
def by_touch(office: Office, by_keyboard: Offered) -> Offered:
    """An offer made by touch."""
    office.manager.set_viewport_size(NARROW)
    try:
        return offered(office, Touch(office.manager))
    finally:
        office.manager.set_viewport_size(WIDE)


def linked(office: Office, offer: Offered) -> Mailed:
    """The link of its mail, which leaves a minute after the act."""
    url = office.product.outbox.link(offer.email, offer.reference, 180)
    assert url is not None
    return Mailed(offer.reference, url)


@pytest.fixture
def colleague(product: Product, browser: Browser) -> Iterator[Page]:
    """The second manager, who signs in for the first time, at a desk of his own."""
    users = StaffUsers(product.stack.cloud, product.stack.deployed.user_pool)
    context = browser.new_context(viewport=WIDE, locale="fr-FR", timezone_id="Europe/Paris")
    page = context.new_page()
    with uncomplaining(page):
        at_the_gate(page, product.stack)
        give_password(page, "moulin", users.add("moulin", "manager"))
        for field in ("#new_password", "#confirm_password"):
            page.locator(field).fill("Une-phrase-longue-1")
        page.get_by_role("button").click()
        give_code(page, pyotp.TOTP(page.locator("#secret").inner_text()).now())
        page.locator("body.signed-in").wait_for()
        yield page
    context.close()
    product.stack.cloud.cognito.admin_delete_user(UserPoolId=product.stack.deployed.user_pool, Username="moulin")


def happened(product: Product, reference: str) -> list[str]:
    """What became of a dossier, the newest last."""
    return [entry["event"]["type"] for entry in reversed(product.staff(reference)["entries"])]


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("by_touch")
def test_what_is_undone_within_the_minute_is_struck_and_its_mail_never_leaves(office: Office) -> None:
    product, sold = office.product, office.product.desk.open()
    product.desk.do(sold, "allocate_stock")
    manager = Keyboard(office.manager)
    manager.act(sold, "ship", "e", carrier="Transports Vercors")
    expect(office.manager.locator("#countdown")).to_contain_text("Jean Bon")
    assert any(f"F#{sold}" in key and "#jean" in key for key in product.items()), "the mail waits"
    office.manager.keyboard.press("z")
    expect(office.manager.locator("#countdown")).to_have_count(0, timeout=SOON)
    expect(office.manager.locator("#status")).to_contain_text("Annulé", timeout=SOON)
    assert product.staff(sold)["state"]["parcels"] == []
    assert not [key for key in product.items() if f"#{sold}" in key and "#jean" in key and key.startswith(("F#", "X#"))]


@pytest.mark.timeout(600)
def test_two_managers_on_one_order_read_of_each_other_and_lose_nothing(office: Office, colleague: Page) -> None:
    sold, mine, his = office.product.desk.open(), "Le quai ferme à 16 h.", "Rappeler avant de livrer."
    claire, paul = Keyboard(office.manager), Keyboard(colleague)
    for hands in (claire, paul):
        hands.at(sold)
        hands.begin("note", "n")
    claire.write("#p-comment", mine)
    paul.write("#p-comment", his)
    paul.commit()
    expect(colleague.locator("#status")).to_contain_text(sold, timeout=SOON)
    claire.commit()
    conflict = office.manager.locator(".conf")
    expect(conflict).to_contain_text("Paul Moulin", timeout=SOON)
    expect(conflict).to_contain_text(his)
    expect(office.manager.locator("#p-comment")).to_have_value(mine)
    office.manager.keyboard.press("Enter")
    expect(office.manager.locator("#status")).to_contain_text(sold, timeout=SOON)
    assert happened(office.product, sold)[-2:] == ["note_added"] * 2


def ship_and_settle(office: Office, ways: tuple[Hands, Hands], mailed: Mailed, order_number: str, page: Page) -> None:
    """Bring an order to its end: acknowledged, supplied, received, shipped, confirmed, invoiced, paid."""
    manager, accountant = ways
    sold = mailed.reference
    manager.act(sold, "acknowledge")
    manager.act(sold, "supply")
    manager.act(sold, "receive", "l")
    manager.act(sold, "ship", "e", carrier="Transports Vercors", tracking="TV00047001")
    page.goto(mailed.url)
    until_read(page)
    page.locator("#confirm-1").click()
    page.locator("#r-name").fill("Léa Roux")
    page.locator("#f-reception [type=submit]").click()
    expect(page.locator("#reception")).to_be_hidden(timeout=SOON)
    accountant.act(sold, "invoice", "f")
    accountant.act(sold, "payment", "p", payment="VIR-2607")
    page.reload()
    until_read(page)
    expect(page.locator("[data-slot=verdict]")).to_contain_text("payée", ignore_case=True)
    expect(page.locator("[data-slot=references]")).to_contain_text(order_number)


@pytest.mark.timeout(600)
def test_at_1280_by_keyboard_its_customer_orders_on_the_page(office: Office, by_keyboard: Offered, page: Page) -> None:
    mailed = linked(office, by_keyboard)
    page.goto(mailed.url)
    until_read(page)
    page.locator("#act-order").click()
    page.locator("#order-number").fill("V-2201")
    page.locator("#order-name").fill("Léa Roux")
    page.locator("#order [type=submit]").click()
    page.locator("#order-terms").check(timeout=SOON)
    page.locator("#order [type=submit]").click()
    expect(page.locator("#order")).to_be_hidden(timeout=SOON)
    office.manager.reload()
    office.manager.locator("body.signed-in").wait_for(timeout=SOON)
    ship_and_settle(office, (Keyboard(office.manager), Keyboard(office.accountant)), mailed, "V-2201", page)


@pytest.mark.timeout(600)
def test_at_390_by_touch_a_colleague_writes_down_the_order(office: Office, by_touch: Offered, page: Page) -> None:
    mailed = linked(office, by_touch)
    for each in (office.manager, office.accountant, page):
        each.set_viewport_size(NARROW)
    manager = Touch(office.manager)
    manager.act(mailed.reference, "order", customer_reference="V-2202")
    ship_and_settle(office, (manager, Touch(office.accountant)), mailed, "V-2202", page)
    for each in (office.manager, office.accountant):
        each.set_viewport_size(WIDE)
