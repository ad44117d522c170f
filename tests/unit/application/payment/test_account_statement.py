"""Money that came before there is any document stands on the statement of its account, and in the aged balance alike."""

from datetime import timedelta
from decimal import Decimal

from chalicelib.adapters.dynamodb.rows import item_of
from chalicelib.application.payment.account_statement import Readable, Span, Statement, statement_of
from chalicelib.application.payment.ledger_rows import lines_of
from chalicelib.application.payment.open_items import open_item_rows
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.staff.aged_balance import aged_balance
from chalicelib.application.staff.credit_balances import credit_balance_rows
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.waiting import NewsPolicy
from tests.builder.deal import DAY, NOW, REFERENCE, Deal, line
from tests.fakes.store import MemoryStore
from tests.samples.callers import ACCOUNTANT


def statement(deal: Deal, days_ago: int = 0) -> Statement:
    """The statement of a deal's account, up to so many days before it is read, which holds together."""
    state, today = fold(deal.history), DAY + timedelta(days=40)
    assert isinstance(state, Dossier)
    head = (REFERENCE, Loaded(state, deal.people))
    seen = Readable(lines_of(REFERENCE, state), (), {REFERENCE: None}, (head,), 0)
    made = statement_of(seen, Span(DAY, today - timedelta(days=days_ago), today), None)
    assert sum((item.amount for item in made.items), Decimal(0)) == made.closing
    return made


def aged(deal: Deal) -> Decimal:
    """What the aged balance says that the customer owes in all."""
    store, head = MemoryStore(), Loaded(fold(deal.history), deal.people)
    for row in (*open_item_rows(REFERENCE, head, NewsPolicy()), *credit_balance_rows(REFERENCE, head, NewsPolicy())):
        store.table.put_item(Item=item_of(row))
    accounts = aged_balance(store.lists, lambda account: None, ACCOUNTANT, NOW).accounts
    assert all(one.customer == deal.people.name for one in accounts)
    return sum((one.sums.balance for one in accounts), Decimal(0))


def test_a_deposit_ahead_of_any_document_is_taken_off_what_is_owed() -> None:
    deal = Deal(line("100")).does("record_deposit", payment="VIR 1", amount="50.00")
    made = statement(deal)
    assert [(item.kind, item.amount) for item in made.items] == [("ahead", Decimal(-50))]
    assert made.owed == aged(deal) == Decimal(-50)
    deal.invoiced("F26-0401")
    assert statement(deal).owed == aged(deal) == Decimal(70)


def test_what_was_open_on_a_day_before_is_told_by_what_moved_until_then() -> None:
    deal = Deal(line("100"), line("50")).does("record_deposit", payment="VIR 1", amount="50.00").invoiced("F26-0401")
    pays = [{"invoice": "F26-0401", "amount": "30.00"}]
    deal.does("allocate_payment", DAY + timedelta(days=3), payment="VIR 2", allocations=pays)
    before, later, now = statement(deal, 38), statement(deal, 1), statement(deal)
    assert [(item.kind, item.amount, item.due) for item in before.items] == [("invoice", Decimal(130), now.items[0].due)]
    assert later.closing == before.closing - 30 == now.owed == aged(deal)
    assert [age.items for age in before.ages] == [1, 0, 0, 0, 0]
    assert [age.items for age in later.ages] == [0, 1, 0, 0, 0]
