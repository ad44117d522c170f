"""Events and commands of invoices that customers have mailed to who pays them."""

from typing import Literal

from chalicelib.domain.sale.command import Signed
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import Email, Ordinal


class InvoiceForwarded(EventBase, frozen=True, tag="invoice_forwarded"):
    """A customer had the invoice that an entry made mailed to a contact, with its document; signer who signed it."""

    entry: int
    contact: str
    signer: str


ForwardingEvent = InvoiceForwarded
ForwardingMail = Literal["forwarded_invoice"]


class ForwardInvoice(Signed, frozen=True, kw_only=True, tag="forward_invoice"):
    """Have an invoice mailed to who pays it, with its document and a link to the invoices alone.

    document: the entry of the invoice. email: where it goes, the billing address's own mail address if not given.
    """

    document: Ordinal
    email: Email | None = None
