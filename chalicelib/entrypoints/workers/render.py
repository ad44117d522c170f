"""The two workers that make documents: one woken by the table's stream, one that looks each minute for what was missed."""

from chalice.app import Blueprint, CloudWatchEvent, DynamoDBEvent, Rate

from chalicelib.entrypoints.workers.context import remaining

renderers = Blueprint(__name__)


@renderers.on_dynamodb_record(stream_arn="placed-by-infra-template", name="render")
def render(event: DynamoDBEvent) -> dict[str, list[dict[str, str]]]:
    """Make the documents that the stream's records ask for."""
    from chalicelib.bootstrap.rendering import tools
    from chalicelib.entrypoints.workers.stream import react

    return react(tools(), event.to_dict(), lambda: remaining(event.context))


@renderers.schedule(Rate(1, unit=Rate.MINUTES), name="render_sweep")
def render_sweep(event: CloudWatchEvent) -> dict[str, int]:
    """Make the documents whose time has come; answers how many ended how."""
    from chalicelib.bootstrap.rendering import tools
    from chalicelib.effects.queue.sweep import sweep

    return dict(sweep(tools(), lambda: remaining(event.context)))
