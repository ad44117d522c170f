"""What a dossier waits for is one act, and what it is about."""

from datetime import date, timedelta
from decimal import Decimal
from typing import get_args

from msgspec.structs import replace

from chalicelib.domain.sale.act import About, Act, ExpectedAct, OurAct
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.command_registry import COMMAND_SPECS
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.expected_act import COMMANDS_OF, expected_act
from chalicelib.domain.sale.questions import OpenQuestion
from chalicelib.domain.sale.waiting import POLICY
from tests.builder.dossiers import TODAY, DossierBuilder
from tests.samples.drawing import OFFER

DAY = timedelta(days=1)


def ordered() -> DossierBuilder:
    """The drawing's offer, ordered today."""
    return DossierBuilder(OFFER, TODAY).command("place_order", TODAY, mails=False)


def ours(dossier: DossierBuilder, today: date = TODAY) -> ExpectedAct | None:
    """What is expected of us."""
    return expected_act(dossier.state, "us", today, POLICY)


def lines_of(state: Dossier) -> tuple[int, ...]:
    return tuple(line.id for line in state.goods)


def test_every_act_is_done_by_commands_that_exist_or_elsewhere() -> None:
    acts = {act for part in get_args(Act) for act in get_args(part)}
    assert set(COMMANDS_OF) == acts
    assert all(command in COMMAND_SPECS for commands in COMMANDS_OF.values() for command in commands)
    without = {act for act, commands in COMMANDS_OF.items() if not commands}
    assert without == {"redrive", "pay"}


def test_an_offer_is_the_customers_to_decide_on() -> None:
    offered = DossierBuilder(OFFER, TODAY)
    assert ours(offered) is None
    theirs = expected_act(offered.state, "customer", TODAY, POLICY)
    assert theirs is not None and theirs.act == "order"


def test_goods_are_prepared_dated_received_and_shipped() -> None:
    dossier = ordered()
    every = lines_of(dossier.state)
    assert ours(dossier) == ExpectedAct("prepare", About(lines=every, of=len(every)))
    first, *others = every
    dossier.command("allocate_stock", TODAY, lines=[first])
    assert ours(dossier) == ExpectedAct("prepare", About(lines=tuple(others), of=len(every)))
    dossier.command("order_supply", TODAY, lines=others)
    assert ours(dossier) == ExpectedAct("date", About(lines=tuple(others), of=len(every)))
    soon = TODAY + 30 * DAY
    dossier.command("announce_delivery", TODAY, on=soon.isoformat(), lines=others)
    assert ours(dossier) == ExpectedAct("news", About(lines=tuple(others), of=len(every))), "the policy's news come before"
    dossier.command("promise_news", TODAY, on=(soon + DAY).isoformat())
    assert ours(dossier) == ExpectedAct("receive", About(lines=tuple(others), of=len(every)))
    passed = ours(dossier, soon + DAY)
    assert passed is not None and passed.act == "date", "a day that has passed is announced anew"
    dossier.command("receive_supply", TODAY, lines=others)
    assert ours(dossier) == ExpectedAct("ship", About(lines=every, of=len(every)))
    dossier.command("ship", TODAY, carrier="Poste", parts=[{"line": first, "quantity": dossier.state.line(first).quantity}])
    assert ours(dossier) == ExpectedAct("ship", About(lines=tuple(others), of=len(every)))


def test_what_was_shipped_is_invoiced_and_what_was_paid_too_much_given_back() -> None:
    dossier = ordered()
    dossier.command("allocate_stock", TODAY).command("ship", TODAY, carrier="Poste")
    act = ours(dossier)
    assert act is not None and (act.act, act.about.of) == ("invoice", len(dossier.state.lines))
    dossier.command("issue_invoice", TODAY, number="F-1", due=TODAY.isoformat())
    theirs = expected_act(dossier.state, "customer", TODAY, POLICY)
    gross = dossier.state.invoices[0].gross
    assert theirs == ExpectedAct("pay", About(amount=gross, invoices=("F-1",)))
    dossier.command("mark_paid", TODAY).command("credit", TODAY, invoice="F-1", amount="48.00", number="A-1")
    assert ours(dossier) == ExpectedAct("refund", About(amount=Decimal(48), invoices=("F-1",)))


def test_a_question_is_answered_to_whoever_asked_it_by_their_link() -> None:
    dossier = ordered()
    dossier.command("record_question", TODAY, comment="When?")
    (question,) = dossier.state.questions
    assert ours(dossier) == ExpectedAct("answer", About(contact=dossier.state.contact, entry=question.entry))
    dossier.command("answer_question", TODAY, comment="Soon.")
    asked, link = OpenQuestion(9, TODAY, by="l:45MR02G00A:l7"), Link("l7", "c9", 1, "full", TODAY)
    act = expected_act(replace(dossier.state, questions=(asked,), links=(link,)), "us", TODAY, POLICY)
    assert act is not None and (act.about.contact, act.about.entry) == ("c9", 9)


def test_ours_are_told_from_theirs() -> None:
    assert set(get_args(OurAct)).isdisjoint({"order", "reception", "pay"})
