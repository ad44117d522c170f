"""The mail about a deposit that is asked for: how much, by when and how it is paid."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.document_names import see
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.document import entry_of
from chalicelib.effects.mails.payment import money, remains
from chalicelib.effects.mails.prepaid import how_to_prepay
from chalicelib.effects.mails.quotes import reason


def asked(reading: Reading, event: e.DepositAsked, entry: Entry) -> MailContent | None:
    """Give what is asked for; None once another one is, or it came."""
    w, state = reading.translations, reading.state
    if state.asked is None or state.asked.entry != entry.seq or not deposit_to_pay(state):
        return None
    places = {"amount": money(reading, event.amount), "day": w.day_year(event.due)}
    document = entry_of(state, "proforma", str(event.ordinal))
    order = w.gettext("We ask for a deposit of %(amount)s on your order, by %(day)s.")
    quote = w.gettext("We ask for a deposit of %(amount)s on your quote, by %(day)s.")
    return MailContent(
        subject=w.gettext("Deposit of %(amount)s to pay by %(day)s") % places,
        paragraphs=(
            (order if state.order else quote) % places,
            w.gettext("Its invoice follows your payment, and the invoices of the order take it off."),
            *reason(entry),
        ),
        action=see(w, "proforma"),
        document=document,
        facts=how_to_prepay(reading),
    )


def _holds(reading: Reading, event: e.DepositAsked, entry: Entry) -> tuple[str, ...]:
    return remains(reading)


CONTENTS = of(e.DepositAsked, asked)
HOLDS = of(e.DepositAsked, _holds)
"""What holds once such an entry is struck."""
