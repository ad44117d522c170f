"""The order, acknowledged, and acknowledged again where it changed."""

from chalicelib.application.view.agreed_terms import payment_words
from chalicelib.application.view.order_changes import agreed_with, listed_changes
from chalicelib.application.view.ordered_online import online_facts
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.effects.documents.amounts import columns, rows, sums, vat_table
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.mentions import exemptions
from chalicelib.effects.documents.printed import PrintedDocument, PrintedFact


def order(frame: DocumentFrame[Reading], event: e.OrderCreated) -> PrintedDocument:
    """Give what was ordered at which price."""
    opening = frame.reading.translations.gettext("We have received your order of %(day)s and confirm it.") % {"day": frame.day}
    return _acknowledged(frame, opening)


def changed_order(frame: DocumentFrame[Reading], event: e.OrderChanged) -> PrintedDocument:
    """Give the order as it stands since it changed, with what changed and whom that was agreed with."""
    reading, translations = frame.reading, frame.reading.translations
    placed = reading.state.order.placed if reading.state.order else frame.entry.origin.effective
    opening = translations.gettext(
        "We confirm your order of %(day)s as it was changed on %(changed)s, in agreement with %(name)s."
    )
    places = {"day": translations.date_year(placed), "changed": frame.day, "name": agreed_with(reading, event)}
    return _acknowledged(frame, " ".join((opening % places, *listed_changes(reading, event))))


def _acknowledged(frame: DocumentFrame[Reading], opening: str) -> PrintedDocument:
    reading, translations = frame.reading, frame.reading.translations
    amounts = reading.amounts
    return frame.printed(
        blocks=frame.blocks("billing", "delivery"),
        facts=(
            PrintedFact(translations.gettext("For"), reading.contact(reading.state.contact)),
            *_payment(reading),
            *(PrintedFact(*fact) for fact in online_facts(reading)),
        ),
        opening=opening,
        columns=columns(reading, amounts),
        rows=rows(reading, amounts),
        sums=sums(reading, amounts),
        vat=vat_table(reading, amounts.totals),
        notes=exemptions(reading, amounts.totals, reading.state.lines),
    )


def _payment(reading: Reading) -> tuple[PrintedFact, ...]:
    """Say that it is paid before anything leaves; other orders are paid as their invoices say."""
    pay = reading.state.pay
    if pay is None or not pay.prepayment:
        return ()
    return (PrintedFact(reading.translations.gettext("Payment"), payment_words(reading.translations, pay)),)
