"""The function that sets drafts in type and judges their bills, called by the API's, which must stay light."""

from typing import Any

from chalice.app import Blueprint
from msgspec import convert, to_builtins

from chalicelib.entrypoints.workers.logged_faults import without_words

previews = Blueprint(__name__)


@previews.lambda_function(name="preview")
def preview(event: dict[str, Any], context: object) -> Any:
    """Draw what is asked for; takes a `Preview` and gives a `Draft`, both as JSON."""
    from chalicelib.application.writing.preview import Preview
    from chalicelib.bootstrap.official_rules import judge
    from chalicelib.bootstrap.renderer import now, renderer
    from chalicelib.effects.documents.preview import draw

    with without_words():
        return to_builtins(draw(renderer(), convert(event, Preview), now, judge))
