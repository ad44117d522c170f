"""The gate: what breaks a rule of invoices is refused with its field, and no number is taken."""

from collections.abc import Iterator

from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.command_spec import Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.gate.bill_rules import RULES
from chalicelib.domain.sale.gate.to_bill import ToBill, to_bill


def check_bill(state: Dossier, context: Context, events: Events) -> None:
    """Raise the first refusal of a document of ours that would be an invoice or credit note against the rules."""
    for event in events:
        bill = to_bill(state, context.people, event, context.day)
        for error in broken(bill) if bill else ():
            raise error


def broken(bill: ToBill) -> Iterator[DomainError]:
    """Give all that breaks a rule."""
    for rule in RULES:
        yield from rule.broken(bill)
