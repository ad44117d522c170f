"""The code of a transfer, as a picture that a bank's application reads from a screen."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.seller import Bank
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.owed import to_pay
from chalicelib.domain.sale.prepayment import to_prepay
from chalicelib.domain.values.creditor_reference import payment_reference
from chalicelib.domain.values.money import ZERO
from chalicelib.domain.values.sepa import COUNTRIES

AMOUNT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,2})?", re.ASCII)
QUIET = 4
"""Light squares around a code (ISO/IEC 18004): without them no reader finds it on a dark ground."""
_RUN = re.compile("1+")


def transfer_code(
    reference: str, head: Loaded, bank: Bank, squares: Callable[[str], tuple[str, ...]], invoice: str | None, amount: str | None
) -> str | None:
    """Give the SVG of the code, of all that is open on an invoice (of an order paid beforehand without one), or of an amount.

    None where nothing is open, the amount is none of it, or banks have no code for it.
    """
    state = head.state
    if not isinstance(state, Dossier):
        return None
    left = next((one.open for one in to_pay(state) if one.number == invoice), ZERO) if invoice else to_prepay(state)
    asked = left if amount is None else Decimal(amount) if AMOUNT.fullmatch(amount) else ZERO
    billing = head.people.addresses.get(state.billing)
    if not ZERO < asked <= left or state.currency != "EUR" or billing is None or billing.country not in COUNTRIES:
        return None
    # Loaded when asked: it checks IBAN and reference by stdnum, 40 ms of a cold start.
    from chalicelib.domain.values.epc import transfer

    try:
        text = transfer(bank.holder, bank.iban, asked, payment_reference(invoice or reference), bank.bic)
    except ValueError:
        return None
    return drawn(squares(text))


def drawn(rows: tuple[str, ...]) -> str:
    """Draw dark squares on a light ground of their own, whatever lies below it."""
    side = len(rows) + 2 * QUIET
    path = "".join(_runs(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side * 8}" height="{side * 8}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/></svg>'
    )


def _runs(rows: tuple[str, ...]) -> Iterator[str]:
    for y, row in enumerate(rows, QUIET):
        for run in _RUN.finditer(row):
            yield f"M{run.start() + QUIET} {y}h{len(run[0])}v1h-{len(run[0])}z"
