"""Mails that wait to be undone: what is wished for, who takes it back in time, and what must hold of these mails."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from chalicelib.application.caller import Outcome
from chalicelib.application.ports.commit import Record
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from tests.samples.callers import MANAGER
from tests.simulation.intents import DAY, Intent, Wishes, pieces

if TYPE_CHECKING:
    from tests.simulation.world import World

SECONDS = 60
"""For which a mail waits."""
NeverTold = Mapping[tuple[str, int], frozenset[str]]


def _date(chance: Random, name: str) -> c.Command:
    return c.AnnounceDelivery(on=DAY + timedelta(days=chance.randrange(9)), comment=name, hold_mails=True)


def _parcel(chance: Random, name: str) -> c.Command:
    return c.Ship(carrier="Poste", parts=pieces(chance), comment=name, hold_mails=True)


HELD_BACK: Wishes = (
    *(_date,) * 4,
    *(_parcel,) * 3,
    lambda chance, name: c.AnnounceDelivery(on=DAY + timedelta(days=chance.randrange(9)), comment=name),
    lambda chance, name: c.AskQuestion(name="Jean", comment=name),
    lambda chance, name: c.AnswerQuestion(comment=name, hold_mails=True),
)


def taking_back(world: "World", intent: Intent, outcome: Outcome) -> Intent | None:
    """Give the wish to take back what was written, after a while that may be too long; None where nobody wants that."""
    undo = outcome.undo
    if undo is None or undo.entry is None or world.chance.random() < 0.4:
        return None
    world.scheduler.wait(world.chance.random() * SECONDS * 1.5)
    name = f"back-{intent.name}"
    return Intent(name, outcome.reference, c.StrikeEntry(entry=undo.entry, comment=name), MANAGER)


def never_told(histories: Mapping[str, list[Entry]], records: list[Record]) -> NeverTold:
    """Give for each entry of a commit that was taken back whom its mails were stopped for, and of the stroke who never heard."""
    stopped_mails: dict[tuple[str, int], frozenset[str]] = {}
    for reference, history in histories.items():
        commits = list(_commits(reference, records))
        for record in records:
            if record.reference != reference or record.mails is None:
                continue
            stroke = next(commit for commit in commits if record.version in commit)
            struck = next(entry.event.entry for entry in history[stroke[0] - 1 :] if isinstance(entry.event, e.EntryStruck))
            taken_back = next(commit for commit in commits if struck in commit)
            stopped = frozenset(record.mails.stopped)
            stopped_mails |= {(reference, seq): stopped for seq in taken_back}
            heard = set(record.mails.left) | read_meanwhile(history, taken_back[-1], stroke[0])
            stopped_mails |= {(reference, seq): stopped - heard for seq in stroke}
    return stopped_mails


def read_meanwhile(history: list[Entry], wrong: int, stroke: int) -> set[str]:
    """Give whom any mail left for between an entry and its stroke: it may have said what was struck."""
    return {mark.event.contact for mark in history[wrong : stroke - 1] if isinstance(mark.event, e.MailSent)}


def _commits(reference: str, records: list[Record]) -> Iterator[range]:
    """Yield the entries that were written together."""
    begin = 1
    for end in sorted(record.version for record in records if record.reference == reference):
        yield range(begin, end + 1)
        begin = end + 1


def left_all_the_same(world: "World", stopped_mails: NeverTold) -> Iterator[str]:
    """No mail leaves that was stopped."""
    for effect in world.mailer.sent:
        reference, seq, _, *person = effect.split(".")
        if seq.isdecimal() and set(person) & stopped_mails.get((reference, int(seq)), frozenset()):
            yield f"{effect}: left though it was undone"
