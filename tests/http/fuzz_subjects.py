"""Dossiers in which invented requests meet what there is: a file that was filed, pieces that are reserved."""

from datetime import timedelta
from uuid import uuid4

from chalicelib.domain.values.calendar import paris_date
from tests.fakes.store import MemoryStore
from tests.http.clock import now
from tests.http.desk import Desk, Guest, headers, offer
from tests.http.test_customer_files import KEPT, announce, report
from tests.http.visitor import grant


def with_file(guest: Guest, store: MemoryStore) -> int:
    """Have a file of the dossier filed, and give its entry."""
    entry = int(announce(guest).json["file"])
    report(store, guest, entry, sha256=KEPT, size=9)
    return entry


def counted(desk: Desk) -> str:
    """Have a product of which there are pieces for everybody."""
    sku = f"R-{uuid4().hex[:8]}"
    product = {"sku": sku, "name": {"fr": "Buse", "en": "Nozzle"}, "kind": "consumable", "vat_rate": "20"}
    assert desk.post("/staff/products", product).status == 201
    assert desk.post(f"/staff/stock/{sku}/commands", {"type": "begin_counting", "on_hand": 10_000}).status == 201
    return sku


def with_reservation(desk: Desk, sku: str, account: str) -> Guest:
    """Open an offer of a piece, which its customer reserves."""
    line = {"sku": sku, "name": {"fr": "Buse", "en": "Nozzle"}, "quantity": 1, "unit_price": "165.00", "vat_rate": "20"}
    guest = Guest(desk.api, desk.open(offer(lines=[line], account=account)))
    until = (paris_date(now()) + timedelta(days=3)).isoformat()
    body = {"name": "Jean Bon", "lines": [{"line": 1, "quantity": 1}], "until": until}
    reply = guest.post("/reservations", body, headers(match=guest.seen()))
    assert reply.status == 201, reply.body
    return guest


def with_receipt(desk: Desk, guest: Guest) -> int:
    """Have a payment of an invoice, and give the entry that has a receipt."""
    desk.do(guest.reference, "issue_invoice", number=(number := f"X-{uuid4().hex[:8]}"), due="2099-09-30")
    paid = [{"invoice": number, "amount": "1.00"}]
    return Desk(desk.api, "accountant").do(guest.reference, "allocate_payment", payment=f"V-{number}", allocations=paid)


def with_instrument(desk: Desk, reference: str, account: str, entry: int) -> dict[str, str]:
    """An instrument of the account, with a document of a dossier, by the names of their places in paths; Jean sees all of it."""
    name = {"fr": "GL-300", "en": "GL-300"}
    entered = {"model": "40-0300", "name": name, "serial": uuid4().hex[:8], "account": account}
    instrument = str(desk.post("/staff/instruments", entered).json["instrument"])
    work = {"type": "note_intervention", "work": "repair", "done_by": "Marc", "document": {"dossier": reference, "entry": entry}}
    assert desk.post(f"/staff/instruments/{instrument}/commands", work).status == 201
    grant(desk, account, "grant_affairs", whole=True)
    return {"instrument": instrument, "document": f"{reference}-{entry}"}
