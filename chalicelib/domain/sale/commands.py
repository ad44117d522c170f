"""What can be asked of a dossier; each is also the shape of a request's body, told apart by `type`."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from chalicelib.domain.sale.bodies import NewAddress, NewAllocation, NewContact, NewFreight, NewLine, NewPacked, NewPart, NewTerms
from chalicelib.domain.sale.command import Command as Command
from chalicelib.domain.sale.events import AddressUse, Mail, Undeliverable, Unmakeable
from chalicelib.domain.sale.uploads import Refusal
from chalicelib.domain.values.fields import (
    MAX_LINES,
    Amount,
    Comment,
    Day,
    Email,
    HttpsUrl,
    Id,
    LineIds,
    Ordinal,
    Percent,
    Phrase,
    Reader,
    Sha256,
    Size,
    Word,
)
from chalicelib.domain.values.language import Language

Lines = Annotated[tuple[NewLine, ...], Meta(min_length=1, max_length=MAX_LINES)]
Parts = Annotated[tuple[NewPart, ...], Meta(min_length=1, max_length=MAX_LINES)]
Packed = Annotated[tuple[NewPacked, ...], Meta(min_length=1, max_length=MAX_LINES)]


class CreateDossier(Command, frozen=True, kw_only=True, tag="create_dossier"):
    """Open a dossier, as an offer if it has terms, as a firm order otherwise.

    note: a word to the customer, read on their page and in mails; what only colleagues read goes into `add_note`.
    """

    account: Id
    customer: Phrase
    contacts: Annotated[tuple[NewContact, ...], Meta(min_length=1, max_length=20)]
    delivery: NewAddress
    billing: NewAddress
    lines: Lines
    owner: Id
    deputy: Id | None = None
    reference: Word | None = None
    customer_reference: Word | None = None
    supplier_number: Word | None = None
    terms: NewTerms | None = None
    freight: NewFreight | None = None
    discount: Percent = "0"
    note: Comment | None = None


class ReviseOffer(Command, frozen=True, kw_only=True, tag="revise_offer"):
    """Replace the offer by its next revision."""

    lines: Lines
    terms: NewTerms
    freight: NewFreight | None = None
    discount: Percent = "0"
    pdf: Sha256 | None = None


class VoidOffer(Command, frozen=True, kw_only=True, tag="void_offer"):
    """Withdraw the open offer; the comment is its reason."""


class PlaceOrder(Command, frozen=True, kw_only=True, tag="place_order"):
    """Turn the open offer into a firm order."""

    customer_reference: Word | None = None
    pdf: Sha256 | None = None


class PromiseNews(Command, frozen=True, kw_only=True, tag="promise_news"):
    """Promise the customer to be heard of by a day; what is told before then keeps the promise."""

    on: Day


class Assign(Command, frozen=True, kw_only=True, tag="assign"):
    """Say who of staff answers for the dossier, and who stands in."""

    owner: Id
    deputy: Id | None = None


class CorrectContact(Command, frozen=True, kw_only=True, tag="correct_contact"):
    """Put a contact's name, mail address or language right, in this dossier and in the mails of all dossiers of the account.

    Where an address is given, a new one or the same again, mails go out to it, the dossier's link first. Links that went to an
    address of somebody else's stay good: revoke them (`revoke_link`, `revoke_affairs`), then invite the contact again.
    """

    contact: Id
    name: Phrase | None = None
    email: Email | None = None
    language: Language | None = None


class CorrectAddress(Command, frozen=True, kw_only=True, tag="correct_address"):
    """Put another address in place of the delivery or billing address."""

    use: AddressUse
    address: NewAddress


class Acknowledge(Command, frozen=True, kw_only=True, tag="acknowledge"):
    """Mail the acknowledgement of order, again if it was sent before.

    contact: the dossier's if not given, unless their link was revoked; who is named gets a link again.
    """

    contact: Id | None = None


class AllocateStock(Command, frozen=True, kw_only=True, tag="allocate_stock"):
    """No supply is needed for these lines (all goods if not given)."""

    lines: LineIds | None = None


class OrderSupply(Command, frozen=True, kw_only=True, tag="order_supply"):
    """Supply orders are prepared for these lines (all goods if not given)."""

    lines: LineIds | None = None


class ReceiveSupply(Command, frozen=True, kw_only=True, tag="receive_supply"):
    """These lines arrived from the supplier (all that were ordered if not given)."""

    lines: LineIds | None = None


class AnnounceDelivery(Command, frozen=True, kw_only=True, tag="announce_delivery"):
    """Announce or move the delivery date of these lines (all that have still to leave if not given)."""

    on: Day
    lines: LineIds | None = None


class CreateDeliveryNote(Command, frozen=True, kw_only=True, tag="create_delivery_note"):
    """Make a parcel's delivery note: the next parcel's and what is ready to leave, if not given.

    number: only of a note that another system made; ours is the next of its sequence.
    """

    number: Word | None = None
    parcel: Ordinal | None = None
    parts: Packed | None = None
    pdf: Sha256 | None = None


class Ship(Command, frozen=True, kw_only=True, tag="ship"):
    """A parcel leaves with these pieces (if not given: what its delivery note says, else all that have still to leave)."""

    carrier: Phrase
    parts: Packed | None = None
    tracking: Word | None = None
    tracking_url: HttpsUrl | None = None
    expected: Day | None = None


class CorrectShipment(Command, frozen=True, kw_only=True, tag="correct_shipment"):
    """Put right what was said of a parcel's carrier, whatever left or arrived since; its delivery note stays as it is.

    What is left out stays, and null takes it away. Another carrier has another number, and another number another address:
    where these are not given, the wrong ones go.
    """

    parcel: Ordinal
    carrier: Phrase | UnsetType = UNSET
    tracking: Word | UnsetType | None = UNSET
    tracking_url: HttpsUrl | UnsetType | None = UNSET
    expected: Day | UnsetType | None = UNSET


class MarkReceived(Command, frozen=True, kw_only=True, tag="mark_received"):
    """Parcels arrived (all that have not yet, if not given); remarks: what the customer said was wanting, to be answered."""

    parcels: Annotated[tuple[Ordinal, ...], Meta(min_length=1, max_length=MAX_LINES)] | None = None
    remarks: Comment | None = None


class IssueInvoice(Command, frozen=True, kw_only=True, tag="issue_invoice"):
    """Invoice these pieces (all that were not yet, if not given).

    number: only of an invoice that another system issued; ours is the next of its sequence.
    """

    due: Day
    number: Word | None = None
    parts: Parts | None = None
    booked: bool = False
    pdf: Sha256 | None = None


class BookInvoice(Command, frozen=True, kw_only=True, tag="book_invoice"):
    """Enter an invoice in the accounts."""

    invoice: Word


class MarkPaid(Command, frozen=True, kw_only=True, tag="mark_paid"):
    """The order is paid: settle what is open."""


class CancelOrder(Command, frozen=True, kw_only=True, tag="cancel_order"):
    """Cancel the order; the comment is its reason."""


class AddNote(Command, frozen=True, kw_only=True, tag="add_note"):
    """Write a note, internal unless `visible`."""


class RecordQuestion(Command, frozen=True, kw_only=True, tag="record_question"):
    """The customer asked, by another way than the page; parcel: the one that it is about."""

    parcel: Ordinal | None = None


class AnswerQuestion(Command, frozen=True, kw_only=True, tag="answer_question"):
    """Answer in the comment a question, or the remarks of a reception, by its entry (not needed where one alone is open)."""

    question: Ordinal | None = None


class InviteContact(Command, frozen=True, kw_only=True, tag="invite_contact"):
    """Give a contact, known by id or new, a link; the mail with it follows."""

    contact: Id | None = None
    new: NewContact | None = None
    expires: Day | None = None


class RevokeLink(Command, frozen=True, kw_only=True, tag="revoke_link"):
    """Revoke one link."""

    link: Id


class RevokeAllLinks(Command, frozen=True, kw_only=True, tag="revoke_all_links"):
    """Revoke every link given so far."""


class MailDocument(Command, frozen=True, kw_only=True, tag="mail_document"):
    """Mail the link again because of a document (to the dossier's contact if none is given).

    To the billing address's own mail address (_billing) an invoice or a credit note goes as text, as it did at first.
    """

    entry: Ordinal
    contact: Reader | None = None


class StrikeEntry(Command, frozen=True, kw_only=True, tag="strike_entry"):
    """Strike a wrong entry of the history."""

    entry: Ordinal


class AllocatePayment(Command, frozen=True, kw_only=True, tag="allocate_payment"):
    """Put a payment against invoices."""

    payment: Word
    allocations: Annotated[tuple[NewAllocation, ...], Meta(min_length=1, max_length=50)]


class RecordDeposit(Command, frozen=True, kw_only=True, tag="record_deposit"):
    """Record money that came before there was an invoice."""

    payment: Word
    amount: Amount


class Credit(Command, frozen=True, kw_only=True, tag="credit"):
    """Issue a credit note over an amount, VAT included, of an invoice; number as of an invoice.

    invoice_again: whether the pieces of an invoice that is thereby credited in full are invoiced again. True waits on us
    until they are, false waits for nobody. Not given: true where all that is left of the invoice is credited and its pieces
    are still to be paid for, else false.
    """

    invoice: Word
    amount: Amount
    number: Word | None = None
    invoice_again: bool | None = None


class Refund(Command, frozen=True, kw_only=True, tag="refund"):
    """Record that money went back: paid too much on an invoice, or of a deposit that no invoice will use, by its payment."""

    amount: Amount
    invoice: Word | None = None
    payment: Word | None = None


class AskQuestion(Command, frozen=True, kw_only=True, tag="ask_question"):
    """A customer's question from the page, in the comment, signed with a typed name; parcel: the one that it is about."""

    name: Phrase
    parcel: Ordinal | None = None


class ConfirmReception(Command, frozen=True, kw_only=True, tag="confirm_reception"):
    """A customer's confirmation that a parcel arrived, signed with a typed name; the comment holds the remarks."""

    name: Phrase
    parcel: Ordinal


class OpenAffair(Command, frozen=True, kw_only=True, tag="open_affair"):
    """A contact's wish to open a dossier from the list of their affairs, in which they had no link so far."""

    contact: Id


class RecordMail(Command, frozen=True, kw_only=True, tag="record_mail"):
    """The worker's report that a mail about an entry left."""

    mail: Mail
    contact: Id
    entry: Ordinal | None = None


class RecordUndelivered(Command, frozen=True, kw_only=True, tag="record_undelivered"):
    """The mail service's report that a mail did not arrive, or was unwanted.

    address: where the mail was sent; None for one that was not, since its address is known to take none.
    """

    contact: Id
    why: Undeliverable
    address: str | None = None


class TakeName(Command, frozen=True, kw_only=True, tag="take_name"):
    """The worker's word that the dossier takes the name that its account has by now."""


class RecordDocument(Command, frozen=True, kw_only=True, tag="record_document"):
    """The worker's report that the document of an entry is there."""

    entry: Ordinal
    sha256: Sha256
    size: Size


class RecordDocumentFailed(Command, frozen=True, kw_only=True, tag="record_document_failed"):
    """The worker's report that the document of an entry was given up."""

    entry: Ordinal
    why: Unmakeable


class RecordUpload(Command, frozen=True, kw_only=True, tag="record_upload"):
    """The worker's report on a document of staff's own."""

    sha256: Sha256
    size: Size
    refused: Refusal | None = None


ManagerCommand = (
    ReviseOffer | VoidOffer | PlaceOrder | PromiseNews | Assign | CorrectContact | CorrectShipment
    | CorrectAddress | Acknowledge | AllocateStock | OrderSupply | ReceiveSupply
    | AnnounceDelivery | CreateDeliveryNote | Ship | MarkReceived | IssueInvoice | BookInvoice | MarkPaid | CancelOrder | AddNote
    | RecordQuestion | AnswerQuestion | InviteContact | RevokeLink | RevokeAllLinks | MailDocument | StrikeEntry
)  # fmt: skip
AccountantCommand = AllocatePayment | RecordDeposit | Credit | Refund
