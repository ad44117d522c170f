"""What customer and staff say to each other."""

from datetime import date

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.base import DossierBase, News
from chalicelib.domain.sale.changes import nothing
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY, SIGNER
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.contested import contested
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.conversation import (
    AddNote,
    AnswerQuestion,
    AskQuestion,
    CloseQuestion,
    ConversationEvent,
    NewsPromised,
    NoteAdded,
    PromiseNews,
    QuestionAnswered,
    QuestionAsked,
    QuestionClosed,
    RecordQuestion,
)
from chalicelib.domain.sale.from_bodies import check_comment
from chalicelib.domain.sale.news import fulfilled, reaches
from chalicelib.domain.sale.questions import OpenQuestion, answered, check_room, only_open
from chalicelib.domain.sale.rules import date_not_before_day, invoice_of, is_open
from chalicelib.domain.sale.spec import Change, Mailed, Notice, Spec, Specs, Unmailed
from chalicelib.domain.values.roles import CUSTOMER, MANAGER, STAFF


def parcel_has_left(state: Dossier, event: QuestionAsked, day: date) -> None:
    if event.parcel is not None and event.parcel not in {parcel.number for parcel in state.parcels}:
        raise Invalid("no parcel %(parcel)s has left", field="parcel", parcel=event.parcel)


def contests_a_late_invoice(state: Dossier, event: QuestionAsked, day: date) -> None:
    if event.invoice is None:
        return
    invoice, open_ = invoice_of(state, event.invoice), contested(state, event.invoice)
    if open_:
        raise NotAllowed("what you said of invoice %(invoice)s waits for our answer", field="invoice", invoice=event.invoice)
    if invoice.open <= 0 or invoice.due >= day:
        raise NotAllowed("invoice %(invoice)s is not late", field="invoice", invoice=event.invoice)


def question_is_open(state: Dossier, event: QuestionAnswered, day: date) -> None:
    if not state.questions:
        raise NotAllowed("no question is open")
    if event.question is not None and event.question not in {question.entry for question in state.questions}:
        raise NotAllowed("no question of entry %(entry)s is open", field="question", entry=event.question)


def question_wants_no_answer(state: DossierBase, event: QuestionClosed, day: date) -> None:
    question = next((one for one in state.questions if one.entry == event.question), None)
    if question is None:
        raise NotAllowed("no question of entry %(entry)s is open", field="question", entry=event.question)
    if question.remarks:
        raise NotAllowed("remarks on a parcel are answered (answer_question), not closed", field="question")
    if question.asked:
        raise NotAllowed("a change that was asked for is answered (answer_question), not closed", field="question")


def _asked(state: Dossier, event: QuestionAsked, entry: Entry) -> Change:
    about = (event.parcel,) if event.parcel else ()
    question = OpenQuestion(
        entry.seq, entry.origin.effective, about, by=entry.origin.entered_by, came=entry.came, invoice=event.invoice
    )
    return {"questions": (*state.questions, question)}


def _answered(state: Dossier, event: QuestionAnswered, entry: Entry) -> Change:
    return {"questions": answered(state.questions, event.question)}


def _closed(state: DossierBase, event: QuestionClosed, entry: Entry) -> Change:
    return {"questions": answered(state.questions, event.question)}


def _promised(state: Dossier, event: NewsPromised, entry: Entry) -> Change:
    day = entry.origin.effective
    before = fulfilled(state.news, day) if reaches(entry) else state.news
    return {"news": (*before, News(entry.seq, event.on, day))}


NOTE_ADDED = Spec(
    event=NoteAdded,
    allowed=(is_open,),
    apply=nothing,
    shown="internal",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("note", to="readers", rank=180, billing="never"),
    document=None,
    staff=None,
)

QUESTION_ASKED = Spec(
    event=QuestionAsked,
    allowed=(is_open, parcel_has_left, contests_a_late_invoice),
    apply=_asked,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("question", to="readers", rank=190, billing="never"),
    document=None,
    staff=Notice("link", "contact"),
)

QUESTION_ANSWERED = Spec(
    event=QuestionAnswered,
    allowed=(is_open, question_is_open),
    apply=_answered,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("answer", to="readers", rank=40, billing="never"),
    document=None,
    staff=None,
)

QUESTION_CLOSED = Spec(
    event=QuestionClosed,
    allowed=(is_open, question_wants_no_answer),
    apply=_closed,
    shown="never",
    strike="allowed",
    falls_with=None,
    news=False,
    report=False,
    milestone=False,
    mail=Unmailed("customers do not see it: they asked for nothing"),
    document=None,
    staff=None,
)

NEWS_PROMISED = Spec(
    event=NewsPromised,
    allowed=(is_open, date_not_before_day),
    apply=_promised,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("news", to="readers", rank=240, billing="never"),
    document=None,
    staff=None,
)

SPECS: Specs[ConversationEvent] = NOTE_ADDED | QUESTION_ASKED | QUESTION_ANSWERED | QUESTION_CLOSED | NEWS_PROMISED


def _note(state: Dossier, command: AddNote, context: Context) -> Events:
    check_comment(command)
    return (NoteAdded(),)


def _record(state: Dossier, command: RecordQuestion, context: Context) -> Events:
    check_comment(command)
    return (QuestionAsked(parcel=command.parcel),)


def _answer(state: Dossier, command: AnswerQuestion, context: Context) -> Events:
    check_comment(command)
    return (QuestionAnswered(command.question or only_open(state.questions)),)


def _close(state: DossierBase, command: CloseQuestion, context: Context) -> Events:
    question = command.question or only_open(state.questions)
    if question is None:
        raise NotAllowed("no question is open")
    return (QuestionClosed(question),)


def _asked_question(state: Dossier, command: AskQuestion, context: Context) -> Events:
    check_room(state.questions, context.by, context.now)
    check_comment(command)
    (signer,) = context.enrolled
    return (QuestionAsked(signer, command.parcel, invoice=command.invoice),)


def _promise(state: Dossier, command: PromiseNews, context: Context) -> Events:
    if command.visible is False:
        raise Invalid("what customers do not see promises them nothing", field="visible")
    return (NewsPromised(command.on),)


COMMANDS = (
    CommandSpec(
        command=AddNote, roles=STAFF, source="manager", about=(NoteAdded,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_note, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=RecordQuestion, roles=MANAGER, source="manager", about=(QuestionAsked,), comment="customers", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_record, checks=(), strikes=None, link=LINK_UNLESS_REVOKED,
        keep=False,
    ),
    CommandSpec(
        command=AnswerQuestion, roles=STAFF, source="manager", about=(QuestionAnswered,), comment="customers", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_answer, checks=(), strikes=None, link=LINK_UNLESS_REVOKED,
        keep=False,
    ),
    CommandSpec(
        command=CloseQuestion, roles=STAFF, source="manager", about=(QuestionClosed,), comment="staff", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_close, checks=(), strikes=None, link=LINK_UNLESS_REVOKED,
        keep=False,
    ),
    CommandSpec(
        command=AskQuestion, roles=CUSTOMER, source="page", about=(QuestionAsked,), comment="customers", opens=None,
        people=SIGNER, needs=NEEDS_NOTHING, number=None, propose=_asked_question, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=PromiseNews, roles=MANAGER, source="manager", about=(NewsPromised,), comment="staff", opens=None, people=NOBODY,
        needs=NEEDS_NOTHING, number=None, propose=_promise, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
)  # fmt: skip
