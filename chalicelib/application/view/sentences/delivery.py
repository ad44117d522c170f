"""What the history calls an announced delivery date."""

from chalicelib.application.view.past import Moment
from chalicelib.application.view.sentences.entry_reading import NAMED, EntryReading
from chalicelib.domain.sale.announced import before
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.delivery import DeliveryAnnounced, DeliveryEvent


def sentence(reading: EntryReading, event: DeliveryEvent, entry: Entry) -> str:
    """Give the title of an entry of this feature.

    Of some of the lines that had to leave, these are told; another day stands there where it was that of all of them.
    """
    translations, earlier = reading.translations, [before(reading.before, line, entry.seq) for line in event.lines]
    days = {announcement.on for announcement in earlier if announcement}
    if None in earlier:
        title = translations.gettext("Delivery announced for %(day)s") % {"day": translations.date_year(event.on)}
    elif len(days) > 1:
        title = translations.gettext("Delivery moved to %(day)s") % {"day": translations.date_year(event.on)}
    elif event.on in days:
        title = translations.gettext("Delivery confirmed for %(day)s") % {"day": translations.date_year(event.on)}
    else:
        places = {"day": reading.when(event.on), "was": reading.when(days.pop())}
        title = translations.gettext("Delivery moved: %(day)s instead of %(was)s") % places
    what = _some(reading, event.lines)
    return translations.gettext("%(sentence)s (%(lines)s)") % {"sentence": title, "lines": what} if what else title


def is_first(at: Moment, event: DeliveryAnnounced, entry: Entry) -> bool:
    """Say whether an announcement is the first for all of its lines."""
    return not any(before(at.before, line, entry.seq) for line in event.lines)


def _some(reading: EntryReading, lines: tuple[int, ...]) -> str | None:
    """Give lines by name, or how many they are; None where they are all that had still to leave."""
    left = [line.id for line in reading.before.unshipped]
    if set(lines) >= set(left):
        return None
    if len(lines) <= NAMED:
        return ", ".join(reading.name(line) for line in reading.state.lines if line.id in lines)
    places = {"on": len(lines), "of": len(left)}
    return reading.translations.ngettext("%(on)s of %(of)s lines", "%(on)s of %(of)s lines", len(lines)) % places
