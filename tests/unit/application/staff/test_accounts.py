"""What staff let contacts open of all affairs: written once, by managers, and lost by nothing that a dossier writes."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from chalicelib.application.caller import Caller, Outcome, Request
from chalicelib.application.errors import Forbidden, KeyReused, NotFound, Stale
from chalicelib.application.ports.commit import Account
from chalicelib.application.staff.accounts import AccountRequest, command_account, read_account
from chalicelib.domain.access.grants import NO_GRANT, AccountCommand, AffairsGrant, GrantAffairs, RevokeAffairs
from chalicelib.domain.account.naming import RenameAccount
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewContact
from tests.builder.dossiers import StoreBuilder
from tests.fakes.store import MemoryStore
from tests.samples.callers import ACCOUNTANT, CUSTOMER, MANAGER, SYSTEM, request
from tests.samples.drawing import OFFER

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
REFERENCE = "45MR61G00C"
ANN = NewContact(name="Ann", email="ann@bigcorp.example", language="en")


def pause(attempt: int) -> None:
    """Somebody else was first; try again at once."""


def opened(store: MemoryStore, reference: str = REFERENCE, customer: str = OFFER.customer) -> None:
    """Staff open a dossier of BigCorp's."""
    StoreBuilder(store).open(replace(OFFER, customer=customer), reference, caller=MANAGER)


@pytest.fixture
def store() -> MemoryStore:
    """An account with one dossier, and Jean Bon as its contact."""
    store = MemoryStore()
    opened(store)
    return store


def carry_out(store: MemoryStore, command: AccountCommand, caller: Caller = MANAGER, asked: Request | None = None) -> Outcome:
    """A command on the account."""
    return command_account(store, AccountRequest("bigcorp", command, caller, asked or request()), NOW, pause)


def grants(store: MemoryStore) -> dict[str, AffairsGrant]:
    """What each contact may open, as staff read it."""
    return {each.contact.id: each.affairs for each in read_account(store, ACCOUNTANT, "bigcorp").contacts}


def test_a_contact_of_whom_nothing_was_said_opens_what_names_them(store: MemoryStore) -> None:
    assert grants(store) == {"c1": NO_GRANT}
    assert (NO_GRANT.opens(1), NO_GRANT.opens(2), NO_GRANT.whole) == (True, False, False)


def test_a_revocation_ends_every_link_so_far_and_a_grant_begins_another(store: MemoryStore) -> None:
    carry_out(store, GrantAffairs(contact="c1", whole=True))
    assert grants(store)["c1"] == AffairsGrant(1, True, False, "m1", NOW.date())
    carry_out(store, RevokeAffairs(contact="c1"))
    revoked = grants(store)["c1"]
    assert not any(revoked.opens(epoch) for epoch in range(4))
    carry_out(store, GrantAffairs(contact="c1"))
    again = grants(store)["c1"]
    assert [epoch for epoch in range(4) if again.opens(epoch)] == [2] and not again.whole


def test_it_is_done_once_under_its_key(store: MemoryStore) -> None:
    asked = request("k")
    first = carry_out(store, RevokeAffairs(contact="c1"), asked=asked)
    again = carry_out(store, RevokeAffairs(contact="c1"), asked=asked)
    assert (first.version, again.version, again.replayed) == (2, 2, True)
    assert grants(store)["c1"].epoch == 2
    with pytest.raises(KeyReused):
        carry_out(store, GrantAffairs(contact="c1"), asked=asked._replace(fingerprint="another"))


def test_who_may_not_or_names_nobody_writes_nothing(store: MemoryStore) -> None:
    for caller in (ACCOUNTANT, CUSTOMER, SYSTEM):
        with pytest.raises(Forbidden):
            carry_out(store, GrantAffairs(contact="c1", whole=True), caller)
    with pytest.raises(Invalid):
        carry_out(store, GrantAffairs(contact="c9"))
    with pytest.raises(Stale):
        carry_out(store, GrantAffairs(contact="c1"), asked=request(if_match=7))
    with pytest.raises(NotFound):
        command_account(store, AccountRequest("nobody", GrantAffairs(contact="c1"), MANAGER, request()), NOW, pause)
    with pytest.raises(Forbidden):
        read_account(store, CUSTOMER, "bigcorp")
    assert store.accounts["bigcorp"].version == 1


def test_a_text_too_long_to_name_an_account_is_not_looked_for() -> None:
    class Untouched(MemoryStore):
        def account(self, account: str) -> Account | None:
            raise AssertionError("the table's keys have an end")

    with pytest.raises(NotFound):
        read_account(Untouched(), MANAGER, "a" * 3000)


def test_no_commit_of_a_dossier_loses_a_grant(store: MemoryStore) -> None:
    carry_out(store, GrantAffairs(contact="c1", whole=True))
    before = grants(store)["c1"]
    opened(store, "45KL89G00E")
    commands: tuple[tuple[c.Command, Caller], ...] = (
        (c.InviteContact(new=ANN), MANAGER),
        (c.CorrectContact(contact="c1", name="Jean Bonnet"), MANAGER),
        (c.RecordUndelivered(contact="c1", why="bounced", address="jean.bon@bigcorp.example"), SYSTEM),
        (c.OpenAffair(contact="c2"), CUSTOMER),
        (c.PlaceOrder(), MANAGER),
    )
    for position, (command, caller) in enumerate(commands):
        reference = "45KL89G00E" if isinstance(command, c.OpenAffair) else REFERENCE
        StoreBuilder(store).apply(reference, command, caller=caller)
        assert grants(store)["c1"] == before, position
    assert store.accounts["bigcorp"].version == 7


def test_the_account_keeps_the_name_that_staff_gave_it_last(store: MemoryStore) -> None:
    carry_out(store, RenameAccount(name="BigCorp Europe SAS"))
    carry_out(store, GrantAffairs(contact="c1", whole=True))
    undelivered = c.RecordUndelivered(contact="c1", why="bounced", address="jean.bon@bigcorp.example")
    StoreBuilder(store).apply(REFERENCE, undelivered, caller=SYSTEM)
    assert store.heads[REFERENCE].people.name == "BigCorp Europe SAS"
    assert store.accounts["bigcorp"].people.name == "BigCorp Europe SAS"
