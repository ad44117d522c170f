"""Load the demonstration through the staff API, once: another start finds all of it and writes nothing."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple, Protocol
from uuid import uuid4

from infra.demo import cases, changed, many, offer, paid, paying
from infra.demo import partial as partly
from infra.demo.products import PRODUCTS
from infra.demo.script import PARIS, Body, Issued, Reader, Script

DRAWN = date(2026, 8, 6)
"""The day that the drawings show as today."""
PATIENCE = 90.0
"""Seconds to wait for a mail: the stream wakes the worker at once, the sweep comes each minute."""


class StaffClient(Protocol):
    """The staff API; see `infra.demo.staff_api`."""

    def dossier(self, reference: str) -> dict[str, Any] | None:
        """Give the dossier as staff read it, or None."""

    def product(self, body: Body) -> None:
        """Have a product in the catalogue."""

    def create(self, body: Body, key: str) -> None:
        """Create a dossier, once for each key."""

    def command(self, reference: str, body: Body, key: str) -> None:
        """Ask for a command, once for each key."""


Mailed = Callable[[str, str, float], str | None]
"""The link last mailed to an address about a dossier, waited for so many seconds; see `infra.demo.mailed_links`."""


class Page(NamedTuple):
    """A customer's page, who was mailed the link to it, and what the dossier is."""

    reference: str
    email: str
    url: str
    what: str
    reader: str


class Play(NamedTuple):
    """A dossier of the demonstration: how it is written for a shift of dates, and the day on which the drawing opens it."""

    reference: str
    script: Callable[[timedelta], Script]
    opened: date
    what: str = "one of the larger demonstration"


PLAYS = (
    Play(paid.REFERENCE, lambda shift: paid.script(), date(2004, 7, 22), "an order of 2004, delivered and paid"),
    Play(partly.REFERENCE, partly.script, date(2026, 7, 15), "two of three lines have shipped, an invoice is to be settled"),
    Play(offer.REFERENCE, offer.script, date(2026, 8, 3), "an offer that waits for its order"),
)
CHANGED = Play(
    changed.REFERENCE,
    changed.script,
    date(2026, 6, 30),
    "an order that changed: a line cancelled, a piece credited, paid too much",
)
CASES = tuple(Play(reference, partial(cases.script, reference), cases.OPENED, what) for reference, what in cases.WHAT.items())
PAYING = tuple(Play(reference, partial(paying.script, reference), paying.OPENED, what) for reference, what in paying.WHAT.items())


def plays(count: int = 0) -> Iterator[Play]:
    """Yield the drawings' dossiers, and of the larger demonstration as many as make `count`: first those of money.

    Those come last, the order that changed before the others: their invoices are of some days ago, each later than the one
    before, and are refused where somebody issued newer ones.
    """
    yield from PLAYS
    special = (*CASES, CHANGED, *PAYING)[: max(count - len(PLAYS), 0)]
    for number in range(1, count - len(PLAYS) - len(special) + 1):
        yield Play(many.reference(number), partial(_of_many, number), many.opened(number, DRAWN))
    yield from special


def _of_many(number: int, shift: timedelta) -> Script:
    return many.script(number, DRAWN + shift)


def load(
    staff: StaffClient, mailed: Mailed, today: date | None = None, count: int = 0, say: Callable[[str], None] = lambda _: None
) -> Iterator[Page]:
    """Yield the pages, each as soon as its dossier is written and its link is mailed. Raises RuntimeError if one cannot be."""
    today = today or datetime.now(PARIS).date()
    for product in PRODUCTS:
        staff.product(product)
    for play in plays(count):
        stored = staff.dossier(play.reference)
        script = play.script(_shift(play, stored, today))
        fresh = not _whole(script, stored)
        if fresh:
            say(f"  writing {play.reference}, {play.what} …")
            _write(staff, script)
        for reader in script.readers:
            url = _link(staff, mailed, script, reader, PATIENCE if fresh else 0)
            yield Page(play.reference, reader.email, url, play.what, reader.who)


def _shift(play: Play, stored: dict[str, Any] | None, today: date) -> timedelta:
    """Say by how much dates move: as on the day of the first start, so that what was half written is finished as it was begun."""
    return date.fromisoformat(stored["state"]["opened"]) - play.opened if stored else today - DRAWN


def _whole(script: Script, stored: dict[str, Any] | None) -> bool:
    """Say whether all was written before: each command makes one entry, creation one more, each invitation one.

    What workers report, mails sent and documents made, does not count.
    """
    written = sum(entry["origin"]["channel"] != "event" for entry in stored["entries"]) if stored else 0
    return written > len(script.commands) + len(script.readers)


def _write(staff: StaffClient, script: Script) -> None:
    first, *others = script.commands
    staff.create(first, f"demo-{script.reference}-1")
    for number, body in enumerate(others, start=2):
        staff.command(script.reference, _numbered(staff, script.reference, body), f"demo-{script.reference}-{number}")
    for reader in script.readers:
        invitation = {"type": "invite_contact", **reader.invite}
        staff.command(script.reference, invitation, f"demo-{script.reference}-{reader.email.partition('@')[0]}")


def _numbered(staff: StaffClient, reference: str, body: Body) -> Body:
    """Give a command that names the dossier's invoices by the numbers that they were given."""

    def resolved(value: Any) -> Any:
        match value:
            case Issued(position):
                return (staff.dossier(reference) or {})["state"]["invoices"][position]["number"]
            case dict():
                return {name: resolved(part) for name, part in value.items()}
            case list():
                return [resolved(part) for part in value]
        return value

    named: Body = resolved(body)
    return named


def _link(staff: StaffClient, mailed: Mailed, script: Script, reader: Reader, patience: float) -> str:
    """Give the mailed link; where the mails of an earlier start are gone, another one is asked for."""
    link = mailed(reader.email, script.reference, patience)
    if link is None:
        staff.command(script.reference, {"type": "invite_contact", **reader.invite}, f"demo-again-{uuid4()}")
        link = mailed(reader.email, script.reference, PATIENCE)
    if link is None:
        raise RuntimeError(f"no mail with the link of {script.reference} came to {reader.email} within {PATIENCE:.0f} s")
    return link
