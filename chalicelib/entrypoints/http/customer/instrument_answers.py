"""What the routes of a customer's instruments answer: the list, a passport, the way to a document."""

from typing import TYPE_CHECKING, NamedTuple

from chalicelib.application.customer.affairs import Affair, Folder
from chalicelib.application.customer.own_instruments import Cabinet, LinkedDocument, OwnInstrument
from chalicelib.application.customer.presigned import address, translations_of
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.document_names import title
from chalicelib.application.view.instrument_cases import shown_cases
from chalicelib.application.view.instrument_life import LifeShown
from chalicelib.application.view.instrument_list import instruments_document
from chalicelib.application.view.instrument_words import InstrumentReading
from chalicelib.application.view.passport import passport_document
from chalicelib.application.view.shapes.affair_list import ShownAffair
from chalicelib.application.view.shapes.instruments import DossierWay, InstrumentDocument, InstrumentsDocument, PassportDocument
from chalicelib.entrypoints.http.customer.affairs import affair_shown, own_token

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring


class AskedInstruments(NamedTuple):
    """Who asks, in which language."""

    wired: "Wiring"
    folder: Folder
    translations: Translations

    @property
    def cabinet(self) -> Cabinet:
        """Their instruments."""
        return Cabinet(self.folder, self.wired.instruments)

    def page(self, cursor: str | None) -> InstrumentsDocument:
        """Give a page of the list. Raises BadCursor."""
        shown = self.cabinet.open(cursor)
        visitor = self.folder.visitor
        return instruments_document(
            self.translations,
            self.wired.seller,
            visitor.account.people.name,
            [self._reading(held) for held in shown.page],
            whole=visitor.grant.whole,
            all_shown=cursor is None and shown.cursor is None,
            cursor=shown.cursor,
        )

    def passport(self, instrument: str) -> PassportDocument:
        """Give a passport. Raises NotFound."""
        held = self.cabinet.one(instrument)
        people = self.folder.visitor.account.people
        documents = {one: self._document(held, one) for one in self.cabinet.documents(held)}
        ways = {reference: way for reference, head in held.dossiers.items() if (way := self._way(held, reference, head))}
        by_entry = {seq: [shown for one, shown in documents.items() if one.seq == seq] for seq in {one.seq for one in documents}}
        names = {contact.id: contact.name for contact in people.contacts.values()}
        life = LifeShown(names, ways, by_entry)
        return passport_document(self._reading(held), people.name, life, list(documents.values()))

    def document(self, instrument: str, name: str) -> str | None:
        """Give the way to a document, None while it is being made, or where it is none of the instrument's. Raises NotFound."""
        held = self.cabinet.one(instrument)
        match = next((one for one in self.cabinet.documents(held) if _name(one) == name), None)
        if match is None:
            return None
        words = translations_of(held.dossiers[match.reference], self.wired.translations_for)
        return address(self.wired.document_store(), words, match.reference, match.document)

    def _reading(self, held: OwnInstrument) -> InstrumentReading:
        w, today, marks = self.translations, self.folder.today, held.seen.instrument.cases
        cases = shown_cases(w, marks, held.dossiers, self._row, today)
        return InstrumentReading(held.seen, w, self.wired.seller, today, cases)

    def _row(self, reference: str, head: Loaded) -> ShownAffair | None:
        opened = self.folder.opened(head.state)
        affair = Affair(reference, head, opened) if opened else None
        return affair_shown(self.wired, self.folder, self.translations, affair, closed=False) if affair else None

    def _way(self, held: OwnInstrument, reference: str, head: Loaded) -> DossierWay | None:
        opened = self.folder.opened(head.state)
        if opened is None:
            return None
        token = own_token(self.wired, reference, opened.link) if opened.link else None
        case = held.seen.instrument.case(reference)
        named = case.number if case else self.translations.gettext("Order %(reference)s") % {"reference": reference}
        return DossierWay(named, reference, token)

    def _document(self, held: OwnInstrument, linked: LinkedDocument) -> InstrumentDocument:
        w, document = self.translations, linked.document
        url = f"/api/affairs/instruments/{held.seen.instrument.id}/documents/{_name(linked)}"
        return InstrumentDocument(
            title=title(w, linked.reference, document),
            note=w.date_year(document.on),
            until=None,
            label="PDF" if document.sha256 else w.gettext("in preparation"),
            url=url if document.sha256 else None,
        )


def _name(linked: LinkedDocument) -> str:
    """Give what the address of a document calls it."""
    return f"{linked.reference}-{linked.document.entry}"
