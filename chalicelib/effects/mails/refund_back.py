"""The mail about a refund that did not arrive: that its money is owed again, and what we do next."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.credit_view import in_favour
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.refund_view import pays_anew
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.kind_mails import mail_of
from chalicelib.effects.mails.payment import money, remains
from chalicelib.effects.mails.quotes import reason


def came_back(reading: Reading, event: e.RefundCameBack, entry: Entry) -> MailContent | None:
    """Say that it came back, and that we pay it another way."""
    w = reading.translations
    places = {"amount": money(reading, event.amount), "day": w.day_year(entry.origin.effective)}
    text = w.gettext("Our refund of %(amount)s did not reach you: your bank sent it back on %(day)s.")
    return MailContent(
        subject=w.gettext("Our refund of %(amount)s did not arrive") % places,
        paragraphs=(text % places, pays_anew(reading), *reason(entry)),
        action=mail_of(reading).follow(reading),
    )


def _holds(reading: Reading, event: e.RefundCameBack, entry: Entry) -> tuple[str, ...]:
    return (*remains(reading), *in_favour(reading))


CONTENTS = of(e.RefundCameBack, came_back)
HOLDS = of(e.RefundCameBack, _holds)
"""What holds once such an entry is struck."""
