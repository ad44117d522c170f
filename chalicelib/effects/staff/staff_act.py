"""What a colleague is told of an event, and the parts of which it is made."""

from typing import NamedTuple

from chalicelib.application.staff.desk.act_registry import DESK_ACTS
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.writing.signatures import signed_by
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.staff.note import NoteSection


class Pane(NamedTuple):
    """What answers, as the desk calls it, and where the desk has it."""

    label: str
    area: str


class Act(NamedTuple):
    """The subject, a sentence, sections of what was typed or asked for, and the panes of which one answers, if any does."""

    subject: str
    text: str
    typed: tuple[NoteSection, ...] = ()
    answers: tuple[Pane, ...] = ()


def pane(reading: AnyReading, act: str, of: str = "") -> Pane:
    """Give the pane of an act on the dossier; of: what the act is about, where it could be about several."""
    return Pane(reading.translations.gettext(DESK_ACTS[act].label), "/".join(filter(None, (reading.reference, act, of))))


def places(reading: AnyReading, entry: Entry) -> dict[str, str]:
    """Give what the sentences have places for; the name is what was typed, else that of the contact."""
    return {
        "reference": reading.reference,
        "customer": reading.people.name,
        "name": signed_by(reading.people, entry) or reading.contact(entry.origin.actor.id),
        "day": reading.weekday(entry.origin.effective),
    }


def typed(title: str, text: str | None) -> tuple[NoteSection, ...]:
    """Give what a person typed as a section, line by line; nothing where they typed nothing."""
    lines = tuple(line.strip() for line in (text or "").splitlines() if line.strip())
    return (NoteSection(title, lines),) if lines else ()
