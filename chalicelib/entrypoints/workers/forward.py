"""The worker that mails invoices to who pays them: each minute what is due, since the table's stream has its two readers."""

from chalice.app import Blueprint, CloudWatchEvent, Rate

from chalicelib.entrypoints.workers.context import remaining

forwarders = Blueprint(__name__)


@forwarders.schedule(Rate(1, unit=Rate.MINUTES), name="forward")
def forward(event: CloudWatchEvent) -> dict[str, int]:
    """Mail the invoices that are to be forwarded; answers how many ended how."""
    from chalicelib.bootstrap.forwarding import tools
    from chalicelib.effects.queue.sweep import sweep

    return dict(sweep(tools(), lambda: remaining(event.context)))
