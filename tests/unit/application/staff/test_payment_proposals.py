"""A proposal is shown with its reasons in words, and with what is open on what it names."""

from typing import get_args

import pytest

from chalicelib.adapters.dynamodb.rows import item_of
from chalicelib.adapters.translations import translations
from chalicelib.application.payment.open_items import open_item_rows
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.staff.payment_proposals import Proposals, ShownProposal
from chalicelib.application.staff.payment_reasons import reason_text
from chalicelib.domain.payment.matching.proposal import Code, Reason
from chalicelib.domain.payment.payment import Payment
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.waiting import POLICY
from tests.builder.deal import REFERENCE, Deal
from tests.fakes.store import MemoryStore
from tests.samples.matching import payment


def shown(money: Payment, lang: str = "en") -> ShownProposal:
    store, deal = MemoryStore(), Deal().invoiced()
    for row in open_item_rows(REFERENCE, Loaded(fold(deal.history), deal.people), POLICY):
        store.table.put_item(Item=item_of(row))
    return Proposals(store.lists, store).shown([money], translations(lang))[money.id]


@pytest.mark.parametrize(
    ("amount", "text", "view"), [("120.00", "F26-0412", "sure"), ("100.00", "F26-0412", "check"), ("120.00", "VIR", "none")]
)
def test_it_stands_under_its_view(amount: str, text: str, view: str) -> None:
    assert shown(payment(amount, text)).view == view


def test_reasons_are_words_and_no_score() -> None:
    proposal = shown(payment("107.10", "F26-0412"), "fr")
    assert [one.text for one in proposal.reasons] == ["numéro lu\u00a0: F26-0412", "12,90\u00a0€ de moins que ce qui est dû"]
    assert [(one.invoice, str(one.open), one.customer) for one in proposal.allocations] == [
        ("F26-0412", "120.00", Deal().people.name)
    ]


@pytest.mark.parametrize("code", get_args(Code))
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_reason_has_words(code: Code, lang: str) -> None:
    one = reason_text(translations(lang), Reason(code, "good", 1, None, "F26-0412"), "EUR")
    assert one and "%" not in one


def test_nothing_is_read_for_no_payment() -> None:
    store = MemoryStore()
    assert Proposals(store.lists, store).shown([], translations("en")) == {}
    assert Proposals(store.lists, store).of([]) == {}
