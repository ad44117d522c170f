"""Which mails a link brings: each kind for each scope is decided, none is left to chance."""

from typing import get_args

from chalicelib.domain.access.heard import ALL, HEARD, hears
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.lines import Scope

ORDER = {
    "order", "order_change", "order_requested", "order_declined", "order_number", "taken_back", "change_asked", "cancellation",
    "withdrawal", "acknowledgement",
}  # fmt: skip
GOODS = {"delivery", "shipment", "reception", "tracking", "address"}
WORDS = {"answer", "note", "question", "news", "correction"}
MONEY = {"invoice", "credit", "refund", "payment", "due_date"}
QUOTE = {"offer", "offer_reminder", "reservation", "extension", "release", "lapse", "reservation_reminder"}


def test_every_kind_of_mail_is_known_by_its_name() -> None:
    flat = {kind for part in get_args(e.Mail) for kind in (get_args(part) or (part,))}
    assert flat == ALL == ORDER | GOODS | WORDS | MONEY | QUOTE | {"link", "document", "forwarded_invoice"}
    assert set(HEARD) == set(get_args(Scope))


def test_who_may_do_everything_hears_everything() -> None:
    assert HEARD["full"] == ALL


def test_who_acts_hears_of_the_order_and_its_goods_and_neither_of_money_nor_of_what_they_cannot_order() -> None:
    assert HEARD["act"] == ORDER | GOODS | WORDS | {"link", "document", "forwarded_invoice"}


def test_who_reads_hears_nothing_but_what_names_them() -> None:
    assert HEARD["read"] == {"link", "acknowledgement", "document", "forwarded_invoice", "correction"}


def test_the_accounts_hear_of_money_alone() -> None:
    assert HEARD["invoices"] == MONEY | {"link", "document", "forwarded_invoice", "correction", "cancellation"}
    assert hears("invoices", "cancellation", billed=True) and not hears("invoices", "cancellation", billed=False)
    assert hears("invoices", "link", billed=False)
