"""What must hold of codes when all is quiet: each opened the order that it was mailed for, in time, once, and to no guesser."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from chalicelib.application.ports.commit import Record
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.online import Online
from chalicelib.domain.sale.order_code import A_DAY, LIVES, TRIES
from chalicelib.domain.values.money import HUNDRED, ZERO, cents, line_net
from tests.simulation.money import RATE
from tests.simulation.ordered import ABOVE

if TYPE_CHECKING:
    from tests.simulation.world import World

ASKED = ".code"
"""Ends the key of each request for a code."""


def about_codes(record: Record) -> bool:
    """Whether a record is of a code, and not of a commit to its dossier."""
    return record.principal.startswith("code:") or record.key.endswith(ASKED)


def coded(world: "World", histories: Mapping[str, list[Entry]], records: list[Record]) -> Iterator[str]:
    """What went astray."""
    if not world.story.online:
        return
    opened: Counter[tuple[str, int]] = Counter()
    for reference, history in histories.items():
        for entry in history:
            online = _online(entry)
            if online is None or entry.origin.channel != "link":
                continue
            name = entry.origin.comment or ""
            typed = world.codes.typed.get(name)
            if typed is None:
                if online.delivery or _gross(entry.event) > ABOVE:
                    yield f"{name}: ordered without the code that it needs"
                continue
            number = next((n for n, digits in world.codes.inbox.get(reference, ()) if digits == typed), 0)
            opened[reference, number] += 1
            yield from (f"{name}: {wrong}" for wrong in _opened(world, (reference, number), entry, typed))
    yield from (f"code {code}: opened {times} orders" for code, times in opened.items() if times > 1)
    asked = Counter(one.reference for one in records if one.key.endswith(ASKED))
    yield from (f"{reference}: {times} codes on one day" for reference, times in asked.items() if times > A_DAY)
    tries = Counter((one.reference, one.fingerprint) for one in records if one.principal.startswith("code:"))
    yield from (f"{reference}: {times} tries of a code" for (reference, _), times in tries.items() if times > TRIES)


def _opened(world: "World", code: tuple[str, int], entry: Entry, typed: str) -> Iterator[str]:
    """What is wrong with the code that opened an order."""
    if code not in world.codes.mailed:
        yield "opened by a code that nobody was mailed"
        return
    order, at = world.codes.mailed[code]
    if order != world.codes.sent[entry.origin.comment or ""]:
        yield "opened by the code of another order"
    if entry.committed >= at + LIVES:
        yield "opened by a code whose time was over"
    if world.codes.wrong[code[0], typed] >= TRIES:
        yield "opened by a code that was guessed at too often"


def _online(entry: Entry) -> Online | None:
    """What a customer said with an order, or with one that staff confirm first."""
    if isinstance(entry.event, e.OrderRequested):
        return entry.event.wanted.online
    return entry.event.online if isinstance(entry.event, e.OrderCreated) else None


def _gross(event: object) -> Decimal:
    """What a firm order comes to; all its lines have one rate of VAT."""
    lines = event.lines if isinstance(event, e.OrderCreated) else ()
    net = sum((line_net(line.quantity, line.unit_price, line.discount) for line in lines), ZERO)
    return net + cents(net * RATE / HUNDRED)
