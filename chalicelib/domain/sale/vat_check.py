"""Invoices and credit notes are held to what their VAT categories say, before a number is taken."""

from chalicelib.domain.account.people import Address
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.about_line import about_line, line_field
from chalicelib.domain.sale.command_spec import Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.vat_mixture import MIXTURES, Sold
from chalicelib.domain.sale.vat_rules import VatCase, broken
from chalicelib.domain.values.territory import Territory, overseas, territory


def check_vat(state: Dossier, context: Context, events: Events) -> None:
    """Raise NotAllowed for a document of ours whose categories are not true, or do not go together.

    A credit note is held to the standard's rules alone: it repeats what it takes back, right or wrong.
    """
    people = context.people
    for event in events:
        if isinstance(event, e.InvoiceIssued) and not event.pdf:
            between = people.addresses.get(state.delivery), people.addresses.get(state.billing)
            _check(sold(state, {part.line for part in event.parts}, freight=event.freight), between, law=True)
        elif isinstance(event, e.DepositReceived) and event.number:
            between = people.addresses.get(state.delivery), people.addresses.get(state.billing)
            _check(_of_deposit(state, event), between, law=True)
        elif isinstance(event, e.Credited):
            invoice = _invoice(state, event.invoice)
            between = people.addresses.get(invoice.named.delivery), people.addresses.get(invoice.named.billing)
            _check(sold(state, {part.line for part in invoice.parts}, freight=invoice.freight), between, law=False)


def _of_deposit(state: Dossier, event: e.DepositReceived) -> tuple[Sold, ...]:
    """Give the lines and the carriage that a deposit's invoice is about: those of its categories."""
    categories = {share.category for share in event.shares}
    every = sold(state, {line.id for line in state.lines}, freight=True)
    return tuple(one for one in every if one.category in categories)


def sold(state: Dossier, lines: set[int], *, freight: bool) -> tuple[Sold, ...]:
    """Give these lines as they are taxed, and the carriage: of the supply of goods where the order has any, else of a service."""
    of = [
        Sold(line_field(line, "vat_category"), line.id, line.vat_category, line.goods, exemption=line.exemption)
        for line in state.every_line if line.id in lines
    ]  # fmt: skip
    if freight and state.freight:
        of.append(Sold("freight.vat_category", None, state.freight.vat_category, bool(state.goods), carriage=True))
    return tuple(of)


def vat_case(delivery: Address | None, billing: Address | None, *, goods: bool) -> VatCase:
    """Give what is sold to these addresses; an address that was forgotten is nowhere in the Union, and has no number."""
    if billing is None:
        return VatCase(goods, _where(delivery), "outside")
    return VatCase(
        goods, _where(delivery), territory(billing.country, billing.postcode),
        overseas(billing.country, billing.postcode), billing.vat, billing.siren,
    )  # fmt: skip


def _where(delivery: Address | None) -> Territory:
    return territory(delivery.country, delivery.postcode) if delivery else "outside"


def _check(what: tuple[Sold, ...], between: tuple[Address | None, Address | None], *, law: bool) -> None:
    """Raise for goods or services sold between a delivery and a billing address."""
    for each in what:
        case = vat_case(*between, goods=each.goods)
        for rule in broken(each.category, case):
            if law or rule.standard:
                field = each.field if rule.field == "vat_category" else rule.field
                raise about_line(each.line, NotAllowed(rule.refusal, field=field))
    for mixture in MIXTURES:
        if (law or mixture.standard) and (wrong := mixture.wrong(what)):
            raise about_line(wrong.line, NotAllowed(mixture.refusal, field=wrong.field))


def _invoice(state: Dossier, number: str) -> Invoice:
    return next(invoice for invoice in state.invoices if invoice.number == number)
