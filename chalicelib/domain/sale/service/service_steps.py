"""The six steps of a service case, on the scale that all kinds have."""

from collections.abc import Callable
from datetime import date

from chalicelib.domain.sale.facts.keys import StepKey
from chalicelib.domain.sale.kind import StepRule
from chalicelib.domain.sale.service.case import Case
from chalicelib.domain.sale.step import Status, Step, Steps


def _received(state: Case, today: date) -> Step:
    if state.received:
        return Step("case_received", "done", 1, 1, day=state.received)
    if state.diagnosis or state.closed:
        return Step("case_received", "none")
    if state.declared is None or state.label:
        return Step("case_received", "you")
    return Step("case_received", "active", day=state.planned)


def _diagnosis(state: Case, today: date) -> Step:
    if state.diagnosis:
        return Step("case_diagnosis", "done", 1, 1, day=state.diagnosis.on)
    if state.closed:
        return Step("case_diagnosis", "none")
    return Step("case_diagnosis", "active" if state.received else "todo")


def _quote(state: Case, today: date) -> Step:
    quote = state.quote
    if state.free or (state.closed and not quote):
        return Step("case_quote", "none")
    if quote is None:
        return Step("case_quote", "active" if state.diagnosis else "todo")
    match quote.answer:
        case "accepted":
            return Step("case_quote", "done", 1, 1, day=quote.answered)
        case "refused":
            return Step("case_quote", "cancelled", day=quote.answered)
        case "lapsed":
            return Step("case_quote", "lapsed", day=quote.answered)
        case None:
            return Step("case_quote", "you", day=quote.until)


def _worked(key: StepKey, done: Callable[[Case], date | None], begun: Callable[[Case], bool]) -> StepRule[Case]:
    def derive(state: Case, today: date) -> Step:
        day = done(state)
        if day:
            return Step(key, "done", 1, 1, day=day)
        if state.turned_down or state.over:
            return Step(key, "off" if state.turned_down else "none")
        return Step(key, "active" if begun(state) else "todo")

    return StepRule(key, derive)


def _returned(state: Case, today: date) -> Step:
    if state.sent:
        return Step("case_returned", "done", 1, 1, day=state.sent.on)
    if state.closed:
        return Step("case_returned", "none")
    going: Status = "active" if _to_send(state) else "todo"
    return Step("case_returned", going, day=state.back_on)


def _to_send(state: Case) -> bool:
    return state.received is not None and (state.turned_down is not None or bool(state.checked and state.checked.passed))


RULES: tuple[StepRule[Case], ...] = (
    StepRule("case_received", _received),
    StepRule("case_diagnosis", _diagnosis),
    StepRule("case_quote", _quote),
    _worked("case_repair", lambda state: state.repaired, lambda state: state.agreed is not None),
    _worked(
        "case_check",
        lambda state: state.checked.on if state.checked and state.checked.passed else None,
        lambda state: state.repaired is not None,
    ),
    StepRule("case_returned", _returned),
)
MEASURED = frozenset(rule.key for rule in RULES)


def together(state: Case, steps: Steps, today: date) -> Steps:
    """Leave the steps as they are: none of them depends on another one's."""
    return steps
