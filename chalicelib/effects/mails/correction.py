"""The mail about a struck entry that was mailed before: what was wrong, and what holds now."""

from chalicelib.application.view.past import Moment
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.sentences.sentence import sentence
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.owed import to_pay
from chalicelib.effects.mails import (
    address,
    cancellation,
    conversation,
    delivery,
    link_contents,
    payment,
    reception,
    shipment,
    tracking,
)
from chalicelib.effects.mails.content import MailContent, MailSection, typed
from chalicelib.effects.mails.invoice import how_to_pay
from chalicelib.effects.mails.quotes import reason


def correction(reading: Reading, wrong: Entry, stroke: Entry, at: Moment) -> MailContent | None:
    """Give what is struck, why, and what holds since."""
    w, open_ = reading.translations, to_pay(reading.state)
    places = {"title": sentence(reading, wrong, at), "day": w.day_year(wrong.origin.effective)}
    text = w.gettext("This entry of %(day)s was wrong and counts for nothing: “%(title)s”.") % places
    money = isinstance(wrong.event, e.MarkedPaid | e.PaymentAllocated | e.DepositReceived)
    return MailContent(
        subject=w.gettext("Corrected: %(title)s") % places,
        paragraphs=(text, *HOLDS.functions[type(wrong.event)](reading, wrong.event, wrong), *reason(stroke)),
        action=w.gettext("Follow the order") if reading.state.order else w.gettext("See the quote"),
        typed=_wrote(reading, wrong),
        facts=how_to_pay(reading, open_[0]) if money and open_ else (),
    )


def _wrote(reading: Reading, wrong: Entry) -> tuple[MailSection, ...]:
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
    | link_contents.HOLDS
    | payment.HOLDS
    | reception.HOLDS
    | shipment.HOLDS
    | tracking.HOLDS
)
"""What holds once an entry of a kind is struck: a function for all that can be struck and is mailed."""
