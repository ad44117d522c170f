"""An instrument as its history leaves it: what it is, whose it was and is, what holds for it."""

from datetime import date

from msgspec import Struct

from chalicelib.domain.instrument.contract_level import ServiceContract
from chalicelib.domain.instrument.instrument_facts import Work
from chalicelib.domain.values.language import Text


class Delivery(Struct, frozen=True):
    """By which line and entry of a dossier it left, on a day (Paris), to whom; back: the day on which it came back."""

    dossier: str
    entry: int
    line: int
    on: date
    account: str
    back: date | None = None


class Claim(Struct, frozen=True):
    """By which line and entry of another customer's dossier it is said to have left, on a day (Paris)."""

    account: str
    dossier: str
    entry: int
    line: int
    on: date


class Ownership(Struct, frozen=True):
    """Whose it was from a day on; until: the first day on which it is theirs no more, None while it is."""

    account: str
    since: date
    until: date | None = None

    def has(self, day: date) -> bool:
        """Say whether a day is of their time."""
        return self.since <= day and (self.until is None or day < self.until)


class CaseMark(Struct, frozen=True):
    """A service case about it: the dossier, the number that people say, and the days on which it began and ended."""

    dossier: str
    number: str
    opened: date
    closed: date | None = None


class Component(Struct, frozen=True):
    """A part that it holds since a day."""

    part: str
    since: date
    number: str | None = None
    sku: str | None = None
    lot: str | None = None


class SharedLink(Struct, frozen=True):
    """A link that opens it on a shared computer, as people call that."""

    id: str
    name: str
    since: date


class Certificate(Struct, frozen=True):
    """The newest paper of a kind of work, and the last day on which it holds, where it ends."""

    work: Work
    entry: int
    report: str | None
    on: date
    valid_until: date | None


class Instrument(Struct, frozen=True, kw_only=True):
    """An instrument as it stands.

    id: as the label on its side says it. model: its SKU. account: whose it is; None: it came back, and is nobody's.
    warranty: its last day (Paris). counted: whether that was counted from its delivery.
    claims: deliveries to others that cannot be while it is its owner's. retired: since when it is in use no more.
    label: the id of the newest one. epoch: what revokes all shared links at once. entered: whether staff wrote it down.
    lived: entries that say something of it beside how it left. struck: entries that count for nothing.
    """

    id: str
    version: int = 0
    model: str = ""
    name: Text = {}
    serial: str = ""
    account: str | None = None
    location: str | None = None
    warranty: date | None = None
    counted: bool = False
    contract: ServiceContract | None = None
    deliveries: tuple[Delivery, ...] = ()
    claims: tuple[Claim, ...] = ()
    owners: tuple[Ownership, ...] = ()
    retired: date | None = None
    cases: tuple[CaseMark, ...] = ()
    components: tuple[Component, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    software: str | None = None
    label: str | None = None
    links: tuple[SharedLink, ...] = ()
    epoch: int = 1
    entered: bool = False
    lived: int = 0
    struck: tuple[int, ...] = ()

    @property
    def born(self) -> Delivery | None:
        """By what it first left, of what stands."""
        return next(iter(self.deliveries), None)

    @property
    def exists(self) -> bool:
        """Whether it is one at all: not if all that was ever said of it is that it left, and that was struck."""
        return self.entered or bool(self.deliveries) or self.lived > 0

    def delivery(self, dossier: str, entry: int) -> Delivery | None:
        """Give the delivery by an entry of a dossier, where it stands."""
        return next((one for one in self.deliveries if (one.dossier, one.entry) == (dossier, entry)), None)

    def case(self, dossier: str) -> CaseMark | None:
        """Give the mark of a case."""
        return next((one for one in self.cases if one.dossier == dossier), None)

    def covered_on(self, day: date) -> bool:
        """Say whether a contract holds on a day (Paris)."""
        return self.contract is not None and self.contract.holds_on(day)

    def in_warranty_on(self, day: date) -> bool:
        """Say whether its warranty holds on a day (Paris)."""
        return self.warranty is not None and day <= self.warranty
