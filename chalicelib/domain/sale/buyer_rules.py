"""What an invoice without French VAT must know of its buyer."""

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.command_spec import Context, Events
from chalicelib.domain.sale.dossier import Dossier


def check_buyer(state: Dossier, context: Context, events: Events) -> None:
    """Raise NotAllowed for an invoice of ours that lacks a number of its buyer (CGI annexe II art. 242 nonies A, I-3°).

    An intra-Community supply (K) needs the buyer's VAT number (BR-IC-02), a reverse charge (AE) that or its SIREN (BR-AE-02).
    """
    buyer = context.people.addresses.get(state.billing)
    for event in events:
        if not isinstance(event, e.InvoiceIssued) or event.pdf:
            continue
        categories = {share.category for share in event.vat}
        if "K" in categories and not (buyer and buyer.vat):
            raise NotAllowed("the billing address lacks the VAT number that an intra-Community supply needs")
        if "AE" in categories and not (buyer and (buyer.vat or buyer.siren)):
            raise NotAllowed("the billing address lacks the VAT number or SIREN that a reverse charge needs")
