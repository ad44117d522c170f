"""The words by which all kinds name their steps, what they wait for and their mails: a kind adds its own here."""

from typing import Literal

from chalicelib.domain.sale.facts.card_payment import CardPaymentMail
from chalicelib.domain.sale.facts.contact import ContactMail
from chalicelib.domain.sale.facts.conversation import ConversationMail
from chalicelib.domain.sale.facts.correction import CorrectionMail
from chalicelib.domain.sale.facts.delivery import DeliveryMail
from chalicelib.domain.sale.facts.deposit import DepositMail
from chalicelib.domain.sale.facts.document import DocumentMail
from chalicelib.domain.sale.facts.forwarding import ForwardingMail
from chalicelib.domain.sale.facts.invoice import InvoiceMail
from chalicelib.domain.sale.facts.link import LinkMail
from chalicelib.domain.sale.facts.offer import OfferMail
from chalicelib.domain.sale.facts.online_order import OnlineOrderMail
from chalicelib.domain.sale.facts.order import OrderMail
from chalicelib.domain.sale.facts.order_change import OrderChangeMail
from chalicelib.domain.sale.facts.parcel import ParcelMail
from chalicelib.domain.sale.facts.payment import PaymentMail
from chalicelib.domain.sale.facts.payment_return import PaymentReturnMail
from chalicelib.domain.sale.facts.refund_back import RefundBackMail
from chalicelib.domain.sale.facts.reservation import ReservationMail
from chalicelib.domain.sale.facts.service import ServiceMail
from chalicelib.domain.sale.facts.service_quote import ServiceQuoteMail
from chalicelib.domain.sale.facts.service_repair import ServiceRepairMail

StepKey = Literal[
    "quote", "order", "supply", "shipment", "invoice", "reception", "payment",
    "case_received", "case_diagnosis", "case_quote", "case_repair", "case_check", "case_returned",
]  # fmt: skip
WaitReason = Literal[
    "mail", "document", "remarks", "answer", "confirmation", "order", "supply", "shipment", "credit", "invoice", "reception",
    "payment", "news",
    "case_declaration", "case_label", "case_parcel", "case_diagnosis", "case_quote", "case_repair", "case_check", "case_return",
    "case_close", "case_bill", "case_loan",
]  # fmt: skip
"""mail: an address that mails do not reach; document: one that cannot be made; remarks: what was wanting in a parcel;
answer: a question; confirmation: an order to an address that was not on file; else a step.

credit: an invoice of what never left. payment: for the customer an invoice, for us money to give back.
news: a word that an act promised, where nothing else waits on us.

Of a service case: its declaration, the label, the part on its way to us, its steps, its end and bill, an instrument that is lent.
"""
ShownKind = Literal["offer", "order", "service"]
"""What the customer's document calls a dossier."""
Mail = Literal[
    CardPaymentMail,
    ContactMail,
    ConversationMail,
    CorrectionMail,
    DeliveryMail,
    DepositMail,
    DocumentMail,
    ForwardingMail,
    InvoiceMail,
    LinkMail,
    OfferMail,
    OrderMail,
    OnlineOrderMail,
    OrderChangeMail,
    ParcelMail,
    PaymentMail,
    PaymentReturnMail,
    RefundBackMail,
    ReservationMail,
    ServiceMail,
    ServiceQuoteMail,
    ServiceRepairMail,
]
"""The kinds of mails; each is named by the feature that it tells of."""
