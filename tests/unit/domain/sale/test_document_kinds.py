"""Every kind of document says what it is and what it is called, and a sale has the step that it stands at."""

from typing import get_args

from chalicelib.application.view.document_names import NAMES
from chalicelib.domain.sale.document_kinds import DOCUMENTS, DocumentKind
from chalicelib.domain.sale.facts.keys import StepKey


def test_every_kind_has_a_row_of_each() -> None:
    assert set(get_args(DocumentKind)) == set(DOCUMENTS) == set(NAMES)


def test_every_kind_stands_at_a_step_that_there_is() -> None:
    assert {spec.step for spec in DOCUMENTS.values()} <= set(get_args(StepKey))
