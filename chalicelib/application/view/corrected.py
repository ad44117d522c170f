"""What was put right of a parcel's carrier, for the history and the mail."""

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.parcels import Parcel


def changes(reading: Reading, event: e.ShipmentCorrected, before: Parcel) -> list[str]:
    """Give each fact that is another one than before."""
    translations, changed = reading.translations, []
    if event.carrier != before.carrier:
        changed.append(translations.gettext("carrier %(carrier)s") % {"carrier": event.carrier})
    if event.tracking != before.tracking:
        number = translations.gettext("tracking number %(number)s") % {"number": event.tracking}
        changed.append(number if event.tracking else translations.gettext("no tracking number"))
    if event.expected != before.expected:
        day = translations.gettext("expected by %(day)s") % {"day": reading.when(event.expected)} if event.expected else None
        changed.append(day or translations.gettext("no expected day"))
    return changed or [translations.gettext("tracking address")]
