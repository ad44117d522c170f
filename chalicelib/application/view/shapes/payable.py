"""What the sheets show in which something is paid: how much, by which transfer, and what was announced."""

from datetime import date as Date

from msgspec import Struct

from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.application.view.shapes.order_facts import ShownTotal
from chalicelib.application.view.shapes.panel import ShownTodo
from chalicelib.application.view.shapes.seller_contact import ShownBank, ShownCall
from chalicelib.domain.sale.facts.card_payment import PayMethod


class ShownAnnounced(Struct, frozen=True):
    """A transfer that is awaited, announced by whom, and when; figure: its amount in figures, as the API takes it."""

    amount: str
    figure: str
    on: Date
    announced: str


class ShownWayToPay(Struct, frozen=True):
    """A way to pay online; most: up to how much, in figures, and most_text as it is read."""

    method: PayMethod
    most: str
    most_text: str


class ShownBegun(Struct, frozen=True):
    """What the page says to who comes back from paying, until the bank has answered: panel, verdict, step of payment.

    invoice: which one is paid, whose row says it too; None before there is one.
    """

    payment: str
    invoice: str | None
    todo: ShownTodo
    verdict: list[str]
    step: str
    lead: str


class ShownPayable(Struct, frozen=True):
    """An invoice that is to be paid, or (invoice None) an order before it leaves.

    pay: what its sheet is called.
    asked: what is asked today, None where all of it is on its way; figure: the same in figures, as the API takes it.
    open: all that is open, in figures. terms: until when, for which order. bank: what the transfer says, its amount first.
    code: where the code is that a bank's application reads, None where banks have none for it, and code_text what it says.
    reference: what it is paid under, as it is read. ways: to pay online. rest: until when {rest}, which a part leaves, is due.
    first, last: between which days a transfer that is announced left.
    """

    invoice: str | None
    title: str
    pay: str
    above: str
    asked: str | None
    figure: str
    open: str
    totals: list[ShownTotal]
    terms: str
    document: ShownDocumentLink | None
    bank: list[ShownBank]
    reference: str
    code: str | None
    code_text: str
    first: Date
    last: Date
    announced: ShownAnnounced | None
    ways: list[ShownWayToPay]
    rest: str


class ShownPaying(Struct, frozen=True):
    """What the reader may pay, the first due first. version: of what is owed alone, which an act of theirs is held to.

    begun: payments that were begun and can be paid still.
    currency: by ISO 4217. warning: what to do about another account; `call` stands behind it.
    """

    version: str
    currency: str
    items: list[ShownPayable]
    begun: list[ShownBegun]
    warning: str
    call: ShownCall
