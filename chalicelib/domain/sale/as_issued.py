"""Whom and what an invoice names beside its amounts, as it was issued."""

from datetime import date

from msgspec import Struct

from chalicelib.domain.values.period import Period


class AsIssued(Struct, frozen=True, omit_defaults=True):
    """The buyer, the addresses and the numbers of an invoice: its credit notes repeat them, whatever changed since.

    billing, delivery: ids of addresses. contact: id of whom the dossier was for. despatch: the last delivery note with what is
    invoiced (BT-16). delivered: the day that the last parcel with it left (BT-72).
    engagement: of a public body (BT-13). performed: when its services were done.
    mailbox: id of the mail address that the contact had (BT-49, where the buyer has no other electronic address).
    """

    billing: str = ""
    delivery: str = ""
    contact: str = ""
    customer_reference: str | None = None
    supplier_number: str | None = None
    despatch: str | None = None
    delivered: date | None = None
    engagement: str | None = None
    performed: Period | None = None
    mailbox: str | None = None
