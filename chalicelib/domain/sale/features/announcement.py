"""Transfers that customers say to have sent, until the money comes or they take it back."""

from datetime import date
from decimal import Decimal

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.announced_transfer import AnnouncedTransfer, without_announced
from chalicelib.domain.sale.asked import transfer_of
from chalicelib.domain.sale.command_parts import NEEDS_NOTHING, SIGNER
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.announcement import (
    AnnouncementEvent,
    AnnouncementWithdrawn,
    AnnounceTransfer,
    TransferAnnounced,
    WithdrawAnnouncement,
)
from chalicelib.domain.sale.owed import to_pay
from chalicelib.domain.sale.prepayment import to_prepay
from chalicelib.domain.sale.rules import invoice_of, takes_money
from chalicelib.domain.sale.sharing_rules import held_link
from chalicelib.domain.sale.spec import Change, Notice, Spec, Specs, Unmailed
from chalicelib.domain.values.calendar import working_days_after
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.roles import CUSTOMER


def something_is_open(state: Dossier, event: TransferAnnounced, day: date) -> None:
    if event.invoice is None:
        left, field = to_prepay(state), "amount"
    else:
        invoice = invoice_of(state, event.invoice)
        left, field = (invoice.open if invoice in to_pay(state) else ZERO), "invoice"
    if not left:
        raise NotAllowed("nothing is to be paid there", field=field)
    if not ZERO < event.amount <= left:
        raise Invalid("at most %(left)s is to be paid", field="amount", left=left)


def left_since_it_was_asked(state: Dossier, event: TransferAnnounced, day: date) -> None:
    """Hold the day to what can be: no transfer leaves before it is asked for, and one that is to leave has not left."""
    asked = invoice_of(state, event.invoice).issued if event.invoice else _asked_ahead(state) or day
    if not asked <= event.on <= day:
        raise Invalid("choose a day between %(first)s and %(last)s", field="on", first=asked, last=day)


def _asked_ahead(state: Dossier) -> date | None:
    """Say since when what has no invoice is asked for."""
    return state.order.placed if state.order else state.asked.on if state.asked else None


def is_announced(state: Dossier, event: AnnouncementWithdrawn, day: date) -> None:
    if transfer_of(state, event.invoice) is None:
        raise NotAllowed("no transfer is announced there", field="invoice")


def _announced(state: Dossier, event: TransferAnnounced, entry: Entry) -> Change:
    """Take the place of what was announced for the same."""
    announced = entry.origin.effective
    one = AnnouncedTransfer(event.invoice, event.amount, event.on, event.by, announced, event.contact, event.signer)
    return {"transfers": (*without_announced(state.transfers, (event.invoice,)), one)}


def _withdrawn(state: Dossier, event: AnnouncementWithdrawn, entry: Entry) -> Change:
    return {"transfers": without_announced(state.transfers, (event.invoice,))}


BY_LINK = Notice("link", "contact")
NOBODY_ELSE = Unmailed("who pays says it, and sees it on the page; all are mailed once the money came")

TRANSFER_ANNOUNCED = Spec(
    event=TransferAnnounced, allowed=(takes_money, something_is_open, left_since_it_was_asked), apply=_announced, shown="always",
    strike="permanent", falls_with=None, news=False, report=False, milestone=False, mail=NOBODY_ELSE, document=None,
    staff=BY_LINK,
)  # fmt: skip
ANNOUNCEMENT_WITHDRAWN = Spec(
    event=AnnouncementWithdrawn, allowed=(is_announced,), apply=_withdrawn, shown="always", strike="permanent", falls_with=None,
    news=False, report=False, milestone=False, mail=NOBODY_ELSE, document=None, staff=BY_LINK,
)  # fmt: skip

SPECS: Specs[AnnouncementEvent] = TRANSFER_ANNOUNCED | ANNOUNCEMENT_WITHDRAWN


def _announce(state: Dossier, command: AnnounceTransfer, context: Context) -> Events:
    """Wait for it for the seller's days, and never until a day that has passed: whoever says it today is not late today."""
    (signer,) = context.enrolled
    contact = held_link(state, context.link, context.day).contact
    by = max(working_days_after(command.on, context.offers.transfer_days), context.day)
    return (TransferAnnounced(command.invoice, Decimal(command.amount), command.on, by, contact, signer),)


def _withdraw(state: Dossier, command: WithdrawAnnouncement, context: Context) -> Events:
    (signer,) = context.enrolled
    contact, transfer = held_link(state, context.link, context.day).contact, transfer_of(state, command.invoice)
    return (AnnouncementWithdrawn(command.invoice, transfer.amount if transfer else ZERO, contact, signer),)


COMMANDS = (
    CommandSpec(
        command=AnnounceTransfer, roles=CUSTOMER, source="page", about=(TransferAnnounced,), comment="staff", opens=None,
        people=SIGNER, needs=NEEDS_NOTHING, number=None, propose=_announce, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=WithdrawAnnouncement, roles=CUSTOMER, source="page", about=(AnnouncementWithdrawn,), comment="staff", opens=None,
        people=SIGNER, needs=NEEDS_NOTHING, number=None, propose=_withdraw, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
