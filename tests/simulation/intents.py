"""What users want: commands, each told apart by its comment, that compete for versions, numbers, sequences and contacts."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.application.caller import Caller
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewContact, NewFreight, NewLine, NewPacked
from chalicelib.domain.sale.command_registry import may
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.numbering import Numbering
from tests.samples.callers import ACCOUNTANT, CUSTOMER, MANAGER
from tests.samples.commands import order
from tests.samples.texts import both
from tests.simulation.scheduler import START

REFERENCES = ("45KL89G00E", "45MR02G00A", "45MR61G00C")
DAY = START.date()
LAST_YEAR = date(DAY.year - 1, 12, 31)
LINES = (NewLine(sku="A", name=both("a", "a"), quantity=1_000_000, unit_price="0.1250", vat_rate="20"),) * 2
CARRIAGE = NewFreight(amount="0.75", vat_rate="20")


TURNS = 10
"""Of so many wishes one is to mail nobody, and one is carried over."""
OF_MAIL = (
    c.AskQuestion, c.ConfirmReception, c.Acknowledge, c.ReservePieces, c.ExtendReservation, c.ReleaseReservation, c.OrderOnline,
    c.TakeOrderBack, c.ShareDossier, c.RemoveLink, c.RemoveSharedLinks, c.ReplaceLink,
)  # fmt: skip
"""What customers do, and what is a mail and nothing else: these always mail."""

Wishes = tuple[Callable[[Random, str], c.Command], ...]


class Intent(NamedTuple):
    """One wish of one user, whatever it takes to fulfil it; `name` marks its entry and is its key."""

    name: str
    reference: str | None
    command: c.Command
    caller: Caller
    numbering: Numbering = Numbering()


def begin(reference: str | None, name: str) -> Intent:
    """A dossier is opened, ordered before all that follows from it; its account is everybody's."""
    guest = NewContact(name="Jean", email=f"{name}@bigcorp.example", language="fr")
    command = order(
        effective=LAST_YEAR, reference=reference, lines=LINES, contacts=(guest,), deputy="paul", comment=name, freight=CARRIAGE
    )
    return Intent(name, reference, command, MANAGER)


HELD = {"F26-0002": "45KL89G00E", "f26 0003": "45MR02G00A", "BL26-0001": "45KL89G00E", "A26/0001": "45MR02G00A"}
"""Numbers that were given by hand before they were ours, by the dossiers of their delivery notes."""


def held(number: str) -> Intent:
    """A delivery note of before our sequences began."""
    part, name = (NewPacked(line=1, quantity=1),), f"held-{number}"
    command = c.CreateDeliveryNote(number=number, parts=part, comment=name)
    return Intent(name, HELD[number], command, MANAGER, Numbering(since=2099))


def last(reference: str, kind: type[c.Command]) -> Intent:
    """A document that takes a number, when all else is done."""
    name, shares = f"last-{kind.__name__}-{reference}", (NewPacked(line=1, quantity=1),)
    if kind is c.CreateDeliveryNote:
        return Intent(name, reference, c.CreateDeliveryNote(parts=shares, comment=name), MANAGER)
    return Intent(name, reference, c.IssueInvoice(due=date(2099, 1, 1), parts=shares, comment=name), MANAGER)


def wish(chance: Random, name: str, kinds: Wishes, references: Sequence[str] = REFERENCES) -> Intent:
    """Something of these kinds on one of the dossiers; staff ask now and then that nobody be mailed, or carry it over."""
    command = chance.choice(kinds)(chance, name)
    if _turn(name) == 0 and not isinstance(command, OF_MAIL):
        command = replace(command, mails=False)
    elif _turn(name) == TURNS // 2 and not isinstance(command, OF_MAIL):
        command = replace(command, recorded=START)
    if isinstance(command, c.CreateDossier):
        return Intent(name, None, command, MANAGER)
    caller = next(caller for caller in (CUSTOMER, MANAGER, ACCOUNTANT) if may(caller.roles, type(command)))
    return Intent(name, chance.choice(references), command, caller)


def silent(entries: Sequence[Entry]) -> bool:
    """Whether what was committed is to mail nobody."""
    asked = (x for x in entries if x.origin.channel != "link" and not isinstance(x.event, e.AcknowledgementRequested))
    return any(_turn(entry.origin.comment or "") in (0, TURNS // 2) for entry in asked)


def _turn(name: str) -> int | None:
    kind, _, number = name.partition("-")
    return int(number) % TURNS if kind == "wish" else None


def _numbered(chance: Random, name: str) -> str:
    """Mostly another system's; now and then one that a sequence of ours gives or will give, of whatever kind, anyhow spelled."""
    if chance.random() < 0.7:
        return f"X-{chance.randrange(400)}"
    return chance.choice(("F26-{:04d}", "f26 {}", "BL26-{:05d}", "a26/{}", "F25–{:04d}")).format(chance.randrange(1, 60))


def _guest(chance: Random, name: str) -> c.Command:
    return c.InviteContact(new=NewContact(name="Ann", email=f"{name}@bigcorp.example", language="en"), comment=name)


def pieces(chance: Random) -> tuple[NewPacked, ...]:
    return (NewPacked(line=chance.randrange(1, 3), quantity=chance.randrange(1, 3)),)


def stroke(chance: Random, name: str) -> c.Command:
    return c.StrikeEntry(entry=chance.randrange(4, 60), comment=name)


def _answer(chance: Random, name: str) -> c.Command:
    """Which of several is answered has to be said; where one alone is open it may be."""
    return c.AnswerQuestion(question=chance.choice((None, chance.randrange(4, 40))), comment=name)


def day_of(chance: Random) -> date:
    """Mostly today; a document of a day before is refused once its sequence is further, one of last year has its own."""
    return chance.choice((DAY,) * 6 + (DAY - timedelta(days=1), LAST_YEAR))


def _note(chance: Random, name: str) -> c.Command:
    return c.CreateDeliveryNote(effective=day_of(chance), parts=pieces(chance), comment=name)


def invoice(chance: Random, name: str) -> c.Command:
    return c.IssueInvoice(effective=day_of(chance), due=DAY, parts=pieces(chance), comment=name)


def credit(chance: Random, name: str) -> c.Command:
    return c.Credit(
        reason="price", effective=day_of(chance), invoice=f"F26-{chance.randrange(1, 9):04d}", amount="0.01", comment=name
    )


WISHES: Wishes = (
    *(lambda chance, name: c.AddNote(comment=name),) * 7,
    lambda chance, name: c.AddNote(comment=name, next_news=DAY + timedelta(days=3)),
    *(lambda chance, name: c.AskQuestion(name="Jean", comment=name),) * 3,
    *(stroke,) * 3,
    lambda chance, name: c.CreateDeliveryNote(number=_numbered(chance, name), parts=pieces(chance), comment=name),
    lambda chance, name: c.IssueInvoice(number=_numbered(chance, name), due=DAY, parts=pieces(chance), comment=name),
    lambda chance, name: c.Credit(
        reason="price", number=_numbered(chance, name), invoice=_numbered(chance, name), amount="0.01", comment=name
    ),
    *(_note, invoice, invoice, invoice, credit),
    lambda chance, name: c.AnnounceDelivery(on=DAY + timedelta(days=chance.randrange(9)), comment=name),
    lambda chance, name: c.Ship(carrier="Poste", parts=pieces(chance), comment=name),
    lambda chance, name: c.CorrectShipment(parcel=chance.randrange(1, 3), tracking=name, comment=name),
    lambda chance, name: c.MarkReceived(comment=name),
    lambda chance, name: c.ConfirmReception(name="Jean", parcel=chance.randrange(1, 4), comment=name),
    lambda chance, name: c.MarkPaid(comment=name),
    _answer,
    lambda chance, name: c.RevokeLink(link=f"l{chance.randrange(1, 6)}", comment=name),
    lambda chance, name: begin(None, name).command,
    *(_guest,) * 2,
    *(lambda chance, name: c.Acknowledge(comment=name),) * 2,
)
MAILED = WISHES[-5:]
"""What leads to mails."""
NUMBERED: Wishes = (
    _note,
    invoice,
    invoice,
    credit,
    stroke,
    lambda chance, name: c.CreateDeliveryNote(number=f"X-{chance.randrange(20)}", parts=pieces(chance), comment=name),
)
"""What takes numbers of ours, and gives none back, and now and then one of few that are given by hand."""
AT_ONCE: Wishes = (_note, invoice)
"""What takes a number in one moment with others."""
