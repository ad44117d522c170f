"""Which mails go to whom, by what their link is for: one table, kinds of mails by scope."""

from collections.abc import Mapping
from typing import get_args

from chalicelib.domain.sale.facts.keys import Mail
from chalicelib.domain.sale.lines import Scope

ALL: frozenset[Mail] = frozenset(kind for part in get_args(Mail) for kind in (get_args(part) or (part,)))
MONEY: frozenset[Mail] = frozenset(
    {
        "invoice",
        "credit",
        "refund",
        "refund_came_back",
        "payment",
        "payment_submitted",
        "payment_returned",
        "payment_released",
        "payment_failed",
        "due_date",
        "deposit_asked",
    }
)  # fmt: skip
QUOTE: frozenset[Mail] = frozenset(
    {
        "offer",
        "offer_reminder",
        "reservation",
        "extension",
        "release",
        "lapse",
        "reservation_reminder",
        "case_quote",
        "case_reminder",
    }
)
"""What asks its reader to order, or to keep pieces."""
NAMED: frozenset[Mail] = frozenset({"link", "acknowledgement", "document", "forwarded_invoice"})
"""What goes to the contact alone whom staff, or who let them in, named."""

HEARD: Mapping[Scope, frozenset[Mail]] = {
    "full": ALL,
    "act": ALL - MONEY - QUOTE,
    "read": NAMED | {"correction"},
    "invoices": MONEY | {"link", "document", "forwarded_invoice", "cancellation", "correction"},
}
"""A correction goes to those alone who were mailed what was wrong; a cancellation for invoices where something was billed."""


def reaches(scope: Scope, kind: Mail) -> bool:
    """Say whether a mail of a kind may go to who has a link of a scope; what is a kind of dossier's own, to all who act."""
    return kind in HEARD[scope] or (kind not in ALL and scope in ("full", "act"))


def hears(scope: Scope, kind: Mail, *, billed: bool) -> bool:
    """Say whether who has a link of a scope is mailed something of a kind; billed: whether it is a matter of money too."""
    return reaches(scope, kind) and (scope != "invoices" or billed or kind in NAMED)
