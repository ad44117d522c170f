"""What a contact's link to all affairs opens: shape and signature cost no read, the account's head decides the rest."""

from typing import NamedTuple

from chalicelib.application.customer.open_link import Authenticator, claimed
from chalicelib.application.errors import Unauthenticated
from chalicelib.application.ports.commit import Account
from chalicelib.application.ports.links import LinkKey, LinkKind
from chalicelib.domain.access.grants import NO_GRANT, AffairsGrant
from chalicelib.domain.account.people import Contact


class Visitor(NamedTuple):
    """A contact whom the door let in, and what they may open of the account."""

    account: Account
    contact: Contact
    grant: AffairsGrant


def open_account(authenticator: Authenticator, token: str | None) -> Visitor:
    """Give the contact whose link a token is. Raises Unauthenticated for anything that opens nothing."""
    key = claimed(authenticator, token, LinkKind.CONTACT)
    account = authenticator.store.account(key.subject)
    contact = account.people.contacts.get(key.link) if account else None
    if account is None or contact is None:
        raise Unauthenticated
    grant = account.affairs.get(contact.id, NO_GRANT)
    if not grant.opens(key.epoch):
        raise Unauthenticated
    return Visitor(account, contact, grant)


def visitor_of(authenticator: Authenticator, account_id: str, contact_id: str) -> Visitor | None:
    """Give the contact whose link opens a dossier, as a visitor of all their affairs; None whom staff took these from."""
    account = authenticator.store.account(account_id)
    contact = account.people.contacts.get(contact_id) if account else None
    if account is None or contact is None:
        return None
    grant = account.affairs.get(contact.id, NO_GRANT)
    return None if grant.revoked else Visitor(account, contact, grant)


def link_to_affairs(account: Account, contact: str) -> LinkKey | None:
    """Give the link that lets a contact in, or None for whom none does."""
    grant = account.affairs.get(contact, NO_GRANT)
    if grant.revoked or contact not in account.people.contacts:
        return None
    return LinkKey(LinkKind.CONTACT, account.people.account, contact, grant.epoch)
