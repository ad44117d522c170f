"""The rules that the table of allowed events is written in; each raises with its reason and evidence."""

from collections import Counter
from datetime import date

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.values.fields import MAX_LINKS, MAX_READERS, MAX_SERIALS


def is_new(state: Dossier, event: e.DetailsSet, day: date) -> None:
    if state.version:
        raise NotAllowed("the dossier already exists")


def has_details(state: Dossier, event: e.Event, day: date) -> None:
    if not state.account:
        raise NotAllowed("the dossier has no customer yet")


def is_open(state: Dossier, event: e.Event, day: date) -> None:
    if state.opened is None:
        raise NotAllowed("the dossier has neither quote nor order yet")


def no_order(state: Dossier, event: e.Event, day: date) -> None:
    if state.order:
        raise NotAllowed("the order was already placed on %(on)s", on=state.order.placed)


def is_ordered(state: Dossier, event: e.Event, day: date) -> None:
    if not state.order:
        raise NotAllowed("there is no order yet")


def not_cancelled(state: Dossier, event: e.Event, day: date) -> None:
    if state.cancelled:
        raise NotAllowed("the order was cancelled on %(on)s", on=state.cancelled.on)


def next_revision(state: Dossier, event: e.OfferMade, day: date) -> None:
    due = state.revisions + 1
    if event.revision != due:
        raise NotAllowed("the next revision of the quote is %(due)s", due=due)


def valid_from_its_day(state: Dossier, event: e.OfferMade, day: date) -> None:
    if event.terms.valid_until < day:
        raise Invalid("the quote would end before its own date, %(day)s", field="terms.valid_until", day=day)


def has_offer(state: Dossier, event: e.Event, day: date) -> None:
    if not state.offer:
        raise NotAllowed("there is no quote")


def offer_not_voided(state: Dossier, event: e.Event, day: date) -> None:
    if state.offer and state.offer.voided:
        raise NotAllowed("the quote was withdrawn on %(on)s; revise it first", on=state.offer.voided)


def own_was_accepted(
    state: Dossier, event: e.OfferMade | e.OrderCreated | e.DeliveryNoteCreated | e.InvoiceIssued, day: date
) -> None:
    if event.pdf and event.pdf not in state.uploads:
        raise NotAllowed("no such document was uploaded and accepted", field="pdf")


def offer_still_open(state: Dossier, event: e.OrderCreated, day: date) -> None:
    if state.offer and day > state.offer.terms.valid_until:
        raise NotAllowed("the quote ended on %(until)s; revise it first", until=state.offer.terms.valid_until)


def lines_are_goods(
    state: Dossier, event: e.StockAllocated | e.SupplyOrdered | e.SupplyReceived | e.DeliveryAnnounced, day: date
) -> None:
    goods = {line.id for line in state.goods}
    for line in event.lines:
        if line not in goods:
            raise Invalid("there are no goods on a line %(line)s", field="lines", line=line)
    if len(set(event.lines)) != len(event.lines):
        raise Invalid("a line is named twice", field="lines")


def lines_have_to_leave(state: Dossier, event: e.DeliveryAnnounced, day: date) -> None:
    waiting = {line.id for line in state.unshipped}
    if not event.lines:
        raise NotAllowed("nothing is left to ship")
    for line in event.lines:
        if line not in waiting:
            raise NotAllowed("line %(line)s has nothing left to ship", field="lines", line=line)


def date_not_before_day(state: Dossier, event: e.DeliveryAnnounced, day: date) -> None:
    if event.on < day:
        raise Invalid("the date announced is before the day of the announcement, %(day)s", field="on", day=day)


def parcel_this_or_next(state: Dossier, event: e.DeliveryNoteCreated, day: date) -> None:
    if event.parcel > len(state.parcels) + 1:
        raise Invalid("the next parcel is number %(due)s", field="parcel", due=len(state.parcels) + 1)


def note_number_is_new(state: Dossier, event: e.DeliveryNoteCreated, day: date) -> None:
    if event.number in {note.number for note in state.delivery_notes}:
        raise NotAllowed("the delivery note %(number)s exists", field="number", number=event.number)


def note_fits_parcel(state: Dossier, event: e.DeliveryNoteCreated, day: date) -> None:
    if not event.parts:
        return
    parts_are_goods(state, event, day)
    for parcel in state.parcels:
        if parcel.number == event.parcel:
            if _pieces(parcel.parts) != _pieces(event.parts):
                raise NotAllowed("parcel %(parcel)s left with other pieces", field="parts", parcel=event.parcel)
            return
    parts_have_to_leave(state, event, day)


def parts_as_the_note_says(state: Dossier, event: e.Shipped, day: date) -> None:
    note = state.note_of(event.parcel)
    if note and note.parts and _pieces(note.parts) != _pieces(event.parts):
        raise NotAllowed("the delivery note %(number)s lists other pieces", field="parts", number=note.number)


def _pieces(parts: tuple[Part, ...]) -> list[tuple[int, int]]:
    return sorted((part.line, part.quantity) for part in parts)


def serials_fit(state: Dossier, event: e.Shipped | e.DeliveryNoteCreated, day: date) -> None:
    serials = [serial for part in event.parts for serial in part.serials]
    if any(len(part.serials) > part.quantity for part in event.parts):
        raise Invalid("there are more serial numbers than pieces", field="parts")
    if len(set(serials)) != len(serials):
        raise Invalid("a serial number is named twice", field="parts")
    if len(serials) > MAX_SERIALS:
        raise Invalid("a parcel names %(most)s serial numbers at most", field="parts", most=MAX_SERIALS)


def parts_are_lines(state: Dossier, event: e.Shipped | e.InvoiceIssued, day: date) -> None:
    _parts_known(event.parts, {line.id for line in state.lines})


def parts_are_goods(state: Dossier, event: e.Shipped | e.DeliveryNoteCreated, day: date) -> None:
    _parts_known(event.parts, {line.id for line in state.goods})


def _parts_known(parts: tuple[Part, ...], known: set[int]) -> None:
    counts = Counter(part.line for part in parts)
    for line, times in counts.items():
        if line not in known:
            raise Invalid("there is no such line: %(line)s", field="parts", line=line)
        if times > 1:
            raise Invalid("line %(line)s is named twice", field="parts", line=line)
    if not parts:
        raise NotAllowed("nothing is left to do for any line")


def parcel_is_next(state: Dossier, event: e.Shipped, day: date) -> None:
    if event.parcel != len(state.parcels) + 1:
        raise NotAllowed("the next parcel is number %(due)s", due=len(state.parcels) + 1)


def parts_have_to_leave(state: Dossier, event: e.Shipped | e.DeliveryNoteCreated, day: date) -> None:
    quantities = {line.id: line.quantity for line in state.goods}
    for part in event.parts:
        left = quantities[part.line] - state.shipped(part.line)
        if part.quantity > left:
            raise NotAllowed("line %(line)s has %(left)s left to ship", field="parts", line=part.line, left=left)


def parts_not_invoiced(state: Dossier, event: e.InvoiceIssued, day: date) -> None:
    quantities = {line.id: line.quantity for line in state.lines}
    for part in event.parts:
        left = quantities[part.line] - state.billed(part.line)
        if part.quantity > left:
            raise NotAllowed("line %(line)s has %(left)s left to invoice", field="parts", line=part.line, left=left)


def due_not_before_day(state: Dossier, event: e.InvoiceIssued, day: date) -> None:
    if event.due < day:
        raise Invalid("the invoice would be due before its own date, %(day)s", field="due", day=day)


def number_is_new(state: Dossier, event: e.InvoiceIssued | e.Credited, day: date) -> None:
    if event.number in {invoice.number for invoice in state.invoices} | set(state.credit_notes):
        raise NotAllowed("the number %(number)s is taken", field="number", number=event.number)


def not_before_order(state: Dossier, event: e.Event, day: date) -> None:
    if state.order and day < state.order.placed:
        raise Invalid("the order was placed on %(on)s only", field="effective", on=state.order.placed)


def expected_not_before_day(state: Dossier, event: e.Shipped, day: date) -> None:
    if event.expected and event.expected < day:
        raise Invalid("the parcel would arrive before it leaves, %(day)s", field="expected", day=day)


def parcels_under_way(state: Dossier, event: e.Received, day: date) -> None:
    under_way = {parcel.number for parcel in state.parcels if not parcel.received}
    if not event.parcels:
        raise NotAllowed("no parcel is under way")
    for number in event.parcels:
        if number not in under_way:
            raise NotAllowed("parcel %(parcel)s is not under way", field="parcel", parcel=number)
        under_way.remove(number)


def not_before_shipment(state: Dossier, event: e.Received, day: date) -> None:
    for parcel in state.parcels:
        if parcel.number in event.parcels and day < parcel.shipped:
            raise Invalid("parcel %(parcel)s left on %(on)s only", field="effective", parcel=parcel.number, on=parcel.shipped)


def something_is_left(state: Dossier, event: e.OrderCancelled, day: date) -> None:
    if state.goods and not state.unshipped:
        raise NotAllowed("everything was shipped: credit the invoice instead")
    if not state.goods and all(state.billed(line.id) >= line.quantity for line in state.lines):
        raise NotAllowed("everything was invoiced: credit the invoice instead")


def document_waits(state: Dossier, event: e.DocumentMade | e.DocumentFailed, day: date) -> None:
    document = state.document(event.entry)
    if document is None:
        raise Invalid("entry %(entry)s makes no document", field="entry", entry=event.entry)
    if document.sha256:
        raise NotAllowed("the document of entry %(entry)s is there", field="entry", entry=event.entry)


def document_is_there(state: Dossier, event: e.DocumentMailRequested, day: date) -> None:
    document = state.document(event.entry)
    if document is None or document.gone:
        raise Invalid("entry %(entry)s makes no document", field="entry", entry=event.entry)
    if document.sha256 is None and document.failed:
        raise NotAllowed(
            "the document of entry %(entry)s cannot be made: mend what stops it, and put its effect back",
            field="entry", entry=event.entry,
        )  # fmt: skip
    if document.sha256 is None:
        raise NotAllowed("the document of entry %(entry)s is in preparation", field="entry", entry=event.entry)


def room_for_links(state: Dossier, event: e.LinkGranted, day: date) -> None:
    if len(state.links) >= MAX_LINKS:
        raise NotAllowed("a dossier has at most %(most)s links", most=MAX_LINKS)
    readers = {link.contact for link in state.links if not link.revoked}
    if event.contact not in readers and len(readers) >= MAX_READERS:
        raise NotAllowed("a dossier has at most %(most)s readers with a link in force", most=MAX_READERS)
    if event.expires and event.expires < day:
        raise Invalid("the link would have expired before today, %(day)s", field="expires", day=day)


def link_is_live(state: Dossier, event: e.LinkRevoked, day: date) -> None:
    if not any(link.id == event.link and not link.revoked for link in state.links):
        raise NotAllowed("no such link is in force", field="link", link=event.link)


def entry_exists(state: Dossier, event: e.EntryStruck, day: date) -> None:
    if not 1 <= event.entry <= state.version:
        raise Invalid("there is no entry %(entry)s", field="entry", entry=event.entry)


def entry_not_struck(state: Dossier, event: e.EntryStruck, day: date) -> None:
    if event.entry in state.struck:
        raise NotAllowed("entry %(entry)s is struck already", field="entry", entry=event.entry)
