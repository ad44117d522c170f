"""Pieces that are reserved, from the request to the mails: nobody else gets them, and each comes free in time."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.application.caller import Request
from chalicelib.application.writing.execute import CommandRequest
from chalicelib.application.writing.freeing import execute_freeing
from chalicelib.domain.errors import NotAllowed, OutOfPieces
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewPart, NewTerms
from chalicelib.domain.sale.comments import shown_comment
from chalicelib.domain.stock.stock_item import Arrival, StockItem
from chalicelib.effects.queue.timekeeper import keep_time
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE
from tests.samples.callers import CUSTOMER
from tests.samples.drawing import LINES, OFFER
from tests.simulation.bugs_stock import without_one
from tests.unit.effects_bench import CLAIRE, REFERENCE, Bench, raises

OTHER = "45MR62G00C"
DRY, BEADS = "42-1000", "44-0322"
UNTIL = date(2026, 8, 20)
ENDS = datetime(2026, 8, 20, 16, tzinfo=UTC)
ONE = (NewPart(line=1, quantity=1),)
RESERVE = c.ReservePieces(name="Jean Bon", lines=ONE, until=UNTIL)


@pytest.fixture
def bench() -> Bench:
    """Two offers, of a module that is there once, and of beads of which two arrive."""
    bench = Bench()
    for reference in (REFERENCE, OTHER):
        bench.dossiers.open(replace(OFFER, mails=False), reference, key=reference)
        bench.execute(c.InviteContact(contact="c1", mails=False), reference)
    stock(bench, StockItem(DRY, 1), StockItem(BEADS, 0, 0, (Arrival("1", date(2026, 8, 19), 2, 2),)))
    return bench


def stock(bench: Bench, *items: StockItem) -> None:
    """What is there when the test begins."""
    put_stock(cast(Any, bench.fake.table), TABLE, *items)


def request(bench: Bench, command: c.Command, reference: str = REFERENCE, *, staff: bool = False) -> None:
    """A request of a customer, or of staff, as the API carries it out."""
    bench.now += timedelta(microseconds=1)
    key = f"{reference} {len(bench.store.history(reference))} {bench.now}"
    asked = CommandRequest(reference, command, CLAIRE if staff else CUSTOMER, Request(key, ""), offers=seller().offers)
    execute_freeing(bench.store, bench.fake.lists, asked, bench.now, lambda attempt: None)


def there(bench: Bench) -> Mapping[str, tuple[int, int, list[int]]]:
    """Of each SKU what is held, what is available, and what is free of arrivals."""
    items = bench.fake.stock(frozenset({DRY, BEADS}))
    return {sku: (item.held, item.available, [one.free for one in item.arrivals]) for sku, item in items.items()}


def swept(bench: Bench, now: datetime) -> dict[str, int]:
    """The sweep at a moment."""
    bench.now = now
    return dict(keep_time(bench.tools, bench.fake.lists, lambda: timedelta(minutes=1)))


def mails_sent(bench: Bench) -> list[tuple[str, str]]:
    """To whom what was mailed, since it was last asked."""
    bench.sweep()
    mails = sorted((mail.to.partition("@")[0], mail.subject) for mail in bench.outbox.sent)
    bench.outbox.sent.clear()
    return mails


def test_what_one_has_another_does_not_get(bench: Bench) -> None:
    request(bench, RESERVE)
    assert there(bench)[DRY] == (1, 0, [])
    with pytest.raises(OutOfPieces, match="not all of it can be held: of 42-1000 0 are left"):
        request(bench, RESERVE, OTHER)
    assert there(bench)[DRY] == (1, 0, [])
    request(bench, c.ReleaseReservation(name="Jean Bon"))
    request(bench, RESERVE, OTHER)
    assert there(bench)[DRY] == (1, 0, [])


def test_who_is_refused_ends_the_reservations_that_are_over_and_gets_their_pieces(bench: Bench) -> None:
    request(bench, RESERVE)
    later = replace(RESERVE, until=date(2026, 8, 26))
    bench.now = ENDS - timedelta(seconds=1)
    with pytest.raises(OutOfPieces):
        request(bench, later, OTHER)
    bench.now = ENDS
    request(bench, later, OTHER)
    assert there(bench)[DRY] == (1, 0, [])
    assert bench.fake.heads[REFERENCE].state.reservation is None
    assert swept(bench, ENDS + timedelta(minutes=1)) == {}


def test_where_they_are_still_being_freed_it_is_said_to_try_again(bench: Bench) -> None:
    request(bench, RESERVE)
    bench.now = ENDS
    bench.store.before["commit"] = [raises(NotAllowed("busy"))] * 2
    with pytest.raises(NotAllowed, match="try again in a minute"):
        request(bench, replace(RESERVE, until=date(2026, 8, 26)), OTHER)
    assert there(bench)[DRY] == (1, 0, [])


def test_what_is_reserved_is_ordered_without_a_move_of_stock(bench: Bench) -> None:
    request(bench, replace(RESERVE, lines=(*ONE, NewPart(line=2, quantity=2))))
    before = there(bench)
    assert before == {DRY: (1, 0, []), BEADS: (0, 0, [0])}
    bench.execute(c.PlaceOrder(mails=False))
    assert there(bench) == before
    assert bench.fake.heads[REFERENCE].state.reservation is None


def test_the_story_of_a_reservation_is_mailed_once_each_and_told_to_colleagues(bench: Bench) -> None:
    request(bench, RESERVE)
    mails = mails_sent(bench)
    assert [to for to, _ in mails] == ["claire.vasseur", "jean.bon"], "the customer keeps it in writing"
    assert mails[1][1] == "1\u00a0ligne est gardée pour vous jusqu’au jeudi 20\u00a0août, 18\u00a0h (45MR61G00C)"
    assert swept(bench, datetime(2026, 8, 19, 6, tzinfo=UTC)) == {"timed": 1}
    assert mails_sent(bench) == [("jean.bon", "Votre réservation se termine le jeudi 20\u00a0août, 18\u00a0h (45MR61G00C)")]
    request(bench, c.ExtendReservation(name="Jean Bon"))
    assert [to for to, _ in mails_sent(bench)] == ["claire.vasseur", "jean.bon"]
    assert swept(bench, ENDS) == {}, "it was moved"
    assert swept(bench, datetime(2026, 8, 27, 6, tzinfo=UTC)) == {"timed": 2}, "both offers end on the 28th, one with its pieces"
    assert [subject[:30] for _, subject in mails_sent(bench)] == [
        "Votre offre de 4\u202f236,00\u00a0€ se t",
        "Votre réservation se termine l",
    ]
    assert swept(bench, datetime(2026, 8, 28, 16, tzinfo=UTC)) == {"timed": 1}
    assert [subject for _, subject in mails_sent(bench)] == [
        "45MR61G00C\u00a0: la réservation de BigCorp Europe est échue", "Votre réservation est échue (45MR61G00C)",
    ]  # fmt: skip
    assert there(bench)[DRY] == (0, 1, [])
    for minutes in range(3):
        assert swept(bench, datetime(2026, 8, 28, 16, minutes, tzinfo=UTC)) == {}
    assert mails_sent(bench) == []


def test_why_it_is_extended_is_read_by_colleagues_on_both_sides(bench: Bench) -> None:
    request(bench, RESERVE)
    mails_sent(bench)
    request(bench, c.ExtendReservation(name="Jean Bon", comment="Bon de commande en signature."))
    extended = next(one for one in bench.store.history(REFERENCE) if isinstance(one.event, e.ReservationExtended))
    assert shown_comment(extended) == "Bon de commande en signature."
    bench.sweep()
    assert ["Bon de commande en signature." in mail.body.text for mail in bench.outbox.sent] == [True, True]


def test_a_mail_that_comes_late_says_nothing_of_what_is_over(bench: Bench) -> None:
    request(bench, RESERVE)
    request(bench, c.ReleaseReservation(name="Jean Bon"))
    assert [subject for to, subject in mails_sent(bench) if to == "jean.bon"] == ["Pièces réservées rendues (45MR61G00C)"]


def test_staff_keep_all_that_is_there_and_give_it_back(bench: Bench) -> None:
    request(bench, c.KeepPieces(comment="Comme convenu au téléphone."), staff=True)
    assert there(bench) == {DRY: (1, 0, []), BEADS: (0, 0, [0])}
    request(bench, c.ReleasePieces(comment="Le client a changé d’avis."), staff=True)
    assert there(bench) == {DRY: (0, 1, []), BEADS: (0, 0, [2])}
    texts = [mail.body.text for mail in _sent(bench)]
    assert len(texts) == 1 and "Le client a changé d’avis." in texts[0]


def _sent(bench: Bench) -> list[Any]:
    bench.sweep()
    return [mail for mail in bench.outbox.sent if mail.to.startswith("jean")]


def test_a_release_that_is_struck_takes_the_pieces_again_only_while_they_are_there(bench: Bench) -> None:
    request(bench, c.KeepPieces(lines=ONE, until=UNTIL), staff=True)
    request(bench, c.ReleasePieces(comment="Erreur."), staff=True)
    entry = len(bench.store.history(REFERENCE))
    request(bench, RESERVE, OTHER)
    with pytest.raises(NotAllowed, match="of 42-1000 0 are available"):
        request(bench, c.StrikeEntry(entry=entry), staff=True)
    request(bench, c.ReleaseReservation(name="Jean Bon"), OTHER)
    request(bench, c.StrikeEntry(entry=entry), staff=True)
    assert there(bench)[DRY] == (1, 0, [])


def test_a_withdrawn_or_smaller_offer_frees_what_it_does_not_hold_any_more(bench: Bench) -> None:
    request(bench, replace(RESERVE, lines=(*ONE, NewPart(line=2, quantity=2))))
    smaller = (replace(LINES[1], quantity=1),)
    request(bench, c.ReviseOffer(lines=smaller, terms=NewTerms(valid_until=date(2026, 8, 19))), staff=True)
    assert there(bench) == {DRY: (0, 1, []), BEADS: (0, 0, [1])}
    kept = bench.fake.heads[REFERENCE].state.reservation
    assert kept is not None and kept.until == datetime(2026, 8, 19, 16, tzinfo=UTC)
    revised = _sent(bench)[-1]
    assert "1\u00a0pièce en est gardée pour vous jusqu’au mercredi 19\u00a0août, 18\u00a0h." in revised.body.text
    request(bench, c.VoidOffer(comment="Arrêté."), staff=True)
    assert there(bench) == {DRY: (0, 1, []), BEADS: (0, 0, [2])}


def test_two_colleagues_who_reserve_at_once_get_one_reservation(bench: Bench) -> None:
    request(bench, RESERVE)
    with pytest.raises(NotAllowed, match="are kept until"):
        request(bench, RESERVE)
    assert there(bench)[DRY] == (1, 0, [])


def test_an_order_that_lacks_pieces_takes_those_of_a_reservation_that_is_over(bench: Bench) -> None:
    request(bench, RESERVE)
    bench.execute(c.PlaceOrder(mails=False), OTHER)
    bench.now = ENDS
    request(bench, c.AllocateStock(lines=(1,)), OTHER, staff=True)
    assert there(bench)[DRY] == (1, 0, [])
    assert bench.fake.heads[REFERENCE].state.reservation is None


def both_reserve_at_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an arrival of three, two of which make up for what the house lacks, two customers want one each."""
    stock(bench, StockItem(BEADS, 0, 2, (Arrival("1", date(2026, 8, 19), 3, 3),)))
    one_of_beads = c.ReservePieces(name="Jean Bon", lines=(NewPart(line=2, quantity=1),), until=UNTIL)
    commit, others = bench.store.commit, [OTHER]

    def first_comes_another(wanted: Any) -> None:
        if others:
            request(bench, one_of_beads, others.pop())
        commit(wanted)

    monkeypatch.setattr(bench.store, "commit", first_comes_another)
    request(bench, one_of_beads)


def test_two_who_reserve_at_once_what_is_expected_do_not_share_what_the_house_lacks(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OutOfPieces) as refused:
        both_reserve_at_once(bench, monkeypatch)
    assert str(refused.value).startswith("not all of it can be held")
    assert there(bench)[BEADS] == (2, -2, [2]), "the two that the house lacks come of the arrival still"


def test_without_its_condition_what_the_house_lacks_would_be_promised_twice(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plant the bug that the race above is there to find."""
    with without_one("free_"):
        both_reserve_at_once(bench, monkeypatch)
    assert sum(there(bench)[BEADS][2]) < 2, "the two that the house lacks come of the arrival no more"
