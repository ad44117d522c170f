"""The function that sets drafts and statements in type and judges bills, called by the API's, which must stay light."""

from typing import Any

from chalice.app import Blueprint
from msgspec import convert, to_builtins

from chalicelib.entrypoints.workers.logged_faults import without_words

previews = Blueprint(__name__)


@previews.lambda_function(name="preview")
def preview(event: dict[str, Any], context: object) -> Any:
    """Draw what is asked for: a `Preview`, a `StatementPrint`, a `ReceiptPrint` or a `LabelSheet`, as JSON."""
    from chalicelib.application.instrument.label_print import LabelSheet
    from chalicelib.application.payment.receipt_print import ReceiptPrint
    from chalicelib.application.payment.statement_print import StatementPrint
    from chalicelib.application.writing.preview import Preview
    from chalicelib.bootstrap.official_rules import judge
    from chalicelib.bootstrap.renderer import now, renderer
    from chalicelib.effects.documents.labels import print_labels
    from chalicelib.effects.documents.preview import draw
    from chalicelib.effects.documents.receipt import print_receipt
    from chalicelib.effects.documents.statement import print_statement

    with without_words():
        if "statement" in event:
            return to_builtins(print_statement(renderer(), convert(event, StatementPrint)))
        if "labels" in event:
            return to_builtins(print_labels(renderer(), convert(event, LabelSheet)))
        if "receipt" in event:
            return to_builtins(print_receipt(renderer(), convert(event, ReceiptPrint)))
        return to_builtins(draw(renderer(), convert(event, Preview), now, judge))
