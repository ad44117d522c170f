"""The mail about a parcel that left: its carrier, how to track it, what is in it."""

from datetime import date

from chalicelib.application.view.by_event import of
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.serials import serials
from chalicelib.application.view.verdict import verdict
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.parcels import Parcel
from chalicelib.domain.sale.steps import arrival
from chalicelib.effects.mails.content import MailContent, MailFact
from chalicelib.effects.mails.line_rows import row


def shipment(reading: Reading, event: e.Shipped, entry: Entry) -> MailContent | None:
    """Give the parcel, and how much of the order has left by now; None if it has arrived meanwhile."""
    state, w = reading.state, reading.translations
    parcel = next((p for p in state.parcels if p.number == event.parcel and p.received is None), None)
    if parcel is None:
        return None
    alone = len(state.parcels) == 1 and not state.unshipped
    expected = arrival(state, parcel)
    awaited = expected if expected and expected >= reading.today else None
    lines = {line.id: line for line in state.every_line}
    return MailContent(
        subject=_subject(reading, parcel, awaited, alone=alone),
        paragraphs=_paragraphs(reading, parcel, awaited, alone=alone),
        action=w.gettext("Follow the order"),
        facts=carriage(reading, parcel),
        title=w.gettext("In this parcel"),
        rows=tuple(
            row(reading, lines[part.line], part.quantity, more=", ".join(serials(w, part)) or None) for part in parcel.parts
        ),
    )


def _subject(reading: Reading, parcel: Parcel, expected: date | None, *, alone: bool) -> str:
    w = reading.translations
    if expected:
        text = w.gettext("Shipped, expected on %(day)s") if alone else w.gettext("Parcel %(parcel)s shipped, expected on %(day)s")
    else:
        text = w.gettext("Shipped by %(carrier)s") if alone else w.gettext("Parcel %(parcel)s shipped by %(carrier)s")
    day = reading.when(expected) if expected else ""
    return text % {"parcel": parcel.number, "day": day, "carrier": parcel.carrier}


def _paragraphs(reading: Reading, parcel: Parcel, expected: date | None, *, alone: bool) -> tuple[str, ...]:
    w, state = reading.translations, reading.state
    left = w.gettext("Your order left on %(day)s.") if alone else w.gettext("Parcel %(parcel)s of your order left on %(day)s.")
    sentences = [left % {"day": w.day_year(parcel.shipped), "parcel": parcel.number}]
    if expected:
        sentences.append(w.gettext("It is expected on %(day)s.") % {"day": w.day_year(expected)})
    rest = verdict(reading, masked=False).sentences if state.unshipped or state.cancelled else []
    return (" ".join(sentences), " ".join(rest)) if rest else (" ".join(sentences),)


def carriage(reading: Reading, parcel: Parcel) -> tuple[MailFact, ...]:
    """Say who carries a parcel, and how it is followed."""
    w = reading.translations
    facts = [MailFact(w.gettext("Carrier"), parcel.carrier)]
    if parcel.tracking:
        facts.append(MailFact(w.gettext("Tracking number"), parcel.tracking, parcel.tracking_url))
    elif parcel.tracking_url:
        facts.append(MailFact(w.gettext("Tracking"), w.gettext("on the carrier’s page"), parcel.tracking_url))
    return tuple(facts)


def _holds(reading: Reading, event: e.Shipped, entry: Entry) -> tuple[str, ...]:
    return (reading.translations.gettext("What it was to bring has still to leave."),)


CONTENTS = of(e.Shipped, shipment)
HOLDS = of(e.Shipped, _holds)
"""What holds once such an entry is struck."""
