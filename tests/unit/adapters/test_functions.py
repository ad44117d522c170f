"""The function that draws drafts, as its caller hears it."""

from datetime import UTC, datetime
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from msgspec import to_builtins
from msgspec.json import encode

from chalicelib.adapters.lambda_functions import draft_mails, draw, print_statement
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.errors import Unavailable
from chalicelib.application.payment.statement_print import PrintedStatement, StatementPrint
from chalicelib.application.ports.official_rules import BrokenRule, RulesRun
from chalicelib.application.staff.desk.rehearsed_commands import StaffRehearsal
from chalicelib.application.view.shapes.statement import StatementDocument
from chalicelib.application.writing.preview import Draft, Preview
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.effects.documents.render import CannotBeMade
from chalicelib.effects.mails.mail_drafts import Drafting, Overtaken, mail_drafts_unless_overtaken
from chalicelib.effects.ports import RenderedMail
from chalicelib.entrypoints.workers.logged_faults import without_words
from tests.browser.statements import statement
from tests.fakes.store import MemoryStore
from tests.samples.callers import MANAGER

ASKED = Preview("45KL89G00E", c.PlaceOrder(), MANAGER)


def answering(payload: object, **more: str) -> Any:
    """A client whose function answers this."""
    return SimpleNamespace(invoke=lambda **asked: {"Payload": BytesIO(encode(payload)), **more})


def test_a_draft_is_told() -> None:
    assert draw(answering({"key": "k", "sha256": "s", "size": 9}), "preview", ASKED) == Draft("k", "s", 9)


def test_what_the_rules_said_is_told() -> None:
    rules = RulesRun(("BR-FR",), ("Factur-X",), (BrokenRule("BR-07", "BR-FR", "billing", None, "A name."),))
    draft = Draft("k", "s", 9, rules)
    assert draw(answering(to_builtins(draft)), "preview", ASKED) == draft


def test_a_document_that_cannot_be_made_is_refused_and_is_not_our_fault() -> None:
    with pytest.raises(NotAllowed, match="no document can be made"):
        draw(answering({"errorType": "CannotBeMade", "errorMessage": "ValueError"}, FunctionError="Unhandled"), "preview", ASKED)


def test_mails_of_what_somebody_made_impossible_meanwhile_are_refused() -> None:
    overtaken = answering({"errorType": "Overtaken", "errorMessage": ""}, FunctionError="Unhandled")
    rehearsal = StaffRehearsal("45KL89G00E", (), MANAGER, datetime(2026, 8, 6, tzinfo=UTC))
    with pytest.raises(NotAllowed, match="meanwhile"):
        draft_mails(overtaken, "drafts", rehearsal)
    with pytest.raises(RuntimeError):
        draft_mails(answering({"errorType": "KeyError"}, FunctionError="Unhandled"), "drafts", rehearsal)


def test_what_drafts_mails_says_that_it_was_overtaken() -> None:
    drafting = Drafting(MemoryStore(), seller(), translations, lambda *asked: RenderedMail("", ""), "")
    asked = StaffRehearsal("45KL89G00E", (c.AddNote(comment="x"),), MANAGER, datetime(2026, 8, 6, tzinfo=UTC))
    with pytest.raises(Overtaken), without_words():
        mail_drafts_unless_overtaken(drafting, asked)


def test_a_function_that_failed_otherwise_is() -> None:
    with pytest.raises(RuntimeError):
        draw(answering({"errorType": "Runtime.ExitError"}, FunctionError="Unhandled"), "preview", ASKED)


def test_what_a_function_logs_of_a_failure_names_nobody() -> None:
    with pytest.raises(RuntimeError, match=r"\AInvalid\Z"), without_words():
        raise Invalid("%(name)s is a name of ours", name="Jean Bon")
    with pytest.raises(CannotBeMade, match=r"\AValueError\Z"), without_words():
        raise CannotBeMade("exhausted", "ValueError")


def test_a_statement_is_laid_where_the_function_says() -> None:
    asked = StatementPrint(
        msgspec.convert(statement("fr"), StatementDocument), datetime(2026, 9, 7, 22, tzinfo=UTC), "statement-bigcorp"
    )
    assert print_statement(answering({"key": "drafts/k.pdf"}), "preview", asked) == PrintedStatement("drafts/k.pdf")
    with pytest.raises(Unavailable):
        print_statement(answering({"errorType": "Runtime.ExitError"}, FunctionError="Unhandled"), "preview", asked)
