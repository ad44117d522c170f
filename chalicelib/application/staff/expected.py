"""The next act about a dossier, as staff read it: what it is called, its key, and at which step the dossier waits."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.translations import Translations, mark
from chalicelib.application.seller import Seller
from chalicelib.application.view.affair_step import standing
from chalicelib.application.view.document_names import title
from chalicelib.application.view.kind_views import reading_class, view_of
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.shapes.affair_list import Cell
from chalicelib.domain.sale.act import About, Act, ExpectedAct
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.step import step_of
from chalicelib.domain.sale.wait import Side

KEYS: Mapping[str, str] = {"answer": "R", "date": "D", "receive": "L", "news": "T", "ship": "E", "invoice": "F"}
"""The letters that open acts; what cannot be undone has none, but an invoice, which is asked again before it is issued."""
PLACES: Mapping[tuple[Side, WaitReason], str] = {
    ("us", "mail"): mark("Address refused"),
    ("us", "document"): mark("Document stopped"),
    ("us", "remarks"): mark("Remarks"),
    ("us", "answer"): mark("Question"),
    ("us", "confirmation"): mark("Order to confirm"),
    ("us", "credit"): mark("Credit note"),
    ("us", "payment"): mark("Paid too much"),
    ("us", "news"): mark("News promised"),
    ("customer", "order"): mark("Quote"),
    ("customer", "payment"): mark("Payment"),
}
"""Where a dossier waits, where that is no step of its scale, or has another name at a desk."""


class ShownExpected(Struct, frozen=True):
    """The act that is expected, ready to show; key: the letter that opens it, if one does."""

    act: Act
    key: str | None
    label: str
    about: About


class Eyes(NamedTuple):
    """In which language dossiers are read, and on which day."""

    translations: Translations
    seller: Seller
    today: date


def reading_of(reference: str, head: Loaded, eyes: Eyes) -> AnyReading:
    """Give the reading of a dossier."""
    return reading_class(head.state)(reference, head.state, head.people, eyes.translations, eyes.seller, eyes.today)


def shown_act(reading: AnyReading, expected: ExpectedAct) -> ShownExpected:
    """Give an act as the desk shows it."""
    return ShownExpected(expected.act, KEYS.get(expected.act), _label(reading, expected), expected.about)


def waits_at(reading: AnyReading, side: Side, matter: WaitReason) -> str:
    """Say where a dossier waits: at a step, with how much of it is done, or at what stands before all steps."""
    translations = reading.translations
    if (side, matter) in PLACES:
        return translations.gettext(PLACES[side, matter])
    names = view_of(reading).step_names(translations)
    if matter not in names:
        return translations.gettext(view_of(reading).wait_reasons[side, matter])
    step = step_of(reading.steps, matter)
    if not 0 < step.on < step.of:
        return names[matter]
    return translations.gettext("%(step)s, %(on)s of %(of)s") % {"step": names[matter], "on": step.on, "of": step.of}


def cells(reading: AnyReading) -> list[Cell]:
    """Give the small scale."""
    return standing(reading).cells


def _label(reading: AnyReading, expected: ExpectedAct) -> str:
    t, about = reading.translations, expected.about
    match expected.act:
        case "address":
            return t.gettext("Correct the address: %(name)s") % {"name": reading.contact(about.contact)}
        case "redrive":
            return t.gettext("Have it made: %(document)s") % {"document": _document(reading, about)}
        case "answer" if about.parcels:
            message = t.ngettext(
                "Answer %(name)s on parcel %(parcels)s", "Answer %(name)s on parcels %(parcels)s", len(about.parcels)
            )
            numbers = t.listing([str(number) for number in about.parcels])
            return message % {"name": reading.contact(about.contact), "parcels": numbers}
        case "answer" if about.invoices:
            places = {"name": reading.contact(about.contact), "invoice": about.invoices[0]}
            return t.gettext("Answer %(name)s on invoice %(invoice)s") % places
        case "answer":
            return t.gettext("Answer %(name)s") % {"name": reading.contact(about.contact)}
        case "news" if not about.lines:
            return t.gettext("Give news")
        case _:
            label: str = view_of(reading).expected(reading, expected)
            return label


def _document(reading: AnyReading, about: About) -> str:
    document = reading.state.document(about.entry or 0)
    return title(reading.translations, reading.reference, document) if document else ""
