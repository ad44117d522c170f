"""What holds of links when several customers ask at once: each reads the same dossier before any of them writes."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from chalicelib.application.caller import Caller
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.model import fold
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.fields import CUSTOMERS_LINKS
from tests.builder.dossiers import StoreBuilder
from tests.contract.commits import NOW, REFERENCE, Stores
from tests.samples.callers import MANAGER
from tests.samples.commands import order

SHARER = Caller("l:l1", "l:l1", frozenset({"customer"}), Actor("contact", "c1"), "link", "l1")


class Together:
    """A store whose first readings of a dossier wait for each other."""

    def __init__(self, inner: Any, readers: int) -> None:
        self._inner, self._barrier, self._left = inner, Barrier(readers), readers

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def load(self, reference: str) -> Any:
        """Read; the first of each wait until all have read."""
        read = self._inner.load(reference)
        if self._left > 0:
            self._barrier.wait(timeout=30)
            self._left = 0
        return read


class SharingRaceContract:
    """Inherited by a class with a fixture `stores`, whose store takes several calls at a time."""

    def test_of_two_shares_at_once_one_gets_the_last_link_that_is_free(self, stores: Stores) -> None:
        staff = StoreBuilder(stores.dossiers, lambda: NOW, MANAGER)
        staff.open(order(), REFERENCE)
        while len(_links(stores)) < CUSTOMERS_LINKS - 1:
            staff.apply(REFERENCE, c.InviteContact(contact="c1", mails=False))
        together: Any = Together(stores.dossiers, 2)

        def share(name: str) -> str:
            sharing = StoreBuilder(together, lambda: NOW, SHARER, pause=lambda attempt: None)
            try:
                sharing.apply(REFERENCE, c.ShareDossier(name="Jean", email=f"{name}@bigcorp.example", scope="read"), key=name)
            except NotAllowed as refused:
                return str(refused)
            return "in"

        with ThreadPoolExecutor(2) as both:
            answers = sorted(both.map(share, ("ann", "mia")), key=len)
        assert answers[0] == "in" and f"at most {CUSTOMERS_LINKS} links" in answers[1]
        assert len(_links(stores)) == CUSTOMERS_LINKS
        head = stores.dossiers.load(REFERENCE)
        assert head and head.state == fold(stores.dossiers.history(REFERENCE))
        assert len(head.people.contacts) == 2, "whoever was not let in is nobody there"


def _links(stores: Stores) -> Any:
    head = stores.dossiers.load(REFERENCE)
    return head.state.links if head else ()
