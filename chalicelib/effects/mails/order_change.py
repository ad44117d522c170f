"""The mail about an order that changed."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.credit_view import in_favour
from chalicelib.application.view.document_names import see
from chalicelib.application.view.order_changes import agreed_with, listed_changes
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.link_contents import acknowledgement
from chalicelib.effects.mails.quotes import reason


def order_change(reading: Reading, event: e.OrderChanged, entry: Entry) -> MailContent | None:
    """Say what changed and with whom that was agreed, with the order as it stands; None if it was cancelled or changed again."""
    w, state = reading.translations, reading.state
    newest = state.newest("acknowledgement")
    if state.cancelled or newest is None or newest.entry != entry.seq:
        return None
    places = {"day": w.day_year(entry.origin.effective), "name": agreed_with(reading, event)}
    text = w.gettext("Your order was changed on %(day)s, as agreed with %(name)s.") % places
    content = acknowledgement(reading)
    subject = w.gettext("Order changed: %(amount)s including VAT")
    amount = w.money(reading.amounts.totals.gross, state.currency)
    return MailContent(
        subject=subject % {"amount": amount},
        paragraphs=(text, *listed_changes(reading, event), *in_favour(reading), *reason(entry), *content.paragraphs[1:]),
        action=see(w, newest.kind),
        document=entry.seq,
        rows=content.rows,
        sums=content.sums,
        addresses=content.addresses,
    )


def _holds(reading: Reading, event: e.OrderChanged, entry: Entry) -> tuple[str, ...]:
    w, state = reading.translations, reading.state
    if state.order is None or state.cancelled:
        return ()
    holds = w.gettext("Your order holds without this change: %(amount)s including VAT.")
    return (holds % {"amount": w.money(reading.amounts.totals.gross, state.currency)}, *in_favour(reading))


CONTENTS = of(e.OrderChanged, order_change)
HOLDS = of(e.OrderChanged, _holds)
"""What holds once such an entry is struck."""
