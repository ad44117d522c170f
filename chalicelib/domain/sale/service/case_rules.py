"""The rules of a service case; each raises with its reason and evidence."""

from datetime import date

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.facts.service import CaseDiagnosed, CaseOpened, VisitPlanned
from chalicelib.domain.sale.facts.service_quote import QuoteAccepted, QuoteLapsed, QuoteRefused, RepairQuoted
from chalicelib.domain.sale.facts.service_repair import CaseReturned, LoanGiven, LoanReturned
from chalicelib.domain.sale.service.case import Case, Quote

Answered = QuoteAccepted | QuoteRefused | QuoteLapsed


def no_case_yet(state: Case, event: CaseOpened, day: date) -> None:
    if state.opened:
        raise NotAllowed("the case was opened on %(on)s", on=state.opened)


def case_is_open(state: Case, event: EventBase, day: date) -> None:
    if state.opened is None:
        raise NotAllowed("the case is not open yet")
    if state.closed:
        raise NotAllowed("the case was closed on %(on)s", on=state.closed)


def not_before_case(state: Case, event: EventBase, day: date) -> None:
    if state.opened and day < state.opened:
        raise Invalid("the case was opened on %(on)s only", field="effective", on=state.opened)


def is_here_or_to_come(state: Case, event: EventBase, day: date) -> None:
    if state.sent:
        raise NotAllowed("the part left on %(on)s", on=state.sent.on)


def is_declared(state: Case, event: EventBase, day: date) -> None:
    """Raise unless the customer declared what the instrument measured: nobody touches it before."""
    if state.declared is None:
        raise NotAllowed("the declaration of decontamination has still to come: without it no label is given and nobody comes")


def is_declared_if_here(state: Case, event: CaseDiagnosed, day: date) -> None:
    """Raise where somebody would touch the instrument before its declaration; from afar nobody does."""
    if state.received or state.planned:
        is_declared(state, event, day)


def not_diagnosed(state: Case, event: EventBase, day: date) -> None:
    if state.diagnosis:
        raise NotAllowed("the diagnosis was made on %(on)s", on=state.diagnosis.on)


def no_label_yet(state: Case, event: EventBase, day: date) -> None:
    if state.label:
        raise NotAllowed("the label %(rma)s was given on %(on)s", rma=state.rma, on=state.label)


def not_received(state: Case, event: EventBase, day: date) -> None:
    if state.received:
        raise NotAllowed("the part arrived on %(on)s", on=state.received)


def visit_not_before_day(state: Case, event: VisitPlanned, day: date) -> None:
    if event.on < day:
        raise Invalid("the date announced is before the day of the announcement, %(day)s", field="on", day=day)


def covered_by_what_holds(state: Case, event: CaseDiagnosed, day: date) -> None:
    """Raise Invalid where a warranty or a contract is named that did not hold when the case began."""
    if event.cover in ("warranty", "contract") and not holds(state, event.cover):
        raise Invalid(
            "on %(on)s the instrument was under no %(cover)s: say goodwill where we pay all the same",
            field="cover", on=state.opened, cover=event.cover,
        )  # fmt: skip


def holds(state: Case, cover: str) -> bool:
    """Say whether the warranty, or the contract, held when the case began."""
    instrument, day = state.instrument, state.opened
    if instrument is None or day is None:
        return False
    if cover == "warranty":
        return instrument.warranty is not None and day <= instrument.warranty
    return instrument.contract is not None and (instrument.contract_until is None or day <= instrument.contract_until)


def back_not_before_day(state: Case, event: CaseDiagnosed, day: date) -> None:
    if event.back_on and event.back_on < day:
        raise Invalid("the date announced is before the day of the announcement, %(day)s", field="back_on", day=day)


def is_diagnosed(state: Case, event: EventBase, day: date) -> None:
    if state.diagnosis is None:
        raise NotAllowed("the diagnosis has still to be made")


def is_charged(state: Case, event: EventBase, day: date) -> None:
    if state.diagnosis and state.free:
        raise NotAllowed("the work is covered (%(cover)s): it has no quote", cover=state.diagnosis.cover)


def next_quote(state: Case, event: RepairQuoted, day: date) -> None:
    if event.revision != state.quotes + 1:
        raise NotAllowed("the next revision of the quote is %(due)s", due=state.quotes + 1)
    if event.until < day:
        raise Invalid("the quote would end before its own date, %(day)s", field="until", day=day)
    if state.quote and state.quote.answer == "accepted":
        raise NotAllowed("the quote was accepted on %(on)s", on=state.quote.answered)


def quote_waits(state: Case, event: Answered, day: date) -> None:
    """Raise unless the quote of that revision waits for its answer: one is given once."""
    quote = _quote(state)
    if quote.answer == "accepted":
        raise NotAllowed("the quote was accepted on %(on)s", on=quote.answered)
    if quote.answer == "refused":
        raise NotAllowed("the quote was refused on %(on)s", on=quote.answered)
    if quote.answer == "lapsed":
        raise NotAllowed("the quote ended on %(until)s", until=quote.until)
    if event.revision != quote.revision:
        raise NotAllowed("revision %(n)s of the quote took the place of that one", field="revision", n=quote.revision)
    if day < quote.on:
        raise Invalid("the quote is of %(on)s only", field="effective", on=quote.on)


def quote_still_holds(state: Case, event: QuoteAccepted, day: date) -> None:
    quote = _quote(state)
    if day > quote.until:
        raise NotAllowed("the quote ended on %(until)s", until=quote.until)


def quote_is_over(state: Case, event: QuoteLapsed, day: date) -> None:
    quote = _quote(state)
    if day <= quote.until:
        raise NotAllowed("the quote holds until %(until)s", until=quote.until)


def _quote(state: Case) -> Quote:
    if state.quote is None:
        raise NotAllowed("there is no quote")
    return state.quote


def is_agreed(state: Case, event: EventBase, day: date) -> None:
    """Raise unless the repair is covered or its quote accepted: nothing is repaired without."""
    if state.agreed is None:
        raise NotAllowed("nothing is repaired before its quote is accepted, unless it is covered")
    if day < state.agreed:
        raise Invalid("it was agreed to on %(on)s only", field="effective", on=state.agreed)


def not_repaired(state: Case, event: EventBase, day: date) -> None:
    if state.repaired:
        raise NotAllowed("the repair was done on %(on)s", on=state.repaired)


def not_started(state: Case, event: EventBase, day: date) -> None:
    if state.started:
        raise NotAllowed("the repair began on %(on)s", on=state.started)


def is_repaired(state: Case, event: EventBase, day: date) -> None:
    if state.repaired is None:
        raise NotAllowed("the repair is not done yet")


def not_checked(state: Case, event: EventBase, day: date) -> None:
    if state.checked and state.checked.passed:
        raise NotAllowed("the check was passed on %(on)s", on=state.checked.on)


def may_leave(state: Case, event: CaseReturned, day: date) -> None:
    """Raise unless the part is here, and passed its check or goes back as it is."""
    if state.received is None:
        raise NotAllowed("nothing of this case came here: close it (close_case)")
    if state.sent:
        raise NotAllowed("the part left on %(on)s", on=state.sent.on)
    if state.turned_down is None and not (state.checked and state.checked.passed):
        raise NotAllowed("the part leaves once it passed its check, or where its quote was refused")


def may_be_closed(state: Case, event: EventBase, day: date) -> None:
    """Raise where something of the customer's, or work that was agreed to, would be forgotten."""
    if state.received and state.sent is None:
        raise NotAllowed("the part is here: send it back (return_part)")
    if state.sent:
        raise NotAllowed("the part left on %(on)s", on=state.sent.on)
    if state.quote and state.quote.open:
        raise NotAllowed("the quote waits for its answer until %(until)s", until=state.quote.until)


def loan_ends_later(state: Case, event: LoanGiven, day: date) -> None:
    if event.until < day:
        raise Invalid("the loan would end before it begins, on %(day)s", field="until", day=day)
    if any(loan.serial == event.serial for loan in state.lent):
        raise NotAllowed("%(serial)s is out already", field="serial", serial=event.serial)


def is_lent(state: Case, event: LoanReturned, day: date) -> None:
    if all(loan.serial != event.serial for loan in state.lent):
        raise NotAllowed("%(serial)s is not out", field="serial", serial=event.serial)


def something_to_bill(state: Case, event: EventBase, day: date) -> None:
    if state.billed:
        raise NotAllowed("the case is billed by %(order)s", order=state.billed)
    if state.to_bill is None:
        raise NotAllowed("nothing of this case is to be billed: neither accepted work that is over, nor a fee")
