"""What a side has to do, in the words of those who work."""

from collections.abc import Mapping

from chalicelib.application.ports.translations import Translations, mark
from chalicelib.application.view.kind_views import VIEWS
from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.wait import Side, Wait
from chalicelib.domain.sale.waiting import waiting
from chalicelib.effects.mails.content import MailFact

SHARED: Mapping[tuple[Side, WaitReason], str] = {
    ("us", "mail"): mark("an address that mails do not reach"),
    ("us", "document"): mark("a document that cannot be made"),
    ("us", "remarks"): mark("remarks on a parcel to answer"),
    ("us", "answer"): mark("a question to answer"),
    ("us", "news"): mark("news promised to the customer"),
}
"""What a dossier of any kind may wait for; a kind's own stands in its view."""
WAIT_REASONS = {**SHARED, **{key: text for view in VIEWS.values() for key, text in view.wait_reasons.items()}}


def what_waits(translations: Translations, wait: Wait) -> str:
    """Give what is waited for."""
    return translations.gettext(WAIT_REASONS[wait.side, wait.reason])


def waits(reading: AnyReading) -> tuple[MailFact, ...]:
    """Give what a dossier waits for on each side, and until when."""
    return tuple(_fact(reading, wait) for wait in waiting(reading.state, reading.seller.news))


def _fact(reading: AnyReading, wait: Wait) -> MailFact:
    w, places = reading.translations, {"reason": what_waits(reading.translations, wait), "day": reading.weekday(wait.due)}
    if wait.side == "us":
        return MailFact(w.gettext("Waits on us"), w.gettext("%(reason)s, next news by %(day)s") % places)
    return MailFact(w.gettext("Waits on the customer"), w.gettext("%(reason)s, by %(day)s") % places)
