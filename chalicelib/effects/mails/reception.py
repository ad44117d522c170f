"""The mail about parcels that arrived: to the others, where one of the customer's confirmed it; to all, where we marked it."""

from chalicelib.application.view.by_event import of
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.remarks import answer_by, carrier_deadline
from chalicelib.application.writing.signatures import signed_by
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.mails.content import MailContent, typed
from chalicelib.effects.mails.quotes import reason
from chalicelib.effects.mails.signature import by_whose_link


def reception(reading: Reading, event: e.Received, entry: Entry) -> MailContent | None:
    """Say which parcels, on which day, who said so, what was wanting, and by when we answer that."""
    w = reading.translations
    places = {
        "parcel": w.listing([str(number) for number in event.parcels]),
        "day": w.day_year(entry.origin.effective),
        "name": signed_by(reading.people, entry) or reading.contact(entry.origin.actor.id),
    }
    n = len(event.parcels)
    if entry.origin.actor.kind == "contact":
        paragraphs = [
            w.gettext("%(name)s confirmed that parcel %(parcel)s arrived on %(day)s.") % places,
            *by_whose_link(reading, entry),
        ]
    else:
        noted = w.ngettext(
            "We noted that parcel %(parcel)s arrived on %(day)s.", "We noted that parcels %(parcel)s arrived on %(day)s.", n
        )
        paragraphs = [noted % places]
        if not event.remarks:
            paragraphs.append(w.gettext("If that is not so, or if something is damaged or missing, tell us now."))
    if any(question.entry == entry.seq for question in reading.state.remarks):
        paragraphs.append(answer_by(reading, entry.origin.effective))
        paragraphs += filter(None, [carrier_deadline(reading, entry.origin.effective)])
    subject = w.ngettext("Parcel %(parcel)s received", "Parcels %(parcel)s received", n)
    if event.remarks:
        subject = w.ngettext("Parcel %(parcel)s received, with remarks", "Parcels %(parcel)s received, with remarks", n)
    return MailContent(
        subject=subject % places,
        paragraphs=(*paragraphs, *(() if event.remarks else reason(entry))),
        action=w.gettext("Follow the order"),
        typed=typed(w.gettext("Remarks"), event.remarks),
    )


def _holds(reading: Reading, event: e.Received, entry: Entry) -> tuple[str, ...]:
    return (reading.translations.gettext("It counts as under way until it is confirmed."),)


CONTENTS = of(e.Received, reception)
HOLDS = of(e.Received, _holds)
"""What holds once such an entry is struck."""
