"""Facts of a dossier, in the past tense. An event's name and fields are stored for ever: see upcast.py for changes."""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from chalicelib.domain.sale.lines import Allocation, Freight, Line, Part, Scope, Skipped, Terms
from chalicelib.domain.sale.uploads import Refusal
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.vat import VatShare

Mail = Literal[
    "offer", "link", "acknowledgement", "delivery", "shipment", "invoice", "cancellation", "document", "order", "withdrawal",
    "correction", "answer", "credit", "refund", "payment", "reception", "address", "note", "question", "news",
    "tracking",
]  # fmt: skip
AddressUse = Literal["delivery", "billing"]
Undeliverable = Literal["bounced", "delayed", "complained", "invalid", "exhausted"]
"""Why a mail was not read: the address refused it, it did not get through in time, its reader called it unwanted, what is
kept as the address is none that a mail could be sent to, or the third in a row did not get through."""
Unmakeable = Literal["facts", "type", "xml", "exhausted", "died"]
"""Why a document is not made: what it says cannot be put together, set in type, or written as the XML of a bill; each try of
two days failed; or whoever made it died each time."""


class _Event(Struct, frozen=True, omit_defaults=True, tag_field="type"):
    """Common shape of events: immutable, told apart by `type`."""


class OfferMade(_Event, frozen=True, tag="offer_made"):
    """The dossier begins as an offer (revision 1), or the offer is replaced by a newer revision.

    discount: percent on all lines. pdf: SHA-256 of a document of staff's own that takes the place of ours.
    """

    revision: int
    lines: tuple[Line, ...]
    terms: Terms
    freight: Freight | None = None
    discount: Decimal = Decimal(0)
    pdf: str | None = None


class OfferVoided(_Event, frozen=True, tag="offer_voided"):
    """The offer was withdrawn before it was ordered."""


class OrderCreated(_Event, frozen=True, tag="order_created"):
    """The customer's firm order; its lines are the offer's unless the dossier begins as an order."""

    lines: tuple[Line, ...]
    customer_reference: str | None = None
    freight: Freight | None = None
    discount: Decimal = Decimal(0)
    pdf: str | None = None


class DetailsSet(_Event, frozen=True, tag="details_set"):
    """Who the dossier is for and where it goes: ids of contact and addresses, the supplier number given to us, a comment."""

    account: str
    contact: str
    delivery: str
    billing: str
    owner: str
    supplier_number: str | None = None
    note: str | None = None
    deputy: str | None = None


class Assigned(_Event, frozen=True, tag="assigned"):
    """Who of staff answers for the dossier, and who stands in: keys of colleagues in seller.toml."""

    owner: str
    deputy: str | None = None


class ContactCorrected(_Event, frozen=True, tag="contact_corrected"):
    """A contact's name, address or language was put right; they are kept with the people.

    mailbox: their mail address was given, a new one or the same again, so that mails go out to it.
    """

    contact: str
    mailbox: bool = False


class CustomerRenamed(_Event, frozen=True, tag="customer_renamed"):
    """The account got another name, which the dossier took; it is kept with the people."""


class AddressCorrected(_Event, frozen=True, tag="address_corrected"):
    """Another address takes the place of one; the address itself is kept with the people."""

    use: AddressUse
    address: str


class AcknowledgementRequested(_Event, frozen=True, tag="acknowledgement_requested"):
    """Staff asked for the acknowledgement of order to be mailed to a contact."""

    contact: str


class MailSent(_Event, frozen=True, tag="mail_sent"):
    """A mail left for a contact, or the billing address; entry: what it was about (nothing said: of before that was kept)."""

    mail: Mail
    contact: str
    entry: int | None = None


class MailUndelivered(_Event, frozen=True, tag="mail_undelivered"):
    """A mail to a contact came back, or its reader complained of it."""

    contact: str
    why: Undeliverable


class StockAllocated(_Event, frozen=True, tag="stock_allocated"):
    """No supply is needed for these lines: they are served from stock."""

    lines: tuple[int, ...]


class SupplyOrdered(_Event, frozen=True, tag="supply_ordered"):
    """Supply orders were prepared for these lines; lines already there stay so."""

    lines: tuple[int, ...]


class SupplyReceived(_Event, frozen=True, tag="supply_received"):
    """These lines arrived from the supplier and are ready to ship."""

    lines: tuple[int, ...]


class DeliveryAnnounced(_Event, frozen=True, tag="delivery_announced"):
    """A delivery date was announced for these lines, for the first time or anew."""

    on: date
    lines: tuple[int, ...]


class NewsPromised(_Event, frozen=True, tag="news_promised"):
    """The customer hears of us on this day at the latest."""

    on: date


class DeliveryNoteCreated(_Event, frozen=True, tag="delivery_note_created"):
    """A delivery note (EN 16931 BT-16) was made for a parcel and what is to be in it (nothing said: carried over).

    skipped: the numbers of the sequence, just before its own, that other documents held already; so of all that are numbered.
    """

    number: str
    parcel: int
    parts: tuple[Part, ...] = ()
    pdf: str | None = None
    skipped: tuple[Skipped, ...] = ()


class Shipped(_Event, frozen=True, tag="shipped"):
    """A parcel left by a carrier."""

    parcel: int
    carrier: str
    parts: tuple[Part, ...]
    tracking: str | None = None
    tracking_url: str | None = None
    expected: date | None = None


class ShipmentCorrected(_Event, frozen=True, tag="shipment_corrected"):
    """What was said of a parcel's carrier was put right: all of it as it holds now; what is inside does not change."""

    parcel: int
    carrier: str
    tracking: str | None = None
    tracking_url: str | None = None
    expected: date | None = None


class Received(_Event, frozen=True, tag="received"):
    """Parcels arrived at the customer's; remarks are what the customer found wanting, name is what was typed below them."""

    parcels: tuple[int, ...]
    remarks: str | None = None
    name: str | None = None


class InvoiceIssued(_Event, frozen=True, tag="invoice_issued"):
    """An invoice over parts of the order; amounts as issued never change.

    prepaid: taken from the deposit; carried: what had been paid on invoices that it takes the place of; BT-113 has both.
    nets: of each part (BT-131); less: the discount on all of them (BT-92). None said: as the parts come to alone.
    """

    number: str
    parts: tuple[Part, ...]
    net: Decimal
    vat: tuple[VatShare, ...]
    gross: Decimal
    due: date
    freight: bool = False
    booked: bool = False
    prepaid: Decimal = ZERO
    pdf: str | None = None
    skipped: tuple[Skipped, ...] = ()
    nets: tuple[Decimal, ...] = ()
    less: tuple[VatShare, ...] = ()
    carried: tuple[Allocation, ...] = ()


class InvoiceBooked(_Event, frozen=True, tag="invoice_booked"):
    """The invoice was entered in the accounts."""

    invoice: str


class MarkedPaid(_Event, frozen=True, tag="marked_paid"):
    """A manager marked the order paid: what was open on each invoice is settled."""

    allocations: tuple[Allocation, ...]


class PaymentAllocated(_Event, frozen=True, tag="payment_allocated"):
    """A payment received was put against invoices by an accountant."""

    payment: str
    allocations: tuple[Allocation, ...]


class DepositReceived(_Event, frozen=True, tag="deposit_received"):
    """Money came before there was an invoice; the next invoices take it off."""

    payment: str
    amount: Decimal


class Credited(_Event, frozen=True, tag="credited"):
    """A credit note (UNTDID 1001 code 381) over an amount, VAT included, of an invoice.

    invoice_again: whether the pieces of an invoice credited in full are invoiced again; None: nobody said.
    """

    number: str
    invoice: str
    amount: Decimal
    skipped: tuple[Skipped, ...] = ()
    invoice_again: bool | None = None


class Refunded(_Event, frozen=True, tag="refunded"):
    """Money paid too much on an invoice went back to the customer, or of the payment of a deposit."""

    invoice: str | None
    amount: Decimal
    payment: str | None = None


class OrderCancelled(_Event, frozen=True, tag="order_cancelled"):
    """The order will not be carried out further."""


class NoteAdded(_Event, frozen=True, tag="note_added"):
    """A note; what it says is the entry's comment."""


class QuestionAsked(_Event, frozen=True, tag="question_asked"):
    """The customer asked, perhaps about a parcel that left; the question is the entry's comment."""

    name: str | None = None
    parcel: int | None = None


class QuestionAnswered(_Event, frozen=True, tag="question_answered"):
    """Staff answered; the answer is the entry's comment.

    question: the entry of the question, or of the reception whose remarks were answered; None: all that were open.
    """

    question: int | None = None


class DocumentMade(_Event, frozen=True, tag="document_made"):
    """The document of an entry is there: its SHA-256 (hexadecimal) and size in bytes."""

    entry: int
    sha256: str
    size: int


class DocumentFailed(_Event, frozen=True, tag="document_failed"):
    """The document of an entry cannot be made: it was given up, until staff have it tried again."""

    entry: int
    why: Unmakeable


class DocumentMailRequested(_Event, frozen=True, tag="document_mail_requested"):
    """Staff asked for the link to be mailed again because of the document of an entry."""

    entry: int
    contact: str


class UploadChecked(_Event, frozen=True, tag="upload_checked"):
    """A document of staff's own was looked at: accepted, or refused for a reason."""

    sha256: str
    size: int
    refused: Refusal | None = None


class LinkGranted(_Event, frozen=True, tag="link_granted"):
    """A contact may open the dossier by a link of this id."""

    link: str
    contact: str
    scope: Scope = "full"
    expires: date | None = None


class LinkRevoked(_Event, frozen=True, tag="link_revoked"):
    """One link opens nothing any more."""

    link: str


class LinksRevoked(_Event, frozen=True, tag="links_revoked"):
    """Every link given so far opens nothing any more; the epoch of new ones is higher."""

    epoch: int


class EntryStruck(_Event, frozen=True, tag="entry_struck"):
    """A wrong entry of the history is struck: it stays readable and counts for nothing."""

    entry: int


Event = (
    OfferMade
    | OfferVoided
    | OrderCreated
    | DetailsSet
    | Assigned
    | ContactCorrected
    | CustomerRenamed
    | AddressCorrected
    | AcknowledgementRequested
    | MailSent
    | MailUndelivered
    | StockAllocated
    | SupplyOrdered
    | SupplyReceived
    | DeliveryAnnounced
    | NewsPromised
    | DeliveryNoteCreated
    | Shipped
    | ShipmentCorrected
    | Received
    | InvoiceIssued
    | InvoiceBooked
    | MarkedPaid
    | PaymentAllocated
    | DepositReceived
    | Credited
    | Refunded
    | OrderCancelled
    | NoteAdded
    | QuestionAsked
    | QuestionAnswered
    | DocumentMade
    | DocumentFailed
    | DocumentMailRequested
    | UploadChecked
    | LinkGranted
    | LinkRevoked
    | LinksRevoked
    | EntryStruck
)
