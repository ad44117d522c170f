"""Which document or money we still owe, as page and mails announce it."""

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.owed import again, owed_back, to_bill, to_credit


def follows(reading: Reading) -> tuple[str, ...]:
    """Give what comes next of them, if anything: no amount, since an old link's reader reads it too."""
    translations, state = reading.translations, reading.state
    if to_credit(state):
        return (translations.gettext("A credit note follows."),)
    if to_bill(state):
        return (translations.gettext("A new invoice follows.") if again(state) else translations.gettext("The invoice follows."),)
    return (translations.gettext("A refund follows."),) if owed_back(state) else ()
