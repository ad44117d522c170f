"""Managers change who answers for dossiers; a key is one person's for ever, and somebody is always there."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.domain.colleague import colleague_commands as c
from chalicelib.domain.colleague.staff_list import MOST, Member, StaffList, Stamp, present
from chalicelib.domain.colleague.staff_rules import commanded
from chalicelib.domain.errors import Invalid, NotAllowed

NOW = Stamp("m1", datetime(2026, 8, 6, 7, 14, tzinfo=UTC))
START = {"vasseur": Member("Claire Vasseur", "claire@x.example", "fr")}
NADIA = c.AddColleague(key="perrin", name="Nadia Perrin", email="nadia@x.example", language="fr")


def after(*commands: Any, start: StaffList | None = None) -> StaffList:
    """The list after commands."""
    staff = start or StaffList()
    for command in commands:
        staff = commanded(staff, START, command, NOW)
    return staff


def test_a_colleague_comes_changes_leaves_and_comes_back() -> None:
    staff = after(NADIA, c.ChangeColleague(key="perrin", email="n.perrin@x.example"))
    assert staff.members(START)["perrin"] == Member("Nadia Perrin", "n.perrin@x.example", "fr")
    gone = after(c.LetColleagueGo(key="perrin"), start=staff)
    assert set(present(gone.members(START))) == {"vasseur"} and gone.members(START)["perrin"].left == NOW.at
    back = after(c.TakeColleagueBack(key="perrin"), start=gone)
    assert set(present(back.members(START))) == {"vasseur", "perrin"}
    assert [(change.seq, change.key, change.by) for change in back.changes] == [(n, "perrin", "m1") for n in range(1, 5)]


def test_a_colleague_of_the_start_changes_as_any_other() -> None:
    staff = after(c.ChangeColleague(key="vasseur", name="Claire Vasseur-Moulin"))
    assert staff.members(START)["vasseur"].name == "Claire Vasseur-Moulin"


@pytest.mark.parametrize(
    ("commands", "why"),
    [
        ((NADIA, NADIA), "has this key"),
        ((NADIA, c.LetColleagueGo(key="perrin"), NADIA), "take them back"),
        ((NADIA, c.LetColleagueGo(key="perrin"), c.LetColleagueGo(key="perrin")), "has left"),
        ((c.LetColleagueGo(key="vasseur"),), "nobody else is there"),
        ((c.TakeColleagueBack(key="vasseur"),), "is there"),
        ((c.ChangeColleague(key="vasseur"),), "nothing would change"),
    ],
)
def test_what_cannot_be(commands: tuple[Any, ...], why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        after(*commands)


def test_nobody_lets_themselves_go_and_a_change_says_who_made_it() -> None:
    claire = Stamp("m1", NOW.at, "vasseur")
    staff = after(NADIA)
    with pytest.raises(NotAllowed, match="themselves"):
        commanded(staff, START, c.LetColleagueGo(key="vasseur"), claire)
    gone = commanded(staff, START, c.LetColleagueGo(key="perrin"), claire)
    assert gone.changes[-1].colleague == "vasseur" and staff.changes[-1].colleague is None


@pytest.mark.parametrize("key", ["nobody", "shipping"])
def test_a_key_under_which_the_house_signs_is_no_new_colleagues(key: str) -> None:
    with pytest.raises(Invalid, match="no person"):
        commanded(StaffList(), START, c.AddColleague(key=key, name="X", email="x@x.example", language="fr"), NOW, {"shipping"})


def test_however_often_they_are_changed_somebody_can_be_let_go() -> None:
    staff = after(NADIA)
    for number in range(MOST + 2):
        staff = after(c.ChangeColleague(key="perrin", name=f"Nadia {number}"), start=staff)
    gone = after(c.LetColleagueGo(key="perrin"), start=staff)
    assert (gone.version, len(gone.changes)) == (MOST + 4, MOST)
    assert gone.members(START)["perrin"].left and gone.changes[0].seq == 5


def test_who_is_no_colleague_is_told_of() -> None:
    with pytest.raises(Invalid, match="nobody is no colleague: give one of vasseur"):
        after(c.LetColleagueGo(key="nobody"))
