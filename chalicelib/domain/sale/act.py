"""What a side is to do next about a dossier, as its day is planned: one act, and what it is about."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

OurAct = Literal[
    "address", "redrive", "answer", "confirm", "prepare", "date", "receive", "news", "ship", "credit", "invoice", "refund",
    "release",
]  # fmt: skip
"""address: correct where somebody is mailed. redrive: have a document made that was given up. answer: a question or remarks.
confirm: an order to an address that was not on file. prepare: say where goods come from. date: announce one.
receive: goods that a supplier sends. news: let the customer hear of us. refund: give back what was paid too much.
release: free it for the next invoice, as its customer chose.
"""
TheirAct = Literal["order", "reception", "pay"]
"""order: decide on an offer. reception: confirm that parcels arrived."""
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
