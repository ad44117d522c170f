"""Which right each of the customer's routes needs: the one place that says it, walked by a test."""

from collections.abc import Mapping

from chalicelib.domain.access.rights import Right
from chalicelib.entrypoints.http.kernel.call import Call

RIGHT_OF: Mapping[str, Right] = {
    "GET /dossiers/{reference}": "invoices",
    "GET /dossiers/{reference}/documents/{entry}": "invoices",
    "GET /dossiers/{reference}/receipts/{entry}": "invoices",
    "GET /dossiers/{reference}/history": "read",
    "GET /dossiers/{reference}/documents.zip": "read",
    "GET /dossiers/{reference}/known/{sha256}": "read",
    "GET /dossiers/{reference}/files/{entry}": "read",
    "GET /dossiers/{reference}/reservation.ics": "read",
    "GET /dossiers/{reference}/transfer.svg": "pay",
    "POST /dossiers/{reference}/questions": "act",
    "POST /dossiers/{reference}/receptions": "act",
    "POST /dossiers/{reference}/files": "act",
    "POST /dossiers/{reference}/forwarded-invoices": "forward",
    "POST /dossiers/{reference}/transfers": "pay",
    "POST /dossiers/{reference}/credit-choice": "pay",
    "POST /dossiers/{reference}/transfer-withdrawals": "pay",
    "POST /dossiers/{reference}/payments": "pay",
    "POST /dossiers/{reference}/reservations": "reserve",
    "POST /dossiers/{reference}/reservation-extensions": "reserve",
    "POST /dossiers/{reference}/reservation-releases": "reserve",
    "POST /dossiers/{reference}/order-reviews": "order",
    "POST /dossiers/{reference}/orders": "order",
    "POST /dossiers/{reference}/order-codes": "order",
    "POST /dossiers/{reference}/order-withdrawals": "order",
    "POST /dossiers/{reference}/order-numbers": "order",
    "POST /dossiers/{reference}/order-requests": "order",
    "POST /dossiers/{reference}/declarations": "act",
    "POST /dossiers/{reference}/quote-acceptances": "order",
    "POST /dossiers/{reference}/quote-refusals": "order",
    "GET /dossiers/{reference}/access": "access",
    "POST /dossiers/{reference}/shares": "share_reading",
    "POST /dossiers/{reference}/link-removals": "access",
    "POST /dossiers/{reference}/link-replacements": "access",
}
"""By method and path; who may read asks for the same by HEAD.

Which links one may share, or take away, the rules of the domain tell further (`domain/sale/sharing_rules.py`).
"""

WITHOUT: Mapping[str, str] = {
    "POST /links": "whatever the link permits, it is exchanged for its cookie",
    "POST /webhooks/stripe": "it is signed, opens no dossier, and answers nothing of any",
    "POST /lost-links": "it shows no link, and is answered alike whatever there is",
    "POST /label-requests": "it shows nothing, and is answered alike whatever the label is",
    "DELETE /dossiers/{reference}/session": "a device forgets any link, and one that opens nothing",
    "POST /affairs/session": "the link to all affairs is another one: what it opens is in the account",
    "GET /affairs/session": "it says no more than whether that link is in force",
    "DELETE /affairs/session": "a device forgets that link, in force or not",
    "GET /affairs": "each row shows what the reader's own link there permits",
    "GET /affairs/closed": "each row shows what the reader's own link there permits",
    "GET /affairs/statement": "it is of the dossiers that the reader's own links show, and those alone",
    "GET /affairs/statement.csv": "it is of the dossiers that the reader's own links show, and those alone",
    "GET /affairs/statement.pdf": "it is of the dossiers that the reader's own links show, and those alone",
    "GET /affairs/instruments": "it is of instruments, which outlive the orders that brought them: the grant says which",
    "GET /affairs/instruments/{instrument}": "it is of an instrument: the account and the grant say whether",
    "GET /affairs/instruments/{instrument}/documents/{document}": "a link that the reader has in its dossier must permit reading",
    "POST /affairs/instruments/{instrument}/cases": "it is about an instrument of today: the account and the grant say whether",
    "POST /affairs/dossiers/{reference}": "it gives the reader's own link, which permits what it did before",
}
"""Routes that need no right of a dossier's link, and why."""


def right_of(call: Call) -> Right:
    """Give the right that the route of a request needs."""
    return RIGHT_OF[f"{'GET' if call.method == 'HEAD' else call.method} {call.resource}"]
