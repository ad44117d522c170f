"""Events and commands of customers who let colleagues in, and shut them out."""

from datetime import date

from chalicelib.domain.sale.command import Signed
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.lines import Scope, SharedScope
from chalicelib.domain.values.fields import Day, Email, Id, Phrase
from chalicelib.domain.values.language import Language


class SharedLinksRevoked(EventBase, frozen=True, tag="shared_links_revoked"):
    """A customer ended several links that colleagues shared, all at once; signer who signed it."""

    links: tuple[str, ...]
    signer: str


class LinkReplaced(EventBase, frozen=True, tag="link_replaced"):
    """A contact had their own link made anew; what they had, `ended`, opens nothing any more. The new one is for the same."""

    link: str
    contact: str
    ended: tuple[str, ...]
    signer: str
    scope: Scope = "full"
    expires: date | None = None
    by: str | None = None


SharingEvent = SharedLinksRevoked | LinkReplaced


class ShareDossier(Signed, frozen=True, kw_only=True, tag="share_dossier"):
    """Let a colleague in by a link of their own; the comment is a line for them.

    contact_name, language: of somebody new; without, their address stands for the name, and the dossier's contact's language is
    theirs.
    """

    email: Email
    scope: SharedScope
    contact_name: Phrase | None = None
    language: Language | None = None
    expires: Day | None = None
    comment: Phrase | None = None


class RemoveLink(Signed, frozen=True, kw_only=True, tag="remove_link"):
    """End a link that a colleague shared."""

    link: Id


class RemoveSharedLinks(Signed, frozen=True, kw_only=True, tag="remove_shared_links"):
    """End every link that colleagues shared and that the one who asks may end."""


class ReplaceLink(Signed, frozen=True, kw_only=True, tag="replace_link"):
    """Have one's own link made anew: the old one ends, the new one goes to one's own mail address."""
