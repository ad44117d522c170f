"""Orders that change at random while parts of them leave and are invoiced: pieces and sums hold, whatever came before."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.bodies import NewFreight
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.kinds import steps
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.owed import to_bill
from chalicelib.domain.sale.striking import replay
from chalicelib.domain.values.money import ZERO
from tests.builder.dossiers import TODAY, DossierBuilder
from tests.builder.story import line
from tests.samples.commands import order

DAY = date(2026, 7, 20)
LINES = (
    line("A", quantity=7, unit_price="0.3333", discount="2.5"),
    line("B", quantity=3, unit_price="19.99", vat_rate="5.5"),
    line("S", goods=False),
)
NEW = (
    {"sku": "N", "name": {"fr": "N", "en": "N"}, "quantity": 2, "unit_price": "0.005", "vat_rate": "20"},
    {"sku": "O", "name": {"fr": "O", "en": "O"}, "quantity": 1, "unit_price": "12.50", "vat_rate": "10", "goods": False},
)
ids = st.sampled_from([1, 1, 2, 2, 3, 4])
parts = st.fixed_dictionaries({"line": ids, "quantity": st.integers(1, 3)}).map(lambda part: [part])
new = st.one_of(
    st.fixed_dictionaries({"line": ids, "quantity": st.sampled_from([1, 1, 2, 9])}),
    st.fixed_dictionaries({"line": ids, "unit_price": st.sampled_from(["0.125", "7.77", "99"])}),
    st.fixed_dictionaries({"line": ids, "discount": st.sampled_from(["0", "33.33"])}),
)
actions = st.one_of(
    new.map(lambda one: {"change": [one]}),
    ids.map(lambda line: {"cancel": [line]}),
    st.sampled_from(NEW).map(lambda line: {"add": [line]}),
    st.tuples(new, ids, st.sampled_from(NEW)).map(lambda all_: {"change": [all_[0]], "cancel": [all_[1]], "add": [all_[2]]}),
)
change = actions.map(lambda one: {"type_": "change_order", "agreed_with": "Jean Bon", **one})
ship = parts.map(lambda some: {"type_": "ship", "carrier": "Poste", "parts": some})
invoice = parts.map(lambda some: {"type_": "issue_invoice", "due": "2026-08-30", "parts": some})
deals = st.lists(st.one_of(change, ship, invoice, ship, invoice), min_size=6, max_size=14)


def played(asked: list[dict[str, Any]], discount: str, *, freight: bool) -> DossierBuilder:
    """An order with those of the commands that are allowed."""
    charged = NewFreight(amount="9.90", vat_rate="20") if freight else None
    begun = replace(order(owner="vasseur", effective=DAY, lines=LINES, discount=discount, freight=charged), terms=None)
    dossier = DossierBuilder(begun, DAY)
    for number, one in enumerate(asked):
        more = {"number": f"F{number}"} if one["type_"] == "issue_invoice" else {}
        try:
            dossier.command(day=DAY, **one, **more)
        except DomainError:
            continue
    return dossier


@given(deals, st.sampled_from(["0", "12.5"]), st.booleans())
def test_pieces_and_sums_hold(asked: list[dict[str, Any]], discount: str, freight: bool) -> None:
    dossier = played(asked, discount, freight=freight)
    state = dossier.state
    assert state.lines
    assert len({one.id for one in state.every_line}) == len(state.lines) + len(state.dropped)
    assert all(max(state.billed(one.id), state.shipped(one.id)) <= one.quantity for one in state.lines)
    assert not any(state.billed(gone.line.id) or state.shipped(gone.line.id) for gone in state.dropped)
    assert order_totals(state).gross >= 0
    assert all(step.on <= step.of for step in steps(state, TODAY))
    assert fold(dossier.history) == replay(dossier.history)
    if to_bill(state):
        dossier.command("issue_invoice", DAY, number="LAST", due="2026-08-30")
    done = dossier.state
    assert all(done.billed(one.id) == one.quantity for one in done.lines)
    assert sum((one.gross for one in done.invoices), ZERO) == order_totals(done).gross
    assert sum((one.net for one in done.invoices), ZERO) == order_totals(done).net
