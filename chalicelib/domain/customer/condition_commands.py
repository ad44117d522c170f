"""Commands by which staff say what was agreed with a customer."""

from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.sale.bodies import NewAddress
from chalicelib.domain.values.fields import Amount, Comment, Country, Day, Id, Percent, Phrase, PrintedWord, UnitPrice

MOST_RULES = 60


class _ConditionBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """A body that knows all its fields."""


class SetPaymentTerms(_ConditionBody, frozen=True, kw_only=True, tag="set_payment_terms"):
    """Say when the customer pays what is offered and ordered from now on; null: as the seller's own terms say."""

    payment: PaymentTerms | None


class NewFreightRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Carriage to a country, net: free from an amount of goods, below it the rate; without a rate it is asked each time.

    to: null stands for every country that no rule names.
    """

    to: Country | None = None
    rate: Amount | None = None
    free_from: Amount | None = None


class SetFreightRules(_ConditionBody, frozen=True, kw_only=True, tag="set_freight_rules"):
    """Say what carriage costs the customer, in place of what was said before; elsewhere the seller's rules hold."""

    rules: Annotated[tuple[NewFreightRule, ...], Meta(max_length=MOST_RULES)]


class HoldAccount(_ConditionBody, frozen=True, kw_only=True, tag="hold_account"):
    """Let nobody order online for this customer: their pages say to call. The reason is for staff alone."""

    reason: Comment


class ReleaseAccount(_ConditionBody, frozen=True, kw_only=True, tag="release_account"):
    """Let the customer order online again."""


class AddAccountAddress(_ConditionBody, frozen=True, kw_only=True, tag="add_account_address"):
    """Put an address into the customer's book, under the name that they have for the place."""

    label: Phrase
    address: NewAddress


class ChangeAccountAddress(_ConditionBody, frozen=True, kw_only=True, tag="change_account_address"):
    """Give an address of the book another name, or another address; dossiers keep what they have."""

    id: Id
    label: Phrase | None = None
    address: NewAddress | None = None


class RemoveAccountAddress(_ConditionBody, frozen=True, kw_only=True, tag="remove_account_address"):
    """Take an address out of the book; dossiers keep it, and its id is never given again."""

    id: Id


class SetAccountPrice(_ConditionBody, frozen=True, kw_only=True, tag="set_account_price"):
    """Agree on the customer's own price of a SKU, net a unit, from a day."""

    sku: PrintedWord
    since: Day
    amount: UnitPrice


class RemoveAccountPrice(_ConditionBody, frozen=True, kw_only=True, tag="remove_account_price"):
    """End the customer's own prices of a SKU; the list's hold again."""

    sku: PrintedWord


class SetAccountDiscount(_ConditionBody, frozen=True, kw_only=True, tag="set_account_discount"):
    """Agree on the customer's discount, in percent, on whatever has no price of its own."""

    discount: Percent


ConditionCommand = (
    SetPaymentTerms
    | SetFreightRules
    | HoldAccount
    | ReleaseAccount
    | AddAccountAddress
    | ChangeAccountAddress
    | RemoveAccountAddress
    | SetAccountPrice
    | RemoveAccountPrice
    | SetAccountDiscount
)
