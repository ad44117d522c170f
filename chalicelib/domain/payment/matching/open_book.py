"""All that is open, ordered by what a payment may say of it; made once for many payments."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from chalicelib.domain.payment.matching.atoms import atoms
from chalicelib.domain.payment.matching.open_item import OpenItem
from chalicelib.domain.payment.matching.payer_key import plain_name
from chalicelib.domain.payment.matching.written_numbers import Key, key_of, spellings, written
from chalicelib.domain.values.creditor_reference import creditor_reference

Items = tuple[OpenItem, ...]
_LEAST_OF_ORDER = 4
"""Signs of a customer's order number below which nothing is read into a text."""


CUT_NAME = 18
"""Signs from which on a bank may have cut a name, as 24 of a transfer are all that some keep."""


class OpenBook:
    """What is open; each look-up costs what it finds."""

    def __init__(self, items: Iterable[OpenItem]) -> None:
        self.items = tuple(items)
        numbers, orders = defaultdict[Key, list[tuple[tuple[str, ...], OpenItem]]](list), defaultdict[Key, list[OpenItem]](list)
        references, dossiers = defaultdict[str, list[OpenItem]](list), defaultdict[str, list[OpenItem]](list)
        accounts, amounts, names = (
            defaultdict[str, list[OpenItem]](list),
            defaultdict[Decimal, list[OpenItem]](list),
            defaultdict[str, set[str]](set),
        )
        for item in self.items:
            for groups in spellings(written(item.number).groups) if item.number else ():
                numbers[key_of(groups)].append((groups, item))
            for reference in references_of(item):
                references[reference].append(item)
            if item.order_number and _tells(item.order_number):
                orders[tuple(atom.text for atom in atoms(item.order_number))].append(item)
            dossiers[item.reference].append(item)
            accounts[item.account].append(item)
            amounts[item.open].append(item)
            names[plain_name(item.customer)].add(item.account)
        self.numbers, self.orders, self.references, self.dossiers = numbers, orders, references, dossiers
        self.starts, self.order_starts = frozenset(key[0] for key in numbers), frozenset(key[0] for key in orders)
        self._accounts, self._amounts = accounts, amounts
        self._names: Mapping[str, frozenset[str]] = {name: frozenset(of) for name, of in names.items()}
        self.series = frozenset(key[:-1] for key in numbers if len(key) > 1 and key[-1].isdigit() and not key[0].isdigit())

    def of_account(self, account: str, currency: str) -> Items:
        """Give what is open of a customer in a currency, the first due first."""
        return tuple(sorted((item for item in self._accounts.get(account, ()) if item.currency == currency), key=_due))

    def of_amount(self, amount: Decimal, currency: str) -> Items:
        """Give what is open with just this amount."""
        return tuple(item for item in self._amounts.get(amount, ()) if item.currency == currency)

    def named(self, name: str) -> str | None:
        """Give the account of the one customer who has just this name, or whose name begins so where a bank may have cut it."""
        plain = plain_name(name)
        accounts = self._names.get(plain, frozenset())
        if not accounts and len(plain) >= CUT_NAME:
            accounts = frozenset[str]().union(*(of for whole, of in self._names.items() if whole.startswith(plain)))
        return next(iter(accounts)) if len(accounts) == 1 else None


def references_of(item: OpenItem) -> tuple[str, ...]:
    """Give the structured reference that the customer was told: of the invoice, or of the dossier before there is one."""
    try:
        return (creditor_reference(item.invoice or item.reference),)
    except ValueError:
        return ()


def _tells(number: str) -> bool:
    """Say whether an order number of a customer's is one that a text does not hold by chance."""
    groups = [atom.text for atom in atoms(number)]
    digits = sum(len(group) for group in groups if group.isdigit())
    least = _LEAST_OF_ORDER if any(not group.isdigit() for group in groups) else _LEAST_OF_ORDER + 2
    return digits >= least


def _due(item: OpenItem) -> tuple[object, ...]:
    return item.due, item.number or "", item.reference
