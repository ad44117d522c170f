"""All affairs of a customer behind one link: what each contact may open of the account, and of each dossier there."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from chalicelib.domain.access.level import LinkPolicy, View, access, view_of
from chalicelib.domain.access.rights import Right, permits, widest
from chalicelib.domain.account.naming import RenameAccount
from chalicelib.domain.customer.condition_commands import ConditionCommand
from chalicelib.domain.sale.base import DossierBase, Link
from chalicelib.domain.sale.search_terms import named_contacts
from chalicelib.domain.values.fields import Id


class AffairsGrant(Struct, frozen=True):
    """What a contact's link to all affairs opens: those that name the contact, or the whole account's.

    epoch: that of the links in force, raised by each revocation. by: who of staff said so last, and on: when (Paris).
    """

    epoch: int = 1
    whole: bool = False
    revoked: bool = False
    by: str = ""
    on: date | None = None

    def opens(self, epoch: int) -> bool:
        """Say whether a link of this epoch is in force."""
        return not self.revoked and epoch == self.epoch


NO_GRANT = AffairsGrant()
"""Of a contact of whom staff said nothing."""
Grants = Mapping[str, AffairsGrant]
"""By the contact's id."""
NONE: Grants = MappingProxyType({})


class _AffairsBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """A body that knows all its fields."""


class GrantAffairs(_AffairsBody, frozen=True, kw_only=True, tag="grant_affairs"):
    """Let a contact's link open the affairs that name them, or the whole account's; after a revocation it is another link."""

    contact: Id
    whole: bool = False


class RevokeAffairs(_AffairsBody, frozen=True, kw_only=True, tag="revoke_affairs"):
    """Let every link to all affairs that the contact was sent so far open nothing any more."""

    contact: Id


AffairsCommand = GrantAffairs | RevokeAffairs
AccountCommand = GrantAffairs | RevokeAffairs | RenameAccount | ConditionCommand


def granted(grants: Grants, command: AffairsCommand, by: str, on: date) -> dict[str, AffairsGrant]:
    """Give the grants after a command."""
    previous = grants.get(command.contact, NO_GRANT)
    if isinstance(command, GrantAffairs):
        grant = AffairsGrant(previous.epoch, command.whole, False, by, on)
    else:
        grant = AffairsGrant(previous.epoch + 1, False, True, by, on)
    return {**grants, command.contact: grant}


class Shown(NamedTuple):
    """How a dossier stands among a contact's affairs: what they see of it, by a link of their own there if they have one."""

    view: View
    link: Link | None

    def permits(self, right: Right) -> bool:
        """Say whether they may do something there: without a link yet, all that the one they are given permits."""
        return self.view == "full" and (self.link is None or permits(self.link, right))


def shown(state: DossierBase, contact: str, grant: AffairsGrant, policy: LinkPolicy, today: date) -> Shown | None:
    """Give what a contact sees of a dossier, or None.

    Their own link there decides, if they ever had one: what was revoked or has ended there is not opened by this way round.
    """
    if not grant.whole and contact not in named_contacts(state):
        return None
    link = contact_link(state, contact, today)
    if link is None:
        return Shown("full", None) if view_of(state, policy, today) == "full" else None
    opened = access(state, link.id, link.epoch, policy, today)
    return Shown(opened.view, link) if opened else None


def contact_link(state: DossierBase, contact: str, today: date) -> Link | None:
    """Give the contact's link in force that permits most, else the newest that they had, or None."""
    links = [link for link in state.links if link.contact == contact]
    live = [link for link in links if not link.revoked and (link.expires is None or today <= link.expires)]
    return widest(live) or (links[-1] if links else None)
