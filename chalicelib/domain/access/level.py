"""What a link opens today: the dossier, then for a while its masked view, then nothing."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from chalicelib.domain.access.rights import permits
from chalicelib.domain.sale.base import DossierBase, Link
from chalicelib.domain.values.calendar import paris_date

View = Literal["full", "masked"]


class LinkPolicy(NamedTuple):
    """Days that a link opens the dossier, and then its masked view, counted from the dossier's last commit (Paris dates)."""

    full_days: int
    masked_days: int


class Access(NamedTuple):
    """The link that opens and what it opens."""

    link: Link
    view: View


def access(state: DossierBase, link_id: str, epoch: int, policy: LinkPolicy, today: date) -> Access | None:
    """Give what the link opens, None if it is unknown, revoked, of an older epoch or past its masked days.

    A revoked link is never masked, and one that shows the invoices alone has no masked view: that would show the steps.
    """
    link = next((link for link in state.links if link.id == link_id), None)
    if link is None or link.revoked or link.epoch != epoch or epoch != state.epoch:
        return None
    view = view_of(state, policy, today, link.expires)
    if view == "masked" and not permits(link, "read"):
        return None
    return Access(link, view) if view else None


def view_of(state: DossierBase, policy: LinkPolicy, today: date, expires: date | None = None) -> View | None:
    """Give what a link in force opens by the dossier's age, and its own last day if it has one."""
    if state.committed is None:
        return None
    last = paris_date(state.committed) + timedelta(days=policy.full_days)
    if expires:
        last = min(last, expires)
    if today <= last:
        return "full"
    return "masked" if today <= last + timedelta(days=policy.masked_days) else None
