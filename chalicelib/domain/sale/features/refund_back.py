"""A refund that did not arrive: its money is here again, and owed."""

from datetime import date

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.changes import settle
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.refund_back import RecordRefundBack, RefundBackEvent, RefundCameBack
from chalicelib.domain.sale.money_move import MoneyMove
from chalicelib.domain.sale.refunds import given_again, standing_refunds
from chalicelib.domain.sale.spec import Change, Mailed, Notice, Spec, Specs
from chalicelib.domain.values.roles import ACCOUNTANT


def refund_stands(state: Dossier, event: RefundCameBack, day: date) -> None:
    move = next((one for one in standing_refunds(state.money) if one.entry == event.refund), None)
    if move is None or (move.amount, move.invoice, move.payment) != (event.amount, event.invoice, event.payment):
        raise NotAllowed("no refund of entry %(entry)s stands here", field="refund", entry=event.refund)
    if day < move.on:
        raise Invalid("the refund left on %(day)s", field="effective", day=move.on)


def _came_back(state: Dossier, event: RefundCameBack, entry: Entry) -> Change:
    on = entry.origin.effective
    money = (
        *state.money,
        MoneyMove(on, "refund_back", event.payment, event.invoice, event.amount, entry.seq, of=event.refund),
    )
    change: Change = {"money": money, "refunded": max((one.on for one in standing_refunds(money)), default=None)}
    if event.invoice is None:
        again = tuple(given_again(state.deposits, event.payment, event.amount))
        return {**change, "deposit": state.deposit + event.amount, "deposits": again}
    invoices = tuple(
        settle(replace(one, paid=one.paid + event.amount), on) if one.number == event.invoice else one for one in state.invoices
    )
    return {**change, "invoices": invoices}


def _its_refund(event: RefundCameBack) -> int:
    return event.refund


REFUND_CAME_BACK = Spec(
    event=RefundCameBack, allowed=(refund_stands,), apply=_came_back, shown="always", strike="by_accountant",
    falls_with=_its_refund, news=True, report=False, milestone=True,
    mail=Mailed("refund_came_back", to="readers", rank=69, billing="always"), document=None, staff=Notice("event", "system"),
)  # fmt: skip

SPECS: Specs[RefundBackEvent] = Specs(REFUND_CAME_BACK)


def _record(state: Dossier, command: RecordRefundBack, context: Context) -> Events:
    refunds = standing_refunds(state.money)
    if command.refund is None and len(refunds) > 1:
        entries = ", ".join(str(one.entry) for one in refunds)
        raise NotAllowed("several refunds stand here, entries %(entries)s: name it", field="refund", entries=entries)
    of_it = [one for one in refunds if command.refund in (None, one.entry)]
    if not of_it:
        raise NotAllowed("no refund stands here", field="refund")
    (move,) = of_it
    return (RefundCameBack(move.entry, move.amount, move.invoice, move.payment),)


COMMANDS = (
    CommandSpec(
        command=RecordRefundBack, roles=ACCOUNTANT, source="accountant", about=(RefundCameBack,), comment="staff", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_record, checks=(), strikes=None, link=LINK_UNLESS_REVOKED,
        keep=True,
    ),
)  # fmt: skip
