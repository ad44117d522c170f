"""What the page says of a refund that did not arrive, while its money is owed again."""

from chalicelib.application.view.credit_view import in_favour
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.owed import owed_back
from chalicelib.domain.sale.refunds import lost_refund


def refund_notes(reading: Reading) -> tuple[str, ...]:
    """Say that it came back, and what we do next; nothing where none did, or it was given back anew."""
    lost = lost_refund(reading.state.money)
    if lost is None or not owed_back(reading.state):
        return ()
    w = reading.translations
    places = {"amount": w.money(lost.amount, reading.state.currency), "day": reading.when(lost.on)}
    return (
        w.gettext("Our refund of %(amount)s did not arrive: your bank sent it back on %(day)s.") % places,
        pays_anew(reading),
    )


def favour_notes(reading: Reading) -> tuple[str, ...]:
    """Say what is in the customer's favour while something else comes first, and that its refund did not arrive."""
    return (*in_favour(reading), *refund_notes(reading))


def pays_anew(reading: Reading) -> str:
    """Say what we do next."""
    return reading.translations.gettext("We pay it back another way, and tell you as soon as it has left.")
