"""What a customer did, in the words of those who work: a sentence that goes on behind the person's name."""

from collections.abc import Mapping

from chalicelib.application.ports.translations import mark
from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.invoicing import order_amounts

WORDS: Mapping[type, str] = {
    e.MailUndelivered: mark("is not reached by our mails"),
    e.OrderRequested: mark("orders to a new address"),
    e.OrderTakenBack: mark("takes the order back"),
    e.OrderNumberGiven: mark("gives their order number"),
    e.PiecesReserved: mark("reserves pieces"),
    e.ReservationExtended: mark("keeps the reserved pieces longer"),
    e.ReservationReleased: mark("gives the reserved pieces back"),
    e.LinkGranted: mark("gives a colleague access"),
    e.LinkRevoked: mark("takes access back"),
    e.SharedLinksRevoked: mark("takes access back"),
    e.LinkReplaced: mark("has their link made anew"),
    e.PaymentBegun: mark("goes to pay"),
    e.InvoiceForwarded: mark("passes an invoice on"),
    e.CreditChosen: mark("chooses what becomes of what was paid too much"),
    e.TransferAnnounced: mark("announces a transfer"),
    e.AnnouncementWithdrawn: mark("takes the announcement of a transfer back"),
    e.CaseOpened: mark("opens a service case"),
    e.DecontaminationDeclared: mark("declares that it is clean"),
    e.QuoteAccepted: mark("accepts the quote of the repair"),
    e.QuoteRefused: mark("refuses the quote of the repair"),
}
OTHERWISE = mark("did something by the link")
"""What is said of an act that has no words of its own."""


def happened(reading: AnyReading, entry: Entry) -> str:
    """Give what was done."""
    t, event = reading.translations, entry.event
    match event:
        case e.QuestionAsked(invoice=str()):
            return t.gettext("contests that invoice %(invoice)s is late") % {"invoice": event.invoice}
        case e.QuestionAsked(parcel=None):
            return t.gettext("asks")
        case e.QuestionAsked():
            return t.gettext("asks about parcel %(parcel)s") % {"parcel": event.parcel}
        case e.Received():
            parcels = t.listing([str(number) for number in event.parcels])
            with_remarks = t.ngettext(
                "confirms parcel %(parcels)s, with remarks", "confirms parcels %(parcels)s, with remarks", len(event.parcels)
            )
            without = t.ngettext("confirms parcel %(parcels)s", "confirms parcels %(parcels)s", len(event.parcels))
            return (with_remarks if event.remarks else without) % {"parcels": parcels}
        case e.OrderCreated():
            amount = t.money(order_amounts(reading.state).totals.gross, reading.state.currency)
            return t.gettext("orders by the link, %(amount)s") % {"amount": amount}
        case e.OrderChangeAsked(asked="change"):
            return t.gettext("asks for a change of the order")
        case e.OrderChangeAsked():
            return t.gettext("asks to cancel the order")
        case e.FileAnnounced():
            return t.gettext("sends a file: %(name)s") % {"name": event.name}
        case _:
            return t.gettext(WORDS.get(type(event), OTHERWISE))
