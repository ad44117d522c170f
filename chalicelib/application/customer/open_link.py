"""What a customer's link opens: shape and signature cost no read, one read decides the rest."""

from datetime import datetime
from typing import NamedTuple

from chalicelib.application.errors import LinkForbids, NotFound, Unauthenticated
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore, Page
from chalicelib.application.ports.links import LinkError, LinkKey, LinkKind, ReadsLinks
from chalicelib.application.view.permitted import forbidden
from chalicelib.domain.access.level import Access, LinkPolicy, access
from chalicelib.domain.access.rights import Right, permits
from chalicelib.domain.sale.base import Link
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.reference import normalise


class Authenticator(NamedTuple):
    """What decides who comes in."""

    store: DossierStore
    links: ReadsLinks
    policy: LinkPolicy


def claimed(authenticator: Authenticator, token: str | None, kind: LinkKind = LinkKind.DOSSIER) -> LinkKey:
    """Give the link of this kind that a token of ours names. Raises Unauthenticated for anything else, without a read."""
    if not token:
        raise Unauthenticated
    try:
        key = authenticator.links.read(token)
    except LinkError:
        raise Unauthenticated from None
    if key.kind is not kind:
        raise Unauthenticated
    return key


def enter(authenticator: Authenticator, token: str | None, now: datetime) -> tuple[LinkKey, Access]:
    """Give the link of a token and what it opens today. Raises Unauthenticated."""
    key = claimed(authenticator, token)
    return key, _admitted(authenticator, key, authenticator.store.load(key.subject), now)


def enter_dossier(
    authenticator: Authenticator, token: str | None, reference: str, right: Right, now: datetime
) -> tuple[Loaded, Access]:
    """Give the head of the dossier asked for and what the token opens of it, to whom it gives a right there.

    Raises Unauthenticated, NotFound for a link of another dossier (that one is never read, so nothing tells whether it exists)
    and for what a link of invoices alone would read besides, or LinkForbids.
    """
    key = claimed(authenticator, token)
    head = authenticator.store.load(key.subject)
    granted = _admitted(authenticator, key, head, now)
    if head is None or normalise(reference) != key.subject:
        raise NotFound
    _hold(head, granted.link, right, now)
    return head, granted


def enter_page(
    authenticator: Authenticator, token: str | None, reference: str, right: Right, limit: int, now: datetime
) -> tuple[Page, Access]:
    """Give the same with the newest `limit` entries, in one read."""
    key = claimed(authenticator, token)
    page = authenticator.store.page(key.subject, limit)
    granted = _admitted(authenticator, key, page.head if page else None, now)
    if page is None or normalise(reference) != key.subject:
        raise NotFound
    _hold(page.head, granted.link, right, now)
    return page, granted


def _hold(head: Loaded, link: Link, right: Right, now: datetime) -> None:
    """Let those go on whose link gives the right."""
    if permits(link, right):
        return
    if right == "read":
        raise NotFound
    raise LinkForbids(forbidden(head.state, head.people, link, right, paris_date(now)))


def _admitted(authenticator: Authenticator, key: LinkKey, head: Loaded | None, now: datetime) -> Access:
    granted = access(head.state, key.link, key.epoch, authenticator.policy, paris_date(now)) if head else None
    if granted is None:
        raise Unauthenticated
    return granted
