"""The label of a parcel that comes to the workshop: where it goes, its number, what to pack, and what was declared of it."""

from collections.abc import Iterator

from chalicelib.application.view.service_reading import CaseReading
from chalicelib.domain.sale import events as e
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.printed import Block, PrintedDocument, PrintedFact, PrintedRow


def return_label(frame: DocumentFrame[CaseReading], event: e.ReturnLabelGiven) -> PrintedDocument:
    """Give the label: its window has the workshop's address, below stand the sender's and the declaration."""
    reading, w = frame.reading, frame.reading.translations
    return frame.printed(
        blocks=(_workshop(frame, event.rma), *frame.blocks("sender")),
        facts=(PrintedFact(w.gettext("Number on the parcel"), event.rma, ref=True), *instrument_facts(reading)),
        opening=_declared(reading),
        columns=(w.gettext("To pack"),),
        rows=tuple(PrintedRow(name, detail, ()) for name, detail in _packed(reading)),
        notes=(
            w.gettext("Put this sheet on the parcel, so that the number %(rma)s and the code are seen from outside.")
            % {"rma": event.rma},
            w.gettext("The workshop is reached at %(phone)s.") % {"phone": reading.seller.assistance.phone},
        ),
    )


def instrument_facts(reading: CaseReading) -> tuple[PrintedFact, ...]:
    """Give the case by its number, and the instrument that it is about."""
    w, served = reading.translations, reading.served
    return (
        PrintedFact(w.gettext("Service case"), reading.state.number, ref=True),
        PrintedFact(w.gettext("Instrument"), reading.instrument),
        PrintedFact(w.gettext("Serial number"), served.serial, ref=True),
    )


def _workshop(frame: DocumentFrame[CaseReading], rma: str) -> Block:
    reading, w = frame.reading, frame.reading.translations
    home = reading.seller.address
    customer = reading.people.addresses.get(reading.state.delivery)
    country = (w.country(home.country),) if customer is None or customer.country != home.country else ()
    attention = w.gettext("Workshop, %(rma)s") % {"rma": rma}
    lines = (reading.seller.legal.company, attention, *home.street, f"{home.postcode} {home.city}", *country)
    return Block(w.gettext("Send to"), lines)


def _declared(reading: CaseReading) -> str | None:
    """Say what was declared, to whoever opens the parcel; what touched something dangerous may not leave yet."""
    declared, w = reading.state.declared, reading.translations
    if declared is None:
        return None
    text = w.gettext("Declared on %(day)s: in contact with %(substances)s; cleaned with %(cleaned)s.")
    declaration = text % {"day": w.date_year(declared.on), "substances": declared.substances, "cleaned": declared.cleaned_with}
    if not declared.hazardous:
        return f"{declaration} {w.gettext('Nothing dangerous to whoever touches it.')}"
    warning = w.gettext("Declared as dangerous. Send nothing before our workshop agreed to it: %(phone)s.")
    return f"{warning % {'phone': reading.seller.assistance.phone}} {declaration}"


def _packed(reading: CaseReading) -> Iterator[tuple[str, str]]:
    w = reading.translations
    serial = w.gettext("of instrument %(serial)s") % {"serial": reading.served.serial}
    yield reading.what, serial if reading.served.part else reading.served.serial
    yield w.gettext("This sheet"), w.gettext("one inside the parcel, one outside")
    yield w.gettext("Packing that holds it on all sides"), w.gettext("the one it came in, where you have it")
