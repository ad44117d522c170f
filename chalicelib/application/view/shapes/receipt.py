"""A receipt: what came on a day, by which way, for which invoices, and what it left to pay."""

from msgspec import Struct

from chalicelib.application.view.shapes.order_facts import ShownFact, ShownTotal
from chalicelib.domain.values.language import Language


class ReceiptDocument(Struct, frozen=True):
    """Texts ready to show; rows: what it settled, amounts that come to what was received; sums: that, and what was left then."""

    lang: Language
    title: str
    subject: str
    day: str
    customer: list[str]
    facts: list[ShownFact]
    opening: str
    rows: list[ShownTotal]
    sums: list[ShownTotal]
    note: str
