"""What a service case waits for, and the act that each wait asks for."""

from collections.abc import Iterator
from datetime import date

from chalicelib.domain.sale.act import About, ExpectedAct, OurAct, TheirAct
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.kind import Arrival
from chalicelib.domain.sale.service.case import Case
from chalicelib.domain.sale.wait import Ours, Theirs, Wait
from chalicelib.domain.values.calendar import working_days_after

DECLARED_WITHIN = 10
"""Working days within which a declaration is looked for, and a part on its way."""


def ours(state: Case) -> Iterator[Ours]:
    """Yield what waits on us, and since when."""
    if state.over:
        if state.to_bill:
            yield "case_bill", state.to_bill
        return
    if state.checked and state.checked.passed:
        yield ("case_return" if state.received else "case_close"), state.checked.on
    elif state.repaired:
        yield "case_check", max(state.repaired, state.checked.on) if state.checked else state.repaired
    elif state.agreed:
        yield "case_repair", state.agreed
    elif state.turned_down:
        yield ("case_return" if state.received else "case_close"), state.turned_down
    elif state.diagnosis and state.quote is None:
        yield "case_quote", state.diagnosis.on
    elif state.diagnosis is None and (here := state.received or state.planned):
        yield "case_diagnosis", here
    elif state.diagnosis is None and state.declared and state.label is None:
        yield "case_label", state.declared.on


def theirs(state: Case) -> Iterator[Theirs]:
    """Yield what waits on the customer, since when, and until when."""
    if state.quote and state.quote.open:
        yield "case_quote", state.quote.on, state.quote.until
    if state.diagnosis is None and state.opened and not state.over:
        if state.declared is None:
            yield "case_declaration", state.opened, working_days_after(state.opened, DECLARED_WITHIN)
        elif state.label and state.received is None:
            yield "case_parcel", state.label, working_days_after(state.label, DECLARED_WITHIN)
    if state.over and state.lent:
        yield "case_loan", state.over, max(state.over, *(loan.until for loan in state.lent))


OURS: dict[WaitReason, OurAct] = {
    "case_label": "give_label",
    "case_diagnosis": "diagnose",
    "case_quote": "quote",
    "case_repair": "repair",
    "case_check": "check",
    "case_return": "send_back",
    "case_close": "close",
    "case_bill": "bill",
}
THEIRS: dict[WaitReason, TheirAct] = {
    "case_declaration": "declare",
    "case_parcel": "send",
    "case_quote": "accept",
    "case_loan": "give_back",
}


def expected(state: Case, wait: Wait, today: date) -> ExpectedAct:
    """Give the act that a wait of its own asks for."""
    act = OURS[wait.reason] if wait.side == "us" else THEIRS[wait.reason]
    return ExpectedAct(act, About())


def ended(state: Case) -> date:
    """Say when the last thing happened to one that waits for nobody."""
    days = (state.over, state.billed_on, *(loan.back for loan in state.loans), state.opened)
    return max(day for day in days if day) if any(days) else date.min


def arriving(state: Case) -> Arrival | None:
    """Say when the part is expected back, as long as it is here and nobody is asked for anything."""
    if state.back_on is None or state.over or state.agreed is None:
        return None
    return Arrival(state.back_on, state.back_on, (state.back_on,))
