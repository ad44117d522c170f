"""Events and commands of a service case: how it begins, what comes to us, and what we find."""

from datetime import date
from typing import Literal

from msgspec import Struct

from chalicelib.domain.sale.bodies import Contacts, NewAddress
from chalicelib.domain.sale.command import Command, Opening, Signed
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Skipped
from chalicelib.domain.values.fields import Day, Id, Phrase, PrintedWord, Word

Measures = Literal["yes", "partly", "no"]
"""Whether the instrument measures: normally, with doubtful results, or not at all."""
Cover = Literal["warranty", "contract", "goodwill", "no"]
"""Who pays for the work: nobody where the warranty, the contract or our goodwill covers it, else the customer by a quote."""


class ServedInstrument(Struct, frozen=True, kw_only=True):
    """The instrument that a case is about, as it was when the case began.

    id: of the instrument in the fleet. part: what of it comes to us, where that is not all. location: where it stands.
    warranty: the last day of the warranty (Paris). contract: what the service contract is called, until its last day.
    """

    id: str
    model: str
    serial: str
    location: str | None = None
    part: str | None = None
    warranty: date | None = None
    contract: str | None = None
    contract_until: date | None = None


class CaseOpened(EventBase, frozen=True, tag="case_opened"):
    """A case began; the fault is the entry's comment. since: the day on which it began. signer: the customer who opened it.

    phone: where they are reached. elsewhere: another system gave the number. skipped: numbers that the sequence passed over.
    """

    number: str
    instrument: ServedInstrument
    measures: Measures = "yes"
    since: date | None = None
    tried: str | None = None
    phone: str | None = None
    signer: str | None = None
    elsewhere: bool = False
    skipped: tuple[Skipped, ...] = ()


class DecontaminationDeclared(EventBase, frozen=True, tag="decontamination_declared"):
    """The customer said what the instrument measured and how it was cleaned; hazardous: what touched it is dangerous.

    signer: who signed it on the page; None where staff recorded it of paper.
    """

    substances: str
    cleaned_with: str
    hazardous: bool
    signer: str | None = None


class ReturnLabelGiven(EventBase, frozen=True, tag="return_label_given"):
    """The customer may send the part with this number (RMA) on the parcel."""

    rma: str


class VisitPlanned(EventBase, frozen=True, tag="case_visit_planned"):
    """A technician comes on this day (Paris)."""

    on: date


class PartReceived(EventBase, frozen=True, tag="part_received"):
    """The part arrived in the workshop."""


class CaseDiagnosed(EventBase, frozen=True, tag="case_diagnosed"):
    """What is wrong was found, why, and what is to be done; cover: who pays. back_on: the day it is expected back (Paris)."""

    finding: str
    cause: str
    work: str
    cover: Cover
    back_on: date | None = None


class CaseClosed(EventBase, frozen=True, tag="case_closed"):
    """The case ended without a return: put right from afar, on site, or given up; why is the entry's comment."""


ServiceEvent = (
    CaseOpened | DecontaminationDeclared | ReturnLabelGiven | VisitPlanned | PartReceived | CaseDiagnosed | CaseClosed
)  # fmt: skip
ServiceMail = Literal["case_label", "case_visit", "case_received", "case_diagnosis", "case_closed"]


class NewInstrument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The instrument of a new case: its id in the fleet, and what it is."""

    id: Word
    model: Phrase
    serial: Word
    location: Phrase | None = None
    part: Phrase | None = None
    warranty: Day | None = None
    contract: Phrase | None = None
    contract_until: Day | None = None


class OpenCase(Opening, frozen=True, kw_only=True, tag="open_case"):
    """Open a service case; the fault is the comment. number: of a case of another system, else the next of ours.

    name: what the customer typed who opens it by their link.
    """

    account: Id
    customer: Phrase
    contacts: Contacts
    delivery: NewAddress
    billing: NewAddress
    owner: Id
    deputy: Id | None = None
    instrument: NewInstrument
    measures: Measures = "yes"
    since: Day | None = None
    tried: Phrase | None = None
    phone: Phrase | None = None
    name: Phrase | None = None
    number: PrintedWord | None = None


class DeclareDecontamination(Signed, frozen=True, kw_only=True, tag="declare_decontamination"):
    """Say what the instrument measured and how it was cleaned."""

    substances: Phrase
    cleaned_with: Phrase
    hazardous: bool


class RecordDeclaration(Command, frozen=True, kw_only=True, tag="record_declaration"):
    """Record a declaration that came on paper, as it is written there."""

    substances: Phrase
    cleaned_with: Phrase
    hazardous: bool


class GiveReturnLabel(Command, frozen=True, kw_only=True, tag="give_return_label"):
    """Give the label with which the customer sends the part; its number follows from the case's."""


class PlanCaseVisit(Command, frozen=True, kw_only=True, tag="plan_case_visit"):
    """Say on which day a technician comes."""

    on: Day


class ReceivePart(Command, frozen=True, kw_only=True, tag="receive_part"):
    """The part arrived in the workshop."""


class DiagnoseCase(Command, frozen=True, kw_only=True, tag="diagnose_case"):
    """Say what was found; cover: as warranty and contract of the day of opening say, if not given."""

    finding: Phrase
    cause: Phrase
    work: Phrase
    cover: Cover | None = None
    back_on: Day | None = None


class CloseCase(Command, frozen=True, kw_only=True, tag="close_case"):
    """Close a case that nothing comes back of; why is the comment, which the customer reads."""
