"""The two workers that do effects: one woken by the table's stream, one that looks each minute for what was missed."""

from chalice.app import Blueprint, CloudWatchEvent, DynamoDBEvent, Rate

from chalicelib.entrypoints.workers.context import remaining

workers = Blueprint(__name__)


@workers.on_dynamodb_record(stream_arn="placed-by-infra-template", name="effects")
def effects(event: DynamoDBEvent) -> dict[str, list[dict[str, str]]]:
    """Do the effects that the stream's records name."""
    from chalicelib.bootstrap.workers import tools
    from chalicelib.entrypoints.workers.stream import react

    return react(tools(), event.to_dict(), lambda: remaining(event.context))


@workers.schedule(Rate(1, unit=Rate.MINUTES), name="sweep")
def sweep(event: CloudWatchEvent) -> dict[str, int]:
    """Plan the morning's digests, carry out what happens by itself, then do what is due; answers how many ended how."""
    from chalicelib.bootstrap.workers import lists, morning, now, tools
    from chalicelib.effects.queue.sweep import sweep as swept
    from chalicelib.effects.queue.timekeeper import keep_time

    morning()(now())
    timed = keep_time(tools(), lists(), lambda: remaining(event.context))
    return dict(timed + swept(tools(), lambda: remaining(event.context)))
