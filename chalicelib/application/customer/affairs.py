"""The affairs of a contact: found by the account's rows, decided on by each dossier's head."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chalicelib.application.customer.visitor import Visitor
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.lists import DossierPage, Lists
from chalicelib.domain.access.grants import Shown, shown
from chalicelib.domain.access.level import LinkPolicy
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.waiting import NewsPolicy, disclosed_wait, last_day_open, waiting

MOST = 100
"""Dossiers of one answer: as many heads as one batch reads."""
COUNTED = 25
"""Closed ones up to this number are counted: each takes a look at its head."""


class Policies(NamedTuple):
    """For how long links open dossiers, and until when an affair is an open one."""

    links: LinkPolicy
    news: NewsPolicy


class Affair(NamedTuple):
    """A dossier, and what the contact sees of it."""

    reference: str
    head: Loaded
    shown: Shown


class Affairs(NamedTuple):
    """A page, and the cursor of the next one."""

    page: list[Affair]
    cursor: str | None


class Folder(NamedTuple):
    """All affairs of a contact on a day (Paris)."""

    lists: Lists
    store: DossierStore
    policies: Policies
    visitor: Visitor
    today: date

    def open(self, cursor: str | None) -> Affairs:
        """Open affairs, what is due first before all. Raises BadCursor."""
        page = self.lists.open_affairs(*self._whose, self.today, MOST, cursor)
        return Affairs(sorted(self._shown(page, closed=False), key=self._due), page.cursor)

    def closed(self, cursor: str | None) -> Affairs:
        """Give closed affairs, the last to end first. Raises BadCursor."""
        page = self.lists.closed_affairs(*self._whose, self.today, MOST, cursor)
        return Affairs(list(self._shown(page, closed=True)), page.cursor)

    def closed_count(self) -> int | None:
        """Say how many are closed, or None where they are more than are counted.

        That they ended is told by their rows, and whether this contact may see them by what each head says of its readers.
        """
        page = self.lists.closed_affairs(*self._whose, self.today, COUNTED, None)
        if page.cursor:
            return None
        return sum(self.opened(state) is not None for _, state in self.store.entitlements(page.references))

    @property
    def _whose(self) -> tuple[str, str | None]:
        """The account, and the contact that affairs have to name unless all were granted."""
        return self.visitor.account.people.account, None if self.visitor.grant.whole else self.visitor.contact.id

    def _shown(self, page: DossierPage, *, closed: bool) -> Iterator[Affair]:
        """Yield those that are this contact's to see and so today, as their heads say: a row decides nothing."""
        for reference, head in self.store.load_all(page.references):
            last = last_day_open(head.state, self.policies.news)
            over = last is not None and last < self.today
            opened = self.opened(head.state)
            if opened and over == closed:
                yield Affair(reference, head, opened)

    def _due(self, affair: Affair) -> tuple[date, str]:
        """Say by when the customer, else we, have to act."""
        state, policy = affair.head.state, self.policies.news
        theirs = next((wait for wait in waiting(state, policy) if wait.side == "customer"), None)
        wait = theirs or disclosed_wait(state, policy)
        return wait.due if wait else date.max, affair.reference

    def opened(self, state: DossierBase) -> Shown | None:
        """Say what this contact sees of a dossier, None where it is not theirs to see."""
        if state.account != self.visitor.account.people.account:
            return None
        return shown(state, self.visitor.contact.id, self.visitor.grant, self.policies.links, self.today)

    def find(self, reference: str) -> Affair | None:
        """Give one dossier, if it is among them."""
        head = self.store.load(reference)
        opened = self.opened(head.state) if head else None
        return Affair(reference, head, opened) if head and opened else None
