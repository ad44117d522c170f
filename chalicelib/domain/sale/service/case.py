"""The state of a service case: the instrument, what was declared and found, the quote and its answer, the repair, the return."""

from datetime import date
from typing import Literal

from msgspec import Struct

from chalicelib.domain.instrument.instrument_use import NO_INSTRUMENTS, CaseUse, InstrumentUse
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.facts.service import Cover, Measures, ServedInstrument
from chalicelib.domain.sale.facts.service_repair import UsedPart
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.stock_use import NO_STOCK, StockUse

Answer = Literal["accepted", "refused", "lapsed"]


class Declared(Struct, frozen=True):
    """What the customer declared on a day: what the instrument measured, how it was cleaned, whether that is dangerous."""

    on: date
    substances: str
    cleaned_with: str
    hazardous: bool


class Diagnosis(Struct, frozen=True):
    """What was found on a day, why, what is to be done, and who pays."""

    on: date
    finding: str
    cause: str
    work: str
    cover: Cover


class Quote(Struct, frozen=True, omit_defaults=True):
    """The current quote of the repair, of a day, until another one (Paris); entered: when it came into this system.

    reminded: when its customer was reminded of its end. answer: what became of it, on a day. order: the customer's number.
    """

    revision: int
    on: date
    lines: tuple[Line, ...]
    until: date
    fee: Line | None = None
    work_days: int | None = None
    entered: date | None = None
    reminded: date | None = None
    answer: Answer | None = None
    answered: date | None = None
    order: str | None = None

    @property
    def open(self) -> bool:
        """Whether it waits for its answer."""
        return self.answer is None


class Checked(Struct, frozen=True):
    """What the check came to on a day."""

    on: date
    result: str
    passed: bool


class Sent(Struct, frozen=True, omit_defaults=True):
    """The part on its way back, since a day; expected: when it arrives."""

    on: date
    carrier: str
    tracking: str | None = None
    url: str | None = None
    expected: date | None = None


class Loan(Struct, frozen=True, omit_defaults=True):
    """An instrument that is lent from a day until another one; back: when it came back."""

    model: str
    serial: str
    since: date
    until: date
    back: date | None = None


class Case(DossierBase, frozen=True, dict=True, tag_field="kind", tag="service"):
    """A service case.

    number: ours, as SAV-118. asked: the entry with which a customer opened it, if one did.
    rma: what stands on the parcel, given on `label`.
    back_on: when it is expected back. parts: what went into the instrument.
    billed: the order that bills it.
    """

    number: str = ""
    instrument: ServedInstrument | None = None
    measures: Measures = "yes"
    since: date | None = None
    tried: str | None = None
    phone: str | None = None
    asked: int | None = None
    declared: Declared | None = None
    rma: str | None = None
    label: date | None = None
    planned: date | None = None
    received: date | None = None
    diagnosis: Diagnosis | None = None
    quote: Quote | None = None
    quotes: int = 0
    back_on: date | None = None
    started: date | None = None
    repaired: date | None = None
    parts: tuple[UsedPart, ...] = ()
    checked: Checked | None = None
    sent: Sent | None = None
    loans: tuple[Loan, ...] = ()
    billed: str | None = None
    billed_on: date | None = None
    closed: date | None = None

    @property
    def instrument_use(self) -> InstrumentUse:
        """The instrument that it is about, which bears its mark."""
        if self.instrument is None or self.opened is None:
            return NO_INSTRUMENTS
        return InstrumentUse(case=CaseUse(self.instrument.id, self.number, self.opened, self.closed))

    @property
    def takes_logs(self) -> bool:
        """What the instrument wrote says what is wrong with it."""
        return True

    @property
    def document_numbers(self) -> tuple[str, ...]:
        """The case's own number, and the one on its parcel."""
        return tuple(filter(None, (self.number, self.rma)))

    @property
    def parcel_numbers(self) -> tuple[str, ...]:
        """The serial number of the instrument."""
        return (self.instrument.serial,) if self.instrument else ()

    @property
    def tracking_numbers(self) -> tuple[str, ...]:
        """What the carrier calls the parcel back."""
        return (self.sent.tracking,) if self.sent and self.sent.tracking else ()

    @property
    def stock_use(self) -> StockUse:
        """The pieces of counted stock that went into the instrument."""
        gone: dict[str, int] = {}
        for part in self.parts:
            if part.counted:
                gone[part.sku] = gone.get(part.sku, 0) + part.quantity
        return StockUse({}, gone) if gone else NO_STOCK

    @property
    def charged(self) -> bool:
        """Whether the customer was asked for money."""
        return self.quote is not None

    @property
    def free(self) -> bool:
        """Whether the work that was found is nobody's to pay."""
        return self.diagnosis is not None and self.diagnosis.cover != "no"

    @property
    def agreed(self) -> date | None:
        """Since when the repair may begin: it was found to be free, or the customer agreed to its quote."""
        if self.free and self.diagnosis:
            return self.diagnosis.on
        return self.quote.answered if self.quote and self.quote.answer == "accepted" else None

    @property
    def turned_down(self) -> date | None:
        """Since when the part is to go back as it is."""
        return self.quote.answered if self.quote and self.quote.answer in ("refused", "lapsed") else None

    @property
    def lent(self) -> tuple[Loan, ...]:
        """The instruments that are out."""
        return tuple(loan for loan in self.loans if loan.back is None)

    @property
    def over(self) -> date | None:
        """When the work ended: what came here left again, or it was closed."""
        return self.closed or (self.sent.on if self.sent else None)

    @property
    def to_bill(self) -> date | None:
        """Since when something of it is to be billed: its accepted work is over, or it goes back for a fee."""
        if self.billed or self.quote is None or self.over is None:
            return None
        if self.quote.answer == "accepted" and self.repaired is None:
            return None
        owed = self.quote.answer == "accepted" or (self.quote.fee is not None and self.quote.answer in ("refused", "lapsed"))
        return self.over if owed else None
