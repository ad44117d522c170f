"""The order, acknowledged."""

from chalicelib.domain.sale import events as e
from chalicelib.effects.documents.amounts import columns, rows, sums, vat_table
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.mentions import exemptions
from chalicelib.effects.documents.printed import PrintedDocument, PrintedFact


def order(frame: DocumentFrame, event: e.OrderCreated) -> PrintedDocument:
    """Give what was ordered at which price."""
    reading, translations = frame.reading, frame.reading.translations
    amounts = reading.amounts
    return frame.printed(
        blocks=frame.blocks("billing", "delivery"),
        facts=(PrintedFact(translations.gettext("For"), reading.contact(reading.state.contact)),),
        opening=translations.gettext("We have received your order of %(day)s and confirm it.") % {"day": frame.day},
        columns=columns(reading, amounts),
        rows=rows(reading, amounts),
        sums=sums(reading, amounts),
        vat=vat_table(reading, amounts.totals),
        notes=exemptions(reading, amounts.totals, reading.state.lines),
    )
