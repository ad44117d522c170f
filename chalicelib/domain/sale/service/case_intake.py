"""From the declaration to the diagnosis: how the instrument comes to us, or we to it, and what we find."""

from chalicelib.domain.sale.changes import with_document
from chalicelib.domain.sale.command_spec import Context, Events
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import (
    CaseClosed,
    CaseDiagnosed,
    CloseCase,
    DeclareDecontamination,
    DecontaminationDeclared,
    DiagnoseCase,
    GiveReturnLabel,
    PartReceived,
    PlanCaseVisit,
    ReceivePart,
    RecordDeclaration,
    ReturnLabelGiven,
    VisitPlanned,
)
from chalicelib.domain.sale.facts.service import Cover
from chalicelib.domain.sale.from_bodies import check_comment
from chalicelib.domain.sale.questions import answered
from chalicelib.domain.sale.service.case import Case, Declared, Diagnosis
from chalicelib.domain.sale.service.case_rules import (
    back_not_before_day,
    case_is_open,
    covered_by_what_holds,
    holds,
    is_declared,
    is_declared_if_here,
    is_here_or_to_come,
    may_be_closed,
    no_label_yet,
    not_before_case,
    not_diagnosed,
    not_received,
    visit_not_before_day,
)
from chalicelib.domain.sale.service.service_rows import BY_LINK, by_customer, by_manager, happening
from chalicelib.domain.sale.spec import Change, Mailed, Unmailed

OPEN = (case_is_open, not_before_case, is_here_or_to_come)


def _heard(state: Case) -> Change:
    """Give what changes of the questions once we said what follows of the fault: whoever described it was answered."""
    return {"questions": answered(state.questions, state.asked)} if state.asked else {}


def _declared(state: Case, event: DecontaminationDeclared, entry: Entry) -> Change:
    return {"declared": Declared(entry.origin.effective, event.substances, event.cleaned_with, event.hazardous)}


def _labelled(state: Case, event: ReturnLabelGiven, entry: Entry) -> Change:
    return {
        "label": entry.origin.effective,
        "rma": event.rma,
        "documents": with_document(state, entry, "return_label", event.rma),
        **_heard(state),
    }


def _planned(state: Case, event: VisitPlanned, entry: Entry) -> Change:
    return {"planned": event.on, **_heard(state)}


def _received(state: Case, event: PartReceived, entry: Entry) -> Change:
    return {"received": entry.origin.effective}


def _diagnosed(state: Case, event: CaseDiagnosed, entry: Entry) -> Change:
    diagnosis = Diagnosis(entry.origin.effective, event.finding, event.cause, event.work, event.cover)
    reports = with_document(state, entry, "diagnosis_report", state.number)
    return {"diagnosis": diagnosis, "back_on": event.back_on, "documents": reports, **_heard(state)}


def _closed(state: Case, event: CaseClosed, entry: Entry) -> Change:
    return {"closed": entry.origin.effective, **_heard(state)}


DECLARED = happening(
    event=DecontaminationDeclared,
    allowed=(*OPEN, not_diagnosed),
    apply=_declared,
    mail=Unmailed("who declared it reads it on the page; the label that follows is mailed"),
    staff=BY_LINK,
)
LABEL_GIVEN = happening(
    event=ReturnLabelGiven,
    allowed=(*OPEN, is_declared, no_label_yet, not_received, not_diagnosed),
    apply=_labelled,
    mail=Mailed("case_label", to="readers", rank=301, billing="never"),
    document="render",
    milestone=False,
)
VISIT_PLANNED = happening(
    event=VisitPlanned,
    allowed=(*OPEN, is_declared, visit_not_before_day),
    apply=_planned,
    mail=Mailed("case_visit", to="readers", rank=302, billing="never"),
    milestone=False,
)
RECEIVED = happening(
    event=PartReceived,
    allowed=(*OPEN, not_received),
    apply=_received,
    mail=Mailed("case_received", to="readers", rank=303, billing="never"),
)
DIAGNOSED = happening(
    event=CaseDiagnosed,
    allowed=(*OPEN, not_diagnosed, is_declared_if_here, covered_by_what_holds, back_not_before_day),
    apply=_diagnosed,
    mail=Mailed("case_diagnosis", to="readers", rank=304, billing="never"),
    document="render",
)
CLOSED = happening(
    event=CaseClosed,
    allowed=(case_is_open, not_before_case, may_be_closed),
    apply=_closed,
    mail=Mailed("case_closed", to="readers", rank=305, billing="never"),
)


def _declare(state: Case, command: DeclareDecontamination, context: Context) -> Events:
    (signer,) = context.enrolled
    return (DecontaminationDeclared(command.substances, command.cleaned_with, command.hazardous, signer),)


def _record_declaration(state: Case, command: RecordDeclaration, context: Context) -> Events:
    return (DecontaminationDeclared(command.substances, command.cleaned_with, command.hazardous),)


def rma_of(number: str) -> str:
    """Give the number on the parcel of a case: R-118 of SAV-118."""
    return f"R-{number.rpartition('-')[2]}"


def _give_label(state: Case, command: GiveReturnLabel, context: Context) -> Events:
    return (ReturnLabelGiven(rma_of(state.number)),)


def _plan_visit(state: Case, command: PlanCaseVisit, context: Context) -> Events:
    return (VisitPlanned(command.on),)


def _receive(state: Case, command: ReceivePart, context: Context) -> Events:
    return (PartReceived(),)


def cover_of(state: Case) -> Cover:
    """Say who pays for the work as warranty and contract say it, of the day on which the case began."""
    return "warranty" if holds(state, "warranty") else "contract" if holds(state, "contract") else "no"


def _diagnose(state: Case, command: DiagnoseCase, context: Context) -> Events:
    return (CaseDiagnosed(command.finding, command.cause, command.work, command.cover or cover_of(state), command.back_on),)


def _close(state: Case, command: CloseCase, context: Context) -> Events:
    check_comment(command)
    return (CaseClosed(),)


SPECS = DECLARED | LABEL_GIVEN | VISIT_PLANNED | RECEIVED | DIAGNOSED | CLOSED
COMMANDS = (
    by_customer(DeclareDecontamination, DecontaminationDeclared, _declare),
    by_manager(RecordDeclaration, DecontaminationDeclared, _record_declaration),
    by_manager(GiveReturnLabel, ReturnLabelGiven, _give_label),
    by_manager(PlanCaseVisit, VisitPlanned, _plan_visit),
    by_manager(ReceivePart, PartReceived, _receive),
    by_manager(DiagnoseCase, CaseDiagnosed, _diagnose),
    by_manager(CloseCase, CaseClosed, _close),
)
