"""Every event of a dossier, gathered from the facts of its features.

An event's name and fields are stored for ever: see upcast.py.
"""

from chalicelib.domain.sale.facts.announcement import *
from chalicelib.domain.sale.facts.aside import *
from chalicelib.domain.sale.facts.card_payment import *
from chalicelib.domain.sale.facts.contact import *
from chalicelib.domain.sale.facts.conversation import *
from chalicelib.domain.sale.facts.correction import *
from chalicelib.domain.sale.facts.credit_choice import *
from chalicelib.domain.sale.facts.delivery import *
from chalicelib.domain.sale.facts.deposit import *
from chalicelib.domain.sale.facts.document import *
from chalicelib.domain.sale.facts.file import *
from chalicelib.domain.sale.facts.forwarding import *
from chalicelib.domain.sale.facts.invoice import *
from chalicelib.domain.sale.facts.link import *
from chalicelib.domain.sale.facts.mail import *
from chalicelib.domain.sale.facts.offer import *
from chalicelib.domain.sale.facts.online_order import *
from chalicelib.domain.sale.facts.opening import *
from chalicelib.domain.sale.facts.order import *
from chalicelib.domain.sale.facts.order_change import *
from chalicelib.domain.sale.facts.parcel import *
from chalicelib.domain.sale.facts.payment import *
from chalicelib.domain.sale.facts.payment_return import *
from chalicelib.domain.sale.facts.refund_back import *
from chalicelib.domain.sale.facts.reservation import *
from chalicelib.domain.sale.facts.service import *
from chalicelib.domain.sale.facts.service_quote import *
from chalicelib.domain.sale.facts.service_repair import *
from chalicelib.domain.sale.facts.sharing import *
from chalicelib.domain.sale.facts.supply import *

SharedEvent = (
    OpeningEvent
    | ContactEvent
    | MailEvent
    | ConversationEvent
    | DocumentEvent
    | FileEvent
    | LinkEvent
    | SharingEvent
    | CorrectionEvent
    | AsideEvent
)
"""What happens to dossiers of every kind."""
SaleEvent = (
    OfferEvent | ReservationEvent | OrderEvent | OnlineOrderEvent | OrderChangeEvent | SupplyEvent | DeliveryEvent | ParcelEvent
    | DepositEvent
    | InvoiceEvent
    | ForwardingEvent
    | PaymentEvent
    | CardPaymentEvent
    | PaymentReturnEvent
    | RefundBackEvent
    | AnnouncementEvent
    | CreditChoiceEvent
)  # fmt: skip
"""What happens to a sale alone."""
CaseEvent = ServiceEvent | ServiceQuoteEvent | ServiceRepairEvent
"""What happens to a service case alone."""
Event = SharedEvent | CaseEvent | SaleEvent
