"""How a sale is shown."""

from collections.abc import Mapping

from chalicelib.application.ports.translations import Translations, mark
from chalicelib.application.view.act_names import act_name
from chalicelib.application.view.affair_note import note
from chalicelib.application.view.affair_subject import subject, terms
from chalicelib.application.view.affair_wait import ended, waits
from chalicelib.application.view.contest_view import contest
from chalicelib.application.view.deliveries import deliveries
from chalicelib.application.view.details import details, lines, totals
from chalicelib.application.view.forward_sheet import forward
from chalicelib.application.view.invoices_shown import invoices_shown
from chalicelib.application.view.kind_view import KindView, Sections
from chalicelib.application.view.offer_sheets import offer_acts
from chalicelib.application.view.order_changes import lines_cancelled
from chalicelib.application.view.ordering import ordering, placed
from chalicelib.application.view.paying import paying
from chalicelib.application.view.permitted_here import instead
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.reserved_days import reserved_days
from chalicelib.application.view.shapes.whole_document import ShownActs
from chalicelib.application.view.todo import NEEDS, todo
from chalicelib.application.view.verdict import verdict
from chalicelib.domain.sale.announced import delivery_late
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.step import Step
from chalicelib.domain.sale.steps import open_offer
from chalicelib.domain.sale.turn import WHO
from chalicelib.domain.sale.wait import Side

WAIT_REASONS: Mapping[tuple[Side, WaitReason], str] = {
    ("us", "confirmation"): mark("an order to confirm"),
    ("us", "order"): mark("supplies to order"),
    ("us", "supply"): mark("supplies to come"),
    ("us", "shipment"): mark("goods to ship"),
    ("us", "credit"): mark("an invoice to credit"),
    ("us", "invoice"): mark("an invoice to issue"),
    ("us", "payment"): mark("money to give back"),
    ("customer", "order"): mark("a quote to decide on"),
    ("customer", "reception"): mark("a parcel to confirm"),
    ("customer", "payment"): mark("a payment to make"),
}
"""What a sale waits for, in the words of those who work."""


def step_names(translations: Translations) -> dict[str, str]:
    """Give what the steps are called."""
    return {
        "quote": translations.pgettext("step", "Quote"),
        "order": translations.pgettext("step", "Order"),
        "supply": translations.pgettext("step", "Supply"),
        "shipment": translations.pgettext("step", "Shipment"),
        "invoice": translations.pgettext("step", "Invoice"),
        "reception": translations.pgettext("step", "Receipt"),
        "payment": translations.pgettext("step", "Paid"),
    }


def step_text(reading: Reading, step: Step) -> str | None:
    """Give what a step of a sale says in words of its own."""
    translations = reading.translations
    if step.key == "shipment" and step.status == "active" and not reading.state.parcels:
        return translations.gettext("in preparation")
    if step.key == "order" and step.status == "done" and step.day and reading.state.dropped:
        places = {
            "day": translations.short(step.day),
            "lines": lines_cancelled(translations, len(reading.state.dropped)),
        }
        return translations.gettext("%(day)s, %(lines)s") % places
    if step.key == "quote" and step.status == "cancelled" and step.day:
        return translations.gettext("withdrawn on %(day)s") % {"day": translations.short(step.day)}
    return None


def _heading(reading: Reading) -> str:
    kind = (
        reading.translations.gettext("Order %(reference)s")
        if reading.state.order
        else reading.translations.gettext("Quote %(reference)s")
    )
    return kind % {"reference": reading.reference}


def _sections(reading: Reading) -> Sections:
    return Sections(
        kind="order" if reading.state.order else "offer",
        hint=_hint(reading),
        reasons=_reasons(reading.state),
        deliveries=deliveries(reading),
        details=details(reading),
        lines=lines(reading),
        totals=totals(reading),
        ordering=ordering(reading),
        placed=placed(reading),
        paying=paying(reading),
        acts=_acts(reading),
        reservation=reserved_days(reading),
    )


def _acts(reading: Reading) -> ShownActs:
    act = reading.then is None and reading.may("act")
    other = None if reading.then else instead(reading, "act")
    access = reading.then is None and reading.may("access")
    return ShownActs(
        ask=act,
        offer=offer_acts(reading),
        send_file=act,
        forward=reading.memo(forward),
        instead=other,
        access=access,
        contest=reading.memo(contest),
    )


def _hint(reading: Reading) -> str | None:
    """Give what stands for the customer's own number while it is still to come: with an order that can still be made."""
    can_be_made = open_offer(reading.state, reading.today) and reading.state.requested is None
    return reading.translations.gettext("to be given with the order") if can_be_made else None


def _reasons(state: Dossier) -> list[str]:
    """Say why an order or an offer goes no further, as staff wrote it."""
    reasons = (state.cancelled and state.cancelled.reason, state.offer and state.offer.reason)
    return [reason for reason in reasons if reason]


def _total(reading: Reading) -> str:
    return reading.translations.money(reading.amounts.totals.gross, reading.state.currency)


def _reference_note(reading: Reading) -> str | None:
    return reading.translations.gettext("your reference to be given") if reading.turn == "decide" else None


SALE_VIEW: KindView[Reading] = KindView(
    reading=Reading,
    wait_reasons=WAIT_REASONS,
    expected=act_name,
    # Those of a sale alone stand with those of every kind: sentence.py.
    sentences={},
    step_names=step_names,
    step_text=step_text,
    heading=_heading,
    verdict=lambda reading, masked: verdict(reading, masked=masked),
    panel=todo,
    needs=lambda reading: NEEDS.get(reading.turn),
    invoices=invoices_shown,
    sections=_sections,
    note=note,
    late=lambda reading: delivery_late(reading.state, reading.today),
    who=lambda reading: WHO[reading.turn],
    waits=lambda reading, masked: waits(reading, masked=masked),
    ended=ended,
    subject=subject,
    total=_total,
    terms=terms,
    reference_note=_reference_note,
)
