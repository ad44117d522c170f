"""Where a colleague's mails go elsewhere from now on, both addresses are told, once each, and by whom it was changed."""

from typing import Any

import pytest

from chalicelib.application.staff.colleagues_desk import ColleagueRequest, change_staff
from chalicelib.domain.colleague import colleague_commands as c
from chalicelib.effects.ports import Mail
from tests.samples.callers import MANAGER, request
from tests.unit.effects_bench import Bench

CLAIRE_S, HERS = "claire.vasseur@granuloshop.example", "c.vasseur@granuloshop.example"


def mailed(bench: Bench, *commands: Any) -> dict[str, Mail]:
    """Who is mailed what once a manager changed colleagues."""
    for command in commands:
        start = bench.seller.staff
        change_staff(bench.fake, ColleagueRequest(command, MANAGER, request(), start, (), dict), bench.now, lambda attempt: None)
    bench.sweep()
    assert bench.due() == []
    mails = {mail.to: mail for mail in bench.outbox.sent}
    assert len(mails) == len(bench.outbox.sent)
    return mails


def test_the_former_and_the_new_address_are_told() -> None:
    mails = mailed(Bench(), c.ChangeColleague(key="vasseur", email=HERS))
    assert set(mails) == {CLAIRE_S, HERS}
    for mail in mails.values():
        for what in (CLAIRE_S, HERS, "https://suivi.example/bureau/#/colleagues"):
            assert what in mail.body.text and what in mail.body.html
    assert "arrivaient" in mails[CLAIRE_S].body.text and "arrivent" in mails[HERS].body.text


@pytest.mark.parametrize(
    "command",
    [
        c.ChangeColleague(key="vasseur", name="Claire V."),
        c.AddColleague(key="petit", name="Inès Petit", email=HERS, language="fr"),
        c.LetColleagueGo(key="vasseur"),
    ],
)
def test_nobody_is_told_where_no_address_changed(command: Any) -> None:
    assert mailed(Bench(), command) == {}


def test_each_of_two_changes_tells_of_its_own() -> None:
    bench = Bench()
    mailed(bench, c.ChangeColleague(key="vasseur", email=HERS))
    bench.outbox.sent.clear()
    third = "claire@granuloshop.example"
    mails = mailed(bench, c.ChangeColleague(key="vasseur", email=third))
    assert set(mails) == {HERS, third} and CLAIRE_S not in mails[HERS].body.text
