"""What the history calls for colleagues what it says to a customer as theirs: whose question it was, and whose number."""

from chalicelib.application.view.history import signature
from chalicelib.application.view.past import Moment
from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry


def told_to_staff(reading: AnyReading, entry: Entry, at: Moment) -> str | None:
    """Give the title of an entry that addresses its reader, None of any other."""
    w = reading.translations
    match entry.event:
        case e.QuestionAsked(parcel=parcel, invoice=invoice):
            name = signature(reading, entry) if entry.origin.actor.kind == "contact" else reading.contact(reading.state.contact)
            if invoice:
                return w.gettext("%(name)s contests that invoice %(invoice)s is late") % {"name": name, "invoice": invoice}
            if parcel is None:
                return w.gettext("Question from %(name)s") % {"name": name}
            return w.gettext("Question from %(name)s about parcel %(parcel)s") % {"name": name, "parcel": parcel}
        case e.QuestionAnswered(question=question):
            about = next((one for one in at.before.questions if one.entry == question), None)
            if about and about.invoice:
                return w.gettext("Answer about invoice %(invoice)s") % {"invoice": about.invoice}
            if about is None or not about.parcels:
                return w.gettext("Answer to the question")
            places = {"parcel": w.listing([str(number) for number in about.parcels])}
            if about.remarks:
                return w.gettext("Answer to the remarks on parcel %(parcel)s") % places
            return w.gettext("Answer to the question about parcel %(parcel)s") % places
        case e.OrderNumberGiven(customer_reference=number):
            return w.gettext("The customer's order number: %(number)s") % {"number": number}
        case _:
            return None
