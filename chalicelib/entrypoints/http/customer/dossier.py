"""The customer's routes that read a dossier: as it is today, and as it was after an earlier entry."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

from chalice.app import Blueprint

from chalicelib.application.customer.open_link import enter_dossier, enter_page
from chalicelib.application.errors import NotFound
from chalicelib.application.ports.dossiers import Page
from chalicelib.application.writing.optimistic_lock import shown_version
from chalicelib.domain.access.level import Access
from chalicelib.domain.access.rights import Right, permits
from chalicelib.domain.sale.files import standing
from chalicelib.domain.values.calendar import PARIS
from chalicelib.entrypoints.http.customer.reading import OpenedDossier
from chalicelib.entrypoints.http.customer.route_rights import right_of
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.cookies import token_of
from chalicelib.entrypoints.http.kernel.parameters import at, before
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.application.view.reading import AnyReading
    from chalicelib.bootstrap.http import Wiring

customer_dossier = Blueprint(__name__)
routes = Routes(customer_dossier)
READ = 60
"""Entries read for the fifty shown: internal ones take some room, and one query should do."""


@routes.get("/dossiers/{reference}", ("at",))
def dossier(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the dossier's document, whole, masked or of the invoices alone, as the link opens it today.

    `?at=`: as it stood after that entry.
    """
    now, entry = wired.clock(), at(call)
    if entry is not None:
        return _as_it_was(_opened(call, wired, reference, "read"), entry)
    page, access = enter_page(wired.authenticator, token_of(call), reference, right_of(call), READ, now)
    opened = OpenedDossier.of(call, wired, reference, page.head, access)
    whole = access.view == "full" and permits(access.link, "read")
    reading = opened.today(now, opened.stock_and_hold(now)) if whole else opened.today(now)
    state, link = reading.state, access.link
    depends = (
        reading.reference,
        access.view,
        (link.scope, link.by, link.expires),
        reading.translations.lang,
        reading.today,
        reading.reader if reading.mailed else None,
        tuple(reading.stock.values()),
        reading.on_hold,
        now.astimezone(PARIS).hour if state.stock_shown(reading.today) else None,
        tuple(file.entry for file in state.files if standing(file, now) == "lost"),
    )
    made = (state.version, state.committed, *depends)
    body = wired.document_cache.get(made, lambda: _document(wired, reading, access, page, depends))
    return tagged(body, shown_version(reading.reference, state.shown) if permits(link, "read") else 0)


def _document(wired: "Wiring", reading: "AnyReading", access: Access, page: Page, depends: Hashable) -> bytes:
    from chalicelib.application.view.customer_document import dossier_document_after, masked_document
    from chalicelib.application.view.history import visible_page
    from chalicelib.application.view.past import Past

    if access.view == "masked":
        return encode(masked_document(reading))
    if not permits(access.link, "read"):
        from chalicelib.application.view.invoices_document import invoices_document

        return encode(invoices_document(reading))
    entries, past = page.entries, Past.of(wired.store, reading.reference, page.entries)
    visible = visible_page(wired.store, reading.reference, entries)
    return encode(dossier_document_after(wired.kept_parts, depends, reading, visible, past))


def _as_it_was(opened: OpenedDossier, entry: int) -> Answer:
    state, link, lang = opened.head.state, opened.link, opened.translations.lang
    depends = (opened.reference, state.version, state.committed, (link.scope, link.by, link.expires), lang, entry)
    body = opened.wired.document_cache.get(depends, lambda: _earlier_document(opened, entry))
    return tagged(body, shown_version(opened.reference, entry))


def _earlier_document(opened: OpenedDossier, entry: int) -> bytes:
    from chalicelib.application.view.customer_document import dossier_document
    from chalicelib.application.view.history import PAGE

    reading, entries, past = opened.earlier(entry)
    return encode(dossier_document(reading, entries[:PAGE], past))


@routes.get("/dossiers/{reference}/history", ("before", "at"))
def history(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give older entries, below `?before=`, told as after the entry `?at=`, if that is said; the masked view has none."""
    entry = at(call)
    opened = _opened(call, wired, reference, right_of(call))
    from chalicelib.application.view.history import PAGE, visible_page
    from chalicelib.application.view.history import history as shown_history
    from chalicelib.application.view.past import Past

    if entry is None:
        reading = opened.today(wired.clock())
        older = wired.store.older(opened.reference, before(call) or reading.state.version + 1, PAGE)
        entries, past = visible_page(wired.store, opened.reference, older), Past.of(wired.store, opened.reference, older)
    else:
        reading, seen, past = opened.earlier(entry)
        last = before(call) or entry + 1
        entries = [each for each in seen if each.seq < last][:PAGE]
    return tagged(encode(shown_history(reading, entries, past)), shown_version(opened.reference, reading.state.shown))


def _opened(call: Call, wired: "Wiring", reference: str, right: Right) -> OpenedDossier:
    """Give the dossier that the link opens in full, with a right there. Raises Unauthenticated or NotFound."""
    head, access = enter_dossier(wired.authenticator, token_of(call), reference, right, wired.clock())
    if access.view != "full":
        raise NotFound
    return OpenedDossier.of(call, wired, reference, head, access)
