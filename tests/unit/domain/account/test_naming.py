"""One account is one customer: another name is refused, and a new one is given by a command that every dossier follows."""

from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from msgspec.structs import replace

from chalicelib.application.caller import Caller
from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.commit import Account
from chalicelib.application.ports.effects import Effect
from chalicelib.application.staff.accounts import AccountRequest, command_account, read_account
from chalicelib.domain.account.naming import Naming, RenameAccount, same_name
from chalicelib.domain.errors import DomainError, Invalid, NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewContact
from tests.builder.dossiers import StoreBuilder
from tests.fakes.store import MemoryStore
from tests.samples.callers import ACCOUNTANT, CUSTOMER, MANAGER, SYSTEM, request
from tests.samples.drawing import OFFER
from tests.unit.effects_bench import CLAIRE, Bench, opened_ago, raises

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
FIRST, SECOND = "45MR61G00C", "45KL89G00E"
JEAN = OFFER.contacts[0]


def opened(store: MemoryStore, reference: str = FIRST, customer: str = OFFER.customer, **changes: object) -> None:
    """Staff open a dossier of the account."""
    staff = StoreBuilder(store, caller=MANAGER, pause=lambda attempt: None)
    staff.open(replace(OFFER, customer=customer, **changes), reference)


@pytest.fixture
def store() -> MemoryStore:
    """The account with one dossier."""
    store = MemoryStore()
    opened(store)
    return store


def test_another_customer_under_the_same_account_is_refused_and_nothing_is_written(store: MemoryStore) -> None:
    with pytest.raises(NotAllowed, match="the account bigcorp is BigCorp Europe") as refused:
        opened(store, SECOND, customer="Smallcorp")
    assert refused.value.field == "customer"
    assert list(store.heads) == [FIRST] and store.accounts["bigcorp"].people.name == "BigCorp Europe"


@pytest.mark.parametrize(
    "customer", ["bigcorp europe", "BIGCORP  EUROPE", " BigCorp Europe", "BigCorp\u00a0Europe", "ＢigCorp Europe"]
)
def test_a_name_spelled_otherwise_is_the_same_customer_under_the_account_s_own_name(store: MemoryStore, customer: str) -> None:
    opened(store, SECOND, customer=customer)
    assert store.heads[SECOND].people.name == store.accounts["bigcorp"].people.name == "BigCorp Europe"


def test_accents_typed_in_two_ways_are_one_name_and_other_letters_are_not() -> None:
    assert same_name("Caf\u00e9 R\u00e9my", "Cafe\u0301 Re\u0301my")
    assert (
        not same_name("Café", "Cafe") and not same_name("BigCorp SAS", "BigCorp S.A.S.") and not same_name("Big Corp", "BigCorp")
    )


def test_two_who_open_an_account_at_once_under_two_names_are_one_customer() -> None:
    barrier = Barrier(2)

    class Together(MemoryStore):
        """Both have read that there is no such account before either writes it."""

        def account(self, account: str) -> Account | None:
            head = super().account(account)
            if head is None:
                barrier.wait(5)
            return head

    store, refused = Together(), []

    def enter(reference: str, customer: str) -> None:
        try:
            opened(store, reference, customer)
        except DomainError as error:
            refused.append(error)

    both = [Thread(target=enter, args=each) for each in ((FIRST, "BigCorp Europe"), (SECOND, "Smallcorp"))]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(10)
    (error,) = refused
    assert isinstance(error, NotAllowed) and error.field == "customer" and len(store.heads) == 1


def rename(store: MemoryStore, name: str, caller: Caller = MANAGER) -> None:
    """Staff give the account another name."""
    command_account(store, AccountRequest("bigcorp", RenameAccount(name=name), caller, request()), NOW, lambda attempt: None)


def test_the_account_says_who_named_it_and_when(store: MemoryStore) -> None:
    rename(store, "BigCorp France")
    rename(store, "BigCorp SAS")
    shown = read_account(store, ACCOUNTANT, "bigcorp")
    assert shown.name == "BigCorp SAS"
    assert shown.names == (
        Naming("BigCorp France", "BigCorp Europe", "m1", NOW.date()),
        Naming("BigCorp SAS", "BigCorp France", "m1", NOW.date()),
    )
    opened(store, SECOND, customer="BigCorp SAS")
    assert read_account(store, ACCOUNTANT, "bigcorp").names == shown.names


def test_a_name_is_changed_by_managers_alone(store: MemoryStore) -> None:
    for caller in (ACCOUNTANT, CUSTOMER, SYSTEM):
        with pytest.raises(Forbidden):
            rename(store, "Smallcorp", caller)
    with pytest.raises(Forbidden):
        StoreBuilder(store).apply(FIRST, c.TakeName(), caller=MANAGER)
    assert store.accounts["bigcorp"].people.name == "BigCorp Europe" and not store.accounts["bigcorp"].names


def test_every_dossier_of_the_account_takes_the_new_name_once_be_it_open_or_closed() -> None:
    bench = Bench()
    bench.create()
    opened_ago(bench, SECOND, c.VoidOffer(comment="gone"), days=90)
    opened_ago(bench, "45MR02G00A", days=1, account="other", customer="Othercorp")
    bench.sweep()
    command_account(
        bench.store, AccountRequest("bigcorp", RenameAccount(name="BigCorp SAS"), CLAIRE, request()), bench.now, lambda n: None
    )
    (effect,) = bench.due()
    assert effect == Effect("rename", bench.fake.accounts["bigcorp"].version, "rename", "bigcorp")
    bench.sweep()
    names = {reference: head.people.name for reference, head in bench.fake.heads.items()}
    assert names == {FIRST: "BigCorp SAS", SECOND: "BigCorp SAS", "45MR02G00A": "Othercorp"}
    renamed = [entry for entry in bench.store.history(FIRST) if isinstance(entry.event, e.CustomerRenamed)]
    assert len(renamed) == 1 and not renamed[0].origin.visible
    assert bench.due() == []


def test_a_worker_that_dies_half_way_is_followed_by_one_that_does_the_rest_alone() -> None:
    bench = Bench()
    for reference in (FIRST, SECOND):
        opened_ago(bench, reference)
    command_account(
        bench.store, AccountRequest("bigcorp", RenameAccount(name="BigCorp SAS"), CLAIRE, request()), bench.now, lambda n: None
    )

    bench.store.after["commit"] = [raises(TimeoutError())]
    bench.sweep()
    bench.sweep(minutes=5)
    for reference in (FIRST, SECOND):
        assert bench.fake.heads[reference].people.name == "BigCorp SAS"
        assert sum(isinstance(entry.event, e.CustomerRenamed) for entry in bench.store.history(reference)) == 1


MIXED = {
    "another person at a known address": (replace(JEAN, name="Anne Durand"), "contacts[0].name"),
    "a known address, spelled otherwise, for another person": (
        replace(JEAN, name="Anne Durand", email=JEAN.email.upper()), "contacts[0].name"
    ),
    "a known person's id with another address": (replace(JEAN, id="c1", email="anne@bigcorp.example"), "contacts[0].id"),
    "a known address under another id": (replace(JEAN, id="jean2"), "contacts[0].id"),
    "a known person in another language": (replace(JEAN, language="en"), "contacts[0].language"),
}  # fmt: skip


@pytest.mark.parametrize(("contact", "field"), MIXED.values(), ids=MIXED)
def test_two_persons_are_not_mixed_nor_one_made_two(store: MemoryStore, contact: NewContact, field: str) -> None:
    with pytest.raises((NotAllowed, Invalid)) as refused:
        opened(store, SECOND, contacts=(contact,))
    assert refused.value.field == field
    with pytest.raises((NotAllowed, Invalid)) as refused:
        StoreBuilder(store).apply(FIRST, c.InviteContact(new=contact), caller=MANAGER)
    assert refused.value.field == field.replace("contacts[0]", "new")
    (kept_contact,) = store.accounts["bigcorp"].people.contacts.values()
    assert (kept_contact.name, kept_contact.email, kept_contact.language) == (JEAN.name, JEAN.email, JEAN.language)


def test_a_language_changes_by_a_correction_and_is_then_the_one_to_give(store: MemoryStore) -> None:
    StoreBuilder(store).apply(FIRST, c.CorrectContact(contact="c1", language="en"), caller=MANAGER)
    with pytest.raises(NotAllowed, match="in the language en"):
        opened(store, SECOND)
    opened(store, SECOND, contacts=(replace(JEAN, language="en"),))
    assert store.heads[SECOND].people.contacts["c1"].language == "en"


def test_the_same_person_in_small_letters_is_one(store: MemoryStore) -> None:
    opened(store, SECOND, contacts=(replace(JEAN, name=JEAN.name.upper(), email=JEAN.email.upper()),))
    contact, email = store.accounts["bigcorp"].people.contacts["c1"], JEAN.email
    assert (contact.name, contact.email) == (JEAN.name, email), "nor is it spelled otherwise from then on"
