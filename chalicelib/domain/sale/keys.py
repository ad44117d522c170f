"""The words by which all kinds name their steps and what they wait for, as the API shows them: a kind adds its own here."""

from typing import Literal

StepKey = Literal["quote", "order", "supply", "shipment", "invoice", "reception", "payment"]
WaitReason = Literal[
    "mail", "document", "remarks", "answer", "order", "supply", "shipment", "credit", "invoice", "reception", "payment"
]  # fmt: skip
"""mail: an address that mails do not reach; document: one that cannot be made; remarks: what was wanting in a parcel;
answer: a question; else a step.

credit: an invoice of what never left. payment: for the customer an invoice, for us money to give back.
"""
ShownKind = Literal["offer", "order"]
"""What the customer's document calls a dossier."""
