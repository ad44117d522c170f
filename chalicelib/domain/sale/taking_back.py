"""What a credit note takes back, in the one of four ways that its command names."""

from decimal import Decimal

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.coming_back import coming_back
from chalicelib.domain.sale.crediting import Shares, as_taken, left_after, of_amount, of_groups, totals_of
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.invoice import Credit, Credited
from chalicelib.domain.sale.from_bodies import number_of, parts_of
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.invoicing import issued_amounts
from chalicelib.domain.sale.rules import parts_of_lines
from chalicelib.domain.values.money import Vat, normalized_vat


def taken_back(state: Dossier, invoice: Invoice, command: Credit) -> Credited:
    """Give the credit note; whether what it takes back is invoiced again is still to be said. Raises Invalid or NotAllowed."""
    _check_one_way(command)
    if command.parts or command.freight:
        return _by_pieces(state, invoice, command)
    left = left_after(issued_amounts(state, invoice).totals, invoice.credits)
    shares = of_groups(left, _wanted(command)) if command.groups else of_amount(left, Decimal(command.amount or 0))
    return Credited(
        number_of(command.number), command.invoice, _amount(command, shares), shares=as_taken(shares),
        deliver_again=command.deliver_again, reason=command.reason,
    )  # fmt: skip


def _by_pieces(state: Dossier, invoice: Invoice, command: Credit) -> Credited:
    parts = parts_of(command.parts, ())
    if parts:
        parts_of_lines(parts, {line.id for line in state.lines})
    back = coming_back(state, invoice, parts, freight=command.freight)
    amounts = back.amounts
    return Credited(
        number_of(command.number), command.invoice, amounts.totals.gross, shares=as_taken(amounts.totals.vat), parts=parts,
        nets=tuple(line.net for line in amounts.lines), less=amounts.less, freight=command.freight, earlier=back.earlier,
        deliver_again=command.deliver_again, reason=command.reason,
    )  # fmt: skip


def _check_one_way(command: Credit) -> None:
    ways = (command.amount is not None, command.groups is not None, command.parts is not None or command.freight)
    if sum(ways) != 1:
        raise Invalid(
            "say what comes back in one way: pieces or carriage (parts, freight), amounts by VAT rate (groups), or an amount",
            field="amount",
        )


def _wanted(command: Credit) -> dict[Vat, Decimal]:
    wanted: dict[Vat, Decimal] = {}
    for group in command.groups or ():
        vat = normalized_vat(group.vat_category, Decimal(group.vat_rate))
        if vat in wanted:
            raise Invalid("a VAT rate is named twice", field="groups")
        wanted[vat] = Decimal(group.amount)
    return wanted


def _amount(command: Credit, shares: Shares) -> Decimal:
    """Give the amount as it was asked for, which its rule checks; of an amount for each rate their sum."""
    return Decimal(command.amount) if command.amount else totals_of(shares).gross
