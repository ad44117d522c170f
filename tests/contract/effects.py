"""What every EffectStore does."""

from datetime import timedelta

import pytest

from chalicelib.adapters.dynamodb import DynamoEffects
from chalicelib.application.ports.commit import Conflict
from chalicelib.application.ports.effects import Delayed, Effect, Lease, LeaseLost, Pending
from tests.contract.commits import MAIL, NOW, REFERENCE, RENDERING, Stores, commit

MINUTE = timedelta(minutes=1)
OTHERS = (Effect(REFERENCE, 2, "acknowledgement", "c2"), Effect(REFERENCE, 10, "link", "c1"))


class EffectContract:
    """Inherited by a class with a fixture `stores`."""

    def test_what_was_never_written_cannot_be_taken(self, stores: Stores) -> None:
        assert stores.effects.lease(MAIL, "w1", NOW, NOW + MINUTE) is None
        assert list(stores.effects.due(NOW, 10)) == []

    def test_one_takes_it(self, stores: Stores) -> None:
        stores.dossiers.commit(commit(effects=(MAIL,)))
        assert stores.effects.lease(MAIL, "w1", NOW, NOW + MINUTE) == Lease(MAIL, "w1", 1, NOW + MINUTE)
        assert stores.effects.lease(MAIL, "w2", NOW, NOW + MINUTE) is None
        assert list(stores.effects.due(NOW, 10)) == []

    def test_a_fresh_effect_is_taken_by_a_worker_whose_clock_is_behind(self, stores: Stores) -> None:
        stores.dossiers.commit(commit(effects=(MAIL,)))
        assert stores.effects.lease(MAIL, "w1", NOW - MINUTE, NOW) is not None
        assert stores.effects.lease(MAIL, "w2", NOW - MINUTE, NOW) is None

    def test_a_held_one_is_taken_by_nobody_before_its_time(self, stores: Stores) -> None:
        stores.dossiers.commit(commit(delayed=(Delayed(MAIL, NOW + MINUTE),)))
        assert stores.effects.lease(MAIL, "w1", NOW, NOW + MINUTE) is None
        assert list(stores.effects.due(NOW, 10)) == []
        (there,) = stores.dossiers.pending(REFERENCE, 1, MAIL.seq)
        assert there == Pending(MAIL, waits=True, due=NOW + MINUTE)
        assert list(stores.dossiers.pending(REFERENCE, MAIL.seq + 1, 99)) == []
        later = NOW + MINUTE
        assert list(stores.effects.due(later, 10)) == [MAIL]
        assert stores.effects.lease(MAIL, "w1", later, later + MINUTE) == Lease(MAIL, "w1", 1, later + MINUTE)
        assert [one.waits for one in stores.dossiers.pending(REFERENCE, 1, 99)] == [False]
        stores.effects.release(Lease(MAIL, "w1", 1, later + MINUTE), later + 5 * MINUTE, "SES said no")
        assert [one.waits for one in stores.dossiers.pending(REFERENCE, 1, 99)] == [False]

    def test_a_held_one_is_stopped_unless_somebody_took_it(self, stores: Stores) -> None:
        first = commit(delayed=(Delayed(MAIL, NOW + MINUTE), Delayed(OTHERS[0], NOW + MINUTE)))
        stores.dossiers.commit(first)
        second = commit(first.head.state, "k2", stops=(MAIL,))
        stores.dossiers.commit(second)
        assert stores.effects.lease(MAIL, "w1", NOW + MINUTE, NOW + 2 * MINUTE) is None
        assert stores.effects.lease(OTHERS[0], "w1", NOW + MINUTE, NOW + 2 * MINUTE) is not None
        with pytest.raises(Conflict):
            stores.dossiers.commit(commit(second.head.state, "k3", stops=(OTHERS[0],)))

    def test_another_takes_it_when_the_lease_has_run_out(self, stores: Stores) -> None:
        self._taken(stores)
        assert list(stores.effects.due(NOW + MINUTE, 10)) == [MAIL]
        assert stores.effects.lease(MAIL, "w2", NOW + MINUTE, NOW + 2 * MINUTE) == Lease(MAIL, "w2", 2, NOW + 2 * MINUTE)

    def test_a_failed_one_waits_for_its_time(self, stores: Stores) -> None:
        stores.effects.release(self._taken(stores), NOW + 5 * MINUTE, "SES said no")
        assert stores.effects.lease(MAIL, "w2", NOW + 4 * MINUTE, NOW + 9 * MINUTE) is None
        assert list(stores.effects.due(NOW + 4 * MINUTE, 10)) == []
        assert list(stores.effects.due(NOW + 5 * MINUTE, 10)) == [MAIL]
        again = stores.effects.lease(MAIL, "w2", NOW + 5 * MINUTE, NOW + 9 * MINUTE)
        assert again is not None
        assert again.tries == 2

    def test_a_dropped_one_is_gone(self, stores: Stores) -> None:
        stores.effects.drop(self._taken(stores))
        assert stores.effects.lease(MAIL, "w2", NOW + MINUTE, NOW + 2 * MINUTE) is None
        assert list(stores.effects.due(NOW + 9 * MINUTE, 10)) == []

    @pytest.mark.parametrize("owner", ["w1", "w2"])
    def test_who_lost_the_lease_changes_nothing(self, stores: Stores, owner: str) -> None:
        lost = self._taken(stores)
        held = stores.effects.lease(MAIL, owner, NOW + MINUTE, NOW + 2 * MINUTE)
        stores.effects.release(lost, NOW, "late")
        stores.effects.drop(lost)
        assert stores.effects.lease(MAIL, "w3", NOW + MINUTE, NOW + 3 * MINUTE) is None
        assert held is not None
        stores.effects.drop(held)
        stores.effects.release(held, NOW, "late")
        assert list(stores.effects.due(NOW + 9 * MINUTE, 10)) == []

    def test_the_commit_that_completes_it_ends_it(self, stores: Stores) -> None:
        lease = self._taken(stores)
        head = stores.dossiers.load(REFERENCE)
        assert head is not None
        stores.dossiers.commit(commit(head.state, MAIL.id, completes=lease))
        assert list(stores.effects.due(NOW + 9 * MINUTE, 10)) == []
        assert stores.effects.lease(MAIL, "w1", NOW + 9 * MINUTE, NOW + 10 * MINUTE) is None

    def test_a_lease_that_ran_out_still_completes_while_nobody_took_it(self, stores: Stores) -> None:
        lease = self._taken(stores)
        head = stores.dossiers.load(REFERENCE)
        assert head is not None
        stores.dossiers.commit(commit(head.state, MAIL.id, completes=lease._replace(until=NOW)))

    def test_who_lost_the_lease_completes_nothing(self, stores: Stores) -> None:
        lost = self._taken(stores)
        stores.effects.lease(MAIL, "w2", NOW + MINUTE, NOW + 2 * MINUTE)
        head = stores.dossiers.load(REFERENCE)
        assert head is not None
        with pytest.raises(LeaseLost):
            stores.dossiers.commit(commit(head.state, MAIL.id, completes=lost))
        assert stores.dossiers.load(REFERENCE) == head
        assert stores.dossiers.record("staff:m1", MAIL.id) is None
        assert list(stores.effects.due(NOW + 2 * MINUTE, 10)) == [MAIL]

    def test_the_longest_due_come_first_and_no_more_than_asked(self, stores: Stores) -> None:
        stores.dossiers.commit(commit(effects=(MAIL, *OTHERS)))
        for wait, effect in ((3, MAIL), (1, OTHERS[0]), (2, OTHERS[1])):
            lease = stores.effects.lease(effect, "w1", NOW, NOW + MINUTE)
            assert lease is not None
            stores.effects.release(lease, NOW + wait * MINUTE, "later")
        assert list(stores.effects.due(NOW + 9 * MINUTE, 2)) == list(OTHERS)
        assert list(stores.effects.due(NOW + 9 * MINUTE, 9)) == [*OTHERS, MAIL]

    def test_what_follows_from_no_commit_is_planned_once(self, stores: Stores) -> None:
        assert stores.effects.plan((MAIL, OTHERS[0]), "morning", NOW)
        assert stores.effects.lease(MAIL, "w1", NOW, NOW + MINUTE) == Lease(MAIL, "w1", 1, NOW + MINUTE)
        assert not stores.effects.plan((MAIL, *OTHERS), "morning", NOW + MINUTE)
        assert list(stores.effects.due(NOW, 10)) == [OTHERS[0]]
        assert stores.effects.plan(OTHERS[1:], "evening", NOW + MINUTE)
        assert set(stores.effects.due(NOW + MINUTE, 10)) == {MAIL, *OTHERS}

    def test_each_queue_sees_its_own_alone(self, stores: Stores) -> None:
        archive = Effect(REFERENCE, 2, "archive", "")
        stores.dossiers.commit(commit(effects=(MAIL, RENDERING, archive)))
        assert list(stores.effects.due(NOW, 10)) == [MAIL]
        assert sorted(effect.kind for effect in stores.renderings.due(NOW, 10)) == ["archive", "render"]

    def test_no_queue_takes_what_is_another_s(self, stores: Stores) -> None:
        stores.dossiers.commit(commit(effects=(MAIL, RENDERING)))
        assert stores.effects.lease(RENDERING, "w1", NOW, NOW + MINUTE) is None
        assert stores.renderings.lease(MAIL, "w1", NOW, NOW + MINUTE) is None
        assert stores.effects.lease(MAIL, "w1", NOW, NOW + MINUTE) == Lease(MAIL, "w1", 1, NOW + MINUTE)
        assert stores.renderings.lease(RENDERING, "w1", NOW, NOW + MINUTE) == Lease(RENDERING, "w1", 1, NOW + MINUTE)

    def test_a_mail_with_a_document_is_of_a_queue_of_its_own(self, stores: Stores) -> None:
        forwarding, forwards = Effect(REFERENCE, 1, "forwarded_invoice", "c1"), DynamoEffects(*stores.raw, "forward")
        stores.dossiers.commit(commit(effects=(MAIL, RENDERING, forwarding)))
        assert [list(queue.due(NOW, 9)) for queue in (stores.effects, stores.renderings, forwards)] == [
            [MAIL], [RENDERING], [forwarding]
        ]  # fmt: skip
        assert stores.effects.lease(forwarding, "w1", NOW, NOW + MINUTE) is None
        lease = forwards.lease(forwarding, "w1", NOW, NOW + MINUTE)
        assert lease == Lease(forwarding, "w1", 1, NOW + MINUTE)
        forwards.park(lease, NOW, "StillToMake")
        assert list(forwards.due(NOW + 9 * MINUTE, 9)) == []
        assert stores.parking.redrive(forwarding, NOW)
        assert list(forwards.due(NOW, 9)) == [forwarding]

    def test_a_rendering_is_completed_as_a_mail_is(self, stores: Stores) -> None:
        stores.dossiers.commit(commit(effects=(RENDERING,)))
        lease = stores.renderings.lease(RENDERING, "w1", NOW, NOW + MINUTE)
        head = stores.dossiers.load(REFERENCE)
        assert head is not None
        stores.dossiers.commit(commit(head.state, RENDERING.id, completes=lease))
        assert list(stores.renderings.due(NOW + 9 * MINUTE, 10)) == []

    def _taken(self, stores: Stores) -> Lease:
        stores.dossiers.commit(commit(effects=(MAIL,)))
        lease = stores.effects.lease(MAIL, "w1", NOW, NOW + MINUTE)
        assert lease is not None
        return lease
