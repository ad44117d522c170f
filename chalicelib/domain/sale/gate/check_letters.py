"""Every document of ours can be read: what would print a letter that no typeface has is refused, and the letter named."""

from collections.abc import Iterable, Iterator

from chalicelib.domain.account.people import People
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.comments import shown_comment
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import (
    Credited,
    DeliveryNoteCreated,
    DepositReceived,
    InvoiceIssued,
    OfferMade,
    OrderChanged,
    PaymentMoved,
    PaymentReleased,
    PaymentReturned,
    Refunded,
)
from chalicelib.domain.sale.gate.printed_texts import FieldText, address_on_paper, line_texts, without_letters


def check_letters(after: DossierBase, people: People, entries: Iterable[Entry]) -> None:
    """Raise NotAllowed for the first letter that a document of the entries could not show; after: the state that they lead to."""
    if not isinstance(after, Dossier):
        return
    for entry in entries:
        document = after.document(entry.seq)
        if document is not None and document.upload is None:
            for error in without_letters(_texts(after, people, entry)):
                raise error


def _texts(state: Dossier, people: People, entry: Entry) -> Iterator[FieldText]:
    """Give what a document prints of what was typed; what invoices print is in the table of rules, and credit notes repeat it."""
    match entry.event:
        case InvoiceIssued() | DepositReceived() | Refunded() | PaymentMoved() | PaymentReleased() | PaymentReturned():
            return
        case Credited():
            yield "comment", None, shown_comment(entry) or ""
        case DeliveryNoteCreated() as event:
            lines = {part.line: part.serials for part in event.parts}
            yield from (("parts", None, serial) for serials in lines.values() for serial in serials or ())
            yield from _frame(state, people)
            yield from line_texts(line for line in state.lines if not lines or line.id in lines)
        case event:
            yield from _frame(state, people)
            yield from line_texts(state.lines)
            contact = people.contacts.get(state.contact)
            yield "contacts[0].name", None, contact.name if contact else ""
            yield from _terms(event) if isinstance(event, OfferMade) else ()
            yield "agreed_with", None, people.signers.get(event.agreed, "") if isinstance(event, OrderChanged) else ""


def _frame(state: Dossier, people: People) -> Iterator[FieldText]:
    """Give the addresses and the references that every document has."""
    for field, key in (("delivery", state.delivery), ("billing", state.billing)):
        if key in people.addresses:
            yield from address_on_paper(field, people.addresses[key])
    yield "customer_reference", None, state.customer_reference or ""
    yield "engagement", None, state.engagement or ""
    yield "supplier_number", None, state.supplier_number or ""


def _terms(event: OfferMade) -> Iterator[FieldText]:
    yield from (("terms.payment", None, text) for text in (event.terms.payment or {}).values())
    yield from (("terms.delivery", None, text) for text in (event.terms.delivery or {}).values())
