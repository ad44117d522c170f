"""The amounts of an order, and of an invoice over parts of it: computed in one place, half-up for each line.

Invoices over parts add up to the order's totals to the cent, whatever the parts (docs/decisions/parts-add-up.md).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.derived import found_once
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.lines import Line, Part
from chalicelib.domain.values.money import HUNDRED, ZERO, Totals, Vat, cents, line_net, normalized_vat, totals
from chalicelib.domain.values.vat import VatShare


class LineAmount(NamedTuple):
    """So many pieces of a line and their net (BT-131), `discount` (BT-136) less than quantity times price."""

    line: Line
    quantity: int
    discount: Decimal
    net: Decimal


class Adjusted(NamedTuple):
    """An allowance or charge on the whole document, net; an allowance is so much of its base."""

    vat: Vat
    amount: Decimal
    base: Decimal


class Amounts(NamedTuple):
    """The lines, the discount on all of them for each VAT rate (BG-20), the freight (BG-21), and the totals of all."""

    lines: tuple[LineAmount, ...]
    allowances: tuple[Adjusted, ...]
    freight: Adjusted | None
    totals: Totals

    @property
    def shares(self) -> tuple[VatShare, ...]:
        """The VAT of each category and rate."""
        return tuple(VatShare(vat.rate, tax, vat.category) for vat, (_, tax) in self.totals.vat.items())

    @property
    def less(self) -> tuple[VatShare, ...]:
        """The discount on all lines, of each category and rate."""
        return tuple(VatShare(one.vat.rate, one.amount, one.vat.category) for one in self.allowances)


def amounts_of(state: Dossier, parts: tuple[Part, ...], *, freight: bool) -> Amounts:
    """Give the amounts of the next invoice, over these parts, with the order's freight if asked.

    It closes all that stands with it to the cent: each amount is that of all pieces invoiced by then, less those before.
    Raises Invalid for an unknown line.
    """
    return _amounts(state, _pieces(state, parts), freight, standing(state))


@found_once("invoices", "lines", "dropped", "freight", "discount")
def standing(state: Dossier) -> tuple[Amounts, ...]:
    """Give the amounts of all invoices that stand: a command asks for them to make an invoice, to check it, and for its rows."""
    return tuple(standing_amounts(state, invoice) for invoice in state.invoices if not invoice.fully_credited)


def issued_amounts(state: Dossier, invoice: Invoice) -> Amounts:
    """Give the amounts of an invoice as it was issued."""
    if not invoice.nets:
        return _amounts(state, _pieces(state, invoice.parts), invoice.freight)
    taxes = {normalized_vat(share.category, share.rate): share.amount for share in invoice.vat}
    return recorded(state, invoice.parts, invoice.nets, by_vat(invoice.less), freight=invoice.freight, taxes=taxes)


def recorded(
    state: Dossier,
    parts: tuple[Part, ...],
    nets: tuple[Decimal, ...],
    less: Mapping[Vat, Decimal],
    *,
    freight: bool,
    taxes: Mapping[Vat, Decimal] | None = None,
) -> Amounts:
    """Give the amounts of pieces whose nets and discount are known; taxes: and the VAT too, else as its rate says."""
    pieces = _pieces(state, parts)
    lines = tuple(_line(line, quantity, net) for (line, quantity), net in zip(pieces, nets, strict=True))
    bases, given = _bases(lines), taxes or {}
    allowances = tuple(Adjusted(vat, amount, bases[vat]) for vat, amount in less.items())

    def tax(vat: Vat, base: Decimal) -> Decimal:
        return given[vat] if vat in given else cents(base * vat.rate / HUNDRED)

    return _summed(lines, allowances, _carriage(state, freight), tax)


def by_vat(shares: Iterable[VatShare]) -> Mapping[Vat, Decimal]:
    """Amounts by their VAT category and rate."""
    return {normalized_vat(one.category, one.rate): one.amount for one in shares}


def standing_amounts(state: Dossier, invoice: Invoice) -> Amounts:
    """Give the amounts of an invoice without the pieces, and the carriage, that came back; amounts that did stay in it."""
    issued = issued_amounts(state, invoice)
    backs = [
        recorded(state, one.parts, one.nets, by_vat(one.less), freight=one.freight) for one in invoice.credits if one.by_pieces
    ]
    if not backs:
        return issued
    taken = [share for one in invoice.credits if one.by_pieces for share in one.shares]
    bases, taxes = _sums_before(backs)[0], dict[Vat, Decimal]()
    for share in taken:
        vat = normalized_vat(share.category, share.rate)
        taxes[vat] = taxes.get(vat, ZERO) + share.tax
    groups = {vat: (base - bases.get(vat, ZERO), tax - taxes.get(vat, ZERO)) for vat, (base, tax) in issued.totals.vat.items()}
    groups = {vat: (base, tax if base else ZERO) for vat, (base, tax) in groups.items()}
    net, tax = (sum((group[which] for group in groups.values()), ZERO) for which in (0, 1))
    return Amounts(
        tuple(_without(one, backs) for one in issued.lines),
        tuple(_reduced(one, backs) for one in issued.allowances),
        issued.freight if invoice.carriage else None,
        Totals(net, groups, net + tax),
    )


def _without(line: LineAmount, backs: Sequence[Amounts]) -> LineAmount:
    """Give a line without the pieces that came back."""
    same = [one for back in backs for one in back.lines if one.line.id == line.line.id]
    pieces = line.quantity - sum(one.quantity for one in same)
    return _line(line.line, pieces, line.net - sum((one.net for one in same), ZERO))


def _reduced(allowance: Adjusted, backs: Sequence[Amounts]) -> Adjusted:
    """Give a discount on all lines without that of what came back."""
    same = [one for back in backs for one in back.allowances if one.vat == allowance.vat]
    # What came back may have a base and no discount left of it, so the base is counted from its lines.
    bases = [base for back in backs for vat, base in _bases(back.lines).items() if vat == allowance.vat]
    return Adjusted(allowance.vat, allowance.amount - sum((one.amount for one in same), ZERO), allowance.base - sum(bases, ZERO))


def value_of(state: Dossier, parts: tuple[Part, ...], *, freight: bool) -> Decimal:
    """Give what pieces come to alone, VAT included."""
    return _amounts(state, _pieces(state, parts), freight).totals.gross


def _pieces(state: Dossier, parts: tuple[Part, ...]) -> list[tuple[Line, int]]:
    lines = {line.id: line for line in state.every_line}
    for part in parts:
        if part.line not in lines:
            raise Invalid("there is no such line: %(line)s", field="parts", line=part.line)
    return [(lines[part.line], part.quantity) for part in parts]


def order_amounts(state: Dossier) -> Amounts:
    """Give the amounts of all lines and the freight."""
    return _amounts(state, ((line, line.quantity) for line in state.lines), freight=True)


def order_totals(state: Dossier) -> Totals:
    """Give the totals of all lines and the freight."""
    return order_amounts(state).totals


def _amounts(state: Dossier, pieces: Iterable[tuple[Line, int]], freight: bool, before: Sequence[Amounts] = ()) -> Amounts:
    """Give amounts of pieces, rounded together with those before."""
    lines = tuple(_line(line, quantity, _net(line, quantity, before)) for line, quantity in pieces)
    less = tuple(_allowances(lines, state.discount, before))
    bases, taxes = _sums_before(before)

    def tax(vat: Vat, base: Decimal) -> Decimal:
        whole = cents((bases.get(vat, ZERO) + base) * vat.rate / HUNDRED)
        return max(ZERO, whole - taxes.get(vat, ZERO))

    return _summed(lines, less, _carriage(state, freight), tax)


def _summed(
    lines: tuple[LineAmount, ...], less: tuple[Adjusted, ...], charged: Adjusted | None, tax: Callable[[Vat, Decimal], Decimal]
) -> Amounts:
    nets = [(_vat(amount.line), amount.net) for amount in lines]
    nets += [(allowance.vat, -allowance.amount) for allowance in less]
    nets += [(charged.vat, charged.amount)] if charged else []
    return Amounts(lines, less, charged, totals(nets, tax))


def _carriage(state: Dossier, freight: bool) -> Adjusted | None:
    carriage = state.freight if freight else None
    return (
        Adjusted(normalized_vat(carriage.vat_category, carriage.vat_rate), carriage.amount, carriage.amount) if carriage else None
    )


def _vat(line: Line) -> Vat:
    return normalized_vat(line.vat_category, line.vat_rate)


def _line(line: Line, quantity: int, net: Decimal) -> LineAmount:
    less = max(ZERO, cents(quantity * line.unit_price) - net) if line.discount else ZERO
    return LineAmount(line, quantity, less, net)


def _net(line: Line, quantity: int, before: Sequence[Amounts]) -> Decimal:
    """Give the net of all pieces of a line by now, less what was invoiced of them."""
    same = [amount for amounts in before for amount in amounts.lines if amount.line.id == line.id]
    pieces = quantity + sum(amount.quantity for amount in same)
    whole = line_net(pieces, line.unit_price, line.discount)
    return max(ZERO, whole - sum((amount.net for amount in same), ZERO))


def _bases(lines: Iterable[LineAmount]) -> dict[Vat, Decimal]:
    bases: dict[Vat, Decimal] = {}
    for amount in lines:
        bases[_vat(amount.line)] = bases.get(_vat(amount.line), ZERO) + amount.net
    return bases


def _allowances(lines: tuple[LineAmount, ...], percent: Decimal, before: Sequence[Amounts]) -> Iterable[Adjusted]:
    if not percent:
        return
    for vat, base in _bases(lines).items():
        same = [allowance for amounts in before for allowance in amounts.allowances if allowance.vat == vat]
        whole = cents((base + sum((one.base for one in same), ZERO)) * percent / HUNDRED)
        yield Adjusted(vat, min(base, max(ZERO, whole - sum((one.amount for one in same), ZERO))), base)


def _sums_before(before: Sequence[Amounts]) -> tuple[dict[Vat, Decimal], dict[Vat, Decimal]]:
    """Give bases and taxes of invoices, for each VAT category and rate."""
    bases: dict[Vat, Decimal] = {}
    taxes: dict[Vat, Decimal] = {}
    for amounts in before:
        for vat, (base, tax) in amounts.totals.vat.items():
            bases[vat] = bases.get(vat, ZERO) + base
            taxes[vat] = taxes.get(vat, ZERO) + tax
    return bases, taxes
