"""Which affairs a contact finds: those that name them or all of the account, by what each dossier's head says."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.application.customer.affairs import MOST, Affair, Affairs, Folder, Policies
from chalicelib.application.customer.open_affair import open_affair
from chalicelib.application.customer.visitor import Visitor
from chalicelib.application.errors import NotFound
from chalicelib.application.ports.lists import DossierPage
from chalicelib.domain.access.grants import AffairsGrant
from chalicelib.domain.access.level import LinkPolicy, access
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewTerms
from chalicelib.domain.sale.search_terms import named_contacts
from chalicelib.domain.sale.waiting import POLICY
from chalicelib.domain.values.calendar import paris_date
from tests.builder.dossiers import StoreBuilder
from tests.fakes.store import MemoryStore
from tests.samples.callers import MANAGER
from tests.samples.commands import JEAN, order
from tests.samples.strategies import ANN, begun, commands

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
LINKS = LinkPolicy(395, 90)
WHOLE = AffairsGrant(whole=True)
ANYONE = MANAGER._replace(roles=frozenset({"manager", "accountant", "customer", "system"}))


def pause(attempt: int) -> None:
    """Somebody else was first; try again at once."""


class Office:
    """Dossiers of two accounts, and what their contacts find."""

    def __init__(self) -> None:
        self.store, self.now = MemoryStore(), NOW
        self.dossiers = StoreBuilder(self.store, lambda: self.now, ANYONE)
        self.lists: Any = self.store.lists

    def open(self, reference: str, *asked: c.Command, **changes: Any) -> str:
        """A firm order for Jean, without a mail and so without a link, and what followed."""
        return self.begin(reference, replace(order(), **{"mails": False, **changes}), *asked)

    def begin(self, reference: str, command: c.CreateDossier, *asked: c.Command) -> str:
        """A dossier, and what followed as far as it was allowed."""
        self.dossiers.open(command, reference)
        self.dossiers.apply_allowed(reference, *asked)
        return reference

    def folder(self, contact: str = "c1", grant: AffairsGrant | None = None, account: str = "bigcorp") -> Folder:
        """What a contact finds today."""
        account_head = self.store.accounts[account]
        visitor = Visitor(account_head, account_head.people.contacts[contact], grant or AffairsGrant())
        return Folder(self.lists, self.store, Policies(LINKS, POLICY), visitor, paris_date(self.now))


@pytest.fixture
def office() -> Office:
    return Office()


A, B, C = "45KL89G00E", "45MR02G00A", "45MR61G00C"
INVITE = c.InviteContact(contact="c1", mails=False)


def names(affairs: Affairs) -> list[str]:
    """The references of a page."""
    return [affair.reference for affair in affairs.page]


def test_a_contact_finds_what_names_them_and_no_more_unless_all_was_granted(office: Office) -> None:
    office.open(A)
    office.open(B, c.InviteContact(new=ANN, mails=False))
    office.open(C, account="other")
    assert names(office.folder().open(None)) == [A, B]
    assert names(office.folder("c2").open(None)) == [B]
    assert names(office.folder("c2", WHOLE).open(None)) == [A, B]
    assert names(office.folder("c1", WHOLE, "other").open(None)) == [C]


def test_what_is_due_first_comes_first(office: Office) -> None:
    office.open(A, terms=NewTerms(valid_until=date(2026, 8, 20)))
    office.open(B, c.IssueInvoice(number="X26-1", due=date(2026, 8, 9)))
    office.open(C, c.IssueInvoice(number="X26-2", due=date(2026, 9, 9)))
    assert names(office.folder().open(None)) == [B, A, C]


def test_a_row_of_an_index_decides_nothing(office: Office) -> None:
    office.open(A)
    office.open(B, account="other")

    class Wrong:
        def open_affairs(self, *asked: Any) -> DossierPage:
            return DossierPage([A, B, "99ZZ99Z99Z"], None)

        closed_affairs = open_affairs

    office.lists = Wrong()
    for grant in (None, WHOLE):
        assert (names(office.folder(grant=grant).open(None)), names(office.folder(grant=grant).closed(None))) == ([A], [])
    assert names(office.folder("c1", WHOLE, "other").open(None)) == [B]


def test_a_link_of_their_own_decides_where_there_is_one(office: Office) -> None:
    office.open(A, INVITE)
    (affair,) = office.folder().open(None).page
    assert (affair.shown.view, affair.shown.link and affair.shown.link.id) == ("full", "l1")
    office.now += timedelta(days=396)
    (affair,) = office.folder(grant=WHOLE).open(None).page
    assert affair.shown.view == "masked"
    office.now += timedelta(days=90)
    assert names(office.folder(grant=WHOLE).open(None)) == []


@pytest.mark.parametrize("revoke", [c.RevokeLink(link="l1"), c.RevokeAllLinks()])
@pytest.mark.parametrize("grant", [None, WHOLE])
def test_what_was_revoked_is_not_found_by_this_way_round(office: Office, revoke: c.Command, grant: AffairsGrant | None) -> None:
    office.open(A, INVITE, revoke)
    assert names(office.folder(grant=grant).open(None)) == []
    with pytest.raises(NotFound):
        open_affair(office.folder(grant=grant), A, NOW, pause)


def test_a_link_with_an_end_of_its_own_is_not_made_longer(office: Office) -> None:
    office.open(A, replace(INVITE, expires=NOW.date() + timedelta(days=3)))
    office.now += timedelta(days=4)
    (affair,) = office.folder(grant=WHOLE).open(None).page
    assert affair.shown.view == "masked"
    assert open_affair(office.folder(grant=WHOLE), A, office.now, pause).id == "l1"
    assert len(office.store.heads[A].state.links) == 1


def test_an_old_dossier_in_which_they_never_had_a_link_stays_closed_to_them(office: Office) -> None:
    office.open(A)
    office.now += timedelta(days=396)
    assert names(office.folder(grant=WHOLE).open(None)) == []
    with pytest.raises(NotFound):
        open_affair(office.folder(grant=WHOLE), A, office.now, pause)


def test_an_affair_without_a_link_is_opened_once_and_nothing_is_mailed(office: Office) -> None:
    office.open(A, c.InviteContact(new=ANN, mails=False))
    office.open(B)
    links = [open_affair(office.folder("c2", WHOLE), B, NOW, pause) for _ in range(3)]
    assert {link.id for link in links} == {"l1"} and links[0].contact == "c2"
    assert "c2" in office.store.heads[B].people.contacts
    assert not [effect for effect in office.store.todos if effect.kind == "link"]
    (affair,) = office.folder("c2").open(None).page[1:]
    assert affair.reference == B
    entry = office.store.history(B)[-1]
    assert (entry.origin.actor.kind, entry.origin.actor.id, entry.origin.visible) == ("contact", "c2", False)


def test_what_is_not_theirs_is_not_opened(office: Office) -> None:
    office.open(A, c.InviteContact(new=ANN, mails=False))
    office.open(B)
    office.open(C, account="other")
    for reference in (B, C, "99ZZ99Z99Z"):
        with pytest.raises(NotFound):
            open_affair(office.folder("c2"), reference, NOW, pause)
    with pytest.raises(NotFound):
        open_affair(office.folder("c2", WHOLE), C, NOW, pause)
    assert not office.store.heads[B].state.links


def test_a_full_dossier_gives_no_further_link(office: Office) -> None:
    office.open(A, *([INVITE] * 50))
    office.open(B, c.InviteContact(new=ANN, mails=False))
    with pytest.raises(NotFound):
        open_affair(office.folder("c2", WHOLE), A, NOW, pause)


def test_a_lapsed_offer_is_a_closed_one_from_the_day_after(office: Office) -> None:
    office.open(A, terms=NewTerms(valid_until=NOW.date()))
    assert (names(office.folder().open(None)), office.folder().closed_count()) == ([A], 0)
    office.now += timedelta(days=1)
    assert (names(office.folder().open(None)), names(office.folder().closed(None)), office.folder().closed_count()) == (
        [],
        [A],
        1,
    )


def test_more_than_one_answer_holds_are_found_by_the_cursor(office: Office) -> None:
    references = sorted(f"45AA{number % MOST:02}A0{number // MOST}A" for number in range(MOST + 5))
    for reference in references:
        office.open(reference)
    first = office.folder().open(None)
    rest = office.folder().open(first.cursor)
    assert (len(first.page), len(rest.page), rest.cursor) == (MOST, 5, None)
    assert names(first) + names(rest) == references


drawn = st.lists(
    st.tuples(begun, st.sampled_from(["bigcorp", "other"]), st.sampled_from([JEAN, ANN]), st.lists(commands, max_size=6)),
    min_size=1,
    max_size=5,
)


@settings(deadline=None, max_examples=60)
@given(drawn, st.integers(0, 600))
def test_no_contact_finds_what_their_grant_does_not_open(dossiers: list[tuple[Any, ...]], days: int) -> None:
    office, untouched = Office(), defaultdict[str, set[str]](set)
    for number, (command, account, contact, asked) in enumerate(dossiers):
        if not asked:
            untouched[account].add(f"45AA0{number}A00A")
        office.begin(f"45AA0{number}A00A", replace(command, account=account, contacts=(contact,)), *asked)
    office.now += timedelta(days=days)
    for account, contact, grant in _visitors(office):
        folder = office.folder(contact, grant, account)
        opened, closed = folder.open(None).page, folder.closed(None).page
        references = [affair.reference for affair in (*opened, *closed)]
        assert len(references) == len(set(references))
        assert folder.closed_count() == len(closed)
        assert days > 30 or not grant.whole or untouched[account] <= set(references)
        for affair in (*opened, *closed):
            _is_theirs(affair, account, contact, grant, folder)


def _visitors(office: Office) -> Iterator[tuple[str, str, AffairsGrant]]:
    for account, head in office.store.accounts.items():
        for contact in head.people.contacts:
            yield from ((account, contact, grant) for grant in (AffairsGrant(), WHOLE))


def _is_theirs(affair: Affair, account: str, contact: str, grant: AffairsGrant, folder: Folder) -> None:
    state, link = affair.head.state, affair.shown.link
    assert state.account == account
    assert grant.whole or contact in named_contacts(state)
    if link is None:
        assert not any(each.contact == contact for each in state.links) and affair.shown.view == "full"
    else:
        granted = access(state, link.id, link.epoch, LINKS, folder.today)
        assert link.contact == contact and granted is not None and granted.view == affair.shown.view


class Behind:
    """A store that tells once what was so a moment ago."""

    def __init__(self, store: MemoryStore, reference: str) -> None:
        self._store, self._old = store, [store.heads[reference]]

    def load(self, reference: str) -> Any:
        """See DossierStore."""
        return self._old.pop() if self._old else self._store.load(reference)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@pytest.mark.parametrize(("meanwhile", "opened"), [((INVITE,), "l1"), ((INVITE, c.RevokeAllLinks()), None)])
def test_a_link_given_or_taken_away_at_this_very_moment_counts(office: Office, meanwhile: Any, opened: str | None) -> None:
    office.open(A)
    behind: Any = Behind(office.store, A)
    office.dossiers.apply(A, *meanwhile)
    try:
        link = open_affair(office.folder()._replace(store=behind), A, NOW, pause).id
    except NotFound:
        link = None
    assert link == opened and len(office.store.heads[A].state.links) == 1
