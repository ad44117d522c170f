"""What each event is called in the history: made on display, never stored."""

from chalicelib.application.view.by_event import ByEvent, of
from chalicelib.application.view.kind_views import view_of
from chalicelib.application.view.past import Moment
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sentences import (
    announcement,
    aside,
    card_payment,
    contact,
    conversation,
    correction,
    credit_choice,
    delivery,
    deposit,
    document,
    file,
    forwarding,
    invoice,
    link,
    mail,
    offer,
    online_order,
    opening,
    order,
    order_change,
    parcel,
    payment,
    payment_return,
    refund_back,
    reservation,
    sharing,
    supply,
)
from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry

SENTENCES: ByEvent[EntryReading, e.SharedEvent | e.SaleEvent, str] = (
    of(e.OpeningEvent, opening.sentence)
    | of(e.AsideEvent, aside.sentence)
    | of(e.OfferEvent, offer.sentence)
    | of(e.ReservationEvent, reservation.sentence)
    | of(e.OrderEvent, order.sentence)
    | of(e.OnlineOrderEvent, online_order.sentence)
    | of(e.OrderChangeEvent, order_change.sentence)
    | of(e.ContactEvent, contact.sentence)
    | of(e.MailEvent, mail.sentence)
    | of(e.SupplyEvent, supply.sentence)
    | of(e.DeliveryEvent, delivery.sentence)
    | of(e.ParcelEvent, parcel.sentence)
    | of(e.DepositEvent, deposit.sentence)
    | of(e.InvoiceEvent, invoice.sentence)
    | of(e.PaymentEvent, payment.sentence)
    | of(e.CardPaymentEvent, card_payment.sentence)
    | of(e.PaymentReturnEvent, payment_return.sentence)
    | of(e.AnnouncementEvent, announcement.sentence)
    | of(e.RefundBackEvent, refund_back.sentence)
    | of(e.CreditChoiceEvent, credit_choice.sentence)
    | of(e.ConversationEvent, conversation.sentence)
    | of(e.DocumentEvent, document.sentence)
    | of(e.FileEvent, file.sentence)
    | of(e.LinkEvent, link.sentence)
    | of(e.SharingEvent, sharing.sentence)
    | of(e.ForwardingEvent, forwarding.sentence)
    | of(e.CorrectionEvent, correction.sentence)
)
"""Those of what happens to every kind, and to a sale; another kind has its own in its view."""


def sentence(reading: AnyReading, entry: Entry, at: Moment) -> str:
    """Give the title of an entry, made of it and of what the dossier was then: what happens later changes nothing of it."""
    event = type(entry.event)
    function = view_of(reading).sentences.get(event) or SENTENCES.functions[event]
    return function(EntryReading(reading, entry, at), entry.event, entry)
