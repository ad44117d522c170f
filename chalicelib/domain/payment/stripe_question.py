"""What is asked of Stripe behind an event that does not say what it is of."""

from msgspec import Struct


class StripeQuestion(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How something of Stripe's stands now, by its id: one of the four. debit: a payment's intent, whose account is asked for."""

    charge: str | None = None
    dispute: str | None = None
    payout: str | None = None
    debit: str | None = None
