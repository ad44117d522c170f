"""The code that is mailed before an order of some weight: it opens one order, of one contact, for ten minutes."""

from datetime import date, datetime, timedelta
from hashlib import sha256

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed, TooMany
from chalicelib.domain.sale.facts.online_order import OrderOnline
from chalicelib.domain.values.calendar import paris_date, seconds_left

LIVES = timedelta(minutes=10)
TRIES = 5
A_DAY = 3
DIGITS = 8


class OrderCode(Struct, frozen=True):
    """The newest code mailed to a contact of a dossier, as it is kept: nobody reads the code itself in it.

    order: what tells the order that it opens from every other. nonce, seal: what it was made of, and what a right one gives.
    number: the version with which it was mailed. expires: the moment (UTC) from which it opens nothing.
    day: on which it was mailed (Paris), sent: how many were on that day. tries: how often it was tried. used: whether it opened.
    """

    version: int
    number: int
    order: str
    nonce: str
    seal: str
    expires: datetime
    day: date
    sent: int
    tries: int = 0
    used: bool = False


def order_print(command: OrderOnline) -> str:
    """Give what tells one order from every other: all that it says but the code."""
    return sha256(msgspec.json.encode(replace(command, code=None))).hexdigest()


def code_seed(reference: str, contact: str, order: str, nonce: str) -> str:
    """Give what a code is made of and sealed with: the dossier, the order, the contact, and a word for this time alone."""
    return "|".join((reference, order, contact, nonce))


def mailed_anew(before: OrderCode | None, order: str, nonce: str, seal: str, now: datetime) -> OrderCode:
    """Give the code that takes the place of the one before. Raises TooMany after three on one day."""
    day, version = paris_date(now), (before.version if before else 0) + 1
    sent = before.sent if before and before.day == day else 0
    if sent >= A_DAY:
        raise TooMany("%(n)s codes were mailed today: ask for another one tomorrow, or call us", wait=seconds_left(now), n=A_DAY)
    return OrderCode(version, version, order, nonce, seal, now + LIVES, day, sent + 1)


def tried(code: OrderCode | None, order: str, now: datetime) -> OrderCode:
    """Give the code with one try more, which is kept before it is compared.

    Raises NotAllowed where no code can open this order: none was mailed for it, it expired, or was tried five times.
    """
    if code is None or code.used or code.order != order:
        raise NotAllowed("no code was mailed for this order: ask for one", field="code")
    if now >= code.expires:
        raise NotAllowed("this code has expired: ask for another one", field="code")
    if code.tries >= TRIES:
        raise NotAllowed("this code was tried %(n)s times: ask for another one", field="code", n=TRIES)
    return replace(code, version=code.version + 1, tries=code.tries + 1)


def wrong(code: OrderCode) -> Invalid:
    """Give the refusal of a code that is not the one, with the tries that are left."""
    return Invalid("wrong code; tries left: %(left)s", field="code", left=TRIES - code.tries)


def spent(code: OrderCode) -> OrderCode:
    """Give the code once it opened its order."""
    return replace(code, version=code.version + 1, used=True)
