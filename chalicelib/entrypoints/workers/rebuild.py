"""The function that makes derived data anew after a deployment; `python -m infra.rebuild` calls it until it is done."""

from datetime import timedelta
from typing import Any

from chalice.app import Blueprint

from chalicelib.entrypoints.workers.context import remaining

rebuilds = Blueprint(__name__)
ENOUGH = timedelta(seconds=20)
"""Time that one page may take; with less left, the next call goes on."""


@rebuilds.lambda_function(name="rebuild")
def rebuild(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Go on; takes {"settle": seconds that functions of the version before may still run} and tells how far it came."""
    from chalicelib.bootstrap.rebuild import go_on

    progress = go_on(timedelta(seconds=event.get("settle", 60)), lambda: remaining(context) < ENOUGH)
    return {
        "version": progress.version,
        "done": progress.done,
        "looked_at": progress.looked_at,
        "changed": progress.changed,
        "walk_ended": progress.cursor is None,
    }
