"""What every DossierStore does."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.codec import MAX_HEAD
from chalicelib.application.ports.commit import Account, AlreadyDone, AnyCommit, Conflict, NumberTaken, Record
from chalicelib.domain.account.people import People
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.numbering import Count
from tests.contract.accounts import AccountContract
from tests.contract.commits import MAIL, NOW, PEOPLE, REFERENCE, Stores, commit
from tests.contract.instruments import InstrumentContract
from tests.contract.payments import PaymentContract
from tests.contract.products import ProductContract
from tests.contract.streams import StreamContract
from tests.contract.suppression import SuppressionContract
from tests.contract.tasks import TaskContract
from tests.samples.events import ENTRIES, EVENTS

FIRST = Count("F26", 412, NOW.date(), 1)


class DossierContract(
    AccountContract, InstrumentContract, PaymentContract, ProductContract, StreamContract, SuppressionContract, TaskContract
):  # fmt: skip
    """Inherited by a class with a fixture `stores`."""

    def test_nothing_is_there_at_first(self, stores: Stores) -> None:
        store = stores.dossiers
        assert store.load(REFERENCE) is None
        assert store.page(REFERENCE, 50) is None
        assert list(store.history(REFERENCE)) == []
        assert list(store.older(REFERENCE, 10, 10)) == []
        assert store.account("bigcorp") is None
        assert store.record("staff:m1", "k1") is None

    def test_a_commit_is_read_back_whole(self, stores: Stores) -> None:
        written = commit(account=Account(PEOPLE, 0), numbers=("F26-1",), effects=(MAIL,))
        stores.dossiers.commit(written)
        assert stores.dossiers.load(REFERENCE) == written.head
        assert tuple(stores.dossiers.history(REFERENCE)) == written.entries
        assert stores.dossiers.record("staff:m1", "k1") == written.record
        assert stores.dossiers.account("bigcorp") == Account(PEOPLE, 1)
        assert list(stores.effects.due(NOW, 10)) == [MAIL]

    def test_every_event_type_is_read_back(self, stores: Stores) -> None:
        for part in (ENTRIES[first : first + 9] for first in range(0, len(ENTRIES), 9)):
            state = Dossier(version=part[0].seq - 1)
            stores.dossiers.commit(
                commit(state, f"k{part[0].seq}", entries=part, head=commit(state, events=EVENTS[3:][: len(part)]).head)
            )
        assert tuple(stores.dossiers.history(REFERENCE)) == ENTRIES

    def test_a_page_is_the_head_and_the_newest_entries_newest_first(self, stores: Stores) -> None:
        written = self._grown(stores, 12)
        page = stores.dossiers.page(REFERENCE, 5)
        assert page is not None
        assert page.head == stores.dossiers.load(REFERENCE)
        assert [entry.seq for entry in page.entries] == [12, 11, 10, 9, 8]
        whole = stores.dossiers.page(REFERENCE, 50)
        assert whole is not None
        assert [entry.seq for entry in whole.entries] == list(range(12, 0, -1))
        assert page.head.state.version == written

    def test_older_entries_go_on_where_a_page_ended(self, stores: Stores) -> None:
        self._grown(stores, 12)
        assert [entry.seq for entry in stores.dossiers.older(REFERENCE, 8, 5)] == [7, 6, 5, 4, 3]
        assert [entry.seq for entry in stores.dossiers.older(REFERENCE, 3, 5)] == [2, 1]
        assert list(stores.dossiers.older(REFERENCE, 1, 5)) == []
        assert list(stores.dossiers.older(REFERENCE, 0, 5)) == []

    def test_history_is_in_order_of_numbers(self, stores: Stores) -> None:
        self._grown(stores, 12)
        assert [entry.seq for entry in stores.dossiers.history(REFERENCE)] == list(range(1, 13))

    def test_dossiers_do_not_mix(self, stores: Stores) -> None:
        stores.dossiers.commit(commit())
        stores.dossiers.commit(commit(key="k2", reference="45KL89G00F"))
        assert [entry.seq for entry in stores.dossiers.history(REFERENCE)] == [1, 2]

    def test_another_version_is_a_conflict_and_nothing_is_written(self, stores: Stores) -> None:
        first = commit()
        stores.dossiers.commit(first)
        stores.dossiers.commit(commit(first.head.state, "k2"))
        self._refused(stores, Conflict, commit(first.head.state, "k3"))

    def test_a_dossier_begins_once(self, stores: Stores) -> None:
        stores.dossiers.commit(commit())
        self._refused(stores, Conflict, commit(key="k3"))

    def test_a_dossier_that_does_not_exist_has_no_version(self, stores: Stores) -> None:
        self._refused(stores, Conflict, commit(Dossier(version=2), "k3"))

    def test_a_key_is_used_once_and_its_record_comes_back(self, stores: Stores) -> None:
        first = commit()
        stores.dossiers.commit(first)
        for again in (first, commit(first.head.state, "k1")):
            with pytest.raises(AlreadyDone) as raised:
                stores.dossiers.commit(again)
            assert raised.value.record == first.record
        assert len(stores.dossiers.history(REFERENCE)) == 2

    def test_a_key_belongs_to_its_principal(self, stores: Stores) -> None:
        first = commit(record=Record("staff:m1", "a#b", "p", 201, REFERENCE, 2))
        stores.dossiers.commit(first)
        assert stores.dossiers.record("staff:m2", "a#b") is None
        assert stores.dossiers.record("staff:m1#a", "b") is None
        assert stores.dossiers.record("staff:m1", "a#b") == first.record

    def test_a_number_of_ours_is_one_documents_however_it_is_spelled(self, stores: Stores) -> None:
        first = commit(numbers=("F26-0412",))
        stores.dossiers.commit(first)
        for number in ("F26-0412", "f26 0412", "F260412"):
            self._refused(stores, NumberTaken, commit(first.head.state, "k3", numbers=("F26-0413", number)))
        stores.dossiers.commit(commit(first.head.state, "k3", numbers=("F26-0413",)))
        assert [stores.dossiers.holder(number) for number in ("f26–0412", "F26-0414")] == [first.reference, None]

    def test_a_sequence_that_nobody_took_from_stands_at_nothing(self, stores: Stores) -> None:
        assert stores.dossiers.count("F26") == Count("F26", 0, None, 0)

    def test_a_key_is_claimed_once_and_tells_for_what(self, stores: Stores) -> None:
        claimed = Record("staff:m1", "file", "print", 200, "", 0)
        stores.dossiers.claim(claimed, NOW)
        for again in (claimed, replace(claimed, fingerprint="another")):
            with pytest.raises(AlreadyDone) as done:
                stores.dossiers.claim(again, NOW)
            assert done.value.record == stores.dossiers.record("staff:m1", "file") == claimed

    def test_a_sequence_goes_on_with_the_commit_that_takes_its_number(self, stores: Stores) -> None:
        first = commit(counted=FIRST, numbers=("F26-0412",))
        stores.dossiers.commit(first)
        assert stores.dossiers.count("F26") == FIRST
        second = Count("F26", 413, NOW.date() + timedelta(days=1), 2)
        stores.dossiers.commit(commit(first.head.state, "k2", counted=second, numbers=("F26-0413",)))
        assert stores.dossiers.count("F26") == second

    def test_sequences_do_not_mix(self, stores: Stores) -> None:
        stores.dossiers.commit(commit(counted=FIRST))
        for series in ("F2", "F25", "F260", "A26"):
            assert stores.dossiers.count(series) == Count(series, 0, None, 0)

    @pytest.mark.parametrize("version", [1, 3, 9])
    def test_a_sequence_that_went_on_meanwhile_is_a_conflict(self, stores: Stores, version: int) -> None:
        stores.dossiers.commit(commit(key="k0", reference="45KL89G00F", counted=FIRST))
        first = commit(reference="45KL89G00E")
        stores.dossiers.commit(first)
        wanted = commit(
            first.head.state, "k3", counted=FIRST._replace(last=413, version=version), numbers=("F26-0413",), effects=(MAIL,)
        )
        self._refused(stores, Conflict, wanted)
        assert stores.dossiers.count("F26") == FIRST
        assert list(stores.effects.due(NOW, 10)) == []
        stores.dossiers.commit(commit(first.head.state, "k3", counted=FIRST._replace(last=413, version=2), numbers=("F26-0413",)))

    def test_a_sequence_that_nobody_began_is_not_gone_on_with(self, stores: Stores) -> None:
        first = commit()
        stores.dossiers.commit(first)
        self._refused(stores, Conflict, commit(first.head.state, "k3", counted=FIRST._replace(version=2)))
        assert stores.dossiers.count("F26").version == 0

    def test_a_commit_that_is_refused_leaves_its_sequence_as_it_was(self, stores: Stores) -> None:
        first = commit(numbers=("F26-0411",))
        stores.dossiers.commit(first)
        self._refused(stores, NumberTaken, commit(first.head.state, "k3", counted=FIRST, numbers=("F26-0411",)))
        self._refused(stores, Conflict, commit(Dossier(version=9), "k3", counted=FIRST, numbers=("F26-0412",)))
        assert stores.dossiers.count("F26").version == 0

    def test_an_account_at_another_version_is_a_conflict(self, stores: Stores) -> None:
        first = commit(account=Account(PEOPLE, 0))
        stores.dossiers.commit(first)
        self._refused(stores, Conflict, commit(first.head.state, "k3", account=Account(PEOPLE, 0)))
        renamed = People("bigcorp", "BigCorp SA", PEOPLE.contacts)
        stores.dossiers.commit(commit(first.head.state, "k3", account=Account(renamed, 1)))
        assert stores.dossiers.account("bigcorp") == Account(renamed, 2)
        later = stores.dossiers.load(REFERENCE)
        assert later is not None
        self._refused(stores, Conflict, commit(later.state, "k4", account=Account(PEOPLE, 1)))

    def test_the_key_is_told_before_everything_else(self, stores: Stores) -> None:
        first = commit(numbers=("F26-1",), account=Account(PEOPLE, 0), counted=FIRST)
        stores.dossiers.commit(first)
        stale: dict[str, Any] = {"numbers": ("F26-1",), "account": Account(PEOPLE, 0), "counted": FIRST}
        with pytest.raises(AlreadyDone):
            stores.dossiers.commit(commit(Dossier(version=9), "k1", **stale))
        assert stores.dossiers.count("F26") == FIRST

    def test_a_head_above_its_limit_is_refused(self, stores: Stores) -> None:
        first = commit()
        stores.dossiers.commit(first)
        full = commit(first.head.state, "k3")
        people = People("bigcorp", "x" * MAX_HEAD)
        self._refused(stores, NotAllowed, commit(first.head.state, "k3", head=full.head._replace(people=people)))

    def _grown(self, stores: Stores, version: int) -> int:
        state = Dossier()
        for number in range(1, version, 2):
            events = None if number == 1 else (e.NoteAdded(), e.InvoiceBooked("F"))
            written = commit(state if number > 1 else None, f"k{number}", events)
            stores.dossiers.commit(written)
            state = written.head.state
        return state.version

    def _refused(self, stores: Stores, error: type[Exception], wanted: AnyCommit) -> None:
        """The commit raises, and each thing it would have written is as before."""
        head, history = stores.dossiers.load(REFERENCE), list(stores.dossiers.history(REFERENCE))
        account = stores.dossiers.account("bigcorp")
        with pytest.raises(error):
            stores.dossiers.commit(wanted)
        assert stores.dossiers.load(REFERENCE) == head
        assert list(stores.dossiers.history(REFERENCE)) == history
        assert stores.dossiers.account("bigcorp") == account
        assert stores.dossiers.record(wanted.record.principal, wanted.record.key) is None
