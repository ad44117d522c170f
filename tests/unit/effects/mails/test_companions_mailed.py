"""What else a commit says is mailed where its main entry was struck, or says nothing any more, before the mail leaves."""

from datetime import date

import pytest
from msgspec.structs import replace

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from tests.unit.effects.mails.test_mailed_to import ANN, JEAN, LATER, SOON, subjects, text
from tests.unit.effects_bench import REFERENCE, Bench

NEWS = "Prochaine nouvelle le 18\u00a0août au plus tard"
PROMISED = "Vous aurez de nos nouvelles au plus tard le mardi 18\u00a0août 2026."
ANNOUNCED = c.AnnounceDelivery(on=SOON, next_news=LATER)


@pytest.fixture
def bench() -> Bench:
    """An order that Jean Bon and Ann have links to."""
    bench = Bench()
    bench.create()
    for command in (c.InviteContact(new=ANN), c.PlaceOrder()):
        bench.execute(replace(command, mails=False))
    bench.sweep()
    return bench


def strike(bench: Bench, kind: type[e.Event]) -> None:
    """The newest entry of a kind is struck."""
    entries = (entry.seq for entry in reversed(bench.store.history(REFERENCE)) if isinstance(entry.event, kind))
    bench.execute(c.StrikeEntry(entry=next(entries)))


def test_a_promise_beside_a_struck_date_is_mailed_as_what_it_is(bench: Bench) -> None:
    bench.execute(ANNOUNCED)
    strike(bench, e.DeliveryAnnounced)
    assert subjects(bench)[JEAN] == NEWS
    assert PROMISED in text(bench, JEAN) and "annoncée" not in text(bench, JEAN)
    assert [mail.mail for mail in bench.mails() if mail.contact == "c1"][-1] == "news"


def test_a_struck_promise_leaves_the_date_alone(bench: Bench) -> None:
    bench.execute(ANNOUNCED)
    strike(bench, e.NewsPromised)
    assert subjects(bench)[JEAN] == "Livraison annoncée pour le 11\u00a0août"
    assert PROMISED not in text(bench, JEAN)


def test_where_all_is_struck_nothing_is_mailed(bench: Bench) -> None:
    bench.execute(ANNOUNCED)
    strike(bench, e.DeliveryAnnounced)
    strike(bench, e.NewsPromised)
    assert subjects(bench) == {}


def test_a_promise_beside_a_date_that_moved_again_is_mailed_all_the_same(bench: Bench) -> None:
    bench.execute(ANNOUNCED)
    bench.execute(c.AnnounceDelivery(on=date(2026, 8, 13)))
    bench.outbox.sent.clear()
    bench.sweep()
    subjects = [mail.subject.partition(" (")[0] for mail in bench.outbox.sent if mail.to == JEAN]
    assert sorted(subjects) == ["Livraison déplacée au 13\u00a0août", NEWS]


def test_a_promise_beside_a_correction_of_what_nobody_heard_is_mailed(bench: Bench) -> None:
    bench.execute(c.AnnounceDelivery(on=SOON, mails=False))
    bench.execute(c.StrikeEntry(entry=bench.store.load(REFERENCE).state.version, next_news=LATER))
    assert subjects(bench)[JEAN] == NEWS
    assert "Corrigé" not in text(bench, JEAN)


def test_what_was_mailed_so_is_corrected_where_it_is_struck_later(bench: Bench) -> None:
    bench.execute(ANNOUNCED)
    strike(bench, e.DeliveryAnnounced)
    subjects(bench)
    strike(bench, e.NewsPromised)
    assert subjects(bench)[JEAN].startswith("Corrigé\u00a0: ")
