"""What a command makes of the conditions of a customer."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from chalicelib.domain.account.conditions import (
    CHANGES_KEPT,
    MOST_ADDRESSES,
    MOST_PRICES,
    PRICES_KEPT,
    BookAddress,
    ConditionChange,
    Conditions,
    Hold,
)
from chalicelib.domain.account.freight_rules import ELSEWHERE, FreightRule
from chalicelib.domain.account.payment_terms import check_lawful
from chalicelib.domain.account.people import Address, People
from chalicelib.domain.catalogue.product import Price
from chalicelib.domain.customer import condition_commands as c
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.bodies import NewAddress
from chalicelib.domain.sale.enrolment import enrol_address

Changed = Mapping[str, object]
"""What is new of the conditions, by field."""


def changed(conditions: Conditions, command: c.ConditionCommand, by: str, on: date) -> Conditions:
    """Give the conditions after a command, with who gave it and when. Raises Invalid or NotAllowed; then nothing changed."""
    made = ConditionChange(str(type(command).__struct_config__.tag), _subject(conditions, command), by, on)
    changes = (*conditions.changes, made)[-CHANGES_KEPT:]
    return replace(conditions, **_changes(conditions, command, by, on), changes=changes)


def _subject(conditions: Conditions, command: c.ConditionCommand) -> str | None:
    if isinstance(command, c.AddAccountAddress):
        return _next_id(conditions)
    return getattr(command, "id", None) or getattr(command, "sku", None)


def _changes(conditions: Conditions, command: c.ConditionCommand, by: str, on: date) -> Changed:
    match command:
        case c.SetPaymentTerms(payment=payment):
            if payment:
                check_lawful(payment, "payment")
            return {"payment": payment}
        case c.SetFreightRules():
            return {"freight": _rules(command)}
        case c.HoldAccount(reason=reason):
            return {"hold": Hold(reason, by, on)}
        case c.ReleaseAccount():
            if conditions.hold is None:
                raise NotAllowed("nobody holds this account")
            return {"hold": None}
        case c.AddAccountAddress() | c.ChangeAccountAddress() | c.RemoveAccountAddress():
            return _book(conditions, command)
        case c.SetAccountPrice() | c.RemoveAccountPrice():
            return {"prices": _prices(conditions, command, on)}
        case c.SetAccountDiscount(discount=discount):
            return {"discount": Decimal(discount)}


def _rules(command: c.SetFreightRules) -> Mapping[str, FreightRule]:
    rules: dict[str, FreightRule] = {}
    for index, new in enumerate(command.rules):
        to = new.to or ELSEWHERE
        if to in rules:
            raise Invalid("a country has one rule: this one has two", field=f"rules[{index}].to")
        rules[to] = FreightRule(*(Decimal(given) if given is not None else None for given in (new.rate, new.free_from)))
    return rules


def _book(conditions: Conditions, command: c.AddAccountAddress | c.ChangeAccountAddress | c.RemoveAccountAddress) -> Changed:
    if isinstance(command, c.AddAccountAddress):
        if len(conditions.addresses) >= MOST_ADDRESSES:
            raise NotAllowed("the book holds %(most)s addresses at most: remove one first", most=MOST_ADDRESSES)
        new = BookAddress(command.label, _address(command.address))
        return {"addresses": {**conditions.addresses, _next_id(conditions): new}, "numbered": conditions.numbered + 1}
    old = conditions.addresses.get(command.id)
    if old is None:
        raise Invalid("the book has no address %(id)s", field="id", id=command.id)
    if isinstance(command, c.RemoveAccountAddress):
        return {"addresses": {key: each for key, each in conditions.addresses.items() if key != command.id}}
    if command.label is None and command.address is None:
        raise Invalid("say what changes: the label, or the address", field="label")
    address = _address(command.address) if command.address else old.address
    return {"addresses": {**conditions.addresses, command.id: BookAddress(command.label or old.label, address)}}


def _next_id(conditions: Conditions) -> str:
    return f"b{conditions.numbered + 1}"


def _address(new: NewAddress) -> Address:
    """Give an address as a dossier's is checked. Raises Invalid below `address`."""
    people, address = enrol_address(People("", ""), new, "address")
    return people.addresses[address]


def _prices(
    conditions: Conditions, command: c.SetAccountPrice | c.RemoveAccountPrice, on: date
) -> Mapping[str, tuple[Price, ...]]:
    others = {sku: prices for sku, prices in conditions.prices.items() if sku != command.sku}
    if isinstance(command, c.RemoveAccountPrice):
        if command.sku not in conditions.prices:
            raise Invalid("there is no price of %(sku)s for this account", field="sku", sku=command.sku)
        return others
    if len(others) >= MOST_PRICES:
        raise NotAllowed("an account has prices of %(most)s SKUs at most: remove one first", most=MOST_PRICES)
    agreed = conditions.prices.get(command.sku, ())
    holds = max((price.since for price in agreed if price.since <= on), default=date.min)
    if command.since < holds:
        raise Invalid("another price holds since %(since)s: give that day or a later one", field="since", since=holds)
    kept = {price.since: price for price in agreed if price.since >= holds}
    kept[command.since] = Price(command.since, Decimal(command.amount))
    if len(kept) > PRICES_KEPT:
        raise NotAllowed("a SKU has %(most)s prices to come at most", most=PRICES_KEPT)
    return {**others, command.sku: tuple(kept[since] for since in sorted(kept))}
