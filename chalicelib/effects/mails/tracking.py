"""The mail about what was put right of a parcel's carrier."""

from msgspec.structs import replace

from chalicelib.application.view.by_event import of
from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.mails.content import MailContent, MailFact
from chalicelib.effects.mails.quotes import reason
from chalicelib.effects.mails.shipment import carriage


def tracking(reading: Reading, event: e.ShipmentCorrected, entry: Entry) -> MailContent | None:
    """Give what holds now; None if the parcel arrived meanwhile, or was put right again, which is mailed itself."""
    w = reading.translations
    parcel = next((p for p in reading.state.parcels if p.number == event.parcel and p.received is None), None)
    holds = (event.carrier, event.tracking, event.tracking_url, event.expected)
    if parcel is None or (parcel.carrier, parcel.tracking, parcel.tracking_url, parcel.expected) != holds:
        return None
    places = {"parcel": parcel.number, "number": parcel.tracking, "day": w.day_year(parcel.shipped)}
    numbered = w.gettext("Parcel %(parcel)s: its tracking number is %(number)s")
    subject = numbered if parcel.tracking else w.gettext("Parcel %(parcel)s: corrected")
    wrong = w.gettext("What we told you of parcel %(parcel)s, which left on %(day)s, was wrong. This holds now.") % places
    expected = (MailFact(w.gettext("Expected"), w.day_year(parcel.expected)),) if parcel.expected else ()
    return MailContent(
        subject=subject % places,
        paragraphs=(wrong, *reason(entry)),
        action=w.gettext("Follow the order"),
        facts=(*carriage(reading, parcel), *expected),
    )


def void(reading: AnyReading, event: e.ShipmentCorrected, before: Dossier, content: MailContent) -> MailContent:
    """Say that the number which was told before is void, where no other one takes its place."""
    former = next(parcel.tracking for parcel in before.parcels if parcel.number == event.parcel)
    if event.tracking or not former:
        return content
    w, places = reading.translations, {"parcel": event.parcel, "number": former}
    wrong, *rest = content.paragraphs
    return replace(
        content,
        subject=w.gettext("Parcel %(parcel)s: the tracking number %(number)s is void") % places,
        paragraphs=(wrong, w.gettext("The tracking number %(number)s is void; there is no other one for now.") % places, *rest),
    )


def _holds(reading: Reading, event: e.ShipmentCorrected, entry: Entry) -> tuple[str, ...]:
    return (reading.translations.gettext("What we told you of the parcel before holds again."),)


CONTENTS = of(e.ShipmentCorrected, tracking)
HOLDS = of(e.ShipmentCorrected, _holds)
"""What holds once such an entry is struck."""
