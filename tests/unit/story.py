"""A dossier told in commands, each on its day, decided by the domain and folded, for tests of steps and document."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from chalicelib.application.caller import Caller
from chalicelib.application.writing.entries import as_entries
from chalicelib.domain.account.people import People
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAddress, NewContact, NewLine, NewTerms
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.domain.sale.decide import decide, decide_with_people
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.opening import open_dossier
from chalicelib.domain.values.actor import Actor

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
TODAY = date(2026, 8, 6)
STAFF = Caller("s:claire", "claire", frozenset({"manager"}), Actor("manager"), "staff")
ADDRESS = NewAddress(lines=("BigCorp Europe", "12, rue des Tamis"), postcode="38000", city="Grenoble", country="FR")


COMMANDS = (
    bodies("manager", "accountant") | c.AskQuestion | c.ConfirmReception | c.RecordDocument | c.RecordUpload
    | c.RecordDocumentFailed | c.RecordUndelivered
)  # fmt: skip


def line(sku: str, **more: Any) -> NewLine:
    """A line of one piece at 100 euros."""
    text = {"fr": f"Pièce {sku}", "en": f"Piece {sku}"}
    return NewLine(**{"sku": sku, "name": text, "quantity": 1, "unit_price": "100.00", "vat_rate": "20", **more})


@dataclass
class Story:
    """A dossier as it goes; an offer if it is valid until a day, else a firm order. recorded: of one that is carried over."""

    begun: date = date(2026, 7, 15)
    until: date | None = None
    recorded: datetime | None = None
    lines: tuple[NewLine, ...] = (line("A"), line("B"), line("C"))
    history: list[Entry] = field(default_factory=list)
    people: People = field(default_factory=lambda: People("bigcorp", "BigCorp Europe"))

    def __post_init__(self) -> None:
        create = c.CreateDossier(
            effective=self.begun, recorded=self.recorded, account="bigcorp", customer="BigCorp Europe", owner="vasseur",
            lines=self.lines,
            contacts=(NewContact(name="Jean Bon", email="jean.bon@bigcorp.example", language="fr"),),
            delivery=ADDRESS, billing=ADDRESS, terms=NewTerms(valid_until=self.until) if self.until else None,
        )  # fmt: skip
        self.people, events = open_dossier(create, self.people, self.begun)
        self.history += as_entries(events, 0, create, STAFF, NOW)

    @property
    def state(self) -> Dossier:
        """What all of it leaves."""
        return fold(self.history)

    def does(self, day: date, type_: str, **more: Any) -> "Story":
        """One command on a day."""
        body = {"type": type_, "effective": day.isoformat(), **more}
        command: c.Command = msgspec.convert(body, COMMANDS)
        if isinstance(command, c.Signed):
            self.people, events = decide_with_people(self.state, self.people, command, day)
        else:
            events = decide(self.state, command, day)
        self.history += as_entries(events, len(self.history), command, STAFF, NOW)
        return self
