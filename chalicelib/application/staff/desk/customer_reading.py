"""What a customer reads of a dossier, word for word, as staff read it beside their acts: nothing can be done from there."""

from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.customer.point_in_time import earlier
from chalicelib.application.errors import NotFound
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.translations import TranslationsFor
from chalicelib.application.seller import Seller
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.history import PAGE, visible_page
from chalicelib.application.view.kind_views import reading_class
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.shapes.whole_document import CustomerDocument, ShownActs
from chalicelib.application.writing.links_due import live_link
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.language import Language

READ = 60
"""Entries read for the fifty shown: internal ones take some room."""
NO_ACTS = ShownActs(ask=False, offer=None, send_file=False, forward=None, instead=None, access=False)


class AskedReading(NamedTuple):
    """Who of staff asks for which dossier, when, as which contact reads it (whom it is for if none), in which language.

    at: the entry after which it is read as it was then.
    """

    caller: Caller
    reference: str | None
    now: datetime
    contact: str | None = None
    lang: Language | None = None
    at: int | None = None


def read_as_customer(
    store: DossierStore, seller: Seller, asked: AskedReading, translations_for: TranslationsFor
) -> tuple[int, CustomerDocument]:
    """Give the dossier's version and the document.

    Raises Forbidden, or NotFound also for a contact whom it does not know and an entry that it does not have.
    """
    staff_only(asked.caller)
    page = store.page(asked.reference, READ) if asked.reference else None
    if page is None or asked.reference is None:
        raise NotFound
    if asked.contact is not None and asked.contact not in page.head.people.contacts:
        raise NotFound
    if asked.at is not None:
        return page.head.state.version, _as_it_was(store, seller, page.head, asked, translations_for)
    reading = reading_as(store, seller, page.head, asked, translations_for)
    entries = visible_page(store, asked.reference, page.entries)
    past = Past.of(store, asked.reference, page.entries)
    return page.head.state.version, without_acts(dossier_document(reading, entries[:PAGE], past))


def _as_it_was(
    store: DossierStore, seller: Seller, head: Loaded, asked: AskedReading, translations_for: TranslationsFor
) -> CustomerDocument:
    """Give the document after an entry, which its customer may not see: then it is what they read on that day."""
    then = earlier(store, asked.reference or "", head.state, asked.at or 0)
    reader = asked.contact or then.state.contact
    contact = head.people.contacts.get(reader)
    translations = translations_for(asked.lang or (contact.language if contact else None))
    reading = reading_class(then.state)(
        asked.reference or "", then.state, head.people, translations, seller, then.day, then.entry,
        link=live_link(head.state, reader, paris_date(asked.now)),
    )  # fmt: skip
    seen = [entry for entry in then.entries if entry.origin.visible][:PAGE]
    return without_acts(dossier_document(reading, seen, Past(lambda: list(reversed(then.entries)))))


def reading_as(
    store: DossierStore, seller: Seller, head: Loaded, asked: AskedReading, translations_for: TranslationsFor
) -> AnyReading:
    """Give the reading of a contact by the link that they have in force; who has none is read as with a link for everything."""
    state, people = head
    today = paris_date(asked.now)
    reader = asked.contact or state.contact
    contact = people.contacts.get(reader)
    translations = translations_for(asked.lang or (contact.language if contact else None))
    beside = store.stock_and_hold(state.stock_shown(today), state.account) if state.orderable(today) else None
    stock = beside.stock if beside else store.stock(state.stock_shown(today), consistent=False)
    return reading_class(state)(
        asked.reference or "", state, people, translations, seller, today, reader=reader, stock=stock, now=asked.now,
        on_hold=bool(beside and beside.on_hold), link=live_link(state, reader, today),
    )  # fmt: skip


def without_acts(document: CustomerDocument) -> CustomerDocument:
    """Give the document with nothing that could be pressed."""
    todo = replace(document.todo, acts=[], links=[])
    return replace(document, acts=NO_ACTS, ordering=None, placed=None, todo=todo, history=replace(document.history, older=None))
