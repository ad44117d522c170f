"""What mails to colleagues say and how they look: golden files in both languages and both forms (UPDATE_GOLDEN=1 writes them)."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any, cast

import pytest

from chalicelib.application.ports.effects import Effect
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewPart, NewTerms
from chalicelib.domain.sale.command_registry import may
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.domain.values.actor import Actor
from chalicelib.effects.ports import Mail
from chalicelib.effects.queue.run import MAX_TRIES, SYSTEM
from chalicelib.effects.staff.digest_plan import Morning
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE
from tests.fakes.views import Todo
from tests.samples.callers import CUSTOMER
from tests.unit.effects_bench import CLAIRE, REFERENCE, Bench, opened_ago
from tests.unit.golden_file import check

JEAN = Actor("contact", "c1")
ACTS: dict[str, c.Command] = {
    "question": c.AskQuestion(name="Jean B.", comment="La cellule va-t-elle au <GL-200> ?\r\n\r\nEt au GL-300 ?"),
    "order": c.PlaceOrder(channel="link", actor=JEAN, customer_reference="P020044G-01", comment="À livrer au quai 3."),
    "remarks": c.ConfirmReception(name="Jean B.", parcel=1, comment="Un carton enfoncé."),
    "reserved": c.ReservePieces(name="Jean B.", lines=(NewPart(line=1, quantity=1),), until=date(2026, 8, 20)),
    "unreached": c.RecordUndelivered(contact="c1", why="bounced"),
    "unmade": c.RecordDocumentFailed(entry=2, why="type"),
}


def _acted(kind: str) -> list[Mail]:
    bench = Bench()
    before = (c.PlaceOrder(customer_reference="P020044G-01"), c.Ship(carrier="Poste")) if kind == "remarks" else ()
    opened_ago(bench, REFERENCE, *before, deputy="moulin")
    put_stock(cast(Any, bench.fake.table), TABLE, StockItem("42-1000", 5))
    caller = next(caller for caller in (CLAIRE, CUSTOMER, SYSTEM) if may(caller.roles, type(ACTS[kind])))
    bench.execute(ACTS[kind], caller=caller)
    return _sent(bench)


def _digested() -> list[Mail]:
    """A morning with some of everything."""
    bench = Bench()
    ends = NewTerms(valid_until=bench.now.date() + timedelta(days=1))
    news = c.PlaceOrder(next_news=bench.now.date() + timedelta(days=4))
    opened_ago(bench, "45MR61G00C", ACTS["question"], days=6, deputy="moulin")
    opened_ago(bench, "45MR62G00C", ACTS["question"], days=1, deputy="moulin")
    opened_ago(bench, "45MR63G00C", news, days=9, deputy="moulin")
    opened_ago(bench, "45MR64G00C", ACTS["unreached"], deputy="moulin")
    opened_ago(bench, "45MR65G00C", days=20, deputy="moulin", terms=ends)
    parked = Effect("45MR65G00C", 2, "link", "c1")
    bench.fake.todos[parked] = Todo(bench.now, tries=MAX_TRIES, error="MailRefused", parked=True)
    Morning(bench.store, bench.seller.staff)(bench.now)
    return _sent(bench)


def _sent(bench: Bench) -> list[Mail]:
    """The mail to Claire, in French, and the one to Paul, in English."""
    bench.sweep()
    staff = {colleague.email for colleague in bench.seller.staff.values()}
    return sorted((mail for mail in bench.outbox.sent if mail.to in staff), key=lambda mail: mail.to)


MAILS: dict[str, Callable[[], list[Mail]]] = {**{kind: partial(_acted, kind) for kind in ACTS}, "digest": _digested}


@pytest.mark.parametrize("kind", MAILS)
def test_they_read_as_their_golden_files(kind: str) -> None:
    for mail, lang in zip(MAILS[kind](), ("fr", "en"), strict=True):
        check(f"mail/staff.{kind}.{lang}.txt", f"Subject: {mail.subject}\n\n{mail.body.text}")
        check(f"mail/staff.{kind}.{lang}.html", mail.body.html)


@pytest.mark.parametrize("kind", MAILS)
def test_they_read_well_in_a_plain_client_and_load_nothing(kind: str) -> None:
    for mail in MAILS[kind]():
        assert not re.search(r"&\w+;|\n{3}|[ \t]\n(?<!-- \n)", mail.body.text)
        assert not re.search(r"<(img|script|link|iframe|form)\b|url\(|@import|GL-200>", mail.body.html)
        assert re.findall(r'<a class="button" href="https://suivi.example/(?:bureau|en/desk)/[^"?]*"', mail.body.html) != []
        ours = re.findall(r'<a [^>]*href="https://suivi.example/(?:bureau|en/desk)/[^"?]*"', mail.body.html)
        assert mail.body.html.count("<a ") == len(ours), "the desk alone is led to, which opens nothing to who is not signed in"
        assert "/staff/" not in mail.body.text + mail.body.html
