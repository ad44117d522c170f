"""The delivery note."""

from chalicelib.application.view.reading import Reading
from chalicelib.application.view.serials import serials
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.lines import Part
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.printed import PrintedDocument, PrintedFact, PrintedRow


def delivery_note(frame: DocumentFrame[Reading], event: e.DeliveryNoteCreated) -> PrintedDocument:
    """Give what is in a parcel; one carried over says nothing of it, and stands for all the goods."""
    reading, translations = frame.reading, frame.reading.translations
    parts = event.parts or tuple(Part(line.id, line.quantity) for line in reading.state.goods)
    desk = reading.seller.contact
    return frame.printed(
        blocks=frame.blocks("delivery", "billing"),
        facts=(PrintedFact(translations.gettext("Parcel"), translations.decimal(event.parcel)),),
        columns=(translations.gettext("Description"), translations.gettext("Ordered"), translations.gettext("In this parcel")),
        rows=tuple(_rows(frame, parts)),
        notes=(
            translations.gettext(
                "Something missing or broken? Write it on the carrier’s slip and tell us within three days: %(phone)s."
            )
            % {"phone": desk.phone},
        ),
    )


def _rows(frame: DocumentFrame[Reading], parts: tuple[Part, ...]) -> list[PrintedRow]:
    reading, translations = frame.reading, frame.reading.translations
    lines = {line.id: line for line in reading.state.lines}
    packed = [(lines[part.line], part) for part in parts if part.line in lines]
    return [
        PrintedRow(
            reading.name(line),
            reading.about(line, *serials(translations, part)),
            (translations.decimal(line.quantity), translations.decimal(part.quantity)),
        )
        for line, part in packed
    ]
