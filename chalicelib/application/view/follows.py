"""Which document or money we still owe, as page and mails announce it."""

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.owed import again, owed_back, to_bill, to_credit, to_pay


def follows(reading: Reading) -> tuple[str, ...]:
    """Give what comes next of them, if anything: no amount, since an old link's reader reads it too.

    Where an invoice is open, it may take off what is in the customer's favour: no refund is announced.
    """
    translations, state = reading.translations, reading.state
    if to_credit(state):
        return (translations.gettext("A credit note follows."),)
    if to_bill(state):
        return (translations.gettext("A new invoice follows.") if again(state) else translations.gettext("The invoice follows."),)
    refund = owed_back(state) and not to_pay(state)
    return (translations.gettext("A refund follows."),) if refund else ()
