"""A sheet of labels that is set in type by another function, which has what that needs."""

from datetime import datetime

from msgspec import Struct

from chalicelib.domain.instrument.label import LabelSize
from chalicelib.domain.values.language import Language


class LabelText(Struct, frozen=True):
    """A label: the address that its square leads to, what the instrument is, and the number on its side."""

    address: str
    name: str
    instrument: str


class LabelSheet(Struct, frozen=True):
    """Labels to set in type, in the language that the house speaks; moment (UTC): the only time inside the PDF.

    first: the first label of the sheet that is there. use: what the square is for. folder: that of drafts where the PDF is laid.
    """

    labels: tuple[LabelText, ...]
    size: LabelSize
    first: int
    lang: Language
    title: str
    seller: str
    phone: str
    use: str
    moment: datetime
    folder: str


class PrintedLabels(Struct, frozen=True):
    """Where the PDF is, in the bucket of documents, for a day."""

    labels_key: str
