"""Nothing is forgotten when an event or a command is added: each table has a row for each."""

from typing import Any, get_args

from chalicelib.application.ports.effects import RENDERED
from chalicelib.application.view.sentences import _SENTENCES
from chalicelib.application.writing.effects_due import PAPERS
from chalicelib.application.writing.mails import MAILS, Mailed, Unmailed
from chalicelib.application.writing.staff_due import TOLD
from chalicelib.domain.access.roles import ROLES, may
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.allowed import ALLOWED
from chalicelib.domain.sale.decide import _PROPOSE
from chalicelib.domain.sale.fold import _EVOLVE
from chalicelib.domain.sale.striking import PERMANENT
from chalicelib.domain.sale.visibility import INTERNAL
from chalicelib.domain.sale.waiting import WaitReason
from chalicelib.effects.documents import render
from chalicelib.effects.mails import handlers as mail
from chalicelib.effects.mails.correction import HOLDS
from chalicelib.effects.staff.acts import ACTS
from chalicelib.effects.staff.wait_reasons import MATTERS

EVENTS = set(get_args(e.Event))
COMMANDS = {kind for kind in vars(c).values() if isinstance(kind, type) and issubclass(kind, c.Command)} - {c.Command, c.Signed}


def test_every_event_says_when_it_is_allowed_what_it_changes_which_effect_it_has_and_what_it_is_called() -> None:
    assert set(ALLOWED) == EVENTS
    assert set(_EVOLVE) == EVENTS
    assert set(MAILS) == EVENTS
    assert set(TOLD) == EVENTS
    assert set(_SENTENCES) == EVENTS


def test_no_event_is_allowed_without_a_rule() -> None:
    assert all(ALLOWED.values())


def test_every_effect_has_a_handler() -> None:
    outside: Any = None
    assert {row.kind for row in MAILS.values() if isinstance(row, Mailed)} == set(mail.handlers(outside)) == set(get_args(e.Mail))
    assert set(ACTS) == {kind for kind, told in TOLD.items() if told}
    assert set(MATTERS) == {("us", matter) for matter in get_args(WaitReason) if matter != "reception"} | {
        ("customer", matter) for matter in ("order", "reception", "payment")
    }
    assert set(PAPERS.values()) == set(render.handlers(outside)) == RENDERED


def test_every_event_that_customers_see_is_mailed_or_says_why_not() -> None:
    assert all(row.reason for row in MAILS.values() if isinstance(row, Unmailed))
    silent = {kind for kind in EVENTS if isinstance(MAILS[kind], Unmailed)}
    assert silent - set(INTERNAL) == {
        e.StockAllocated, e.SupplyOrdered, e.SupplyReceived, e.DeliveryNoteCreated, e.MailSent, e.MailUndelivered,
    }  # fmt: skip


def test_every_entry_that_is_mailed_and_can_be_struck_says_what_holds_then() -> None:
    told = {kind for kind, row in MAILS.items() if isinstance(row, Mailed) and row.to == "readers"}
    assert set(HOLDS) == told - set(PERMANENT)


def test_every_command_says_who_may_ask_for_it() -> None:
    assert set(ROLES) == COMMANDS
    assert all(ROLES.values())


def test_every_command_is_decided() -> None:
    assert set(_PROPOSE) == COMMANDS - {c.CreateDossier, c.CorrectAddress}


def test_a_role_that_is_not_named_is_denied() -> None:
    assert not may(frozenset(), c.AddNote)
    assert not may(frozenset({"customer"}), c.AddNote)
    assert not may(frozenset({"manager"}), c.Refund)
    assert not may(frozenset({"manager"}), int)


def test_staff_ask_for_what_their_routes_parse() -> None:
    assert {kind for kind in COMMANDS if may(frozenset({"manager"}), kind)} == {*get_args(c.ManagerCommand), c.CreateDossier}
    assert {kind for kind in COMMANDS if may(frozenset({"accountant"}), kind)} > set(get_args(c.AccountantCommand))


def test_events_are_told_apart_by_their_tags() -> None:
    assert len({kind.__struct_config__.tag for kind in EVENTS}) == len(EVENTS)
