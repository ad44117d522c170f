"""What may be mailed again to the mail address that the billing address has of its own."""

from chalicelib.domain.account.people import BILLING, People
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command_spec import Context, Events
from chalicelib.domain.sale.document_kinds import DOCUMENTS
from chalicelib.domain.sale.dossier import Dossier


def billing_mail(state: DossierBase, people: People) -> str | None:
    """Give the mail address that the billing address has of its own."""
    address = people.addresses.get(state.billing)
    return address.email if address else None


def check_billed_again(state: Dossier, context: Context, events: Events) -> None:
    """Raise NotAllowed for a document that goes to nobody there: it gets those of money alone, and has to have an address."""
    for event in events:
        if not isinstance(event, e.DocumentMailRequested) or event.contact != BILLING:
            continue
        document = state.document(event.entry)
        if document is None or not DOCUMENTS[document.kind].money:
            raise NotAllowed("invoices and credit notes alone are mailed to the billing address", field="entry")
        if billing_mail(state, context.people) is None:
            raise NotAllowed("the billing address has no mail address: give it one (correct_address)", field="contact")
