"""Where a bank statement was put aside, accountants are mailed, with both sums; not where it was booked meanwhile."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from chalicelib.application.ports.commit import Commit, Record
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.statement_store import KIND, STATEMENT
from chalicelib.domain.payment.statement import Statement, StatementPage
from tests.samples.bank_files import ACCOUNT
from tests.unit.effects_bench import Bench

PAGE = StatementPage(1, True, True, "statements/a", Decimal("1000.00"), Decimal("1151.00"), Decimal("150.00"), 2)
ASIDE = Statement(
    id="STM-A", version=1, kind="statement", account=ACCOUNT, currency="EUR", name="2026-334", number=334, on=date(2026, 11, 30),
    until=date(2026, 11, 30), seen=datetime(2026, 11, 30, tzinfo=UTC), state="aside", why="sums", pages=(PAGE,),
)  # fmt: skip
UNREAD = replace(ASIDE, account="", currency="", name="releve.xml", why="broken", where=12, pages=())


def write(bench: Bench, statement: Statement, *effects: Effect) -> None:
    """What became of it."""
    key = f"s{statement.version}"
    commit = Commit(
        stream=STATEMENT, reference=statement.id, expected=statement.version - 1, head=statement, at=bench.now,
        record=Record("system", key, key, 201, statement.id, statement.version), effects=effects,
    )  # fmt: skip
    bench.fake.commit(commit)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (ASIDE, (ACCOUNT, "1 150,00", "1 151,00", "2026-334", "https://suivi.example/bureau/#/payments")),
        (UNREAD, ("releve.xml", "ligne ou écriture 12")),
    ],
)
def test_who_is_told_of_money_is_mailed(statement: Statement, words: tuple[str, ...]) -> None:
    bench = Bench()
    write(bench, statement, Effect(statement.id, 1, KIND))
    bench.sweep()
    (mail,) = bench.outbox.sent
    assert mail.to == bench.seller.staff["perrin"].email
    assert mail.subject == "Un relevé de banque a été mis de côté"
    for content in (mail.body.text, mail.body.html):
        plain = content.replace("\u202f", " ").replace("\xa0", " ").replace("&nbsp;", " ")
        assert all(word in plain for word in words)
    assert bench.due() == []


def test_nobody_is_mailed_of_what_is_booked_meanwhile() -> None:
    bench = Bench()
    write(bench, ASIDE, Effect(ASIDE.id, 1, KIND))
    write(bench, replace(ASIDE, version=2, state="booked", why=None))
    bench.sweep()
    assert bench.outbox.sent == [] and bench.due() == []
