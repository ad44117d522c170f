"""What a side is to do next about a dossier, as its day is planned: one act, and what it is about."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

OurAct = Literal[
    "address", "redrive", "answer", "confirm", "prepare", "date", "receive", "news", "ship", "credit", "invoice", "refund",
    "release", "give_label", "diagnose", "quote", "repair", "check", "send_back", "close", "bill",
]  # fmt: skip
"""address: correct where somebody is mailed. redrive: have a document made that was given up. answer: a question or remarks.
confirm: an order to an address that was not on file. prepare: say where goods come from. date: announce one.
receive: goods that a supplier sends. news: let the customer hear of us. refund: give back what was paid too much.
release: free it for the next invoice, as its customer chose.
Of a service case: give_label with which its part is sent; diagnose, quote, repair, check it; send_back the part; close it where
nothing comes back; bill what it costs.
"""
TheirAct = Literal["order", "reception", "pay", "declare", "send", "accept", "give_back"]
"""order: decide on an offer. reception: confirm that parcels arrived.

Of a service case: declare what the instrument measured; send its part; accept its quote, or refuse; give_back what was lent.
"""
Act = OurAct | TheirAct


class About(Struct, frozen=True, kw_only=True):
    """What an act is about; of: how many such lines there are in all. entry: the question, or what makes the document.

    contact: the id of who asked, or whom mails do not reach. amount: to be paid, given back or credited, VAT included.
    """

    lines: tuple[int, ...] = ()
    of: int = 0
    amount: Decimal | None = None
    contact: str | None = None
    entry: int | None = None
    parcels: tuple[int, ...] = ()
    invoices: tuple[str, ...] = ()


class ExpectedAct(Struct, frozen=True):
    """The one act that a dossier waits for, of one side."""

    act: Act
    about: About = About()
