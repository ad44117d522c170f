"""The mail about a struck entry that was mailed before: what was wrong, and what holds now."""

from collections.abc import Mapping
from typing import Any

from chalicelib.application.view.by_event import Function
from chalicelib.application.view.past import Moment
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sentences.sentence import sentence
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.owed import to_pay
from chalicelib.effects.mails import (
    address,
    cancellation,
    conversation,
    delivery,
    deposit,
    invoice,
    link_contents,
    online_order,
    order_change,
    payment,
    payment_return,
    reception,
    refund_back,
    reservation,
    shipment,
    tracking,
)
from chalicelib.effects.mails.content import MailContent, MailFact, MailSection, typed
from chalicelib.effects.mails.invoice import how_to_pay
from chalicelib.effects.mails.kind_mails import mail_of
from chalicelib.effects.mails.quotes import reason


def correction(reading: AnyReading, wrong: Entry, stroke: Entry, at: Moment) -> MailContent | None:
    """Give what is struck, why, and what holds since."""
    w, kind = reading.translations, mail_of(reading)
    places = {"title": sentence(reading, wrong, at), "day": w.day_year(wrong.origin.effective)}
    text = w.gettext("This entry of %(day)s was wrong and counts for nothing: “%(title)s”.") % places
    holds: Mapping[type, Function[Any, Any, tuple[str, ...]]] = {**HOLDS.functions, **kind.holds}
    return MailContent(
        subject=w.gettext("Corrected: %(title)s") % places,
        paragraphs=(text, *holds[type(wrong.event)](reading, wrong.event, wrong), *reason(stroke)),
        action=kind.follow(reading),
        typed=_wrote(reading, wrong),
        facts=_to_pay(reading, wrong),
    )


def _to_pay(reading: Any, wrong: Entry) -> tuple[MailFact, ...]:
    """Give what is open again where money was struck, which comes for a sale alone."""
    if not isinstance(wrong.event, e.MarkedPaid | e.PaymentAllocated | e.DepositReceived | e.PaymentMoved | e.DueDateChanged):
        return ()
    return next((how_to_pay(reading, invoice) for invoice in to_pay(reading.state)), ())


def _wrote(reading: AnyReading, wrong: Entry) -> tuple[MailSection, ...]:
    """Give the text that is struck, where it is all of the entry.

    Of two notes of a day nothing else tells them apart.
    """
    w, text = reading.translations, next(iter(reason(wrong)), None)
    titles: dict[type, str] = {
        e.NoteAdded: w.gettext("Note"), e.QuestionAsked: w.gettext("Question"), e.QuestionAnswered: w.gettext("Answer")
    }  # fmt: skip
    return typed(titles[type(wrong.event)], text) if type(wrong.event) in titles else ()


HOLDS = (
    address.HOLDS
    | cancellation.HOLDS
    | conversation.HOLDS
    | delivery.HOLDS
    | deposit.HOLDS
    | invoice.HOLDS
    | link_contents.HOLDS
    | online_order.HOLDS
    | order_change.HOLDS
    | payment.HOLDS
    | payment_return.HOLDS
    | reception.HOLDS
    | refund_back.HOLDS
    | reservation.HOLDS
    | shipment.HOLDS
    | tracking.HOLDS
)
"""What holds once an entry of a kind is struck: a function for all that can be struck and is mailed."""
