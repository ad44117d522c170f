"""A contact opens one of their affairs: by the link that they have there, or by one that their grant gives them."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from chalicelib.application.caller import Caller, Request
from chalicelib.application.customer.affairs import Folder
from chalicelib.application.errors import NotFound
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.commands import OpenAffair
from chalicelib.domain.values.actor import Actor


def open_affair(folder: Folder, reference: str, now: datetime, pause: Callable[[int], None]) -> Link:
    """Give the contact's link in a dossier, granted now if they have none and never had; nothing is mailed.

    Raises NotFound for any dossier that is not theirs to open, whether or not it exists.
    """
    affair = folder.find(reference)
    if affair is None:
        raise NotFound
    return affair.shown.link or _granted(folder, reference, now, pause)


def _granted(folder: Folder, reference: str, now: datetime, pause: Callable[[int], None]) -> Link:
    contact, epoch, account = folder.visitor.contact.id, folder.visitor.grant.epoch, folder.visitor.account.people.account
    who = f"a:{account}:{contact}"
    caller = Caller(who, who, frozenset({"customer"}), Actor("contact", contact), "link")
    request = Request(f"affairs.{reference}.{epoch}", f"open {reference}")
    # Refused where there is no room, or a link was given, or taken away, at this very moment: the dossier tells which.
    with suppress(DomainError):
        execute(folder.store, CommandRequest(reference, OpenAffair(contact=contact, mails=False), caller, request), now, pause)
    affair = folder.find(reference)
    if affair is None or affair.shown.link is None:
        raise NotFound
    return affair.shown.link
