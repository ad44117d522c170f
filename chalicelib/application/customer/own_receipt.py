"""The receipt of an entry of a dossier: read as it stood right after it, so that it stays as it is."""

from chalicelib.application.customer.presigned import translations_of
from chalicelib.application.payment.receipt_print import ReceiptPrint
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.translations import TranslationsFor
from chalicelib.application.seller import Seller
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.receipts import receipt
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.point_in_time import as_it_was
from chalicelib.domain.values.calendar import paris_date


def own_receipt(
    store: DossierStore, translations_for: TranslationsFor, seller: Seller, reference: str, head: Loaded, entry: int
) -> ReceiptPrint | None:
    """Give what is set in type, in the language of the documents; None where the entry makes no receipt, or was struck."""
    state = head.state
    if not isinstance(state, Dossier) or entry in state.struck:
        return None
    history = [one for one in store.history(reference) if one.seq <= entry]
    if not history or history[-1].seq != entry or not history[-1].origin.visible:
        return None
    last, w = history[-1], translations_of(head, translations_for)
    then, day = as_it_was(history, state), paris_date(last.origin.recorded)
    made = receipt(Reading(reference, then, head.people, w, seller, day), last)
    return ReceiptPrint(made, last.origin.recorded, f"receipt-{reference}", reference) if made else None
