"""Events and commands of the links that open the dossier."""

from datetime import date
from typing import Literal

from chalicelib.domain.sale.bodies import NewContact
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Scope
from chalicelib.domain.values.fields import Day, Id


class LinkGranted(EventBase, frozen=True, tag="link_granted"):
    """A contact may open the dossier by a link of this id.

    by: the contact who shared it, and signer: the name typed then; None where we gave it.
    ended: the links of the contact's that were shared before, of another scope, whose place it takes.
    """

    link: str
    contact: str
    scope: Scope = "full"
    expires: date | None = None
    by: str | None = None
    signer: str | None = None
    ended: tuple[str, ...] = ()


class LinkRevoked(EventBase, frozen=True, tag="link_revoked"):
    """One link opens nothing any more; signer: who of the customer's signed that, None where staff revoked it."""

    link: str
    signer: str | None = None


class LinksRevoked(EventBase, frozen=True, tag="links_revoked"):
    """Every link given so far opens nothing any more; the epoch of new ones is higher."""

    epoch: int


LinkEvent = LinkGranted | LinkRevoked | LinksRevoked
LinkMail = Literal["link"]


class InviteContact(Command, frozen=True, kw_only=True, tag="invite_contact"):
    """Give a contact, known by id or new, a link; the mail with it follows.

    scope: what it is for; left out: what their newest link was for, everything for who never had one. Whose link for
    everything is to become a lesser one has that revoked as well (`revoke_link`).
    """

    contact: Id | None = None
    new: NewContact | None = None
    scope: Scope | None = None
    expires: Day | None = None


class RevokeLink(Command, frozen=True, kw_only=True, tag="revoke_link"):
    """Revoke one link."""

    link: Id


class RevokeAllLinks(Command, frozen=True, kw_only=True, tag="revoke_all_links"):
    """Revoke every link given so far."""


class OpenAffair(Command, frozen=True, kw_only=True, tag="open_affair"):
    """A contact's wish to open a dossier from the list of their affairs, in which they had no link so far."""

    contact: Id
