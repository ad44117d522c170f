"""An invoice of ours is due no later than the law lets parties agree on."""

from chalicelib.domain.account.payment_terms import last_lawful_day
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.command_spec import Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.invoice import InvoiceIssued


def check_lawful_due(state: Dossier, context: Context, events: Events) -> None:
    """Hold the due date of invoices to the law (C. com. L441-10); another system's are as they are. Raises Invalid."""
    last = last_lawful_day(context.day)
    for event in events:
        if isinstance(event, InvoiceIssued) and not event.elsewhere and event.due > last:
            raise Invalid(
                "the law allows 60 days, or 45 to the end of the month: give %(last)s or a day before (C. com. L441-10)",
                field="due", last=last,
            )  # fmt: skip
