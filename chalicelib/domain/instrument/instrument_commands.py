"""What staff ask for of an instrument: the commands, told by their `type`."""

from typing import Annotated

from msgspec import Meta, Struct

from chalicelib.domain.instrument.contract_level import ServiceContract
from chalicelib.domain.instrument.instrument_facts import DossierDocument, Work
from chalicelib.domain.values.fields import Comment, Day, Id, Ordinal, Phrase, Sku, Word
from chalicelib.domain.values.language import Text

InstrumentNumber = Annotated[str, Meta(min_length=1, max_length=40, description="an instrument's number, as people type it")]


class _Command(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """A command on one instrument. on: the day (Paris) from which it holds, today if not given; no later one.

    comment: why, or what else is to be known. internal: colleagues alone read the entry.
    """

    on: Day | None = None
    comment: Comment | None = None
    internal: bool = False


class EnterInstrument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Write an instrument down that no shipment told of. id: what its side says, composed if not given.

    name: as the catalogue calls the model if not given. since: the day (Paris) from which it is theirs, today if not given.
    warranty: its last day.
    """

    model: Sku
    serial: Word
    account: Id
    id: InstrumentNumber | None = None
    name: Text | None = None
    location: Phrase | None = None
    since: Day | None = None
    warranty: Day | None = None
    contract: ServiceContract | None = None
    comment: Comment | None = None


class PutInstrument(_Command, frozen=True, kw_only=True, tag="put_instrument"):
    """Say where it stands; null: nobody knows."""

    location: Phrase | None


class GiveInstrument(_Command, frozen=True, kw_only=True, tag="give_instrument"):
    """Make it another customer's: the former one keeps what is of their time and sees nothing that comes."""

    account: Id
    location: Phrase | None = None


class CorrectInstrument(_Command, frozen=True, kw_only=True, tag="correct_instrument"):
    """Put right what was written of it; what is left out was right."""

    model: Sku | None = None
    name: Text | None = None
    serial: Word | None = None


class RetireInstrument(_Command, frozen=True, kw_only=True, tag="retire_instrument"):
    """Say that it is in use no more."""


class PutBackInstrument(_Command, frozen=True, kw_only=True, tag="put_back_instrument"):
    """Say that it is in use after all."""


class SetWarranty(_Command, frozen=True, kw_only=True, tag="set_warranty"):
    """Say until the end of which day (Paris) its warranty lasts; null: it has none."""

    until: Day | None


class SetContract(_Command, frozen=True, kw_only=True, tag="set_contract"):
    """Say what was agreed for it; null: nothing is any more."""

    contract: ServiceContract | None


class NoteComponent(_Command, frozen=True, kw_only=True, tag="note_component"):
    """Note a part that it holds; replaces: the number of the one that it takes the place of."""

    part: Phrase
    number: Word | None = None
    sku: Word | None = None
    lot: Word | None = None
    replaces: Word | None = None


class NoteIntervention(_Command, frozen=True, kw_only=True, tag="note_intervention"):
    """Note that somebody worked at it; report: the number of the paper. document: where that is, of a dossier of its owner's."""

    work: Work
    done_by: Phrase
    report: Word | None = None
    valid_until: Day | None = None
    document: DossierDocument | None = None
    case: Word | None = None


class TellVersion(_Command, frozen=True, kw_only=True, tag="tell_version"):
    """Say which version of its software it runs."""

    version: Word


class AddInstrumentNote(_Command, frozen=True, kw_only=True, tag="add_instrument_note"):
    """Note something in the comment, which is asked for."""


class StrikeInstrumentEntry(_Command, frozen=True, kw_only=True, tag="strike_instrument_entry"):
    """Strike an entry that was wrong: it stays readable and counts for nothing."""

    entry: Ordinal


InstrumentCommand = (
    PutInstrument
    | GiveInstrument
    | CorrectInstrument
    | RetireInstrument
    | PutBackInstrument
    | SetWarranty
    | SetContract
    | NoteComponent
    | NoteIntervention
    | TellVersion
    | AddInstrumentNote
    | StrikeInstrumentEntry
)
