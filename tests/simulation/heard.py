"""Who heard of what, counted from the histories alone: each reader once a commit, and nobody where no mail was wanted."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import get_args

from chalicelib.application.ports.commit import Record
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.mail import Mail
from chalicelib.domain.sale.lines import Scope
from chalicelib.effects.queue.run import SYSTEM
from tests.simulation.held_back import never_told, read_meanwhile
from tests.simulation.intents import silent
from tests.simulation.links_ledger import audit
from tests.simulation.world import World

MAILED = (
    e.Shipped, e.ShipmentCorrected, e.DeliveryAnnounced, e.Received, e.QuestionAsked, e.QuestionAnswered, e.NewsPromised,
    e.InvoiceIssued, e.MarkedPaid, e.PaymentAllocated, e.DepositReceived, e.Credited, e.Refunded, e.OrderCancelled,
    e.OrderChanged, e.PaymentMoved, e.DueDateChanged, e.OfferVoided, e.OrderRequested, e.OrderDeclined, e.OrderTakenBack,
    e.PiecesReserved, e.ReservationExtended, e.ReservationReleased, e.ReservationLapsed, e.PaymentReturned,
    e.RefundCameBack,
)  # fmt: skip
"""What every reader hears of, where customers see it."""
KINDS = set(get_args(Mail))


def heard(world: World, histories: Mapping[str, list[Entry]], records: list[Record]) -> Iterator[str]:
    """What went astray."""
    mails, stopped_mails = _mails(world, records), never_told(histories, records)
    for reference, history in histories.items():
        begin = 0
        for end in sorted(record.version for record in records if record.reference == reference):
            entries, begin = history[begin:end], end
            to = Counter(person for entry in entries for person in mails.get((reference, entry.seq), ()))
            named = f"{reference}: the commit of {entries[0].seq if entries else end}"
            if to and silent(entries):
                yield f"{named} mails {sorted(to)}, and no mail was wanted"
            yield from (f"{named} mails {person} {times} times" for person, times in to.items() if times > 1)
            struck = any(isinstance(entry.event, e.EntryStruck | e.OrderCancelled) for entry in entries)
            if not struck and not any(isinstance(entry.event, MONEY) for entry in entries):
                wrong = sorted(person for person in to if not _may_hear(history[:end], entries, person))
                yield from (f"{named} mails {person}, whose link is not for it" for person in wrong)
            if not silent(entries):
                stopped = stopped_mails.get((reference, entries[0].seq), frozenset()) if entries else frozenset()
                missed = sorted(_meant(history[:end], entries) - set(to) - stopped)
                yield from (f"{named} does not mail {person}" for person in missed)
        yield from _corrected(reference, history)


def _mails(world: World, records: list[Record]) -> Mapping[tuple[str, int], list[str]]:
    """For each entry whom a mail was planned for: it was marked as sent, or there was nothing left to say."""
    planned: dict[tuple[str, int], list[str]] = {}
    for effect in {record.key for record in records if record.principal == SYSTEM.principal} | world.dropped:
        reference, seq, kind, *person = effect.split(".")
        if kind in KINDS:
            planned.setdefault((reference, int(seq)), []).extend(person)
    return planned


MONEY = (
    e.InvoiceIssued, e.MarkedPaid, e.PaymentAllocated, e.DepositReceived, e.Credited, e.Refunded, e.PaymentMoved,
    e.DueDateChanged, e.PaymentReturned, e.RefundCameBack,
)  # fmt: skip
QUOTE = (e.PiecesReserved, e.ReservationExtended, e.ReservationReleased, e.ReservationLapsed)
HEARD: Mapping[Scope, tuple[type, ...]] = {
    "full": MAILED,
    "act": tuple(kind for kind in MAILED if kind not in MONEY + QUOTE),
    "read": (),
    "invoices": MONEY,
}
"""What whoever has such a link hears of."""


def _meant(history: list[Entry], entries: list[Entry]) -> set[str]:
    """Who was given a link for it before, if something of a commit is for them and they did not do it on the page.

    Of the offer of what an order left its readers hear in the order's own mail.
    """
    links, _ = audit(history)
    given = {entry.event.link for entry in history if isinstance(entry.event, e.LinkGranted | e.LinkReplaced)}
    newest = {link.contact: link.scope for name, link in links.items() if link.live and name in given}
    meant = set()
    for entry in entries:
        acted = entry.origin.actor.id if entry.origin.channel == "link" else None
        if entry.origin.visible:
            meant |= {one for one, scope in newest.items() if isinstance(entry.event, HEARD[scope]) and one != acted}
    return meant - {
        entry.origin.actor.id for entry in entries if isinstance(entry.event, MAILED) and entry.origin.channel == "link"
    }


def _may_hear(history: list[Entry], entries: list[Entry], person: str) -> bool:
    """Say whether a mail of a commit is one that its reader's link is for, or names them."""
    links, _ = audit(history)
    scope = next((link.scope for link in reversed(links.values()) if link.live and link.contact == person), None)
    if scope in (None, "full") or any(getattr(entry.event, "contact", None) == person for entry in entries):
        return True
    return scope == "act" and not all(isinstance(entry.event, MONEY + QUOTE) for entry in entries if entry.origin.visible)


def _corrected(reference: str, history: list[Entry]) -> Iterator[str]:
    """Nobody is told that something was wrong of which they never heard."""
    for at, sent in enumerate(history):
        if not isinstance(sent.event, e.MailSent) or not sent.event.entry:
            continue
        stroke = history[sent.event.entry - 1]
        if isinstance(stroke.event, e.EntryStruck) and sent.event.contact not in _knew(history[:at], stroke, stroke.event.entry):
            yield f"{reference}: {sent.event.contact} is told that {stroke.event.entry} was wrong, and never heard of it"


def _knew(history: list[Entry], stroke: Entry, wrong: int) -> set[str]:
    """Who was mailed an entry, another one of its commit, or anything before it was struck that may have said it."""
    struck = history[wrong - 1]
    alone = isinstance(struck.event, e.NoteAdded | e.QuestionAnswered)
    knew = set() if alone else read_meanwhile(history, wrong, stroke.seq)
    for mark in history:
        if isinstance(mark.event, e.MailSent) and mark.event.entry:
            beside = mark.seq < stroke.seq and history[mark.event.entry - 1].committed == struck.committed
            if beside or mark.event.entry == wrong:
                knew.add(mark.event.contact)
    return knew
