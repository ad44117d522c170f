"""What may be said of an instrument, how serial numbers are compared, and that a history folded whole is the instrument."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import DomainError, Invalid, NotAllowed
from chalicelib.domain.instrument import instrument_commands as c
from chalicelib.domain.instrument import instrument_facts as f
from chalicelib.domain.instrument import instrument_fold, seen_by
from chalicelib.domain.instrument.contract_level import ServiceContract
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.instrument_fold import CHANGES, applied, fold_instrument
from chalicelib.domain.instrument.instrument_rules import DECIDES, InstrumentGround, decided
from chalicelib.domain.instrument.serial import same_serial, serial_key
from chalicelib.domain.instrument.support_policy import SupportPolicy, months_after
from chalicelib.domain.values.actor import Actor
from tests.samples.instruments import GL300, POLICY

TODAY = date(2026, 8, 6)
AT = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
OWNERS = ("ann", "bob", "cleo")
CONTRACT = ServiceContract("complete", date(2026, 1, 1), date(2026, 12, 31))


def entered(account: str = "ann", on: date = date(2020, 1, 1)) -> f.InstrumentFact:
    """The first entry of an instrument."""
    what = f.InstrumentEntered("40-0300", GL300, "GL3-01187", account, f"lab of {account}")
    return f.InstrumentFact(1, what, on, AT, Actor("manager"), "m1")


class Story:
    """An instrument that commands are given of, some of which are refused."""

    def __init__(self, *commands: c.InstrumentCommand) -> None:
        self.facts = [entered()]
        self.state = fold_instrument("45HR30A04C", self.facts)
        for command in commands:
            self.give(command)

    def give(self, command: Any) -> None:
        """Carry a command out. Raises the domain's error."""
        what = decided(self.state, command, InstrumentGround(TODAY, POLICY, tuple(self.facts)))
        day = command.on or TODAY
        fact = f.InstrumentFact(
            self.state.version + 1, what, day, AT, Actor("manager"), "m1", command.internal, command.comment
        )  # fmt: skip
        self.facts.append(fact)
        struck = isinstance(what, f.EntryStruck)
        self.state = fold_instrument("45HR30A04C", self.facts) if struck else applied(self.state, fact)

    def facts_of(self, kind: type) -> list[f.InstrumentFact]:
        """Entries of a kind."""
        return [fact for fact in self.facts if isinstance(fact.what, kind)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("GL3-01187", "gl3 o1187", True),
        ("GL3-01187", "GL3-0II87", True),
        ("ＧＬ3‑01187", "GL301187", True),
        ("GL3-01187", "GL3-01178", False),
        ("GL3-01187", "GL3-1187", False),
        ("--", "- -", False),
    ],
)
def test_serial_numbers_are_compared_as_people_write_them(one: str, other: str, same: bool) -> None:
    assert same_serial(one, other) is same
    assert serial_key("#") == ""


def test_months_of_warranty_end_within_their_month() -> None:
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    policy = SupportPolicy(24, "shipping", {"40-0200": 0})
    assert policy.warranty_of("40-0300", TODAY, TODAY + timedelta(days=9)) == date(2028, 8, 6)
    assert policy.warranty_of("40-0200", TODAY, None) is None


@pytest.mark.parametrize(
    ("before", "command", "refusal", "field"),
    [
        ((), c.PutInstrument(location="lab of ann"), Invalid, None),
        ((), c.PutInstrument(location="x", on=TODAY + timedelta(days=1)), Invalid, "on"),
        ((), c.GiveInstrument(account="ann"), NotAllowed, "account"),
        ((c.GiveInstrument(account="bob"),), c.GiveInstrument(account="cleo", on=date(2026, 8, 5)), Invalid, "on"),
        ((), c.PutBackInstrument(), NotAllowed, None),
        ((c.RetireInstrument(),), c.RetireInstrument(), NotAllowed, None),
        ((), c.SetContract(contract=ServiceContract("gold", TODAY, TODAY)), Invalid, "contract.level"),
        ((), c.SetContract(contract=ServiceContract("complete", TODAY, date(2026, 8, 5))), Invalid, "contract.until"),
        ((), c.NoteComponent(part="Pump", replaces="P-1"), Invalid, "replaces"),
        ((), c.AddInstrumentNote(), Invalid, "comment"),
        ((), c.CorrectInstrument(serial="--"), Invalid, "serial"),
        ((), c.CorrectInstrument(), Invalid, None),
        ((), c.StrikeInstrumentEntry(entry=1), NotAllowed, "entry"),
        ((), c.StrikeInstrumentEntry(entry=2), Invalid, "entry"),
        ((c.RetireInstrument(), c.StrikeInstrumentEntry(entry=2)), c.StrikeInstrumentEntry(entry=2), NotAllowed, "entry"),
    ],
)
def test_what_cannot_be_is_refused(
    before: tuple[Any, ...], command: Any, refusal: type[DomainError], field: str | None
) -> None:  # fmt: skip
    story = Story(*before)
    with pytest.raises(refusal) as refused:
        story.give(command)
    assert refused.value.field == field


def test_every_command_has_its_rule_and_every_event_its_change() -> None:
    assert set(DECIDES) == set(get_args(c.InstrumentCommand))
    assert set(CHANGES) == set(get_args(f.InstrumentEvent))


def test_a_part_takes_the_place_of_the_one_it_replaces_and_the_newest_paper_of_a_kind_holds() -> None:
    story = Story(
        c.NoteComponent(part="Pump", number="P-1", on=date(2024, 1, 1)),
        c.NoteComponent(part="Pump", number="P-2", replaces="P-1"),
        c.NoteIntervention(work="verification", done_by="M", report="CV26", valid_until=date(2027, 1, 1)),
        c.NoteIntervention(work="verification", done_by="M", report="CV25", on=date(2025, 1, 1)),
    )
    assert [part.number for part in story.state.components] == ["P-2"]
    assert [one.report for one in story.state.certificates] == ["CV26"]


def test_who_has_it_next_inherits_no_contract_and_no_shared_computer() -> None:
    story = Story(c.SetContract(contract=CONTRACT), c.GiveInstrument(account="bob", location="Lyon"))
    assert (story.state.contract, story.state.epoch, story.state.location) == (None, 2, "Lyon")
    story.give(c.StrikeInstrumentEntry(entry=3))
    assert (story.state.account, story.state.contract, story.state.location) == ("ann", CONTRACT, "lab of ann")


DAYS = st.none() | st.dates(date(2026, 7, 28), TODAY)
COMMANDS: st.SearchStrategy[Any] = st.one_of(
    st.builds(lambda a, d: c.GiveInstrument(account=a, on=d, location=f"lab of {a}"), st.sampled_from(OWNERS), DAYS),
    st.builds(lambda a, d: c.PutInstrument(location=a, on=d), st.text("xyz", min_size=1, max_size=2), DAYS),
    st.builds(lambda d, i: c.AddInstrumentNote(comment="note", on=d, internal=i), DAYS, st.booleans()),
    st.builds(lambda d, i: c.NoteIntervention(work="repair", done_by="M", report="R", on=d, internal=i), DAYS, st.booleans()),
    st.builds(lambda d: c.SetContract(contract=CONTRACT, on=d), DAYS),
    st.builds(lambda e: c.StrikeInstrumentEntry(entry=e), st.integers(1, 9)),
    st.builds(lambda d: c.RetireInstrument(on=d), DAYS),
)


def wrong_of(story: Story) -> set[str]:
    """What is wrong of what each of the customers reads."""
    wrong: set[str] = set()
    state = story.state
    if fold_instrument(state.id, story.facts) != state:
        wrong.add("folded whole it is another")
    for earlier, later in zip(state.owners, state.owners[1:], strict=False):
        if earlier.until != later.since:
            wrong.add("two have it, or nobody")
    for account in OWNERS:
        seen = seen_by.seen_by(account, state, story.facts)
        mine = [owner for owner in state.owners if owner.account == account and owner.since != owner.until]
        if (seen is None) != (not mine):
            wrong.add("who had it reads it, and nobody else")
        if seen:
            wrong |= _seen_wrongly(account, seen, state)
    return wrong


def _seen_wrongly(account: str, seen: Any, state: Instrument) -> set[str]:
    wrong = set()
    mine = seen.instrument.owners
    for one in seen.facts:
        if one.fact.internal:
            wrong.add("what is for colleagues is read")
        if seen.until and one.fact.on >= seen.until:
            wrong.add("a former owner reads what came later")
        if isinstance(one.fact.what, f.NoteAdded | f.InstrumentPut | f.ContractSet) and not any(
            owner.has(one.fact.on) for owner in mine
        ):
            wrong.add("another customer's is read")
    if any(f"lab of {other}" in repr(seen) or f"'{other}'" in repr(seen) for other in OWNERS if other != account):
        wrong.add("another customer is named")
    if (state.account == account) != seen.theirs:
        wrong.add("whose it is is told wrongly")
    return wrong


def lived(commands: list[Any]) -> Story:
    """An instrument after whatever of it could be."""
    story = Story()
    for command in commands:
        try:
            story.give(command)
        except DomainError:
            continue
    return story


@settings(max_examples=150, deadline=None)
@given(st.lists(COMMANDS, max_size=8))
def test_each_customer_reads_what_is_of_their_time_and_nothing_of_anothers(commands: list[Any]) -> None:
    assert wrong_of(lived(commands)) == set()


def _internal_is_read(patch: pytest.MonkeyPatch) -> None:
    real = seen_by._readable
    patch.setattr(seen_by, "_readable", lambda fact, *rest: real(replace(fact, internal=False), *rest))


def _later_is_read(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(seen_by, "_readable", lambda fact, *rest: not fact.internal)


def _as_today(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(seen_by, "_at_the_end", lambda instrument, facts, until: instrument)


def _names_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(seen_by, "_veiled", lambda then, account, mine, readable: then)


def _owners_stay(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(instrument_fold, "_ended", lambda owners, day: owners)


@pytest.mark.parametrize("plant", [_internal_is_read, _later_is_read, _as_today, _names_all, _owners_stay])
def test_a_bug_that_is_planted_is_found(plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    commands = [
        c.AddInstrumentNote(comment="for colleagues", internal=True, on=date(2026, 7, 29)),
        c.GiveInstrument(account="bob", location="lab of bob", on=date(2026, 7, 30)),
        c.NoteIntervention(work="repair", done_by="M", report="R", on=date(2026, 8, 1)),
        c.AddInstrumentNote(comment="of Bob", on=date(2026, 8, 1)),
    ]
    assert wrong_of(lived(commands))
