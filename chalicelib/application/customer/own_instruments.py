"""A contact's instruments, by their link to all affairs: those of the account, or those alone that orders naming them brought."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from chalicelib.application.customer.affairs import Folder
from chalicelib.application.errors import NotFound
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.instrument_store import INSTRUMENT, InstrumentStore
from chalicelib.application.projection.instrument_rows import LIST, of_account
from chalicelib.domain.access.grants import contact_link
from chalicelib.domain.access.rights import permits
from chalicelib.domain.instrument import instrument_facts as f
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.seen_by import SeenInstrument, seen_by
from chalicelib.domain.sale.base import Document, DossierBase
from chalicelib.domain.sale.document_kinds import DOCUMENTS
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.search_terms import named_contacts
from chalicelib.domain.values.reference import normalise

PAGE = 25
"""Instruments of one answer."""


class OwnInstrument(NamedTuple):
    """An instrument as the reader's account may read it, and the dossiers that its entries name, by reference."""

    seen: SeenInstrument
    dossiers: Mapping[str, Loaded]


class OwnPage(NamedTuple):
    """A page of them, and the cursor of the next one."""

    page: list[OwnInstrument]
    cursor: str | None


class LinkedDocument(NamedTuple):
    """A document of a dossier that an entry of an instrument leads to."""

    seq: int
    reference: str
    document: Document


class Cabinet(NamedTuple):
    """All instruments of a contact: `folder` says whose they are, and what of their dossiers the contact sees."""

    folder: Folder
    store: InstrumentStore

    def open(self, cursor: str | None) -> OwnPage:
        """Give those that are the account's, and behind the last of them those that were theirs. Raises BadCursor."""
        lists, account = self.folder.lists, self._account
        rows, following = lists.listed(LIST, of_account(account), PAGE, cursor)
        former = [] if following else lists.listed(LIST, of_account(account, former=True), PAGE, None)[0]
        instruments = self.store.instruments([row.reference for row in (*rows, *former)])
        seen = [one for instrument in instruments if (one := seen_by(account, instrument, ()))]
        wanted = [dossier for one in seen for dossier in self._of_a_row(one)]
        dossiers = dict(self.folder.store.load_all(list(dict.fromkeys(wanted)))) if wanted else {}
        return OwnPage([OwnInstrument(one, dossiers) for one in seen if self._theirs(one.instrument, dossiers)], following)

    def one(self, number: str) -> OwnInstrument:
        """Give an instrument with its history. Raises NotFound for any that is not theirs to read, whether or not it exists."""
        instrument_id = normalise(number)
        instrument = self.store.head(INSTRUMENT, instrument_id) if instrument_id else None
        if instrument is None or all(owner.account != self._account for owner in instrument.owners):
            raise NotFound
        seen = seen_by(self._account, instrument, self.store.instrument_facts(instrument.id))
        if seen is None:
            raise NotFound
        dossiers = dict(self.folder.store.load_all(list(dict.fromkeys(_dossiers(seen)))))
        if not self._theirs(seen.instrument, dossiers):
            raise NotFound
        return OwnInstrument(seen, dossiers)

    @property
    def _account(self) -> str:
        return self.folder.visitor.account.people.account

    def _of_a_row(self, seen: SeenInstrument) -> Iterator[str]:
        """Yield the dossiers that a row rests on: open cases, and for who sees some orders alone those that brought it."""
        yield from (case.dossier for case in seen.instrument.cases if case.closed is None)
        if not self.folder.visitor.grant.whole:
            yield from (delivery.dossier for delivery in seen.instrument.deliveries)

    def _theirs(self, instrument: Instrument, dossiers: Mapping[str, Loaded]) -> bool:
        """Say whether the contact reads it: all of the account, or what an order or a case that names them brought."""
        if self.folder.visitor.grant.whole:
            return True
        marks = (*(one.dossier for one in instrument.deliveries), *(one.dossier for one in instrument.cases))
        return any(self.reads_documents(dossiers[one].state) for one in marks if one in dossiers)

    def reads_documents(self, state: DossierBase) -> bool:
        """Say whether the contact reads the documents of an instrument in a dossier: as long as the instrument is theirs to read.

        The link's own age counts not, since an instrument lives longer than the order that brought it.
        """
        visitor = self.folder.visitor
        contact, today = visitor.contact.id, self.folder.today
        if state.account != self._account or not (visitor.grant.whole or contact in named_contacts(state)):
            return False
        link = contact_link(state, contact, today)
        return link is None or (link.in_force(today) and link.epoch == state.epoch and permits(link, "read"))

    def documents(self, held: OwnInstrument) -> list[LinkedDocument]:
        """Give the documents that the contact may open, the newest first; nothing of money is among them."""
        return sorted(self._documents(held), key=lambda one: (one.document.on, one.seq), reverse=True)

    def _documents(self, held: OwnInstrument) -> Iterator[LinkedDocument]:
        for seen in held.seen.facts:
            for reference, document in () if seen.struck else _linked(seen.fact.what, held.dossiers):
                if self.reads_documents(held.dossiers[reference].state) and not DOCUMENTS[document.kind].money:
                    yield LinkedDocument(seen.fact.seq, reference, document)


def _dossiers(seen: SeenInstrument) -> Iterator[str]:
    """Yield all dossiers that an instrument's entries name."""
    yield from (case.dossier for case in seen.instrument.cases)
    for one in seen.facts:
        what = one.fact.what
        if isinstance(what, f.InstrumentBorn | f.InstrumentCameBack):
            yield what.dossier
        elif isinstance(what, f.InterventionNoted) and what.document:
            yield what.document.dossier


def _linked(what: f.InstrumentEvent, dossiers: Mapping[str, Loaded]) -> Iterator[tuple[str, Document]]:
    """Yield what an entry leads to: the note of the parcel that brought the instrument, the report of an intervention."""
    if isinstance(what, f.InstrumentBorn) and what.dossier in dossiers:
        state = dossiers[what.dossier].state
        note = _note(state, what.entry) if isinstance(state, Dossier) else None
        if note:
            yield what.dossier, note
    elif isinstance(what, f.InterventionNoted) and what.document and what.document.dossier in dossiers:
        document = dossiers[what.document.dossier].state.document(what.document.entry)
        if document and not document.void:
            yield what.document.dossier, document


def _note(state: Dossier, entry: int) -> Document | None:
    """Give the delivery note of the parcel that left by an entry."""
    parcel = next((one.number for one in state.parcels if one.entry == entry), None)
    note = state.note_of(parcel) if parcel is not None else None
    made: Sequence[Document] = [
        one for one in state.documents if one.kind == "delivery_note" and note and one.number == note.number
    ]
    return made[-1] if made else None
