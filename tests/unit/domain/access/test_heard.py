"""Which mails a link brings: each kind for each scope is decided, none is left to chance."""

import re
from typing import get_args

from chalicelib.domain.access.heard import ALL, HEARD, hears
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.lines import Scope
from infra.paths import ROOT

ORDER = {
    "order", "order_change", "order_requested", "order_declined", "order_number", "taken_back", "change_asked", "cancellation",
    "withdrawal", "acknowledgement",
}  # fmt: skip
GOODS = {"delivery", "shipment", "reception", "tracking", "address"}
WORDS = {"answer", "note", "question", "news", "correction"}
MONEY = {
    "invoice",
    "credit",
    "refund",
    "payment",
    "payment_submitted",
    "payment_failed",
    "payment_returned",
    "payment_released",
    "refund_came_back",
    "due_date",
    "deposit_asked",
}
QUOTE = {
    "offer",
    "offer_reminder",
    "reservation",
    "extension",
    "release",
    "lapse",
    "reservation_reminder",
    "case_quote",
    "case_reminder",
}
CASE = {
    "case_label", "case_visit", "case_received", "case_diagnosis", "case_closed", "case_accepted", "case_refused", "case_lapsed",
    "case_repair", "case_returned", "case_loan",
}  # fmt: skip


def test_every_kind_of_mail_is_known_by_its_name() -> None:
    flat = {kind for part in get_args(e.Mail) for kind in (get_args(part) or (part,))}
    assert flat == ALL == ORDER | GOODS | WORDS | MONEY | QUOTE | CASE | {"link", "document", "forwarded_invoice"}
    assert set(HEARD) == set(get_args(Scope))


def test_who_may_do_everything_hears_everything() -> None:
    assert HEARD["full"] == ALL


def test_who_acts_hears_of_the_order_and_its_goods_and_neither_of_money_nor_of_what_they_cannot_order() -> None:
    assert HEARD["act"] == ORDER | GOODS | WORDS | CASE | {"link", "document", "forwarded_invoice"}


def test_who_reads_hears_nothing_but_what_names_them() -> None:
    assert HEARD["read"] == {"link", "acknowledgement", "document", "forwarded_invoice", "correction"}


def test_the_accounts_hear_of_money_alone() -> None:
    assert HEARD["invoices"] == MONEY | {"link", "document", "forwarded_invoice", "correction", "cancellation"}
    assert hears("invoices", "cancellation", billed=True) and not hears("invoices", "cancellation", billed=False)
    assert hears("invoices", "link", billed=False)


def test_the_table_of_the_documentation_is_that_of_the_code() -> None:
    rows = [line.strip("| ").split(" | ") for line in (ROOT / "docs" / "effects.md").read_text("utf-8").splitlines()]
    (first,) = (at for at, row in enumerate(rows) if row[0] == "kinds of mails")
    scopes = [cell.strip("`") for cell in rows[first][1:]]
    assert scopes == list(get_args(Scope))
    listed: dict[str, dict[str, str]] = {}
    for row in rows[first + 2 :]:
        if len(row) != len(rows[first]):
            break
        for kind in re.findall(r"`(\w+)`", row[0]):
            assert kind not in listed, "each kind stands in one row"
            listed[kind] = dict(zip(scopes, row[1:], strict=True))
    assert set(listed) == ALL
    for kind in ALL:
        for scope in get_args(Scope):
            without, billed = (hears(scope, kind, billed=of_money) for of_money in (kind in MONEY, True))
            assert listed[kind][scope] == ("yes" if without else "of what was billed" if billed else "no"), (kind, scope)
