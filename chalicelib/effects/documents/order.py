"""The order, acknowledged."""

from chalicelib.domain.sale import events as e
from chalicelib.effects.documents.amounts import columns, rows, sums, vat_table
from chalicelib.effects.documents.content import Fact, Paper
from chalicelib.effects.documents.letterhead import Sheet
from chalicelib.effects.documents.mentions import exemptions


def order(sheet: Sheet, event: e.OrderCreated) -> Paper:
    """What was ordered at which price."""
    reading, words = sheet.reading, sheet.reading.words
    amounts = reading.amounts
    return sheet.paper(
        blocks=sheet.blocks("billing", "delivery"),
        facts=(Fact(words.gettext("For"), reading.contact(reading.state.contact)),),
        opening=words.gettext("We have received your order of %(day)s and confirm it.") % {"day": sheet.day},
        columns=columns(reading, amounts),
        rows=rows(reading, amounts),
        sums=sums(reading, amounts),
        vat=vat_table(reading, amounts.totals),
        notes=exemptions(reading, amounts.totals),
    )
