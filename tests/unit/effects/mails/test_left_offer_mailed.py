"""The mail that acknowledges an order leads to the offer of what it left, each reader by their own link to it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.sale import commands as c
from tests.builder.online_order import online
from tests.samples.callers import CUSTOMER
from tests.unit.effects.mails.test_mailed_to import ANN, ANN_S, JEAN, subjects, text
from tests.unit.effects_bench import REFERENCE, Bench


@pytest.fixture
def bench() -> Bench:
    """An offer that Jean Bon has a lasting link to, and Ann one that ends."""
    bench = Bench()
    bench.create()
    ends = (bench.now + timedelta(days=20)).date()
    bench.execute(replace(c.InviteContact(new=ANN, expires=ends), mails=False))
    bench.sweep()
    return bench


def rest(bench: Bench) -> str:
    """The dossier of the offer of what was left."""
    order = bench.store.load(REFERENCE).state.order
    assert order.online.rest
    return str(order.online.rest)


def test_each_reader_has_their_own_link_to_what_was_left_and_who_has_none_gets_none(bench: Bench) -> None:
    bench.execute(online(1, 1), caller=CUSTOMER)
    assert set(subjects(bench)) == {JEAN, ANN_S}
    url = f"https://suivi.example/suivi/#{rest(bench)}-l1-1"
    assert url in text(bench, JEAN)
    body = next(mail.body.html for mail in bench.outbox.sent if mail.to == JEAN)
    assert f'<a href="{url}">1 × Billes étalon' in body
    assert f"#{rest(bench)}" not in text(bench, ANN_S)


def test_an_order_of_all_leads_nowhere_else(bench: Bench) -> None:
    bench.execute(online(1, 2), caller=CUSTOMER)
    subjects(bench)
    assert "Reste dans l’offre" not in text(bench, JEAN)


def test_a_link_that_was_revoked_meanwhile_is_not_mailed(bench: Bench) -> None:
    bench.execute(online(1, 1), caller=CUSTOMER)
    bench.execute(c.RevokeLink(link="l1"), reference=rest(bench))
    subjects(bench)
    assert f"#{rest(bench)}" not in text(bench, JEAN)
