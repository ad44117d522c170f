"""Page, PDF and XML say the same amounts to the cent, and they add up, whatever is sold, discounted, taxed and credited."""

from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from chalicelib.adapters.facturx import bill_xml
from chalicelib.adapters.translations import translations
from chalicelib.application.view.sums import sums
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewFreight
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.model import fold
from chalicelib.domain.values.bill import Bill
from chalicelib.domain.values.money import cents
from chalicelib.effects.documents.printed import PrintedDocument
from tests.builder.deal import Deal, line

RATES = {"S": ["20", "10", "5.5", "2.1", "8.5"], "K": ["0"], "AE": ["0"], "G": ["0"], "E": ["0"]}
vats = st.sampled_from([(category, rate) for category, rates in RATES.items() for rate in rates])
prices = st.decimals("0.0001", "99999", places=4).map(str)
percents = st.sampled_from(["0", "3", "5", "12.5", "33.33"])
lines = st.lists(
    st.builds(
        lambda price, quantity, vat, discount, goods: line(
            price, quantity, vat[1], vat_category=vat[0], discount=discount, goods=goods
        ),
        prices, st.integers(1, 999), vats, percents, st.booleans(),
    ),
    min_size=1, max_size=6,
)  # fmt: skip
freights = st.none() | st.builds(
    lambda amount, rate: NewFreight(amount=amount, vat_rate=rate),
    prices.map(lambda p: str(cents(Decimal(p)))),
    st.sampled_from(RATES["S"]),
)
orders = st.builds(lambda lines, discount, freight: Deal(*lines, discount=discount, freight=freight), lines, percents, freights)
TAG = "{urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100}"
TOTALS = {
    "LineTotalAmount": "lines_net",
    "AllowanceTotalAmount": "allowances",
    "ChargeTotalAmount": "charges",
    "TaxBasisTotalAmount": "net",
    "TaxTotalAmount": "tax",
    "GrandTotalAmount": "gross",
    "DuePayableAmount": "payable",
}


def issued(deal: Deal) -> e.InvoiceIssued:
    return next(entry.event for entry in reversed(deal.history) if isinstance(entry.event, e.InvoiceIssued))


def shown(printed: PrintedDocument) -> list[tuple[str, str]]:
    return [(one.label, one.value) for one in printed.sums]


def french(*amounts: Decimal) -> list[str]:
    return [translations("fr").money(amount) for amount in amounts]


def written_out(values: list[str]) -> list[str]:
    """The amounts; goods that go free of carriage have a word in its place."""
    return [value for value in values if value != "franco"]


def adds_up(bill: Bill) -> None:
    assert bill.lines_net == sum(one.net for one in bill.lines)
    assert bill.allowances == sum(one.amount for one in bill.adjustments if not one.charge)
    assert bill.charges == sum(one.amount for one in bill.adjustments if one.charge)
    assert bill.net == bill.lines_net - bill.allowances + bill.charges == sum(one.base for one in bill.groups)
    assert bill.tax == sum(one.tax for one in bill.groups)
    assert bill.gross == bill.net + bill.tax
    assert bill.payable == bill.gross - bill.prepaid


def is_written(bill: Bill) -> None:
    (summation,) = etree.fromstring(bill_xml(bill)).iter(f"{TAG}SpecifiedTradeSettlementHeaderMonetarySummation")
    written = {str(element.tag).removeprefix(TAG): Decimal(element.text or "") for element in summation}
    for tag, name in TOTALS.items():
        assert written.get(tag, Decimal(0)) == getattr(bill, name)


@settings(max_examples=60, deadline=None)
@given(orders)
def test_the_invoice_of_an_order_says_what_the_page_says(deal: Deal) -> None:
    printed, bill = deal.invoiced().composed("invoice")
    assert bill is not None
    event = issued(deal)
    assert (bill.net, bill.gross) == (event.net, event.gross)
    assert [(one.category, one.rate, one.tax) for one in bill.groups] == [
        (one.category, one.rate, one.amount) for one in event.vat
    ]
    reading = deal.reading(deal.history[-1])
    page = [value for _, value in sums(reading)]
    adjusted = any(not one.charge for one in bill.adjustments), any(one.charge for one in bill.adjustments)
    extra = [-bill.allowances] * adjusted[0] + [bill.charges] * adjusted[1]
    taxes = [one.tax for one in bill.groups]
    assert written_out(page) == french(bill.lines_net, *extra, *taxes, bill.gross)
    amounts_printed = french(bill.lines_net, *extra, *[bill.net] * any(adjusted), *taxes, bill.gross)
    assert written_out([value for _, value in shown(printed)]) == [value.replace("-", "\u2212") for value in amounts_printed]
    assert [row.cells[-1] for row in printed.rows] == [translations("fr").money(one.net) for one in bill.lines]
    adds_up(bill)
    is_written(bill)


@settings(max_examples=40, deadline=None)
@given(orders, st.data())
def test_invoices_over_parts_keep_to_their_pieces(deal: Deal, data: st.DataObject) -> None:
    state = fold(deal.history)
    some = data.draw(st.sampled_from(state.lines))
    quantity = data.draw(st.integers(1, some.quantity))
    deal.invoiced(parts=[{"line": some.id, "quantity": quantity}])
    first = deal.bill()
    assert [(one.id, one.quantity) for one in first.lines] == [(str(some.id), quantity)]
    adds_up(first)
    assume(len(state.lines) > 1 or quantity < some.quantity)
    deal.invoiced("F26-0413")
    second = deal.bill()
    assert sum(one.quantity for one in (*first.lines, *second.lines)) == sum(one.quantity for one in state.lines)
    assert first.charges + second.charges == (state.freight.amount if state.freight else 0)
    adds_up(second)


@settings(max_examples=60, deadline=None)
@given(orders, st.data())
def test_a_credit_note_comes_to_exactly_its_amount(deal: Deal, data: st.DataObject) -> None:
    gross = issued(deal.invoiced()).gross
    assume(gross > 0)
    bases = {(one.category, one.rate): one.base + one.tax for one in deal.bill().groups if one.base}
    some = data.draw(st.just(None) | st.lists(st.sampled_from(sorted(bases)), min_size=1, unique=True))
    wanted = {vat: data.draw(st.decimals("0.01", bases[vat], places=2)) for vat in some or ()}
    groups = [{"vat_category": vat[0], "vat_rate": str(vat[1]), "amount": str(amount)} for vat, amount in wanted.items()]
    amount = sum(wanted.values(), Decimal(0)) if wanted else gross
    what = {"groups": groups} if groups else {"amount": str(gross)}
    printed, bill = deal.does("credit", invoice="F26-0412", number="A26-0018", **what).composed("credit_note")
    assert bill is not None
    assert bill.gross == amount
    # One that takes the whole invoice back has its lines, and so a group of carriage at nothing too.
    taken = {(one.category, one.rate): one.base + one.tax for one in bill.groups if one.base + one.tax}
    assert not wanted or taken == wanted
    assert shown(printed)[-1][1] == translations("fr").money(amount)
    adds_up(bill)
    is_written(bill)
    for group in bill.groups:
        assert abs(group.tax - cents(group.base * group.rate / 100)) <= Decimal("0.01")


def test_unit_prices_stand_off_by_the_decimals_that_another_has_more() -> None:
    deal = Deal(line("2610"), line("14.2525"), line("0.085", 20), line("99.9000", discount="5"))
    printed, _ = deal.composed("offer")
    assert [row.indents for row in printed.rows] == [(0, 2), (0, 0), (0, 1), (0, 2)]
    assert [row.cells[1] for row in printed.rows] == french(*map(Decimal, ("2610", "14.2525", "0.085", "99.9")))


@settings(max_examples=30, deadline=None)
@given(orders, st.data())
def test_a_deposit_is_taken_off_what_is_to_pay(deal: Deal, data: st.DataObject) -> None:
    gross = order_totals(fold(deal.history)).gross
    assume(gross > 0)
    amount = data.draw(st.just(gross) | st.decimals("0.01", gross, places=2))
    printed, bill = deal.does("record_deposit", payment="VIR 1", amount=str(amount)).invoiced().composed("invoice")
    assert bill is not None
    assert (bill.prepaid, bill.payable) == (amount, gross - amount)
    assert [value for _, value in shown(printed)][-2:] == [
        translations("fr").money(-amount).replace("-", "\u2212"),
        translations("fr").money(gross - amount),
    ]
    assert (printed.payment is None) == (amount == gross) == (bill.process[1] == "2")
    adds_up(bill)
    is_written(bill)
