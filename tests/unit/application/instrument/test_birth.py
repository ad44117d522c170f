"""Instruments are born of what leaves, and follow whatever becomes of that; whose they are by others' word they stay."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.application.errors import Busy as StillBusy
from chalicelib.application.instrument import birth
from chalicelib.application.ports.commit import Record
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.instrument_store import INSTRUMENT, INSTRUMENT_SERIAL, serial_id
from chalicelib.application.projection.instrument_rows import LIST, of_account, of_serial
from chalicelib.application.staff.products import product_commit
from chalicelib.domain.errors import DomainError
from chalicelib.domain.instrument import delivered, instrument_fold
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.instrument_commands import GiveInstrument, SetWarranty
from chalicelib.domain.instrument.instrument_facts import ShipmentStruck
from chalicelib.domain.instrument.instrument_fold import fold_instrument
from chalicelib.domain.instrument.seen_by import seen_by
from chalicelib.domain.instrument.serial import same_serial
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewLine, NewPacked, NewPart
from tests.builder.cases import CASE
from tests.samples.callers import ANYONE
from tests.samples.drawing import OFFER
from tests.samples.instruments import customer, entered_for, write
from tests.samples.products import product
from tests.samples.texts import both
from tests.unit.effects_bench import Bench

MODEL = "40-0300"
LINE = NewLine(sku=MODEL, name=both("GL-300", "GL-300"), quantity=2, unit_price="28900", vat_rate="20", lead_days=0)
FIRST, SECOND, THIRD = "45MR61G00C", "45MR62G00C", "45MR63G00C"
LATE = date(2099, 9, 30)


class House:
    """A store with one model, and orders of customers."""

    def __init__(self) -> None:
        self.bench = Bench()
        self.store = self.bench.fake
        now = self.bench.now
        for sku, kind in ((MODEL, "instrument"), ("42-1040", "spare_part")):
            made = product(sku, kind=kind, name=both("GL-300", "GL-300"))
            self.store.commit(product_commit(None, made, "created", "m", Record("m", sku, "", 201, sku, 1), now))

    def order(self, reference: str = FIRST, account: str = "bigcorp", sku: str = MODEL) -> None:
        """A customer's order of two."""
        line = replace(LINE, sku=sku)
        self.bench.dossiers.open(
            replace(OFFER, account=account, lines=(line,), terms=None, mails=False), reference, key=f"open {reference}"
        )
        self.do(c.AllocateStock(), reference)

    def do(self, command: Any, reference: str = FIRST) -> None:
        """Somebody of staff gives a command, without mails."""
        self.bench.execute(replace(command, mails=False), reference, ANYONE)

    def ship(self, *serials: str, reference: str = FIRST, quantity: int = 0) -> int:
        """A parcel leaves; gives its entry."""
        packed = NewPacked(line=1, quantity=quantity or len(serials), serials=serials)
        self.do(c.Ship(carrier="DHL", parts=(packed,)), reference)
        return int(self.store.heads[reference].state.version)

    def back(self, quantity: int, number: str = "1", reference: str = FIRST, *, again: bool = False) -> None:
        """Pieces come back by a credit note."""
        with suppress(DomainError):  # what was invoiced before is credited then
            self.do(c.IssueInvoice(due=LATE, number=f"X-{reference}"), reference)
        credit = c.Credit(
            invoice=f"X-{reference}", reason="returned", number=f"AV-{reference}-{number}", deliver_again=again,
            parts=(NewPart(line=1, quantity=quantity),),
        )  # fmt: skip
        self.do(credit, reference)

    def work(self) -> None:
        """Workers do all that is due."""
        while self.bench.sweep(1):
            pass

    def of(self, typed: str) -> Instrument:
        """The instrument that bears a serial number."""
        rows, _ = self.store.lists.listed(LIST, of_serial(typed), 9, None)
        (row,) = rows
        one = self.store.head(INSTRUMENT, row.reference)
        assert one
        assert one == fold_instrument(one.id, self.store.instrument_facts(one.id))
        return one

    def listed(self, account: str, *, former: bool = False) -> list[str]:
        """The serial numbers of an account's list."""
        rows, _ = self.store.lists.listed(LIST, of_account(account, former=former), 9, None)
        return [one.serial for one in self.store.instruments([row.reference for row in rows])]


@pytest.fixture
def house() -> House:
    """Two customers' orders."""
    house = House()
    house.order()
    house.order(SECOND, "leman")
    return house


def test_each_serial_number_that_leaves_is_an_instrument_of_its_customer(house: House) -> None:
    entry = house.ship("GL3-01187", "GL3-01188")
    effect = Effect(FIRST, entry, "instruments")
    assert house.bench.due() == [effect]
    house.work()
    assert house.listed("bigcorp") == ["GL3-01187", "GL3-01188"]
    one = house.of("gl3 o1187")
    assert (one.account, one.model, one.warranty, one.counted) == ("bigcorp", MODEL, date(2028, 8, 6), True)
    assert one.born and (one.born.dossier, one.born.entry, one.born.line) == (FIRST, entry, 1)
    assert house.store.holder(one.id) == one.id, "its number is nobody else's"
    version = one.version
    assert house.bench.do(effect) in ("held", "dropped")
    birth.follow_dossier(house.store, FIRST, house_tools(house))
    assert house.of("GL3-01187").version == version, "what is there is passed over"


def test_a_warranty_counts_from_reception_once_that_is_known_unless_staff_set_it(house: House) -> None:
    house.ship("A1", "A2")
    house.work()
    write(house.store, house.of("A2").id, SetWarranty(until=date(2030, 1, 1)), house.bench.now)
    house.bench.now += timedelta(days=3)
    house.do(c.MarkReceived())
    house.work()
    assert house.of("A1").warranty == date(2028, 8, 9)
    assert house.of("A2").warranty == date(2030, 1, 1)


def test_what_is_no_instrument_and_what_the_catalogue_does_not_have_is_none(house: House) -> None:
    for reference, sku in ((THIRD, "42-1040"), ("45MR64G00C", "unknown")):
        house.order(reference, sku=sku)
        house.ship("P1", reference=reference)
    house.work()
    assert not house.listed("bigcorp")


def test_a_shipment_that_is_struck_takes_its_instruments_back_and_nobody_reads_that_they_left(house: House) -> None:
    entry = house.ship("A1")
    house.work()
    number = house.of("A1").id
    house.do(c.StrikeEntry(entry=entry))
    house.work()
    gone = house.store.head(INSTRUMENT, number)
    assert gone and not gone.exists and not house.listed("bigcorp")
    facts = house.store.instrument_facts(number)
    assert seen_by("bigcorp", gone, facts) is None
    again = house.ship("A-1")
    house.work()
    one = house.of("A1")
    assert (one.id, one.account, [each.entry for each in one.deliveries]) == (number, "bigcorp", [again])
    seen = seen_by("bigcorp", one, house.store.instrument_facts(number))
    assert seen and [fact.fact.what.entry for fact in seen.facts] == [again]  # type: ignore[union-attr]  # births alone


def test_what_came_back_whole_is_nobodys_and_may_be_the_next_customers(house: House) -> None:
    house.ship("A1", "A2")
    house.work()
    house.bench.now += timedelta(days=2)
    house.back(1)
    house.work()
    assert house.listed("bigcorp") == ["A1", "A2"], "which of two came back nobody said"
    house.back(1, "2")
    house.work()
    assert (house.listed("bigcorp"), house.of("A1").account) == ([], None)
    house.bench.now += timedelta(days=1)
    house.ship("a 1", reference=SECOND)
    house.work()
    one = house.of("A1")
    assert [(owner.account, owner.since, owner.until) for owner in one.owners] == [
        ("bigcorp", date(2026, 8, 6), date(2026, 8, 8)), ("leman", date(2026, 8, 9), None),
    ]  # fmt: skip
    assert (house.listed("bigcorp", former=True), house.listed("leman")) == (["A1", "A2"], ["A1"])


def test_an_instrument_that_is_sold_twice_stays_whose_it_is_until_staff_decide(house: House) -> None:
    house.ship("A1")
    house.work()
    entry = house.ship("A 1", reference=SECOND)
    house.work()
    one = house.of("A1")
    assert (one.account, [(claim.account, claim.entry) for claim in one.claims]) == ("bigcorp", [("leman", entry)])
    assert seen_by("leman", one, house.store.instrument_facts(one.id)) is None
    mine = seen_by("bigcorp", one, house.store.instrument_facts(one.id))
    assert mine and "leman" not in repr(mine.facts)
    write(house.store, one.id, GiveInstrument(account="leman"), house.bench.now)
    one = house.of("A1")
    assert (one.account, one.claims, len(one.deliveries)) == ("leman", (), 2)
    house.do(c.StrikeEntry(entry=entry), SECOND)
    house.work()
    assert len(house.of("A1").deliveries) == 1


def test_a_claim_is_settled_by_itself_once_the_instrument_came_back(house: House) -> None:
    house.ship("A1")
    house.ship("A1", reference=SECOND)
    house.work()
    house.back(1)
    house.work()
    assert (house.of("A1").account, house.of("A1").claims) == ("leman", ())


def test_an_instrument_that_staff_wrote_down_before_is_the_one_that_leaves(house: House) -> None:
    number = entered_for(house.store, house.bench.now, "bigcorp", "a1", model=MODEL)
    house.ship("A-I")
    house.work()
    assert (house.of("A1").id, house.of("A1").warranty) == (number, date(2028, 8, 6))


@pytest.mark.parametrize(("account", "marked"), [("bigcorp", True), ("leman", False)])
def test_a_case_leaves_its_mark_on_an_instrument_of_its_own_customer_alone(account: str, marked: bool) -> None:
    house = House()
    number = entered_for(house.store, house.bench.now, account, "GL3-01187", id="45HR30A04C")
    house.bench.dossiers.open(replace(CASE, customer="Bigcorp", mails=False), CASE.reference or "", key="case")
    house.work()
    one = house.store.head(INSTRUMENT, number)
    assert one and [(case.dossier, case.closed) for case in one.cases] == ([(CASE.reference, None)] if marked else [])
    if marked:
        customer(house.store, "leman", house.bench.now)
        with pytest.raises(DomainError, match="SAV"):
            write(house.store, number, GiveInstrument(account="leman"), house.bench.now)


def house_tools(house: House) -> birth.Following:
    """What the worker works with."""
    return birth.Following(house.bench.seller.support, Random(3).choice, house.bench.now, lambda n: None)


REFERENCES = {FIRST: "bigcorp", SECOND: "leman", THIRD: "bigcorp"}
SPELLINGS = ("A1", "a-1", "AI", "B0", "b o", "C7")


class Hectic:
    """Staff and workers at once, by chance: effects are done late, twice, in any order, while others write."""

    def __init__(self, seed: int) -> None:
        self.chance, self.house = Random(seed), House()
        for reference, account in REFERENCES.items():
            self.house.order(reference, account)

    def live(self) -> list[str]:
        """Do sixty things, let all effects be done, and give what is wrong then."""
        numbers = iter(range(1000))
        for _ in range(60):
            self.house.bench.now += timedelta(hours=self.chance.randrange(9))
            with suppress(DomainError):
                self._act(str(next(numbers)))
            for reference in REFERENCES:
                if self.chance.random() < 0.2:
                    birth.follow_dossier(self.house.store, reference, house_tools(self.house))
        self.house.work()
        for reference in REFERENCES:  # the last claim is settled by whoever looks last
            birth.follow_dossier(self.house.store, reference, house_tools(self.house))
        return list(self._wrong())

    def _act(self, number: str) -> None:
        reference, house = self.chance.choice(list(REFERENCES)), self.house
        state = house.store.heads[reference].state
        wish = self.chance.randrange(5)
        if wish < 2:
            house.ship(self.chance.choice(SPELLINGS), reference=reference)
        elif wish == 2 and state.parcels:
            house.do(c.StrikeEntry(entry=self.chance.choice(state.parcels).entry), reference)
        elif wish == 3:
            house.back(self.chance.choice((1, 2)), number, reference, again=self.chance.random() < 0.7)
        elif wish == 4:
            house.do(c.MarkReceived(), reference)

    def _wrong(self) -> "list[str]":
        store, wrong = self.house.store, []
        pieces = {
            (reference, piece.entry): piece for reference in REFERENCES
            for piece in store.heads[reference].state.instrument_use.pieces
        }  # fmt: skip
        there: dict[tuple[str, int], Instrument] = {}
        for spelling in ("A1", "B0", "C7"):
            pointer = store.head(INSTRUMENT_SERIAL, serial_id(MODEL, spelling))
            one = store.head(INSTRUMENT, pointer.instrument) if pointer and pointer.instrument else None
            if one is None:
                continue
            if fold_instrument(one.id, store.instrument_facts(one.id)) != one:
                wrong.append("folded whole it is another")
            there |= {(each.dossier, each.entry): one for each in one.deliveries}
            there |= {(claim.dossier, claim.entry): one for claim in one.claims}
            for each in one.deliveries:
                piece = pieces.get((each.dossier, each.entry))
                if piece and piece.back != each.back:
                    wrong.append("a return is not told")
            if sum(owner.until is None for owner in one.owners) != (one.account is not None):
                wrong.append("it is not one customer's")
            if len({each.account for each in one.deliveries}) > 1 and not any(each.back for each in one.deliveries):
                wrong.append("it was taken from its owner")
            if one.claims and one.account is None:
                wrong.append("a claim waits for nobody")
        wrong += ["what never left is there" for key in there if key not in pieces]
        wrong += ["what left is not there" for key in pieces if key not in there]
        wrong += [
            "two are one" for key, one in there.items() if key in pieces and not same_serial(pieces[key].serial, one.serial)
        ]
        return wrong


SEEDS = range(6)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_staff_and_workers_do_at_once_instruments_say_what_dossiers_do(seed: int) -> None:
    assert Hectic(seed).live() == []


def _keeps_struck(state: Instrument, what: Any, fact: Any) -> dict[str, Any]:
    return {}


def _takes_from_its_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    real = delivered._left
    monkeypatch.setattr(delivered, "_left", lambda state, *rest: real(replace(state, account=None), *rest))


def _spells_as_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(birth, "serial_key", lambda typed: typed)


def _forgets_the_struck(monkeypatch: pytest.MonkeyPatch) -> None:
    changes: Any = {**instrument_fold.CHANGES, ShipmentStruck: _keeps_struck}
    monkeypatch.setattr(instrument_fold, "CHANGES", changes)


def _looks_at_what_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    real = birth._ever_left
    monkeypatch.setattr(birth, "_ever_left", lambda *given: (one for one in real(*given) if one.leaving.pieces))


@pytest.mark.parametrize(
    "plant", [_takes_from_its_owner, _forgets_the_struck, _looks_at_what_stands_alone, _spells_as_typed]
)  # fmt: skip
def test_a_planted_bug_is_found(plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)

    def wrong() -> bool:
        for seed in SEEDS:
            try:
                if Hectic(seed).live():
                    return True
            except (StillBusy, AssertionError):
                return True
        return False

    assert wrong()
