"""Every pane of the desk by keyboard alone, with the real API behind it: opened, filled, looked at by axe, and written."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.calendar import paris_date
from tests.browser.pane_hands import Hands
from tests.browser.pane_walks import (
    DECLINED,
    LATER,
    OFFERED,
    ORDERED,
    REPAIRED,
    REQUESTED,
    SETTLED,
    SOLD,
    UNREPAIRED,
    VISITED,
    paid,
)
from tests.browser.staff_dossiers import LINES, MARKUP, StaffDossiers
from tests.browser.test_dossier_panes import IN_PROCESS, document_store, dossiers, drawer, real_api, shown, standin, store, time
from tests.builder.dossiers import StoreBuilder
from tests.builder.online_order import QUAY, online
from tests.http.api import InProcess
from tests.http.clock import now
from tests.http.conftest import Counting, Time
from tests.http.desk import ADDRESS, Guest
from tests.http.recorded_documents import made
from tests.http.test_customer_files import KEPT, announce, report
from tests.samples.callers import CUSTOMER

__all__ = ["document_store", "dossiers", "drawer", "real_api", "shown", "standin", "store", "time"]
pytestmark = IN_PROCESS
Shown = Callable[..., Page]
PUMP = {"model": "GL-300", "serial": "GL3-01187", "part": "Pompe P-2207"}
NO_LABEL = {"fr": "déclaration", "en": "declaration"}


@pytest.fixture(params=["fr", "en"])
def hands(request: pytest.FixtureRequest, page: Page, dossiers: StaffDossiers) -> Hands:
    """Somebody of the staff, in each language."""
    return Hands(page, dossiers, request.param)


def requested(dossiers: StaffDossiers, store: Counting) -> str:
    """An offer that its customer ordered to an address that is not on file."""
    reference = dossiers.offered()
    jean = CUSTOMER._replace(actor=Actor("contact", "jean"))
    StoreBuilder(store, now, jean).apply(reference, online(1, 2, deliver_to=QUAY))
    return reference


def test_from_an_offer_to_its_reception(hands: Hands, shown: Shown) -> None:
    dossiers = hands.dossiers
    reference = dossiers.offered(delivery=ADDRESS | {"lines": [MARKUP]})
    shown(reference, language=hands.language)
    hands.walk(reference, SOLD)
    state = dossiers.state(reference)
    assert state["owner"] == "moulin" and state["parcels"][0]["tracking"] == "RR 0458 2288 9"
    assert len({asked.headers["Idempotency-Key"] for asked in dossiers.commands}) == len(dossiers.commands)


def test_an_order_is_supplied_changed_and_cancelled(
    hands: Hands, shown: Shown, store: Counting, time: Time, real_api: InProcess
) -> None:
    reference = hands.dossiers.ordered()
    made(store, time, reference, 2)
    guest = Guest(real_api, reference)
    report(store, guest, announce(guest).json["file"], sha256=KEPT, size=9)
    shown(reference, language=hands.language)
    hands.walk(reference, ORDERED)


def count(dossiers: StaffDossiers, sku: str) -> None:
    """Have four pieces of a product on the shelf, with a price."""
    prices = [{"since": "2024-01-01", "amount": "146.00"}]
    product = {"sku": sku, "name": LINES[0]["name"], "kind": "spare_part", "vat_rate": "20", "prices": prices}
    assert dossiers.desk.post("/staff/products", product).status == 201
    assert dossiers.desk.post(f"/staff/stock/{sku}/commands", {"type": "begin_counting", "on_hand": 4}).status == 201


def test_pieces_are_kept_and_given_back_and_the_offer_withdrawn(hands: Hands, shown: Shown) -> None:
    count(hands.dossiers, "41-2250")
    reference = hands.dossiers.offered(lines=LINES[:1])
    shown(reference, language=hands.language)
    hands.walk(reference, OFFERED)


def test_an_order_to_another_address_is_confirmed_or_declined(hands: Hands, shown: Shown, store: Counting) -> None:
    for steps in (REQUESTED, DECLINED):
        reference = requested(hands.dossiers, store)
        shown(reference, language=hands.language)
        hands.walk(reference, steps)


def test_a_case_is_repaired_and_billed_or_closed(hands: Hands, shown: Shown) -> None:
    dossiers = hands.dossiers
    for sku in ("41-2250", "41-2007"):
        count(dossiers, sku)
    repaired, refused = (dossiers.case(PUMP | {"id": number}) for number in ("45HR30A04C", "45LM11A02G"))
    page = shown(repaired, "give_label", language=hands.language)
    expect(page.locator("#status"), "no label before the declaration").to_contain_text(NO_LABEL[hands.language])
    expect(page.locator("#d-customer .track li")).to_have_count(6)
    expect(page.locator("#d-customer .case-facts")).to_contain_text("GL3-01187")
    hands.walk(repaired, REPAIRED)
    dossiers.desk.do(refused, "record_declaration", substances="Alumine", cleaned_with="Éthanol", hazardous=False)
    shown(refused, language=hands.language)
    hands.walk(refused, VISITED)
    dossiers.desk.do(refused, "diagnose_case", finding="Laser faible", cause="Usure", work="Laser neuf")
    dossiers.desk.do(refused, "quote_repair", lines=[{"sku": "41-2007", "quantity": 1}], until=LATER)
    page.reload()
    expect(page.locator("#d-customer .case-facts .lines")).to_contain_text("146")
    hands.walk(refused, UNREPAIRED)
    assert dossiers.desk.get("/staff/stock/41-2007").json["item"]["on_hand"] == 3


def test_what_is_paid_and_paid_back(hands: Hands, shown: Shown) -> None:
    staff, reference = hands.dossiers.staff, hands.dossiers.ordered()
    staff.role = "accountant"
    cheque = {"method": "cheque", "amount": "3200.00", "value_date": str(paris_date(now())), "payer": "BigCorp Europe"}
    entered = staff.clerk("accountant").post("/staff/payments", cheque)
    assert entered.status == 201, entered.body
    shown(reference, language=hands.language)
    hands.walk(reference, paid(entered.json["payment"]))
    staff.role = "manager"
    settled = hands.dossiers.ordered()
    hands.dossiers.desk.do(settled, "issue_invoice", due=LATER)
    shown(settled, language=hands.language)
    hands.walk(settled, SETTLED)
