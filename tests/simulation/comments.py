"""Whose comment is whose: each stands with the event that its command is about, and is read by whom it was written for."""

from collections.abc import Iterator, Mapping

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.comments import shown_comment
from chalicelib.domain.sale.entry import Entry
from tests.simulation.world import World

WRITTEN: Mapping[type, type] = {
    c.AddNote: e.NoteAdded,
    c.AskQuestion: e.QuestionAsked,
    c.AnswerQuestion: e.QuestionAnswered,
    c.AnnounceDelivery: e.DeliveryAnnounced,
    c.Ship: e.Shipped,
    c.IssueInvoice: e.InvoiceIssued,
    c.MarkReceived: e.Received,
    c.InviteContact: e.LinkGranted,
    c.ChangeOrder: e.OrderChanged,
    c.ChangeDueDate: e.DueDateChanged,
    c.MovePayment: e.PaymentMoved,
    c.ReleasePayment: e.PaymentReleased,
    c.Credit: e.Credited,
}
"""Of some commands, where their words stand."""
READ = (c.AskQuestion, c.AnswerQuestion, c.AnnounceDelivery, c.Ship, c.ChangeOrder, c.ChangeDueDate)
"""Of these customers read them."""


def comments(world: World, histories: Mapping[str, list[Entry]]) -> Iterator[str]:
    """What went astray."""
    entries = {entry.origin.comment: entry for history in histories.values() for entry in history if entry.origin.comment}
    for intent, _, _ in world.acknowledged:
        entry, kind = entries.get(intent.name), type(intent.command)
        if entry is None or kind not in WRITTEN:
            continue
        if not isinstance(entry.event, WRITTEN[kind]):
            yield f"{intent.name}: its comment hangs on {type(entry.event).__name__}"
        if (shown_comment(entry) is not None) is not (kind in READ):
            yield f"{intent.name}: its comment is read by whom it was not written for, or not by whom it was"
