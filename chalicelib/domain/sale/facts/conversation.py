"""Events and commands of what customer and staff say to each other."""

from datetime import date
from typing import Literal

from chalicelib.domain.sale.command import Command, Signed
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.values.fields import Day, Ordinal, Word


class NoteAdded(EventBase, frozen=True, tag="note_added"):
    """A note; what it says is the entry's comment."""


class QuestionAsked(EventBase, frozen=True, tag="question_asked"):
    """The customer asked, perhaps about a parcel that left; the question is the entry's comment, signer who signed it.

    invoice: the number of one that was late, which they contest.
    legacy_name: the typed name in entries older than signers; nothing writes it any more.
    """

    signer: str | None = None
    parcel: int | None = None
    legacy_name: str | None = None
    invoice: str | None = None


class QuestionAnswered(EventBase, frozen=True, tag="question_answered"):
    """Staff answered; the answer is the entry's comment.

    question: the entry of the question, or of the reception whose remarks were answered; None: all that were open.
    """

    question: int | None = None


class QuestionClosed(EventBase, frozen=True, tag="question_closed"):
    """A colleague closed a question that wants no answer; question: its entry. Customers learn nothing of it."""

    question: int


class NewsPromised(EventBase, frozen=True, tag="news_promised"):
    """The customer hears of us on this day at the latest."""

    on: date


ConversationEvent = NoteAdded | QuestionAsked | QuestionAnswered | QuestionClosed | NewsPromised
ConversationMail = Literal["answer", "note", "question", "news"]


class AddNote(Command, frozen=True, kw_only=True, tag="add_note"):
    """Write a note, internal unless `visible`."""


class RecordQuestion(Command, frozen=True, kw_only=True, tag="record_question"):
    """The customer asked, by another way than the page; parcel: the one that it is about."""

    parcel: Ordinal | None = None


class AnswerQuestion(Command, frozen=True, kw_only=True, tag="answer_question"):
    """Answer in the comment a question, or the remarks of a reception, by its entry (not needed where one alone is open)."""

    question: Ordinal | None = None


class CloseQuestion(Command, frozen=True, kw_only=True, tag="close_question"):
    """Close a question that wants no answer, thanks for one, by its entry (not needed where one alone is open)."""

    question: Ordinal | None = None


class AskQuestion(Signed, frozen=True, kw_only=True, tag="ask_question"):
    """A customer's question from the page, in the comment; parcel: the one that it is about.

    invoice: the number of one that is late, which they contest.
    """

    parcel: Ordinal | None = None
    invoice: Word | None = None


class PromiseNews(Command, frozen=True, kw_only=True, tag="promise_news"):
    """Promise the customer to be heard of by a day; what is told before then keeps the promise."""

    on: Day
