"""Passing an invoice on to who pays it: which, to whom, and what that opens."""

from chalicelib.application.view.controls import control
from chalicelib.application.view.document_names import title
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.forward_act import ShownForward, ShownForwardable
from chalicelib.application.view.shapes.offer_acts import ShownPress
from chalicelib.domain.sale.base import Document
from chalicelib.domain.sale.billed_again import billing_mail
from chalicelib.domain.sale.owed import to_pay


def forward(reading: Reading) -> ShownForward | None:
    """Give what can be passed on, None where nothing can, or the reader's link does not permit it."""
    if reading.then or not reading.may("forward"):
        return None
    made = [one for one in reading.state.documents if one.kind == "invoice" and not one.void]
    if not made:
        return None
    w, places = reading.translations, {"customer": reading.people.name}
    return ShownForward(
        invoices=[_forwardable(reading, document) for document in made],
        email=billing_mail(reading.state, reading.people),
        will=w.gettext(
            "A link for invoices alone goes to {place}, the billing address of %(customer)s, with the invoice attached."
        )
        % places,
        elsewhere=w.gettext("A link for invoices alone goes to {place}, with the invoice attached."),
        can=w.gettext("It shows what is owed, the invoices and our bank details, and nothing else."),
    )


def forward_press(reading: Reading, number: str) -> tuple[ShownPress, ...]:
    """Give the control of the panel that passes on the invoice that is to be paid, where it has a document."""
    offered = reading.memo(forward)
    made = {document.entry for document in reading.state.documents if document.number == number}
    if offered is None or not any(one.entry in made for one in offered.invoices):
        return ()
    return (control("forward", reading.translations.gettext("Pass it on to your accounts department")),)


def _forwardable(reading: Reading, document: Document) -> ShownForwardable:
    w = reading.translations
    wait = None if document.sha256 else w.gettext("The invoice is still being prepared: the mail leaves as soon as it is there.")
    return ShownForwardable(document.entry, _about(reading, document), wait)


def _about(reading: Reading, document: Document) -> str:
    """Give the invoice with what is open on it: Facture F26-0412, 3 482,40 €, échéance le mercredi 2 septembre 2026."""
    w, named = reading.translations, title(reading.translations, reading.reference, document)
    invoice = next((one for one in to_pay(reading.state) if one.number == document.number), None)
    if invoice is None:
        return w.gettext("%(document)s: nothing is to be paid on it.") % {"document": named}
    places = {"document": named, "amount": w.money(invoice.open, reading.state.currency), "day": reading.weekday(invoice.due)}
    if invoice.due < reading.today:
        return w.gettext("%(document)s, %(amount)s, was due on %(day)s.") % places
    return w.gettext("%(document)s, %(amount)s, due on %(day)s.") % places
