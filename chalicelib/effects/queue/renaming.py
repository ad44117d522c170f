"""The effect that lets every dossier of an account take the name that the account has by now."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from chalicelib.application.caller import Request
from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.lists import Lists
from chalicelib.application.staff.accounts import KIND
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.sale.commands import TakeName
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.queue.run import SYSTEM
from chalicelib.effects.queue.tools import Handler

PAGE = 100


def rename(mailing: Mailing, lists: Lists, pause: Callable[[int], None], effect: Effect) -> None:
    """Let each dossier that has another name take the account's; one that took it is passed over when this is tried again."""
    account = mailing.store.account(effect.contact)
    if account is None:
        raise LookupError(effect.contact)
    for reference in list(_dossiers(mailing, lists, effect.contact)):
        head = mailing.store.load(reference)
        if head and head.people.name != account.people.name:
            request = Request(f"{effect.id}.{reference}", effect.id)
            execute(mailing.store, CommandRequest(reference, TakeName(), SYSTEM, request), mailing.clock(), pause)


def _dossiers(mailing: Mailing, lists: Lists, account: str) -> Iterator[str]:
    """Yield every dossier of the account, be it open or closed."""
    today = paris_date(mailing.clock())
    for find in (lists.open_affairs, lists.closed_affairs):
        cursor: str | None = None
        while True:
            page = find(account, None, today, PAGE, cursor)
            yield from page.references
            cursor = page.cursor
            if cursor is None:
                break


def handlers(mailing: Mailing, lists: Lists, pause: Callable[[int], None]) -> Mapping[EffectKind, Handler]:
    """Give the one kind, done with this."""
    return {KIND: partial(rename, mailing, lists, pause)}
