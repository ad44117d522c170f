"""The offer."""

from chalicelib.application.view.agreed_terms import delivery_text, payment_text
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.effects.documents.amounts import columns, rows, sums, vat_table
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.mentions import exemptions
from chalicelib.effects.documents.printed import PrintedDocument, PrintedFact


def offer(frame: DocumentFrame[Reading], event: e.OfferMade) -> PrintedDocument:
    """Give what is offered at which price, and until when."""
    reading, translations = frame.reading, frame.reading.translations
    amounts, terms = reading.amounts, event.terms
    facts = (
        PrintedFact(translations.gettext("Valid until"), translations.date_year(terms.valid_until)),
        PrintedFact(translations.gettext("Payment"), payment_text(reading, terms)),
        PrintedFact(translations.gettext("Delivery"), delivery_text(reading, terms)),
        PrintedFact(translations.gettext("For"), reading.contact(reading.state.contact)),
    )
    return frame.printed(
        blocks=frame.blocks("addressee", "delivery"),
        facts=tuple(fact for fact in facts if fact.value),
        columns=columns(reading, amounts),
        rows=rows(reading, amounts),
        sums=sums(reading, amounts),
        vat=vat_table(reading, amounts.totals),
        notes=(
            *exemptions(reading, amounts.totals, reading.state.lines),
            translations.gettext(
                "To order, open the page of this quote or write to us, naming %(reference)s and your order number."
            )
            % {"reference": reading.reference},
        ),
    )
