"""What the story of a seed is about: what is wished for, in which dossiers, and what goes on beside."""

from collections.abc import Sequence
from typing import NamedTuple

from chalicelib.domain.sale.offer_policy import OfferPolicy
from tests.builder.online_order import OFFERS
from tests.simulation import offered, ordered, shelf
from tests.simulation.held_back import HELD_BACK, SECONDS
from tests.simulation.intents import AT_ONCE, MAILED, NUMBERED, REFERENCES, Intent, Wishes
from tests.simulation.intents_money import CHANGED, EVERYTHING, INVOICED, MONEY, PAID
from tests.simulation.paid import PAYING
from tests.simulation.sharing import SHARED

Share = tuple[Wishes, Sequence[str]]
"""Wishes, and the dossiers that they are about."""


class Rush(NamedTuple):
    """What is wished for at once in each of these dossiers, one wish after the other, so often, after so many seconds at most."""

    wishes: Wishes
    where: Sequence[str]
    times: int
    rest: float


class Story(NamedTuple):
    """What one seed tells.

    shares: wishes come from each of them in turn. begins: what is there before anybody wants anything, beside the three orders.
    workers: how many there are. work: of so many wishes each runs once, and rests for so many seconds at most.
    rate: so much of all calls goes wrong; back: so many of all mails to customers come back.
    deploys: whether versions change meanwhile.
    counted: after so many seconds at most staff say something of the stock, 0: there is none.
    held: for so many seconds the mails of who asks for it wait.
    bank: how many payments a bank tells of.
    online: whether offers are of what the catalogue has, and orders from the page ask for codes.
    paid: whether doors tell of payments.
    """

    shares: tuple[Share, ...]
    begins: tuple[Intent, ...] = ()
    workers: int = 3
    work: int = 8
    rest: float = 20
    rate: float = 0.12
    back: float = 0.1
    deploys: bool = False
    counted: float = 0
    rush: Rush | None = None
    online: bool = False
    paid: bool = False
    bank: int = 0
    policy: OfferPolicy = OFFERS
    held: int = 0


STORIES = {
    "everything": Story(((EVERYTHING, REFERENCES),)),
    "numbers": Story(((NUMBERED, REFERENCES),), rush=Rush(AT_ONCE, REFERENCES * 2, 6, 4)),
    "money": Story(((MONEY, PAID),)),
    "mails": Story(((MAILED, REFERENCES),), work=2),
    "stock": Story(
        ((offered.ACTS, offered.OFFERED), (shelf.STOCKED, REFERENCES), (shelf.STOCKED, REFERENCES)),
        begins=(*map(shelf.lines_of, REFERENCES), *map(offered.offer_of, offered.OFFERED)), counted=0.5,
        rush=Rush(offered.AT_ONCE, offered.OFFERED, 18, 2),
    ),
    "changes": Story(((CHANGED, PAID),)),
    "deployments": Story(((EVERYTHING, REFERENCES),), deploys=True),
    "orders": Story(
        (*((ordered.ORDERS, ordered.OFFERED),) * 3, (ordered.ON_REST, ordered.REST), (ordered.BACK, (ordered.ORDERED,))),
        begins=tuple(map(ordered.offer_of, ordered.FIRST)),
        workers=12, work=4, rest=8, rate=0.05, back=0.01, counted=15, online=True,
        rush=Rush(ordered.AT_ONCE, ordered.TOGETHER, 10, 30), policy=ordered.POLICY,
    ),
}  # fmt: skip
"""One after the other, seed by seed."""
NAMES = tuple(STORIES)


BANK = 4_000_000
"""From this seed on a bank tells of payments: a story apart as well."""
HELD = 2_000_000
"""From this seed on mails wait to be undone: a story apart too."""
PAYMENTS = 3_000_000
"""From this seed on doors tell of payments, and accountants put them somewhere: a story apart too."""
SHARING = 1_000_000
"""From this seed on colleagues are let in and shut out: a story apart, so that those before keep their seeds."""


def story_of(seed: int) -> Story:
    """The story of a seed."""
    if seed >= BANK:
        return Story(((INVOICED, REFERENCES),), work=6, bank=40)
    if seed >= PAYMENTS:
        return Story(((PAYING, PAID),), paid=True)
    if seed >= HELD:
        return Story(((HELD_BACK, REFERENCES),), work=4, rest=12, held=SECONDS)
    return Story(((SHARED, REFERENCES),), work=4) if seed >= SHARING else STORIES[NAMES[seed % len(NAMES)]]


def seeds_of(story: str, many: int) -> range:
    """The first seeds that tell a story."""
    if story == "bank":
        return range(BANK, BANK + many)
    if story == "held":
        return range(HELD, HELD + many)
    if story == "sharing":
        return range(SHARING, SHARING + many)
    if story == "payments":
        return range(PAYMENTS, PAYMENTS + many)
    return range(NAMES.index(story), many * len(NAMES), len(NAMES))
