"""The repair: its work and the parts that it takes from the shelf, the check, the return, and what is lent meanwhile."""

from collections import Counter

from msgspec.structs import asdict, replace

from chalicelib.domain.errors import NotAllowed, OutOfPieces
from chalicelib.domain.sale.command_parts import no_skus
from chalicelib.domain.sale.command_spec import Context, Events, Needs
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import (
    CaseReturned,
    CheckDone,
    FinishCheck,
    FinishRepair,
    LendInstrument,
    LoanGiven,
    LoanReturned,
    RepairDone,
    RepairStarted,
    ReturnPart,
    StartRepair,
    TakeLoanBack,
)
from chalicelib.domain.sale.facts.service_repair import UsedPart
from chalicelib.domain.sale.service.case import Case, Checked, Loan, Sent
from chalicelib.domain.sale.service.case_rules import (
    case_is_open,
    is_agreed,
    is_here_or_to_come,
    is_lent,
    is_repaired,
    loan_ends_later,
    may_leave,
    not_before_case,
    not_checked,
    not_repaired,
    not_started,
)
from chalicelib.domain.sale.service.service_rows import by_manager, happening
from chalicelib.domain.sale.spec import Change, Mailed, Unmailed

OPEN = (case_is_open, not_before_case, is_here_or_to_come)


def _started(state: Case, event: RepairStarted, entry: Entry) -> Change:
    return {"started": entry.origin.effective, "back_on": event.back_on or state.back_on}


def _repaired(state: Case, event: RepairDone, entry: Entry) -> Change:
    day = entry.origin.effective
    return {"started": state.started or day, "repaired": day, "checked": None, "parts": (*state.parts, *event.parts)}


def _checked(state: Case, event: CheckDone, entry: Entry) -> Change:
    """Keep the check; where it was not passed, the repair goes on."""
    change: Change = {"checked": Checked(entry.origin.effective, event.result, event.passed)}
    return change if event.passed else {**change, "repaired": None}


def _sent(state: Case, event: CaseReturned, entry: Entry) -> Change:
    return {"sent": Sent(entry.origin.effective, event.carrier, event.tracking, event.url, event.expected)}


def _lent(state: Case, event: LoanGiven, entry: Entry) -> Change:
    return {"loans": (*state.loans, Loan(event.model, event.serial, entry.origin.effective, event.until))}


def _back(state: Case, event: LoanReturned, entry: Entry) -> Change:
    day = entry.origin.effective
    out = {loan.serial for loan in state.lent}
    return {
        "loans": tuple(
            replace(loan, back=day) if loan.back is None and loan.serial == event.serial in out else loan for loan in state.loans
        )
    }


STARTED = happening(
    event=RepairStarted,
    allowed=(*OPEN, is_agreed, not_repaired, not_started),
    apply=_started,
    mail=Mailed("case_repair", to="readers", rank=321, billing="never"),
)
DONE = happening(
    event=RepairDone,
    allowed=(*OPEN, is_agreed, not_repaired),
    apply=_repaired,
    mail=Unmailed("the check follows, and the return is mailed"),
)
CHECKED = happening(
    event=CheckDone,
    allowed=(*OPEN, is_repaired, not_checked),
    apply=_checked,
    mail=Unmailed("the return that follows is mailed"),
)
RETURNED = happening(
    event=CaseReturned,
    allowed=(case_is_open, not_before_case, may_leave),
    apply=_sent,
    mail=Mailed("case_returned", to="readers", rank=322, billing="never"),
)
LENT = happening(
    event=LoanGiven,
    allowed=(*OPEN, loan_ends_later),
    apply=_lent,
    mail=Mailed("case_loan", to="readers", rank=323, billing="never"),
    milestone=False,
)
LOAN_BACK = happening(
    event=LoanReturned,
    allowed=(not_before_case, is_lent),
    apply=_back,
    mail=Unmailed("who sent it back knows; the page says it"),
    milestone=False,
)
SPECS = STARTED | DONE | CHECKED | RETURNED | LENT | LOAN_BACK


def _start(state: Case, command: StartRepair, context: Context) -> Events:
    return (RepairStarted(command.back_on),)


def _used(state: Case, command: FinishRepair) -> frozenset[str]:
    """Name the articles that it takes; what is carried over was counted before it came here."""
    return frozenset() if command.recorded else frozenset(part.sku for part in command.parts)


def _finish(state: Case, command: FinishRepair, context: Context) -> Events:
    """Give the repair with its parts. Raises OutOfPieces for those that the shelf lacks, with what is available."""
    wanted = Counter[str]()
    for part in command.parts:
        wanted[part.sku] += part.quantity
    for sku in wanted.keys() & context.stock.keys():
        there = max(0, context.stock[sku].available)
        if wanted[sku] > there:
            raise OutOfPieces(
                "of %(sku)s %(available)s are available, and the repair takes %(lacking)s: use so many, or count the stock",
                skus=frozenset({sku}), field="parts", sku=sku, available=there, lacking=wanted[sku],
            )  # fmt: skip
    return (RepairDone(tuple(UsedPart(**asdict(part), counted=part.sku in context.stock) for part in command.parts)),)


def _check(state: Case, command: FinishCheck, context: Context) -> Events:
    return (CheckDone(command.result, command.passed),)


def _send(state: Case, command: ReturnPart, context: Context) -> Events:
    return (CaseReturned(command.carrier, command.tracking, command.tracking_url, command.expected),)


def _lend(state: Case, command: LendInstrument, context: Context) -> Events:
    return (LoanGiven(command.model, command.serial, command.until),)


def _take_back(state: Case, command: TakeLoanBack, context: Context) -> Events:
    if command.serial is None and len(state.lent) != 1:
        raise NotAllowed("%(n)s instruments are out: name the one that came back", field="serial", n=len(state.lent))
    return (LoanReturned(command.serial or state.lent[0].serial),)


COMMANDS = (
    by_manager(StartRepair, RepairStarted, _start),
    by_manager(FinishRepair, RepairDone, _finish, needs=Needs[FinishRepair](products=no_skus, stock=_used)),
    by_manager(FinishCheck, CheckDone, _check),
    by_manager(ReturnPart, CaseReturned, _send),
    by_manager(LendInstrument, LoanGiven, _lend),
    by_manager(TakeLoanBack, LoanReturned, _take_back),
)
