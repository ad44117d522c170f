"""The order that bills a service case: a sale of its own, so that all that is known of invoices holds of it too."""

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.command_spec import Context, Events
from chalicelib.domain.sale.facts.link import LinkGranted
from chalicelib.domain.sale.facts.opening import DetailsSet
from chalicelib.domain.sale.facts.order import OrderCreated
from chalicelib.domain.sale.from_bodies import pay_of
from chalicelib.domain.sale.service.case import Case


def order_of(state: Case, context: Context) -> Events:
    """Give the order of a case: the lines of the accepted quote, or of one that was refused or lapsed its fee.

    The case is its customer's order number where they gave none. Raises NotAllowed without a quote.
    """
    quote = state.quote
    if quote is None:
        raise NotAllowed("there is no quote")
    details = DetailsSet(
        state.account, state.contact, state.delivery, state.billing, state.owner, state.supplier_number, deputy=state.deputy
    )
    number = quote.order or state.number
    lines = quote.lines if quote.answer == "accepted" else (quote.fee,) if quote.fee else ()
    return (details, OrderCreated(lines, number, pay=pay_of(context)), LinkGranted("l1", state.contact))
