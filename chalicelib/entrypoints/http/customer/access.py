"""Who has access to a dossier, and what its customers do about it: let a colleague in, shut one out, have a link made anew."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.customer.open_link import enter_dossier
from chalicelib.application.errors import NotFound
from chalicelib.application.writing.optimistic_lock import shown_version
from chalicelib.domain.sale.commands import Command, RemoveLink, RemoveSharedLinks, ReplaceLink, ShareDossier
from chalicelib.domain.sale.lines import SharedScope
from chalicelib.domain.values.fields import Day, Email, Id, Phrase
from chalicelib.domain.values.language import Language
from chalicelib.entrypoints.http.customer.acts import Act, carry_out
from chalicelib.entrypoints.http.customer.reading import OpenedDossier
from chalicelib.entrypoints.http.customer.route_rights import right_of
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.cookies import token_of
from chalicelib.entrypoints.http.kernel.routing import Routes

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

customer_access = Blueprint(__name__)
routes = Routes(customer_access)


class Share(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A colleague who is let in, what for and until when, a line for them, and the name of who asks for it."""

    name: Phrase
    email: Email
    scope: SharedScope
    contact_name: Phrase | None = None
    language: Language | None = None
    expires: Day | None = None
    comment: Phrase | None = None

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return ShareDossier(
            name=self.name, email=self.email, scope=self.scope, contact_name=self.contact_name, language=self.language,
            expires=self.expires, comment=self.comment,
        )  # fmt: skip


class Removal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A link that a colleague shared and that is to open nothing any more, or all of them, and the name of who asks for it."""

    name: Phrase
    link: Id | None = None

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return RemoveSharedLinks(name=self.name) if self.link is None else RemoveLink(name=self.name, link=self.link)


class Replacement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That one's own link is made anew, and the name of whose it is."""

    name: Phrase

    def command(self) -> Command:
        """Give what it asks of the dossier."""
        return ReplaceLink(name=self.name)


ACCESS_ACTS: Mapping[str, type[Act]] = {
    "/dossiers/{reference}/shares": Share,
    "/dossiers/{reference}/link-removals": Removal,
    "/dossiers/{reference}/link-replacements": Replacement,
}
"""The body that each route takes; what describes the API has a row for each of them."""


@routes.get("/dossiers/{reference}/access")
def who_has_access(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give who has a link in force, to whom may let others in; nothing is marked as read, and the masked view has none."""
    now = wired.clock()
    head, access = enter_dossier(wired.authenticator, token_of(call), reference, right_of(call), now)
    if access.view != "full":
        raise NotFound
    from chalicelib.application.view.access_document import access_document
    from chalicelib.application.view.access_reading import AccessReading

    opened = OpenedDossier.of(call, wired, reference, head, access)
    reading = opened.today(now)
    # What came since the head was read is of the next reading.
    history = wired.store.history(opened.reference)[: reading.state.version]
    shown = access_document(AccessReading(reading, access.link, history))
    return tagged(encode(shown), shown_version(opened.reference, reading.state.shown))


@routes.post("/dossiers/{reference}/shares")
def share(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Let a colleague in by a link of their own, which is mailed to them."""
    return carry_out(call, wired, reference, Share)


@routes.post("/dossiers/{reference}/link-removals")
def remove_links(call: Call, wired: "Wiring", reference: str) -> Answer:
    """End a link that a colleague shared, or all of them."""
    return carry_out(call, wired, reference, Removal)


@routes.post("/dossiers/{reference}/link-replacements")
def replace_link(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Have one's own link made anew: the old one ends, the new one is mailed."""
    return carry_out(call, wired, reference, Replacement)
