"""What staff ask for of a payment: that one is there, and the commands on it, told by their `type`."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from chalicelib.domain.payment.payment import OUR_CURRENCY, ReturnReason
from chalicelib.domain.payment.seen_payment import Currency
from chalicelib.domain.values.fields import Amount, Day, Id, Phrase, TypedNumber, Word

EnteredMethod = Literal["transfer", "cheque", "cash", "other"]
"""How money comes that staff enter; cards and debits come by their own door."""
MOST_ALLOCATIONS = 50


class EnterPayment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Money that came in and that no bank file or card tells of: a cheque, cash.

    value_date: the day (Paris) on which it came. payer: whose it is, as it is written. text: what it says of what it is for.
    account: the customer in whose favour it is until it is put against something.
    """

    method: EnteredMethod
    amount: Amount
    value_date: Day
    payer: Phrase
    currency: Currency = OUR_CURRENCY
    text: Phrase | None = None
    account: Id | None = None


class NewUse(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So much of a payment for an invoice of a dossier, or for the dossier before there is one (null)."""

    reference: TypedNumber
    amount: Amount
    invoice: Word | None = None


class AllocateToDossiers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Put a payment against invoices, of one dossier or several, each carried out for itself.

    overpaid: more may be put than is open there, in the customer's favour. remember: what this payer pays is theirs from now on.
    """

    allocations: Annotated[tuple[NewUse, ...], Meta(min_length=1, max_length=MOST_ALLOCATIONS)]
    overpaid: bool = False
    remember: bool = False


class _Command(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """A command on one payment."""


class SetPaymentAside(_Command, frozen=True, kw_only=True, tag="set_aside"):
    """Say that it settles nothing: it is no customer's, or a payout of card payments.

    remember: what comes from this payer is no customer's from now on.
    """

    why: Literal["not_customers", "payout"]
    remember: bool = False


class TakePaymentBack(_Command, frozen=True, kw_only=True, tag="take_back"):
    """Say that it may settle something after all."""


class KeepPaymentFor(_Command, frozen=True, kw_only=True, tag="keep_for"):
    """Keep what is left of it in favour of a customer, by their account; null: of nobody any more."""

    account: Id | None


class PaymentCameBack(_Command, frozen=True, kw_only=True, tag="return_payment"):
    """Say that the bank took it back: what it paid is open again, in each dossier."""

    reason: ReturnReason


PaymentCommand = SetPaymentAside | TakePaymentBack | KeepPaymentFor | PaymentCameBack
