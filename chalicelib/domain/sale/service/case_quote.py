"""What a repair costs: its quote, the answer, its end by itself, and the order that bills it."""

from msgspec.structs import replace

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.changes import with_document
from chalicelib.domain.sale.command_parts import AGREED, LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY, no_skus
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events, Needs
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import (
    AcceptQuote,
    BillCase,
    CaseBilled,
    LapseQuote,
    QuoteAccepted,
    QuoteLapsed,
    QuoteRefused,
    QuoteReminded,
    QuoteRepair,
    RecordAcceptance,
    RecordRefusal,
    RefuseQuote,
    RemindQuote,
    RepairQuoted,
)
from chalicelib.domain.sale.from_bodies import lines_of
from chalicelib.domain.sale.service.case import Answer, Case, Quote
from chalicelib.domain.sale.service.case_rules import (
    case_is_open,
    is_charged,
    is_diagnosed,
    is_here_or_to_come,
    next_quote,
    not_before_case,
    quote_is_over,
    quote_still_holds,
    quote_waits,
    something_to_bill,
)
from chalicelib.domain.sale.service.service_rows import BY_LINK, by_customer, by_manager, by_worker, happening
from chalicelib.domain.sale.service.service_timers import case_timers
from chalicelib.domain.sale.spec import Change, Mailed, Spec, Unmailed
from chalicelib.domain.sale.timers import due_of
from chalicelib.domain.sale.vat_default import between
from chalicelib.domain.sale.written_lines import looked_up
from chalicelib.domain.values.calendar import paris_date, working_days_after
from chalicelib.domain.values.roles import MANAGER

OPEN = (case_is_open, not_before_case, is_here_or_to_come)


def _quoted(state: Case, event: RepairQuoted, entry: Entry) -> Change:
    quote = Quote(
        event.revision, entry.origin.effective, event.lines, event.until, event.fee, event.work_days,
        entered=paris_date(entry.committed),
    )  # fmt: skip
    made = with_document(state, entry, "repair_quote", str(event.revision))
    return {"quote": quote, "quotes": event.revision, "back_on": None, "documents": made}


def _answer(state: Case, entry: Entry, answer: Answer, order: str | None = None) -> Change:
    quote, day = state.quote, entry.origin.effective
    if quote is None:
        return {}
    back = working_days_after(day, quote.work_days) if answer == "accepted" and quote.work_days else None
    return {"quote": replace(quote, answer=answer, answered=day, order=order), "back_on": back}


def _accepted(state: Case, event: QuoteAccepted, entry: Entry) -> Change:
    return {**_answer(state, entry, "accepted", event.order), "customer_reference": event.order or state.customer_reference}


def _refused(state: Case, event: QuoteRefused, entry: Entry) -> Change:
    return _answer(state, entry, "refused")


def _lapsed(state: Case, event: QuoteLapsed, entry: Entry) -> Change:
    return _answer(state, entry, "lapsed")


def _reminded(state: Case, event: QuoteReminded, entry: Entry) -> Change:
    return {"quote": replace(state.quote, reminded=entry.origin.effective) if state.quote else None}


def _billed(state: Case, event: CaseBilled, entry: Entry) -> Change:
    return {"billed": event.order, "billed_on": entry.origin.effective}


QUOTED = happening(
    event=RepairQuoted,
    allowed=(*OPEN, is_diagnosed, is_charged, next_quote),
    apply=_quoted,
    mail=Mailed("case_quote", to="readers", rank=311, billing="never"),
    document="render",
)
ACCEPTED = happening(
    event=QuoteAccepted,
    allowed=(*OPEN, quote_waits, quote_still_holds),
    apply=_accepted,
    mail=Mailed("case_accepted", to="readers", rank=312, billing="never"),
    staff=BY_LINK,
)
REFUSED = happening(
    event=QuoteRefused,
    allowed=(*OPEN, quote_waits),
    apply=_refused,
    mail=Mailed("case_refused", to="readers", rank=313, billing="never"),
    staff=BY_LINK,
)
LAPSED = happening(
    event=QuoteLapsed,
    allowed=(*OPEN, quote_waits, quote_is_over),
    apply=_lapsed,
    strike="permanent",
    mail=Mailed("case_lapsed", to="readers", rank=314, billing="never"),
)
REMINDED = Spec(
    event=QuoteReminded, allowed=(*OPEN,), apply=_reminded, shown="always", strike="permanent", falls_with=None,
    # It says nothing that the quote did not say: news that were promised are still owed.
    news=False, report=True, milestone=False, mail=Mailed("case_reminder", to="readers", rank=315, billing="never"),
    document=None, staff=None,
)  # fmt: skip
BILLED = happening(
    event=CaseBilled,
    allowed=(not_before_case, something_to_bill),
    apply=_billed,
    strike="permanent",
    mail=Unmailed("the invoice is mailed from the order that it makes"),
    milestone=False,
)
SPECS = QUOTED | ACCEPTED | REFUSED | LAPSED | REMINDED | BILLED


def _looked_up(state: Case, command: QuoteRepair) -> frozenset[str]:
    return looked_up((*command.lines, *((command.fee,) if command.fee else ())))


def _quote(state: Case, command: QuoteRepair, context: Context) -> Events:
    """Give the quote: what a repair puts in is part of one service, which no parcel of goods delivers."""
    where = between(context.people, state.delivery, state.billing)
    lines = tuple(replace(line, goods=False) for line in lines_of(command.lines, context, where))
    fee = lines_of((command.fee,), context, where)[0] if command.fee else None
    charged = replace(fee, goods=False) if fee else None
    return (RepairQuoted(state.quotes + 1, lines, command.until, charged, command.work_days),)


def _revision(state: Case) -> int:
    if state.quote is None:
        raise NotAllowed("there is no quote")
    return state.quote.revision


def _accept(state: Case, command: AcceptQuote, context: Context) -> Events:
    (signer,) = context.enrolled
    return (QuoteAccepted(command.revision, signer, command.order),)


def _refuse(state: Case, command: RefuseQuote, context: Context) -> Events:
    (signer,) = context.enrolled
    return (QuoteRefused(command.revision, signer),)


def _record_acceptance(state: Case, command: RecordAcceptance, context: Context) -> Events:
    return (QuoteAccepted(_revision(state), None, command.order),)


def _record_refusal(state: Case, command: RecordRefusal, context: Context) -> Events:
    return (QuoteRefused(_revision(state)),)


def _lapse(state: Case, command: LapseQuote, context: Context) -> Events:
    due_of(case_timers(state), "quote_lapse", context.now)
    return (QuoteLapsed(_revision(state)),)


def _remind(state: Case, command: RemindQuote, context: Context) -> Events:
    due_of(case_timers(state), "quote_reminder", context.now)
    return (QuoteReminded(state.quote.until),) if state.quote else ()


def _bill(state: Case, command: BillCase, context: Context) -> Events:
    return (CaseBilled(context.spare),)


COMMANDS = (
    CommandSpec(
        command=QuoteRepair, roles=MANAGER, source="manager", about=(RepairQuoted,), comment="customers", opens=None,
        people=NOBODY, needs=Needs[QuoteRepair](products=_looked_up, stock=no_skus), number=None, propose=_quote, checks=(),
        strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    by_customer(AcceptQuote, QuoteAccepted, _accept),
    by_customer(RefuseQuote, QuoteRefused, _refuse),
    by_manager(RecordAcceptance, QuoteAccepted, _record_acceptance),
    by_manager(RecordRefusal, QuoteRefused, _record_refusal),
    by_worker(LapseQuote, QuoteLapsed, _lapse),
    by_worker(RemindQuote, QuoteReminded, _remind),
    CommandSpec(
        command=BillCase, roles=MANAGER, source="manager", about=(CaseBilled,), comment="customers", opens=None, people=AGREED,
        needs=NEEDS_NOTHING, number=None, propose=_bill, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
)  # fmt: skip
