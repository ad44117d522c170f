"""Commands by which customers and staff talk."""

from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NOBODY, SIGNER
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.conversation import (
    AddNote,
    AnswerQuestion,
    AskQuestion,
    NewsPromised,
    NoteAdded,
    PromiseNews,
    QuestionAnswered,
    QuestionAsked,
    RecordQuestion,
)
from chalicelib.domain.sale.from_bodies import check_comment
from chalicelib.domain.sale.questions import check_room, only_open
from chalicelib.domain.values.roles import CUSTOMER, MANAGER, STAFF


def _note(state: Dossier, command: AddNote, context: Context) -> Events:
    check_comment(command)
    return (NoteAdded(),)


def _record(state: Dossier, command: RecordQuestion, context: Context) -> Events:
    check_comment(command)
    return (QuestionAsked(parcel=command.parcel),)


def _answer(state: Dossier, command: AnswerQuestion, context: Context) -> Events:
    check_comment(command)
    return (QuestionAnswered(command.question or only_open(state.questions)),)


def _ask(state: Dossier, command: AskQuestion, context: Context) -> Events:
    check_room(state.questions, context.by, context.now)
    check_comment(command)
    (signer,) = context.enrolled
    return (QuestionAsked(signer, command.parcel),)


def _promise(state: Dossier, command: PromiseNews, context: Context) -> Events:
    if command.visible is False:
        raise Invalid("what customers do not see promises them nothing", field="visible")
    return (NewsPromised(command.on),)


COMMANDS = (
    CommandSpec(
        command=AddNote, roles=STAFF, source="manager", about=(NoteAdded,), comment="staff", opens=None, people=NOBODY,
        number=None, propose=_note, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=RecordQuestion, roles=MANAGER, source="manager", about=(QuestionAsked,), comment="customers", opens=None,
        people=NOBODY, number=None, propose=_record, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=AnswerQuestion, roles=STAFF, source="manager", about=(QuestionAnswered,), comment="customers", opens=None,
        people=NOBODY, number=None, propose=_answer, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=AskQuestion, roles=CUSTOMER, source="page", about=(QuestionAsked,), comment="customers", opens=None,
        people=SIGNER, number=None, propose=_ask, checks=(), strikes=None, link=None, keep=False,
    ),
    CommandSpec(
        command=PromiseNews, roles=MANAGER, source="manager", about=(NewsPromised,), comment="staff", opens=None, people=NOBODY,
        number=None, propose=_promise, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
)  # fmt: skip
