"""Why something is credited."""

from collections.abc import Mapping
from typing import Literal

CreditReason = Literal["returned", "defective", "not_delivered", "price", "goodwill", "invoice_error", "cancelled"]
CAME_BACK: Mapping[CreditReason, bool] = {
    "returned": True,
    "defective": True,
    "not_delivered": False,
    "price": False,
    "goodwill": False,
    "invoice_error": False,
    "cancelled": False,
}
"""Whether pieces that are credited for that reason are with the customer no more."""
