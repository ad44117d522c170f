"""The statement of an account: by a contact's link to all affairs, and for staff; its sums are those of the dossiers' pages."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from chalicelib.application.payment.statement_print import StatementPrint
from chalicelib.domain.values.calendar import paris_date
from tests.fakes.drawer import FakeDrawer
from tests.http.api import Api, Reply
from tests.http.clock import now
from tests.http.desk import LINES, Desk, Guest, headers, order
from tests.http.kinds import IN_PROCESS
from tests.http.visitor import ANN, Visitor, grant

D = Decimal


@pytest.fixture
def account() -> str:
    return f"bigcorp-{uuid4().hex[:8]}"


@pytest.fixture
def jean(api: Api, account: str) -> Visitor:
    return Visitor(api, account)


@pytest.fixture
def accountant(api: Api) -> Desk:
    return Desk(api, "accountant")


def plain(text: str | None) -> Decimal:
    """The amount in a text of the page."""
    kept = (text or "0").replace("\u2212", "-")
    return Decimal("".join(sign for sign in kept if sign.isdigit() or sign in "-.,").replace(",", ".").strip("."))


def read(visitor: Visitor, query: str = "") -> Any:
    """The statement in French, which holds together."""
    reply = visitor.get(f"/statement?lang=fr{query}")
    assert reply.status == 200, reply.body
    shown = reply.json
    balance = plain(shown["opening"])
    for moved in shown["movements"]:
        balance += plain(moved["owed"]) + plain(moved["paid"])
        assert plain(moved["balance"]) == balance
    assert plain(shown["closing"]) == balance
    assert sum(plain(item["amount"]) for item in shown["items"]) == balance
    return shown


def invoiced(desk: Desk, account: str, days: int = 30, **more: Any) -> str:
    """An order of the account that was invoiced, and is to be paid in so many days."""
    reference = desk.open(order(account=account, **more))
    desk.do(reference, "issue_invoice", due=str(today() + timedelta(days=days)))
    return reference


def anns(desk: Desk, account: str) -> str:
    """Another order of the account, which is Ann's alone."""
    reply = desk.post("/staff/dossiers", order(account=account, contacts=[ANN], lines=LINES[:1]))
    reference = str(reply.json["reference"])
    desk.do(reference, "issue_invoice", due=str(today() + timedelta(days=30)))
    return reference


def today() -> date:
    return paris_date(now())


def open_on_page(desk: Desk, reference: str) -> dict[str, Decimal]:
    """What is open on each invoice as the dossier's page says it to who pays."""
    paying = Guest(desk.api, reference).get("?lang=fr").json["paying"]
    return {item["invoice"]: Decimal(item["open"]) for item in (paying["items"] if paying else [])}


def pays(accountant: Desk, reference: str, amount: str, **more: Any) -> str:
    """A payment on the only invoice of a dossier."""
    (number,) = open_on_page(accountant, reference)
    allocations = [{"invoice": number, "amount": amount}]
    accountant.do(reference, "allocate_payment", payment=f"VIR {uuid4().hex[:6]}", allocations=allocations, **more)
    return number


def test_it_agrees_with_the_pages_of_its_dossiers_to_the_cent(desk: Desk, accountant: Desk, account: str, jean: Visitor) -> None:
    first, second = invoiced(desk, account), invoiced(desk, account, lines=LINES[:1])
    number = pays(accountant, first, "1000.37", method="transfer")
    shown = read(jean)
    pages = open_on_page(desk, first) | open_on_page(desk, second)
    assert {item["number"]: plain(item["amount"]) for item in shown["items"]} == pages
    assert plain(shown["closing"]) == sum(pages.values())
    assert shown["verdict"] == [f"Vous devez {money(sum(pages.values()))} au {day(today())}."]
    texts = [moved["text"] for moved in shown["movements"]]
    assert texts.count(f"Virement reçu, pour {number}") == 1
    assert {item["token"] for item in shown["items"]} == {Guest(desk.api, one).token for one in (first, second)}
    assert (shown["ages"][0]["cells"], plain(shown["ages"][0]["amount"])) == (2, sum(pages.values()))


def money(amount: Decimal | int) -> str:
    """An amount as French pages write it."""
    return f"{amount:,.2f} €".replace(",", "\u202f").replace(".", ",").replace(" €", "\u00a0€")


def day(on: date) -> str:
    """A day as French pages write it."""
    from chalicelib.adapters.translations import translations

    return translations("fr").date(on)


def test_what_is_left_to_pay_of_a_credited_and_overpaid_account_is_taken_together(
    desk: Desk, accountant: Desk, account: str, jean: Visitor
) -> None:
    first, second = invoiced(desk, account), invoiced(desk, account, lines=LINES[:1])
    whole = sum(open_on_page(desk, first).values())
    number = pays(accountant, first, str(whole))
    accountant.do(first, "credit", invoice=number, groups=[{"vat_rate": "20", "amount": "96.00"}], reason="price")
    shown = read(jean)
    assert plain(shown["closing"]) == sum(open_on_page(desk, second).values()) - 96
    credit = [item for item in shown["items"] if plain(item["amount"]) < 0]
    assert [(item["number"], item["who"], plain(item["amount"])) for item in credit] == [(number, "us", D(-96))]
    assert "96,00" in shown["lead"]


def test_a_day_before_has_the_balance_of_that_day(desk: Desk, account: str, jean: Visitor) -> None:
    reference = invoiced(desk, account)
    yesterday = today() - timedelta(days=1)
    before = read(jean, f"&to={yesterday}")
    assert (before["movements"], plain(before["closing"])) == ([], D(0))
    assert before["verdict"] == [f"Vous ne deviez rien au {day(yesterday)}."]
    assert plain(read(jean, f"&from={today()}")["closing"]) == sum(open_on_page(desk, reference).values())


@IN_PROCESS
def test_what_was_open_on_a_day_before_has_the_age_of_that_day(desk: Desk, accountant: Desk, account: str, jean: Visitor) -> None:
    reference = desk.open(order(account=account, effective=str(today() - timedelta(days=60))))
    desk.do(reference, "issue_invoice", effective=str(today() - timedelta(days=50)), due=str(today() - timedelta(days=40)))
    whole = sum(open_on_page(desk, reference).values())
    number = pays(accountant, reference, "100.00", effective=str(today() - timedelta(days=30)))
    pays(accountant, reference, str(whole - 100), effective=str(today() - timedelta(days=5)))
    assert read(jean)["items"] == []
    shown = read(jean, f"&to={today() - timedelta(days=35)}")
    (item,) = shown["items"]
    assert (item["number"], plain(item["amount"]), item["late"], item["due_note"]) == (
        number,
        whole,
        True,
        "5\u00a0jours de retard",
    )
    assert [plain(age["amount"]) for age in shown["ages"][:3]] == [0, whole, 0]
    later = read(jean, f"&to={today() - timedelta(days=6)}")
    assert [plain(age["amount"]) for age in later["ages"][:3]] == [0, 0, whole - 100]
    assert later["open_title"].startswith("Ce qui était ouvert le ")


@pytest.mark.parametrize(
    ("query", "field"),
    [("from=never", "from"), ("to=2099-01-01", "to"), ("from=2026-02-02&to=2026-02-01", "from"), ("currency=eur", "currency"),
     ("currency=JPY", "currency")],
)  # fmt: skip
def test_days_and_currencies_that_are_none_are_named(desk: Desk, account: str, jean: Visitor, query: str, field: str) -> None:
    desk.open(order(account=account))
    reply = jean.get(f"/statement?{query}")
    assert (reply.status, reply.json["errors"][0]["field"]) == (400, field)


def test_who_sees_some_orders_reads_those_alone_and_is_told_so(desk: Desk, account: str, jean: Visitor) -> None:
    mine, other = invoiced(desk, account), anns(desk, account)
    shown = read(jean)
    assert {item["reference"] for item in shown["items"]} == {mine} and other not in str(shown)
    assert not shown["whole"] and "BigCorp Europe" in shown["partial"]
    grant(desk, account, "grant_affairs", whole=True)
    whole = read(jean)
    assert {item["reference"] for item in whole["items"]} == {mine, other} and whole["partial"] is None
    assert plain(whole["closing"]) == sum(sum(open_on_page(desk, one).values()) for one in (mine,)) + plain(
        next(item["amount"] for item in whole["items"] if item["reference"] == other)
    )


def test_who_lost_their_link_to_an_order_reads_nothing_of_it(desk: Desk, account: str, jean: Visitor) -> None:
    kept, lost = invoiced(desk, account), invoiced(desk, account)
    desk.do(lost, "revoke_link", link="l1")
    grant(desk, account, "grant_affairs", whole=True)
    shown = read(jean)
    assert lost not in str(shown) and {item["reference"] for item in shown["items"]} == {kept}
    assert shown["partial"].startswith("1")


def test_who_may_only_read_is_told_who_pays(desk: Desk, account: str) -> None:
    reference = invoiced(desk, account)
    jean = Guest(desk.api, reference)
    body = {"name": "Jean Bon", "email": "mia.blum@bigcorp.example", "scope": "read", "language": "fr"}
    assert jean.post("/shares", body, headers(match=jean.seen())).status == 201
    links = desk.get(f"/staff/dossiers/{reference}/links").json["links"]
    mia = Visitor(desk.api, account, links[-1]["contact"]["id"])
    (item,) = read(mia)["items"]
    assert item["who"] == "nobody" and "Jean Bon" in item["wait"]


def file_rows(reply: Reply) -> list[list[str]]:
    """The rows of the file for spreadsheets."""
    assert reply.status == 200 and reply.headers["content-type"] == "text/csv; charset=utf-8"
    text = reply.body.decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_the_file_for_spreadsheets_says_the_same(desk: Desk, accountant: Desk, account: str, jean: Visitor) -> None:
    reference = invoiced(desk, account)
    pays(accountant, reference, "1000.00")
    rows, shown = file_rows(jean.get("/statement.csv?lang=fr")), read(jean)
    assert rows[0] == ["Date", "Document", "Désignation", "Notre réf", "Échéance", "Facturé", "Payé, avoir", "Solde", "Devise"]
    assert len(rows) == len(shown["movements"]) + 3
    assert [Decimal(row[7].replace(",", ".")) for row in rows[1:]] == [
        plain(shown["opening"]), *(plain(moved["balance"]) for moved in shown["movements"]), plain(shown["closing"])
    ]  # fmt: skip
    assert {row[8] for row in rows[1:]} == {"EUR"}
    assert any(row[2].startswith("Paiement reçu, pour ") for row in rows)


def test_the_pdf_is_of_the_same_statement(desk: Desk, account: str, jean: Visitor, drawer: FakeDrawer) -> None:
    if not jean.api.in_process:
        pytest.skip("the function that sets it in type is tried by itself")
    invoiced(desk, account)
    reply = jean.get("/statement.pdf?lang=fr")
    assert reply.status == 303 and f"drafts/statement-{account}/" in reply.headers["location"]
    (asked,) = drawer.statements
    assert isinstance(asked, StatementPrint) and asked.statement.closing == read(jean)["closing"]
    assert jean.get("/statement.pdf?lang=fr").headers["location"] == reply.headers["location"]
    assert drawer.statements[1] == asked


def test_staff_read_all_of_an_account(desk: Desk, accountant: Desk, account: str) -> None:
    mine, other = invoiced(desk, account), anns(desk, account)
    for reader in (desk, accountant):
        shown = reader.get(f"/staff/accounts/{account}/statement?lang=fr").json
        assert {item["reference"] for item in shown["items"]} == {mine, other}
        assert {item["token"] for item in shown["items"]} == {None}
    assert len(file_rows(desk.get(f"/staff/accounts/{account}/statement.csv"))) == 5
    assert desk.get("/staff/accounts/nobody/statement").status == 404


def test_nobody_else_reads_it(desk: Desk, account: str, jean: Visitor) -> None:
    invoiced(desk, account)
    for path in ("", ".csv", ".pdf"):
        assert jean.api.request("GET", f"/affairs/statement{path}").status == 401
    grant(desk, account, "revoke_affairs")
    assert jean.get("/statement").status == 401
