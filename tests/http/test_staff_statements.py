"""Bank files at the staff API: a place is given to accountants, both roles read what became of each statement."""

import io
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from hashlib import sha256
from typing import Any, BinaryIO

import pytest

from chalicelib.adapters.bank.bank_file import read_bank_file
from chalicelib.application.payment.take_bank_file import BankDesk, take_bank_file
from tests.builder.dossiers import never
from tests.fakes.store import MemoryStore
from tests.http.api import Api
from tests.http.conftest import Counting
from tests.http.desk import JSON, Desk
from tests.http.kinds import IN_PROCESS
from tests.samples.bank_files import ACCOUNT, DAY, Entry, Written, camt, one

pytestmark = IN_PROCESS
"""Nothing is put in here: the deployed worker has a test of its own in tests/system."""
SHA = sha256(b"").hexdigest()
NEW = {"filename": "C:\\relevés\\relevé du 30.xml", "size": 1234, "sha256": SHA}


def opened(content: bytes, key: str) -> AbstractContextManager[BinaryIO]:
    """What was put in."""
    return nullcontext(io.BytesIO(content))


def take(store: MemoryStore, *files: bytes) -> None:
    """Files are put in, and taken."""
    for number, content in enumerate(files):
        desk = BankDesk(
            store=store, fetch=partial(opened, content), read=read_bank_file,
            send=lambda messages, waits: None, clock=lambda: datetime.now(UTC), pause=never,
        )  # fmt: skip
        take_bank_file(desk, f"statements/{number}.xml")


def statements(desk: Desk, query: str = "") -> list[dict[str, Any]]:
    """As the list has them."""
    reply = desk.get(f"/staff/statements{query}")
    assert reply.status == 200, reply.body
    rows: list[dict[str, Any]] = reply.json["statements"]
    return rows


def test_an_accountant_is_given_a_place_on_the_site(api: Api) -> None:
    reply = Desk(api, "accountant").post("/staff/statements", NEW, JSON)
    assert reply.status == 201, reply.body
    assert reply.json["url"].startswith(f"/statements/{SHA}/relev_du_30.xml?")
    assert reply.json["headers"]["x-amz-checksum-sha256"] == SHA


def test_a_manager_puts_no_bank_file_in(api: Api) -> None:
    assert Desk(api, "manager").post("/staff/statements", NEW, JSON).status == 403


@pytest.mark.parametrize(("field", "wrong"), [("size", 0), ("size", 100 * 2**20 + 1), ("sha256", "x"), ("filename", "")])
def test_what_is_wrong_is_named(api: Api, field: str, wrong: Any) -> None:
    reply = Desk(api, "accountant").post("/staff/statements", {**NEW, field: wrong}, JSON)
    assert reply.status in (400, 422)
    assert field in reply.body.decode()


@pytest.mark.parametrize("role", ["accountant", "manager"])
def test_statements_are_listed_the_newest_first_with_their_sums(api: Api, store: Counting, role: str) -> None:
    later = Written((one("B", "5.00", ref="R2"),), id="2", number=2, day=DAY + timedelta(1), closing=Decimal("1.00"))
    take(store, camt(Written((one("A", "7.00", ref="R1"),), id="1", number=1)), camt(later), b"nonsense")
    rows = statements(Desk(api, role), "?lang=fr")
    aside, booked = (row for row in rows if row["account"])
    (unread,) = (row for row in rows if not row["account"])
    assert (booked["account"], booked["state"], booked["text"]) == (ACCOUNT, "booked", "1\u00a0écriture comptabilisée.")
    assert (booked["opening"], booked["closing"], booked["reckoned"]) == ("1000.00", "1007.00", "1007.00")
    assert (aside["state"], aside["why"], aside["reckoned"], aside["closing"]) == ("aside", "sums", "1005.00", "1.00")
    assert (unread["why"], unread["account"], unread["name"]) == ("unknown_format", "", "2.xml")


def test_a_gap_between_statements_is_shown_until_it_is_filled(desk: Desk, store: Counting) -> None:
    first = Written((Entry(Decimal("7.00"), ref="R1"),), id="1", number=1)
    second = Written((Entry(Decimal("3.00"), ref="R2"),), id="2", number=2, day=DAY + timedelta(1), opening=Decimal("1007.00"))
    third = Written((), id="3", number=3, day=DAY + timedelta(2), opening=Decimal("1010.00"))
    take(store, camt(first), camt(third))
    assert [row["gap"] for row in statements(desk)] == [{"before": "1007.00", "missing": 1}, None]
    take(store, camt(second))
    assert [row["gap"] for row in statements(desk)] == [None, None, None]


def test_a_gap_is_seen_over_the_end_of_a_page(desk: Desk, store: Counting) -> None:
    days = range(51)
    take(store, *(camt(Written((), id=str(n), number=n + 1, day=DAY + timedelta(n), opening=Decimal(n))) for n in days))
    assert [row["gap"]["before"] for row in statements(desk)] == [f"{n}.00" if n % 1 else str(n) for n in reversed(days[:-1])]


def test_a_cursor_of_no_page_is_refused(desk: Desk) -> None:
    assert desk.get("/staff/statements?cursor=abc").status == 400
