"""What every store does with effects that failed past their retries."""

from datetime import datetime, timedelta

import pytest

from chalicelib.application.ports.commit import AlreadyDone
from chalicelib.application.ports.effects import Effect, Lease, LeaseLost
from chalicelib.application.staff.effect_names import parked_cursor
from chalicelib.application.staff.parked import Parked
from tests.contract.commits import MAIL, NOW, REFERENCE, RENDERING, Stores, commit

MINUTE = timedelta(minutes=1)
LATER = NOW + timedelta(days=9)
THIRD = Effect(REFERENCE, 10, "acknowledgement", "c-1.b")


class ParkedContract:
    """Inherited by a class with a fixture `stores`."""

    def test_nothing_is_parked_at_first(self, stores: Stores) -> None:
        stores.dossiers.commit(commit(effects=(MAIL,)))
        assert self._names(stores) == []

    def test_a_parked_one_is_left_alone_by_every_worker(self, stores: Stores) -> None:
        self._parked(stores, MAIL)
        assert stores.effects.lease(MAIL, "w2", LATER, LATER + MINUTE) is None
        assert list(stores.effects.due(LATER, 10)) == []
        assert list(stores.renderings.due(LATER, 10)) == []

    def test_it_is_listed_with_what_went_wrong(self, stores: Stores) -> None:
        self._parked(stores, MAIL)
        page = stores.parking.parked(10, None)
        assert page.effects == [Parked(MAIL.id, REFERENCE, 1, "link", "c1", 1, NOW + MINUTE, "fault", "SES said no")]
        assert page.cursor is None

    def test_one_of_no_contact_and_of_another_queue_is_in_the_same_list(self, stores: Stores) -> None:
        self._parked(stores, MAIL, RENDERING)
        first, second = stores.parking.parked(10, None).effects
        assert (first.contact, second.contact, second.kind) == ("c1", None, "render")

    def test_the_list_goes_on_behind_the_place_of_its_cursor(self, stores: Stores) -> None:
        self._parked(stores, THIRD, MAIL, RENDERING, at=(NOW, NOW + MINUTE, NOW + MINUTE))
        first = stores.parking.parked(2, None)
        assert first.cursor is not None
        second = stores.parking.parked(2, parked_cursor(first.cursor))
        assert second.cursor is None
        names = [each.effect for each in (*first.effects, *second.effects)]
        assert names[0] == THIRD.id
        assert sorted(names[1:]) == sorted([MAIL.id, RENDERING.id])

    def test_a_cursor_holds_where_its_effect_is_put_back_meanwhile(self, stores: Stores) -> None:
        self._parked(stores, THIRD, MAIL, RENDERING, at=(NOW, NOW + MINUTE, NOW + 2 * MINUTE))
        first = stores.parking.parked(2, None)
        for effect in (THIRD, MAIL):
            assert stores.parking.redrive(effect, LATER)
        assert first.cursor is not None
        assert [each.effect for each in stores.parking.parked(2, parked_cursor(first.cursor)).effects] == [RENDERING.id]

    def test_one_put_back_is_due_and_as_if_it_had_never_been_tried(self, stores: Stores) -> None:
        self._parked(stores, MAIL)
        assert stores.parking.redrive(MAIL, LATER)
        assert list(stores.effects.due(LATER - MINUTE, 10)) == []
        assert list(stores.effects.due(LATER, 10)) == [MAIL]
        assert stores.effects.lease(MAIL, "w2", LATER, LATER + MINUTE) == Lease(MAIL, "w2", 1, LATER + MINUTE)
        assert self._names(stores) == []

    def test_each_goes_back_to_its_own_queue(self, stores: Stores) -> None:
        self._parked(stores, MAIL, RENDERING)
        assert [stores.parking.redrive(effect, LATER) for effect in (MAIL, RENDERING)] == [True, True]
        assert list(stores.effects.due(LATER, 10)) == [MAIL]
        assert list(stores.renderings.due(LATER, 10)) == [RENDERING]

    def test_putting_back_twice_is_putting_back_once(self, stores: Stores) -> None:
        self._parked(stores, MAIL)
        assert stores.parking.redrive(MAIL, LATER)
        lease = stores.effects.lease(MAIL, "w2", LATER, LATER + MINUTE)
        assert not stores.parking.redrive(MAIL, LATER)
        head = stores.dossiers.load(REFERENCE)
        assert head is not None
        stores.dossiers.commit(commit(head.state, MAIL.id, completes=lease))
        assert not stores.parking.redrive(MAIL, LATER)
        assert list(stores.effects.due(LATER + MINUTE, 10)) == []

    def test_only_what_is_parked_is_put_back(self, stores: Stores) -> None:
        assert not stores.parking.redrive(MAIL, NOW)
        stores.dossiers.commit(commit(effects=(MAIL,)))
        lease = stores.effects.lease(MAIL, "w1", NOW, NOW + MINUTE)
        assert lease is not None
        assert not stores.parking.redrive(MAIL, NOW)
        stores.effects.release(lease, NOW + MINUTE, "no")
        assert not stores.parking.redrive(MAIL, NOW)
        assert list(stores.effects.due(NOW, 10)) == []

    def test_who_lost_the_lease_parks_nothing_and_ends_nothing_parked(self, stores: Stores) -> None:
        stores.dossiers.commit(commit(effects=(MAIL,)))
        lost = stores.effects.lease(MAIL, "w1", NOW, NOW + MINUTE)
        held = stores.effects.lease(MAIL, "w2", NOW + MINUTE, NOW + 2 * MINUTE)
        assert lost is not None
        assert held is not None
        stores.effects.park(lost, NOW + MINUTE, "late")
        assert self._names(stores) == []
        stores.effects.park(held, NOW + MINUTE, "SES said no")
        for lease in (lost, held):
            stores.effects.release(lease, NOW, "late")
            stores.effects.drop(lease)
        assert self._names(stores) == [MAIL.id]

    def test_the_commit_that_parks_it_tells_its_dossier_or_nothing_is_done(self, stores: Stores) -> None:
        stores.dossiers.commit(commit(effects=(RENDERING,)))
        lost = stores.renderings.lease(RENDERING, "w1", NOW, NOW + MINUTE)
        held = stores.renderings.lease(RENDERING, "w2", NOW + MINUTE, NOW + 2 * MINUTE)
        head = stores.dossiers.load(REFERENCE)
        assert head is not None
        with pytest.raises(LeaseLost):
            stores.dossiers.commit(commit(head.state, "k2", completes=lost, parks="late"))
        assert (stores.dossiers.load(REFERENCE), self._names(stores)) == (head, [])
        written = commit(head.state, "k2", completes=held, parks="CannotBeMade ValueError")
        stores.dossiers.commit(written)
        with pytest.raises(AlreadyDone):
            stores.dossiers.commit(written)
        (parked,) = stores.parking.parked(10, None).effects
        assert (parked.effect, parked.tries, parked.reason) == (RENDERING.id, 2, "CannotBeMade ValueError")
        assert parked.since == written.entries[-1].committed
        assert list(stores.renderings.due(LATER, 10)) == []
        assert stores.parking.redrive(RENDERING, LATER)
        assert list(stores.renderings.due(LATER, 10)) == [RENDERING]

    def _names(self, stores: Stores) -> list[str]:
        return [each.effect for each in stores.parking.parked(10, None).effects]

    def _parked(self, stores: Stores, *effects: Effect, at: tuple[datetime, ...] = ()) -> None:
        stores.dossiers.commit(commit(effects=effects))
        for position, effect in enumerate(effects):
            todo = stores.effects if effect.queue == "mail" else stores.renderings
            lease = todo.lease(effect, "w1", NOW, NOW + MINUTE)
            assert lease is not None
            todo.park(lease, at[position] if at else NOW + MINUTE, "SES said no")
