"""The kinds of documents, and what each is: one row a kind."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

DocumentKind = Literal[
    "offer", "acknowledgement", "delivery_note", "proforma", "deposit_invoice", "invoice", "credit_note",
    "return_label", "diagnosis_report", "repair_quote",
]  # fmt: skip


class DocumentSpec(NamedTuple):
    """What a kind of document is.

    step: the key of the step that the page shows it at. money: the billing address gets it, and nothing may take it away for
    eleven years, which covers ten from the close of its financial year (Code de commerce L123-22). numbered: by a sequence of
    ours; else by the dossier's reference. replaces: the newest alone holds, those before it were replaced.
    """

    step: str
    money: bool
    numbered: bool
    replaces: bool


DOCUMENTS: Mapping[DocumentKind, DocumentSpec] = {
    "offer": DocumentSpec(step="quote", money=False, numbered=False, replaces=True),
    "acknowledgement": DocumentSpec(step="order", money=False, numbered=False, replaces=True),
    "delivery_note": DocumentSpec(step="shipment", money=False, numbered=True, replaces=False),
    "proforma": DocumentSpec(step="payment", money=False, numbered=False, replaces=True),
    "deposit_invoice": DocumentSpec(step="invoice", money=True, numbered=True, replaces=False),
    "invoice": DocumentSpec(step="invoice", money=True, numbered=True, replaces=False),
    "credit_note": DocumentSpec(step="invoice", money=True, numbered=True, replaces=False),
    "return_label": DocumentSpec(step="case_received", money=False, numbered=True, replaces=True),
    "diagnosis_report": DocumentSpec(step="case_diagnosis", money=False, numbered=True, replaces=True),
    "repair_quote": DocumentSpec(step="case_quote", money=False, numbered=False, replaces=True),
}
