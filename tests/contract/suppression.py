"""What every DossierStore does about addresses that are mailed no more."""

import pytest

from chalicelib.application.ports.commit import Conflict, Suppression
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.events import Undeliverable
from tests.contract.commits import Stores, commit

JEAN = "jean@bücher.example"


class SuppressionContract:
    """Inherited by a class with a fixture `stores`."""

    def test_an_address_is_closed_with_the_commit_that_says_why_however_it_is_written(self, stores: Stores) -> None:
        assert stores.dossiers.suppressed(JEAN) is None
        stores.dossiers.commit(commit(suppression=Suppression(JEAN, "bounced")))
        for written in (JEAN, "Jean@BÜCHER.example", "jean@xn--bcher-kva.example"):
            assert stores.dossiers.suppressed(written) == "bounced"
        assert stores.dossiers.suppressed("jeanne@bücher.example") is None

    def test_a_newer_reason_takes_the_place_of_the_one_before(self, stores: Stores) -> None:
        first = commit(suppression=Suppression(JEAN, "bounced"))
        stores.dossiers.commit(first)
        stores.dossiers.commit(commit(first.head.state, "k2", suppression=Suppression(JEAN.upper(), "complained")))
        assert stores.dossiers.suppressed(JEAN) == "complained"

    def test_it_is_opened_again_and_opening_an_open_one_changes_nothing(self, stores: Stores) -> None:
        state = None
        steps: tuple[Undeliverable | None, ...] = ("bounced", None, None)
        for number, why in enumerate(steps):
            written = commit(state, f"k{number}", suppression=Suppression(JEAN, why))
            stores.dossiers.commit(written)
            state = written.head.state
            assert stores.dossiers.suppressed(JEAN) == why

    def test_a_commit_that_is_refused_closes_and_opens_nothing(self, stores: Stores) -> None:
        first = commit(suppression=Suppression(JEAN, "bounced"))
        stores.dossiers.commit(first)
        for wanted in (Suppression(JEAN, None), Suppression("zoe@bücher.example", "bounced")):
            with pytest.raises(Conflict):
                stores.dossiers.commit(commit(Dossier(version=9), "k3", suppression=wanted))
        assert stores.dossiers.suppressed(JEAN) == "bounced"
        assert stores.dossiers.suppressed("zoe@bücher.example") is None
