"""What staff are told of each act is so: allowed, it is accepted as it is filled in; refused, it is refused for that reason."""

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.caller import Caller
from chalicelib.application.errors import Forbidden, NotFound
from chalicelib.application.ports.translations import refusal
from chalicelib.application.staff.desk.act_registry import DESK_ACTS
from chalicelib.application.staff.desk.read_acts import BY_ROLE, Asked, ShownAct, read_acts, tag_of
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.command_registry import COMMAND_SPECS
from tests.builder.desk_walk import LIKELY, REFERENCE, Walk, copied
from tests.samples.callers import ACCOUNTANT, CUSTOMER, MANAGER, SYSTEM


@pytest.mark.parametrize("seed", range(8))
def test_each_act_told_allowed_is_accepted_and_each_told_refused_is_refused_with_its_reason(seed: int) -> None:
    walk = Walk(seed)
    for _ in range(10):
        caller = walk.chance.choice((MANAGER, MANAGER, ACCOUNTANT))
        shown_acts = walk.acts(caller)
        for act in shown_acts.acts:
            if not act.allowed and act.defaults is not None:
                with pytest.raises((DomainError, Forbidden)) as refused:
                    walk.send(walk.store, caller, walk.filled(act))
                assert act.reason == reason_of(refused.value), act
        assert shown_acts.version == walk.store.heads[REFERENCE].state.version
        allowed = [act for act in shown_acts.acts if act.allowed]
        for act in walk.chance.sample(allowed, min(3, len(allowed))):
            walk.send(copied(walk.store), caller, walk.filled(act))
        likely = [act for act in allowed if act.act in LIKELY] or allowed
        walk.live(walk.filled(walk.chance.choice(likely)), caller)


def reason_of(error: Exception) -> str:
    """What the desk says of a refusal."""
    return refusal(translations("en"), error) if isinstance(error, DomainError) else BY_ROLE


def test_every_command_of_staff_on_a_dossier_has_one_act() -> None:
    of_staff = {command for command, row in COMMAND_SPECS.items() if row.source in ("manager", "accountant")}
    assert {row.command for row in DESK_ACTS.values()} == of_staff
    assert len(DESK_ACTS) == len(of_staff)
    keys = [row.key for row in DESK_ACTS.values() if row.key]
    assert len(keys) == len(set(keys)) == 10


def shown(walk: Walk, act: str, caller: Caller = MANAGER) -> ShownAct:
    """One act as it is told."""
    return next(one for one in walk.acts(caller).acts if one.act == act)


def test_an_act_says_whom_it_mails_what_is_to_be_written_and_whether_it_can_be_undone() -> None:
    walk = Walk(0)
    ship, invoice = shown(walk, "ship"), shown(walk, "invoice")
    assert ship.allowed and ship.mails == ("Jean Bon",) and ship.asks == ("carrier",) and not ship.permanent
    assert invoice.allowed and invoice.permanent and invoice.about == "€4,236.00"
    assert invoice.defaults == {
        "type": "issue_invoice", "due": "2026-09-05", "parts": [{"line": 1, "quantity": 1}, {"line": 2, "quantity": 2}],
    }  # fmt: skip
    assert shown(walk, "credit", ACCOUNTANT).reason == "there is no invoice yet"
    assert shown(walk, "ship", ACCOUNTANT).reason == BY_ROLE


def test_a_parcel_is_filled_with_what_is_ready() -> None:
    walk = Walk(0)
    walk.send(walk.store, MANAGER, {"type": "allocate_stock", "lines": [2]})
    ship = shown(walk, "ship")
    assert (
        ship.defaults
        and ship.defaults["parts"] == [{"line": 2, "quantity": 2, "serials": []}]
        and ship.about == "1\N{NO-BREAK SPACE}line"
    )


def test_an_answer_to_remarks_is_filled_with_a_day_of_news_as_long_as_none_is_promised() -> None:
    walk = Walk(0)
    walk.send(walk.store, MANAGER, {"type": "record_question", "comment": "Which lens?"})
    plain = shown(walk, "answer").defaults
    assert plain is not None and "next_news" not in plain
    walk.send(walk.store, MANAGER, {"type": "ship", "carrier": "Poste"})
    walk.send(walk.store, MANAGER, {"type": "mark_received", "parcels": [1], "remarks": "A tube is missing."})
    remarked = shown(walk, "answer").defaults
    assert remarked is not None and remarked["next_news"] == "2026-08-13"
    walk.send(walk.store, MANAGER, {"type": "promise_news", "on": "2026-08-10"})
    promised = shown(walk, "answer").defaults
    assert promised is not None and "next_news" not in promised


def test_nobody_but_staff_is_told_and_of_no_dossier_nothing_is() -> None:
    walk = Walk(1)
    for caller in (CUSTOMER, SYSTEM):
        with pytest.raises(Forbidden):
            walk.acts(caller)
    with pytest.raises(NotFound):
        read_acts(walk.store, seller(), Asked(MANAGER, "45KL89G00E", walk.now, translations("en")))
    assert tag_of(DESK_ACTS["ship"]) == "ship"
