"""Nothing is forgotten when an event or a command is added: each table has a row for each."""

from typing import Any, cast, get_args

from chalicelib.application.ports.effects import FORWARDED, RENDERED
from chalicelib.application.view.kind_views import VIEWS
from chalicelib.application.view.sentences.sentence import SENTENCES
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.command_registry import COMMAND_SPECS, bodies, may
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.model import SPECS
from chalicelib.domain.sale.registry import KINDS, AnyDossier
from chalicelib.domain.sale.spec import DocumentWork, Mailed, Unmailed
from chalicelib.effects.documents import render
from chalicelib.effects.documents.compose import MAKERS
from chalicelib.effects.mails import attached
from chalicelib.effects.mails import handlers as mail
from chalicelib.effects.mails.correction import HOLDS
from chalicelib.effects.mails.entry_content import CONTENTS
from chalicelib.effects.mails.kind_mails import MAILS
from chalicelib.effects.staff.acts import ACTS
from chalicelib.effects.staff.wait_reasons import SHARED, WAIT_REASONS

EVENTS = set(get_args(e.Event))
OF_ONE_KIND = [name for kind in VIEWS.values() for name in kind.sentences]
"""Events whose sentences are with their kind."""
OWN_CONTENTS = [name for kind in MAILS.values() for name in kind.contents]
OWN_HOLDS = [name for kind in MAILS.values() for name in kind.holds]
"""Events whose mails are with their kind, and what holds once they are struck."""
COMMANDS = {kind for kind in vars(c).values() if isinstance(kind, type) and issubclass(kind, c.Command)} - {
    c.Command,
    c.Opening,
    c.Signed,
}


def mail_of(kind: type) -> Mailed | Unmailed:
    """The mail of an event, or why there is none; where that depends on the event, as it is once there is one."""
    row: Any = SPECS.rows[kind].mail
    return cast("Mailed | Unmailed", row(e.ContactCorrected("c1", mailbox=True)) if callable(row) else row)


def test_every_event_has_a_row_and_a_sentence() -> None:
    assert set(SPECS.rows) == EVENTS
    assert sorted(map(str, (*SENTENCES.functions, *OF_ONE_KIND))) == sorted(map(str, EVENTS))


def test_no_event_is_allowed_without_a_rule() -> None:
    assert all(row.allowed for row in SPECS.rows.values())


def test_of_two_mails_of_a_commit_one_matters_more() -> None:
    ranks = [row.rank for row in map(mail_of, EVENTS) if isinstance(row, Mailed)]
    assert len(set(ranks)) == len(ranks)


def test_every_effect_has_a_handler() -> None:
    outside: Any = None
    kinds = {row.kind for row in map(mail_of, EVENTS) if isinstance(row, Mailed)}
    assert kinds == {*mail.handlers(outside), *attached.handlers(outside, outside)} == set(get_args(e.Mail))
    assert set(attached.handlers(outside, outside)) == set(attached.losses(outside)) == FORWARDED
    assert not FORWARDED & {*mail.handlers(outside), *RENDERED}, "who mails alone may read no document"
    assert set(ACTS.functions) == {kind for kind, row in SPECS.rows.items() if row.staff}
    made = {row.document for row in SPECS.rows.values() if row.document}
    assert made == set(get_args(DocumentWork)) == set(render.handlers(outside)) == RENDERED


def test_whatever_is_waited_for_is_called_something_by_its_kind_or_by_all() -> None:
    assert {reason for _, reason in WAIT_REASONS} == set(get_args(WaitReason))
    assert set(SHARED) == {("us", reason) for reason in ("mail", "document", "remarks", "answer", "news")}
    assert set(VIEWS["sale"].wait_reasons) == {
        *(("us", reason) for reason in ("confirmation", "order", "supply", "shipment", "credit", "invoice", "payment")),
        *(("customer", reason) for reason in ("order", "reception", "payment")),
    }
    assert all(("customer", reason) in VIEWS[kind.name].wait_reasons for kind in KINDS for reason in kind.lapsing)


def test_every_kind_is_shown_mailed_and_answered() -> None:
    assert set(VIEWS) == set(MAILS) == {kind.name for kind in KINDS}
    assert set(get_args(AnyDossier) or (AnyDossier,)) == {kind.state for kind in KINDS}


def test_every_document_that_we_make_is_made_of_its_event() -> None:
    assert set(MAKERS) == {kind for kind, row in SPECS.rows.items() if row.document == "render"}


def test_every_mail_has_a_content() -> None:
    mailed = {kind for kind in EVENTS if isinstance(mail_of(kind), Mailed)}
    access = {e.LinkGranted, e.LinkReplaced, e.ContactCorrected, e.AcknowledgementRequested}
    assert {*CONTENTS.functions, *OWN_CONTENTS} == mailed - access - {e.EntryStruck}


def test_every_event_that_customers_see_is_mailed_or_says_why_not() -> None:
    reasons = {kind: row.reason for kind in EVENTS if isinstance(row := mail_of(kind), Unmailed)}
    assert all(reasons.values())
    assert {kind for kind in reasons if SPECS.rows[kind].shown not in ("internal", "never")} == {
        e.StockAllocated, e.SupplyOrdered, e.SupplyReceived, e.DeliveryNoteCreated, e.MailSent, e.MailUndelivered,
        e.FileFiled, e.FileRemoved, e.PaymentBegun, e.LinkRevoked, e.SharedLinksRevoked,
        e.TransferAnnounced, e.AnnouncementWithdrawn, e.CreditChosen,
        e.CaseOpened, e.DecontaminationDeclared, e.RepairDone, e.CheckDone, e.LoanReturned, e.CaseBilled,
    }  # fmt: skip


def test_every_entry_that_is_mailed_and_can_be_struck_says_what_holds_then() -> None:
    mailed = {kind for kind in EVENTS if isinstance(row := mail_of(kind), Mailed) and row.to == "readers"}
    assert {*HOLDS.functions, *OWN_HOLDS} == {kind for kind in mailed if SPECS.rows[kind].strike != "permanent"}


def test_every_command_says_who_may_ask_for_it() -> None:
    assert set(COMMAND_SPECS) == COMMANDS
    assert all(row.roles for row in COMMAND_SPECS.values())


def test_every_command_is_about_an_event() -> None:
    assert all(row.about and set(row.about) <= EVENTS for row in COMMAND_SPECS.values())


def test_a_role_that_is_not_named_is_denied() -> None:
    assert not may(frozenset(), c.AddNote)
    assert not may(frozenset({"customer"}), c.AddNote)
    assert not may(frozenset({"manager"}), c.Refund)
    assert not may(frozenset({"manager"}), int)


def test_staff_ask_for_what_their_routes_parse() -> None:
    openings = {row.command for row in COMMAND_SPECS.values() if row.source == "opening"}
    assert openings == {kind for kind in COMMANDS if issubclass(kind, c.Opening)}
    assert {kind for kind in COMMANDS if may(frozenset({"manager"}), kind)} == {*get_args(bodies("manager")), *openings}
    assert {kind for kind in COMMANDS if may(frozenset({"accountant"}), kind)} > set(get_args(bodies("accountant")))


def test_events_are_told_apart_by_their_tags() -> None:
    assert len({kind.__struct_config__.tag for kind in EVENTS}) == len(EVENTS)
