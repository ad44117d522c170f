"""The one act panel: what waits for whom, and how it is done."""

from datetime import date
from typing import Literal

from msgspec import Struct

from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.application.view.shapes.offer_acts import ShownPress
from chalicelib.application.view.shapes.order_facts import ShownTotal
from chalicelib.application.view.shapes.seller_contact import ShownBank, ShownCall


class ShownLate(Struct, frozen=True):
    """What is late, in amber with its icon; `call` stands behind the text."""

    text: str
    call: ShownCall | None


class ShownWay(Struct, frozen=True):
    """How an offer is ordered or renewed: a prepared mail, or the telephone."""

    kind: Literal["mail", "phone"]
    text: str
    href: str


class ShownTodo(Struct, frozen=True):
    """The one act panel; `then`: what waited on an earlier day, where nothing can be done.

    others: it waits for somebody of the customer's whose link permits it, unlike the reader's.
    bank: what was announced is on its way.
    sums: what an amount is made of, where more than it is due by law.
    by: the day until which it waits, always there where the seller acts. acts: what opens an act of this page.
    """

    who: Literal["you", "us", "nobody", "then", "others", "bank"]
    tag: str
    title: str
    by: date | None
    notes: list[str]
    amount: str | None
    late: ShownLate | None
    sums: list[ShownTotal]
    acts: list[ShownPress]
    links: list[ShownWay]
    bank: list[ShownBank]
    document: ShownDocumentLink | None
