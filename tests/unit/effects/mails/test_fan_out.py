"""The mails of one act that moves stock are one effect, which becomes a mail a person, once, wherever a worker dies."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any, cast

import pytest
from msgspec.structs import replace

from chalicelib.adapters.dynamodb.rows import item_key, item_of
from chalicelib.application.ports.commit import Conflict
from chalicelib.application.ports.effects import Effect
from chalicelib.application.projection.rows import rows
from chalicelib.application.writing.fan_out import KIND
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewContact, NewPart
from chalicelib.domain.sale.waiting import POLICY
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.effects.queue.run import LONGEST, MAX_TRIES
from tests.builder.online_order import online
from tests.builder.stock import put_stock
from tests.fakes.store import TABLE
from tests.samples.callers import CUSTOMER
from tests.samples.drawing import OFFER
from tests.unit.effects_bench import REFERENCE, Bench, Fault, Killed, raises

RESERVE = c.ReservePieces(name="Jean Bon", lines=(NewPart(line=1, quantity=1),), until=date(2026, 8, 20))
READERS = ["c1", "c2", "c3"]
STAFF = ["moulin", "vasseur"]
LATER = 3
"""Minutes after which the lease of a dead worker has run out."""


@pytest.fixture
def bench() -> Bench:
    """An offer of three readers, owner and deputy, whose customer reserves a piece that is there."""
    bench = Bench()
    bench.dossiers.open(replace(OFFER, mails=False, owner="vasseur", deputy="moulin"), REFERENCE, key=REFERENCE)
    bench.execute(c.InviteContact(contact="c1", mails=False))
    for number in (2, 3):
        new = NewContact(name=f"Bob{number} Sleigh", email=f"bob{number}@bigcorp.example", language="en")
        bench.execute(c.InviteContact(new=new, mails=False))
    put_stock(cast(Any, bench.fake.table), TABLE, StockItem("42-1000", 1))
    bench.execute(RESERVE, caller=CUSTOMER)
    return bench


def mailed(bench: Bench) -> Counter[str]:
    """Whom mails went to, by the end of their effects' names."""
    return Counter(mail.effect.rpartition(".")[2] for mail in bench.outbox.sent)


def once_each(bench: Bench) -> bool:
    bench.sweep(LATER)
    return mailed(bench) == Counter([*READERS, *STAFF]) and not bench.due() and len(bench.mails()) == len(READERS)


def fanned(bench: Bench) -> Effect:
    (effect,) = bench.due()
    assert effect.kind == KIND
    return effect


def test_the_act_is_one_effect_and_each_person_gets_one_mail(bench: Bench) -> None:
    assert bench.do(fanned(bench)) == "dropped"
    assert {(effect.kind, effect.contact) for effect in bench.due()} == {
        *(("reservation", reader) for reader in READERS),
        *(("staff_told", key) for key in STAFF),
    }
    assert once_each(bench)


@pytest.mark.parametrize("die", [
    lambda bench: bench.store.before.update(plan=[raises(Killed())]),
    lambda bench: bench.store.after.update(plan=[raises(Killed())]),
    lambda bench: bench.store.before.update(drop=[raises(Killed())]),
])  # fmt: skip
def test_a_worker_that_dies_mails_nobody_twice_and_forgets_nobody(bench: Bench, die: Callable[[Bench], None]) -> None:
    die(bench)
    assert bench.do(fanned(bench)) == "killed"
    assert once_each(bench)


def test_an_effect_that_comes_again_after_its_mails_left_plans_none_anew(bench: Bench) -> None:
    effect = fanned(bench)
    assert once_each(bench)
    bench.sweep(LATER)
    bench.tools.handlers[KIND](effect)
    assert not bench.due() and once_each(bench)


def test_one_that_fails_for_days_is_parked_for_nobody_in_particular_and_mails_all_once_it_is_put_back(bench: Bench) -> None:
    bench.store.before["plan"] = [raises(ArithmeticError())] * MAX_TRIES
    for _ in range(MAX_TRIES):
        bench.sweep(LONGEST.total_seconds() / 60)
    (parked,) = bench.parked()
    assert (parked.kind, parked.contact) == (KIND, None) and not bench.outbox.sent
    assert bench.redrive(parked.effect) == 1 and once_each(bench)


def test_whom_it_mails_are_those_of_its_own_commit(bench: Bench) -> None:
    """Other commands came meanwhile, of the same moment too."""
    effect = fanned(bench)
    new = NewContact(name="Zoé Bon", email="zoe@bigcorp.example", language="fr")
    bench.dossiers.apply(REFERENCE, c.InviteContact(new=new, mails=False), key="late")
    assert bench.do(effect) == "dropped"
    assert once_each(bench)


def test_where_one_person_is_to_hear_of_it_there_is_their_mail_alone() -> None:
    bench = Bench()
    bench.dossiers.open(replace(OFFER, mails=False), REFERENCE, key=REFERENCE)
    bench.execute(c.InviteContact(contact="c1", mails=False))
    put_stock(cast(Any, bench.fake.table), TABLE, StockItem("42-1000", 1))
    bench.execute(c.KeepPieces(lines=RESERVE.lines, until=RESERVE.until))
    assert [(effect.kind, effect.contact) for effect in bench.due()] == [("reservation", "c1")]


def rest_of(bench: Bench) -> str:
    """The customer orders a piece of the offer, of which one is there, and leaves the rest."""
    bench.execute(online(1), caller=CUSTOMER)
    rest: str = bench.store.load(REFERENCE).state.order.online.rest
    return rest


def lacking(bench: Bench, reference: str) -> set[tuple[str, str]]:
    """Rows by which lists and the search should find a dossier, and do not."""
    wanted = {item_key(item_of(row)) for row in rows(reference, bench.store.load(reference), POLICY)}
    return {(partition, key) for partition, key in wanted if key not in bench.fake.table.items.get(partition, {})}


@pytest.mark.parametrize("faults", [
    [], [raises(Killed())], [raises(Conflict())], [raises(Conflict())] * 5, [raises(ArithmeticError())],
])  # fmt: skip
def test_the_search_finds_the_offer_of_what_an_order_left_once_the_worker_came(faults: list[Fault]) -> None:
    bench = Bench()
    bench.dossiers.open(replace(OFFER, mails=False, owner="vasseur"), REFERENCE, key=REFERENCE)
    bench.execute(c.InviteContact(contact="c1", mails=False))
    put_stock(cast(Any, bench.fake.table), TABLE, StockItem("42-1000", 1))
    rest = rest_of(bench)
    assert {partition[:2] for partition, _ in lacking(bench, rest)} == {"T#"}, "lists have it at once"
    bench.indexing.before["renew"] = list(faults)
    bench.do(fanned(bench))
    bench.sweep(LATER)
    assert not lacking(bench, rest)
    assert Counter(mail.effect.rpartition(".")[2] for mail in bench.outbox.sent) == Counter(["c1", "vasseur"])
