"""A receipt that is set in type by another function, which has what that needs."""

from datetime import datetime

from msgspec import Struct

from chalicelib.application.view.shapes.receipt import ReceiptDocument


class ReceiptPrint(Struct, frozen=True):
    """The receipt to set in type, the moment (UTC) of its entry, the folder of drafts where it is laid, and its dossier."""

    receipt: ReceiptDocument
    moment: datetime
    folder: str
    reference: str
