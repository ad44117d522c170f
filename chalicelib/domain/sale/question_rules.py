"""The rules of the table of allowed events that are about questions, and about what a customer says of a parcel."""

from datetime import date

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier


def question_is_open(state: Dossier, event: e.QuestionAnswered, day: date) -> None:
    if not state.questions:
        raise NotAllowed("no question is open")
    if event.question is not None and event.question not in {question.entry for question in state.questions}:
        raise NotAllowed("no question of entry %(entry)s is open", field="question", entry=event.question)


def parcel_has_left(state: Dossier, event: e.QuestionAsked, day: date) -> None:
    if event.parcel is not None and event.parcel not in {parcel.number for parcel in state.parcels}:
        raise Invalid("no parcel %(parcel)s has left", field="parcel", parcel=event.parcel)
