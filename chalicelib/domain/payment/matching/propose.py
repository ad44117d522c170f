"""What a payment settles, as far as it says so itself; else as far as its payer and its amount do."""

from collections.abc import Mapping
from decimal import Decimal

from chalicelib.domain.payment.matching.open_book import Items, OpenBook
from chalicelib.domain.payment.matching.open_item import OpenItem
from chalicelib.domain.payment.matching.payer_key import payer_id
from chalicelib.domain.payment.matching.payer_rule import NOT_CUSTOMERS
from chalicelib.domain.payment.matching.proposal import Code, Proposal, Reason, in_full, total
from chalicelib.domain.payment.matching.read_text import ReadText, read
from chalicelib.domain.payment.matching.short_and_over import settled
from chalicelib.domain.payment.matching.sums import adding_up
from chalicelib.domain.payment.payment import AsideWhy, Payment
from chalicelib.domain.values.money import ZERO

MOST_POSSIBLE = 5
_GOOD = frozenset[AsideWhy](("payout", "not_customers", "batch"))
"""Why a payment is rightly aside."""
_ASIDE: Mapping[AsideWhy, Code] = {
    "payout": "payout_known", "not_customers": "rule_aside", "other_currency": "other_currency", "outgoing": "outgoing",
    "batch": "batch_parts", "reversal": "reversal",
}  # fmt: skip


def propose(payment: Payment, book: OpenBook, payers: Mapping[str, str]) -> Proposal:
    """Give what the payment settles of what is left of it. payers: what is remembered of each, by its id."""
    if payment.aside:
        why = payment.aside.why
        return _nothing(payment, (Reason(_ASIDE[why], "good" if why in _GOOD else "warn"),))
    if payment.left <= ZERO:
        return _nothing(payment, ())
    mentions = read(payment.reference, payment.text, book)
    remembered = payers.get(payer_id(payment.payer) or "")
    if mentions.all:
        return _by_numbers(payment, mentions, remembered, book)
    if mentions.dossiers or mentions.orders:
        return _by_orders(payment, mentions, remembered)
    if remembered == NOT_CUSTOMERS:
        return _nothing(payment, (Reason("rule_aside", "good"),))
    account = payment.account or remembered or book.named(payment.payer.name)
    if account:
        payer_reason = Reason("kept_for" if payment.account else "payer_known" if remembered else "name_equal", "good")
        return _by_payer(payment, mentions, payer_reason, book.of_account(account, payment.currency))
    return _by_amount(payment, mentions, book)


def _nothing(payment: Payment, reasons: tuple[Reason, ...], possible: Items = ()) -> Proposal:
    return Proposal((), reasons, False, payment.left, in_full(possible[:MOST_POSSIBLE]))


def _by_numbers(payment: Payment, mentions: ReadText, remembered: str | None, book: OpenBook) -> Proposal:
    """Settle what is named by numbers or references of ours: sure where all of it is there in full and adds up."""
    foreign = _mixed(payment, mentions.all)
    reasons = (*_read(mentions), *_doubts(mentions, remembered or book.named(payment.payer.name), remembered is not None))
    if foreign:
        return _nothing(payment, (*reasons, Reason("other_currency", "warn")), mentions.all)
    for items in (mentions.whole, _without_list(mentions)):
        if items and total(items) == payment.left:
            certain = not mentions.short and not mentions.foreign and _agrees(payment, items, remembered, book)
            exact = Reason("amount_exact" if len(items) == 1 else "sum_exact", "good", len(items), payment.left)
            return Proposal(in_full(items), (*reasons, exact), certain, ZERO)
    way = adding_up(mentions.all, payment.left)
    if way.ways == 1:
        exact = Reason("amount_exact" if len(way.items) == 1 else "sum_exact", "good", len(way.items), payment.left)
        return Proposal(in_full(way.items), (*reasons, exact), False, ZERO)
    if not _agrees(payment, mentions.all, remembered, book):
        # A digit may be wrong: the number is another customer's, and not even the amount speaks for it.
        return _nothing(payment, reasons, mentions.all)
    return _with_others(payment, mentions, reasons, book) or settled(payment, mentions.all, reasons)


def _without_list(mentions: ReadText) -> Items:
    return tuple(item for item in mentions.whole if item not in mentions.listed)


def _agrees(payment: Payment, items: Items, remembered: str | None, book: OpenBook) -> bool:
    """Say whether nothing else that is payer_reason of the payer speaks against the numbers."""
    accounts = {item.account for item in items}
    others = {remembered, book.named(payment.payer.name)} - {None}
    return not others or bool(others & accounts)


def _mixed(payment: Payment, items: Items) -> bool:
    return any(item.currency != payment.currency for item in items)


def _read(mentions: ReadText) -> tuple[Reason, ...]:
    reasons = []
    if mentions.by_reference:
        reasons.append(Reason("reference_read", "good", len(mentions.by_reference)))
    numbers = [item for item in mentions.all if item not in mentions.by_reference]
    if numbers:
        reasons.append(Reason("numbers_read", "good", len(numbers), word=", ".join(item.number or "" for item in numbers)))
    return tuple(reasons)


def _doubts(mentions: ReadText, payer: str | None = None, remembered: bool = False) -> tuple[Reason, ...]:
    """Say what speaks against what was read, or for it: payer: whom the payer pays for, as remembered or by name."""
    reasons = [Reason("number_not_open", "warn", word=word) for word in mentions.foreign[:MOST_POSSIBLE]]
    if mentions.short:
        reasons.append(Reason("number_cut", "warn", len(mentions.short)))
    accounts = {item.account for item in (*mentions.all, *mentions.dossiers, *mentions.orders)}
    if payer and payer not in accounts:
        reasons.append(Reason("payer_of_another", "warn"))
    elif payer:
        reasons.append(Reason("payer_known" if remembered else "name_equal", "good"))
    return tuple(reasons)


def _with_others(payment: Payment, mentions: ReadText, reasons: tuple[Reason, ...], book: OpenBook) -> Proposal | None:
    """Take what the text names and, where more came, what else of the same customer adds up in one way: the text may be cut."""
    rest = payment.left - total(mentions.all)
    accounts = {item.account for item in mentions.all}
    if rest <= 0 or len(accounts) != 1 or rest == total(mentions.all):
        return None  # just twice as much is more like a payment made twice
    others = tuple(item for item in book.of_account(next(iter(accounts)), payment.currency) if item not in mentions.all)
    way = adding_up(others, rest)
    if way.ways != 1:
        return None
    more = (
        Reason("sum_exact", "good", len(mentions.all) + len(way.items), payment.left),
        Reason("others_fit", "warn", len(way.items)),
    )
    return Proposal(in_full((*mentions.all, *way.items)), (*reasons, *more), False, ZERO)


def _by_orders(payment: Payment, mentions: ReadText, remembered: str | None) -> Proposal:
    """Settle what is open of the orders that the text names; a customer's number may be another customer's too."""
    items = tuple(dict.fromkeys((*mentions.dossiers, *mentions.orders)))
    mine = tuple(item for item in items if item.account == remembered)
    items = mine or items
    reasons = (
        Reason("order_read", "good", len({item.reference for item in items})),
        *_doubts(mentions, remembered, remembered is not None),
    )
    if len({item.account for item in items}) > 1:
        return _nothing(payment, (*reasons, Reason("several_possible", "warn", len(items))), items)
    return _of_items(payment, items, reasons, certain_items=len({item.reference for item in items}) == 1)


def _by_payer(payment: Payment, mentions: ReadText, payer_reason: Reason, items: Items) -> Proposal:
    """Settle what the amount tells of what is open of a customer whom the payer pays for."""
    reasons = (payer_reason, *_doubts(mentions))
    if mentions.foreign:
        return _nothing(payment, reasons, items)
    return _of_items(payment, items, reasons, certain_items=True)


def _of_items(payment: Payment, items: Items, reasons: tuple[Reason, ...], *, certain_items: bool) -> Proposal:
    if _mixed(payment, items):
        return _nothing(payment, (*reasons, Reason("other_currency", "warn")), items)
    way = adding_up(items, payment.left)
    if way.ways == 1:
        exact = Reason("amount_exact" if len(way.items) == 1 else "sum_exact", "good", len(way.items), payment.left)
        return Proposal(in_full(way.items), (*reasons, exact), False, ZERO)
    if len(items) == 1 and certain_items:
        return settled(payment, items, reasons)
    if not items:
        return _nothing(payment, reasons)
    return _nothing(
        payment, (*reasons, Reason("several_possible", "warn", way.ways or len(items))), _nearest(items, payment.left)
    )


def _by_amount(payment: Payment, mentions: ReadText, book: OpenBook) -> Proposal:
    """Say what may be meant by the amount alone: nobody is payer_reason to pay for any of it, so that nothing is proposed."""
    items = book.of_amount(payment.left, payment.currency) if not mentions.foreign else ()
    reasons = (Reason("payer_unknown", "warn"), *_doubts(mentions))
    several = (Reason("several_possible", "warn", len(items)),) if items else ()
    return _nothing(payment, (*reasons, *several), items)


def _nearest(items: Items, amount: Decimal) -> Items:
    """Give the items whose amounts are nearest, for who chooses."""

    def distance(item: OpenItem) -> Decimal:
        return abs(item.open - amount)

    return tuple(sorted(items, key=distance))
