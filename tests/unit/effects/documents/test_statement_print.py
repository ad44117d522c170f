"""The PDF of a statement: every row of its page in type, laid among the drafts, the same file for the same day."""

from datetime import UTC, datetime

import msgspec
import pytest

from chalicelib.application.payment.statement_print import StatementPrint
from chalicelib.application.view.shapes.statement import StatementDocument
from chalicelib.domain.values.language import Language
from chalicelib.effects.documents.statement import print_statement
from chalicelib.entrypoints.workers.preview import preview
from tests.browser import statements
from tests.unit.render_bench import RenderBench, text

MOMENT = datetime(2026, 9, 7, 22, tzinfo=UTC)


def asked(language: Language) -> StatementPrint:
    """The statement of the page's tests."""
    shown = msgspec.convert(statements.statement(language), StatementDocument)
    return StatementPrint(shown, MOMENT, "statement-bigcorp")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_row_of_the_page_is_on_paper(language: Language) -> None:
    bench, wanted = RenderBench(language), asked(language)
    key = print_statement(bench.renderer, wanted).key
    content = bench.document_store.get("documents", key)
    shown, printed = wanted.statement, squeezed(text(content))
    assert key.startswith("drafts/statement-bigcorp/") and content.startswith(b"%PDF")
    for moved in shown.movements:
        for part in (moved.number, moved.text, moved.owed, moved.paid, moved.balance):
            assert squeezed(part or "") in printed, part
    for item in shown.items:
        assert squeezed(item.name) in printed and squeezed(item.amount) in printed
    for part in (*shown.verdict, shown.closing, *(age.amount or "" for age in shown.ages), *(each.value for each in shown.bank)):
        assert squeezed(part) in printed, part


def test_the_same_statement_of_a_day_is_the_same_file() -> None:
    bench = RenderBench("fr")
    assert print_statement(bench.renderer, asked("fr")) == print_statement(bench.renderer, asked("fr"))


def squeezed(words: str) -> str:
    """A text without what lines and spaces make of it in a PDF."""
    return "".join(words.split()).replace("\u00ad", "")


def test_the_function_that_draws_sets_a_statement_in_type_too(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = RenderBench("fr")
    monkeypatch.setattr("chalicelib.bootstrap.renderer.renderer", lambda: bench.renderer)
    answered = preview(msgspec.json.decode(msgspec.json.encode(asked("fr"))), None)
    assert answered == msgspec.to_builtins(print_statement(bench.renderer, asked("fr")))
