"""An order from the page is placed: by the code that was mailed for it where one was typed, and answered alike however often."""

from collections.abc import Callable

from chalicelib.application.caller import Outcome
from chalicelib.application.customer.order_codes import CodeStore, Ordering, opened_by, opened_still
from chalicelib.application.errors import Busy
from chalicelib.application.ports.code_seals import SealsCodes
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.writing.execute import execute
from chalicelib.application.writing.idempotency import recorded
from chalicelib.application.writing.prepare import CommandRequest
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.facts.online_order import OrderOnline


def order_from_page(
    store: DossierStore, codes: CodeStore, sealer: SealsCodes, by: Ordering, asked: CommandRequest, pause: Callable[[int], None]
) -> Outcome:  # fmt: skip
    """Place an order. Raises what `opened_by` and `execute` raise.

    A request that came twice at once finds its code used by the other: it gets the answer that the other one got.
    """
    command = asked.command
    if not isinstance(command, OrderOnline) or command.code is None:
        return execute(store, asked, by.now, pause)
    try:
        opening = opened_by(codes, sealer, by, command, command.code, pause)
    except DomainError:
        done = recorded(codes, by.caller, by.request)
        if done is None:
            raise
        return done
    try:
        return execute(store, asked._replace(also=(opening,)), by.now, pause)
    except Busy:
        again = opened_still(codes, by, opening)
        if again is None:
            raise
        return execute(store, asked._replace(also=(again,)), by.now, pause)
