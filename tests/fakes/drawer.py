"""Drafts in memory."""

from dataclasses import dataclass, field

import msgspec

from chalicelib.application.instrument.label_print import LabelSheet, PrintedLabels
from chalicelib.application.payment.receipt_print import ReceiptPrint
from chalicelib.application.payment.statement_print import PrintedStatement, StatementPrint
from chalicelib.application.ports.document_store import draft_key
from chalicelib.application.ports.official_rules import RulesRun
from chalicelib.application.writing.preview import Draft, Preview


@dataclass
class FakeDrawer:
    """Sets nothing in type, and keeps what it was asked for."""

    asked: list[Preview] = field(default_factory=list)
    rules: RulesRun | None = None
    statements: list[StatementPrint | ReceiptPrint] = field(default_factory=list)
    printed: list[LabelSheet] = field(default_factory=list)

    def __call__(self, preview: Preview) -> Draft:
        """A draft of no content."""
        self.asked.append(preview)
        return Draft(draft_key(preview.folder, "0" * 64), "0" * 64, 1, self.rules)

    def statement(self, asked: StatementPrint | ReceiptPrint) -> PrintedStatement:
        """A statement or receipt of no content, asked for as it goes from function to function."""
        self.statements.append(msgspec.json.decode(msgspec.json.encode(asked), type=type(asked)))
        return PrintedStatement(draft_key(asked.folder, "0" * 64))

    def labels(self, asked: LabelSheet) -> PrintedLabels:
        """Labels of no content, asked for as they go from function to function."""
        self.printed.append(msgspec.json.decode(msgspec.json.encode(asked), type=LabelSheet))
        return PrintedLabels(draft_key(asked.folder, "0" * 64))
