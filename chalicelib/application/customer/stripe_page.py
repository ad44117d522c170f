"""The page on which a payment that was begun is made, as Stripe is asked for it."""

from chalicelib.application.payment.checkout import CheckoutOrder
from chalicelib.application.ports.translations import Translations
from chalicelib.domain.sale.pending import Pending


def checkout_order(reference: str, currency: str, pending: Pending, translations: Translations, site_url: str) -> CheckoutOrder:
    """Give the order of a page. It follows from what was begun, so that asked for again it is the same, and gives the same page.

    The reader comes back to the dossier's page, which their cookie opens: no address has a token.
    """
    w, places = translations, {"invoice": pending.invoice, "reference": reference}
    invoice, before = w.gettext("Invoice %(invoice)s, order %(reference)s"), w.gettext("Order %(reference)s, paid in advance")
    back = f"{site_url}/{w.pages['dossier']}"
    return CheckoutOrder(
        payment=pending.payment, reference=reference, invoice=pending.invoice, amount=pending.amount, currency=currency,
        method=pending.method, title=(invoice if pending.invoice else before) % places, language=w.lang, until=pending.until,
        paid_url=f"{back}?payment={pending.payment}#{reference}", left_url=f"{back}?payment=left#{reference}",
    )  # fmt: skip
