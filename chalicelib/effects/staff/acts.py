"""What a colleague is told of an event: who did what, what was typed, and the panes of the desk that answer it."""

from collections.abc import Mapping
from decimal import Decimal

from chalicelib.application.ports.translations import mark
from chalicelib.application.view.by_event import of
from chalicelib.application.view.document_names import title
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sent_files import KINDS
from chalicelib.application.view.until import until
from chalicelib.domain.account.people import BILLING
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.prepayment import to_prepay, unpaid
from chalicelib.domain.sale.take_back_rules import done_meanwhile
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.money import ZERO
from chalicelib.effects.mails.signature import by_whose_link
from chalicelib.effects.staff.note import NoteSection
from chalicelib.effects.staff.order_to_confirm import asked_for, delivery
from chalicelib.effects.staff.service_notices import SERVICE_ACTS
from chalicelib.effects.staff.staff_act import Act, Pane, pane, typed
from chalicelib.effects.staff.staff_act import places as places_of

UNREACHED: Mapping[e.Undeliverable, str] = {
    "bounced": mark("The address of %(contact)s refuses our mails."),
    "delayed": mark("A mail to %(contact)s did not get through in time."),
    "invalid": mark("What we have of %(contact)s is no address that mails can be sent to."),
    "unsent": mark("A mail with a document to %(contact)s could not be made: mend what stops it, then have it sent again."),
    "exhausted": mark("Three mails in a row to %(contact)s did not get through: the address is mailed no more."),
    "complained": mark("%(contact)s called a mail of ours unwanted."),
}
UNMADE: Mapping[e.Unmakeable, str] = {
    "facts": mark("What the dossier says cannot be put together as this document."),
    "type": mark("What the dossier says cannot be set in type."),
    "xml": mark("What the dossier says cannot be written as the XML of a bill."),
    "exhausted": mark("It was tried for two days, and each try failed."),
    "died": mark("Whoever made it was stopped each time: it takes too long, or too much memory."),
}


NOTHING_ORDERED = mark("A purchase order sent so orders nothing by itself.")


def act(reading: AnyReading, entry: Entry) -> Act:
    """Give what an entry is to the dossier's colleagues, and by whose link another name than its holder's was typed.

    Raises KeyError for an event that they are not told of.
    """
    one = ACTS.functions[type(entry.event)](reading, entry.event, entry)
    return one._replace(text=" ".join((one.text, *by_whose_link(reading, entry))))


def over(state: DossierBase, entry: Entry) -> bool:
    """Say whether nothing is left to tell of an entry: it was struck, its document is there or wanted no more, its file gone."""
    if isinstance(entry.event, e.DocumentFailed):
        return entry.event.entry not in {document.entry for document in state.unmade}
    if isinstance(entry.event, e.FileFiled):
        file = state.file(entry.event.entry)
        return file is None or not file.filed
    return entry.seq in state.struck


def _asked(reading: AnyReading, event: e.QuestionAsked, entry: Entry) -> Act:
    w, places = reading.translations, {**places_of(reading, entry), "parcel": str(event.parcel), "invoice": event.invoice or ""}
    about = w.gettext("%(name)s asked a question about parcel %(parcel)s on %(day)s.")
    text = about if event.parcel else w.gettext("%(name)s asked a question on %(day)s.")
    subject = w.gettext("%(reference)s: question from %(customer)s")
    if event.invoice:
        subject = w.gettext("%(reference)s: %(customer)s contests invoice %(invoice)s")
        text = w.gettext(
            "%(name)s contested on %(day)s that invoice %(invoice)s is late. Until you answer, their page does not say so."
        )
    return Act(
        subject % places,
        text % places,
        typed(w.gettext("Question"), entry.origin.comment),
        (_answer(reading, entry),),
    )


def _again(reading: AnyReading) -> Pane:
    """Give the place where what stopped is done again."""
    return Pane(reading.translations.gettext("See what stopped, and have it done again"), "effects")


def _answer(reading: AnyReading, entry: Entry) -> Pane:
    """Give the pane that answers what an entry asks."""
    return pane(reading, "answer", str(entry.seq))


def _received(reading: AnyReading, event: e.Received, entry: Entry) -> Act:
    w, places = reading.translations, places_of(reading, entry)
    places["parcel"] = w.listing([str(number) for number in event.parcels])
    text = w.gettext("%(name)s confirmed that parcel %(parcel)s arrived on %(day)s.") % places
    if event.remarks is None:
        return Act(w.gettext("%(reference)s: parcel %(parcel)s received") % places, text)
    return Act(
        w.gettext("%(reference)s: parcel %(parcel)s received, with remarks") % places,
        text,
        typed(w.gettext("Remarks"), event.remarks),
        (_answer(reading, entry),),
    )


def _filed(reading: AnyReading, event: e.FileFiled, entry: Entry) -> Act:
    w, file = reading.translations, reading.state.file(event.entry)
    text = w.gettext("%(name)s sent a file on %(day)s. It was looked at and is filed.") % places_of(reading, entry)
    kind, name = w.gettext(KINDS[event.kind]), file.name if file else ""
    return Act(
        w.gettext("%(reference)s: file from %(customer)s") % places_of(reading, entry),
        f"{text} {w.gettext(NOTHING_ORDERED)}" if event.kind == "purchase_order" else text,
        typed(kind, name),
    )


def _ordered(reading: AnyReading, event: e.OrderCreated, entry: Entry) -> Act:
    w, places = reading.translations, places_of(reading, entry)
    return Act(
        w.gettext("%(reference)s: order from %(customer)s") % places,
        " ".join((w.gettext("%(name)s placed the order on %(day)s.") % places, *_can_go_back(reading, event))),
        (*delivery(reading, event.online), *typed(w.gettext("Comment"), entry.origin.comment)),
        _after_order(reading, event),
    )


def _can_go_back(reading: AnyReading, event: e.OrderCreated) -> tuple[str, ...]:
    """Say until when who ordered can take it back: nothing that is done for it before is to surprise anybody."""
    online = event.online
    if online is None or paris_date(online.until) < reading.today or reading.state.cancelled:
        return ()
    if done_meanwhile(reading.state) is not None:
        return ()
    text = reading.translations.gettext("They can take it back until %(until)s, as long as nothing is done for it.")
    return (text % {"until": until(reading, online.until)},)


def _after_order(reading: AnyReading, event: e.OrderCreated) -> tuple[Pane, ...]:
    """Give the pane that comes next: an order from the page was acknowledged by its own mail, one that is over wants nothing.

    What is paid before it leaves waits for its money, which an accountant records, and is not to be shipped.
    """
    state = reading.state
    if state.order is None or state.cancelled:
        return ()
    if event.online is None:
        return (pane(reading, "acknowledge"),)
    if unpaid(state):
        return (pane(reading, "deposit"),) if to_prepay(state) else ()
    if any(state.supply(line.id) is None for line in state.unshipped):
        return (pane(reading, "supply"),)
    return (pane(reading, "ship"),) if state.unshipped else ()


def _requested(reading: AnyReading, event: e.OrderRequested, entry: Entry) -> Act:
    w, places = reading.translations, places_of(reading, entry)
    text = w.gettext("%(name)s ordered on %(day)s, to an address that is not on file. Nothing is taken before you confirm it.")
    held = w.gettext("Reserved pieces stay held until you answer.")
    return Act(
        w.gettext("%(reference)s: order from %(customer)s, to be confirmed") % places,
        f"{text} {held}" % places if reading.state.requested and reading.state.reservation else text % places,
        (*asked_for(reading, event), *typed(w.gettext("Comment"), entry.origin.comment)),
        (pane(reading, "confirm"), pane(reading, "decline")),
    )


def _taken_back(reading: AnyReading, event: e.OrderTakenBack, entry: Entry) -> Act:
    w, places = reading.translations, {**places_of(reading, entry), "rest": event.rest}
    if event.waited:
        waited = w.gettext("%(name)s took the order back on %(day)s, before you confirmed it. It waits for you no more.")
        return Act(w.gettext("%(reference)s: order taken back by %(customer)s") % places, waited % places, _why(reading, entry))
    text = w.gettext("%(name)s took the order back on %(day)s. The quote stands again.")
    rest = w.gettext("Quote %(rest)s, of what the order left, is withdrawn: its pieces are in this one again.")
    return Act(
        w.gettext("%(reference)s: order taken back by %(customer)s") % places,
        (f"{text} {rest}" if event.rest else text) % places,
        _why(reading, entry),
    )


def _why(reading: AnyReading, entry: Entry) -> tuple[NoteSection, ...]:
    return typed(reading.translations.gettext("Reason"), entry.origin.comment)


def _numbered(reading: AnyReading, event: e.OrderNumberGiven, entry: Entry) -> Act:
    w, places = reading.translations, {**places_of(reading, entry), "number": event.customer_reference}
    return Act(
        w.gettext("%(reference)s: order number of %(customer)s") % places,
        w.gettext("%(name)s gave their number of the order on %(day)s: %(number)s.") % places,
    )


def _change_asked(reading: AnyReading, event: e.OrderChangeAsked, entry: Entry) -> Act:
    w, places = reading.translations, places_of(reading, entry)
    change = w.gettext("%(name)s asked for a change of the order on %(day)s.")
    end = w.gettext("%(name)s asked for the cancellation of the order on %(day)s.")
    return Act(
        w.gettext("%(reference)s: %(customer)s asks about the order") % places,
        (change if event.asked == "change" else end) % places,
        typed(w.gettext("What is asked for"), entry.origin.comment),
        (pane(reading, "change" if event.asked == "change" else "cancel"),),
    )


def _reserved(reading: AnyReading, event: e.PiecesReserved, entry: Entry) -> Act:
    w, n = reading.translations, len({part.line for part in event.parts})
    places = {**places_of(reading, entry), "until": until(reading, event.until), "n": str(n)}
    text = w.ngettext(
        "%(name)s reserved a line on %(day)s, until %(until)s.", "%(name)s reserved %(n)s lines on %(day)s, until %(until)s.", n
    )
    return Act(
        w.gettext("%(reference)s: reservation by %(customer)s") % places,
        text % places,
        answers=(pane(reading, "release"),),
    )


def _extended(reading: AnyReading, event: e.ReservationExtended, entry: Entry) -> Act:
    w, places = reading.translations, {**places_of(reading, entry), "until": until(reading, event.until)}
    text = w.gettext("%(name)s extended the reservation on %(day)s, until %(until)s.") % places
    return Act(w.gettext("%(reference)s: reservation extended by %(customer)s") % places, text, _why(reading, entry))


def _released(reading: AnyReading, event: e.ReservationReleased, entry: Entry) -> Act:
    w, places = reading.translations, places_of(reading, entry)
    text = w.gettext("%(name)s gave the reserved pieces back on %(day)s.") % places
    return Act(w.gettext("%(reference)s: pieces given back by %(customer)s") % places, text)


def _lapsed(reading: AnyReading, event: e.ReservationLapsed, entry: Entry) -> Act:
    w, places = reading.translations, places_of(reading, entry)
    subject = w.gettext("%(reference)s: the reservation of %(customer)s lapsed") % places
    if reading.state.requested:
        waits = w.gettext("The reserved pieces are for sale again: the order of %(customer)s waits for your confirmation still.")
        return Act(subject, waits % places, answers=(pane(reading, "confirm"),))
    text = w.gettext("%(customer)s did not order in time: the reserved pieces are for sale again. The quote still holds.")
    return Act(subject, text % places)


def _unreached(reading: AnyReading, event: e.MailUndelivered, entry: Entry) -> Act:
    w, places = reading.translations, {"reference": reading.reference, "contact": reading.contact(event.contact)}
    answer = pane(reading, "contact", event.contact)
    if event.contact == BILLING:
        places["contact"] = f"{reading.people.name} ({w.gettext('Billing')})"
        answer = pane(reading, "address", "billing")
    return Act(
        w.gettext("%(reference)s: mails do not reach %(contact)s") % places,
        w.gettext(UNREACHED[event.why]) % places,
        answers=(_again(reading) if event.why == "unsent" else answer,),
    )


def _unmade(reading: AnyReading, event: e.DocumentFailed, entry: Entry) -> Act:
    w = reading.translations
    named = next(title(w, reading.reference, document) for document in reading.state.unmade if document.entry == event.entry)
    then = w.gettext("Customers read that it is in preparation. Once its cause is mended, have it made again.")
    return Act(
        w.gettext("%(reference)s: %(document)s cannot be made") % {"reference": reading.reference, "document": named},
        f"{w.gettext(UNMADE[event.why])} {then}",
        answers=(_again(reading),),
    )


def _payment_returned(reading: AnyReading, event: e.PaymentReturned, entry: Entry) -> Act:
    w = reading.translations
    whole = sum((one.amount for one in event.allocations), ZERO) + event.deposit
    places = {**places_of(reading, entry), "amount": w.money(whole, reading.state.currency)}
    text = w.gettext("The bank took back a payment of %(amount)s of %(customer)s: what it paid is open again.") % places
    return Act(w.gettext("%(reference)s: payment of %(customer)s returned") % places, text)


def _refund_back(reading: AnyReading, event: e.RefundCameBack, entry: Entry) -> Act:
    w = reading.translations
    places = {**places_of(reading, entry), "amount": w.money(event.amount, reading.state.currency)}
    text = w.gettext("Our refund of %(amount)s did not reach %(customer)s, who reads so: it is owed again. Pay it another way.")
    subject = w.gettext("%(reference)s: refund of %(customer)s did not arrive")
    return Act(subject % places, text % places, answers=(pane(reading, "refund"),))


def _transfer_announced(reading: AnyReading, event: e.TransferAnnounced, entry: Entry) -> Act:
    w = reading.translations
    places = {**places_of(reading, entry), **_transfer(reading, event.amount, event.invoice)}
    places |= {"left": reading.weekday(event.on), "by": reading.weekday(event.by)}
    text = w.gettext("%(name)s says that a transfer of %(amount)s for %(what)s left on %(left)s. It is expected by %(by)s.")
    wait = w.gettext("The page says that nobody reminds them before that day.")
    subject = w.gettext("%(reference)s: transfer of %(amount)s announced by %(customer)s")
    return Act(subject % places, f"{text} {wait}" % places)


def _announcement_withdrawn(reading: AnyReading, event: e.AnnouncementWithdrawn, entry: Entry) -> Act:
    w = reading.translations
    places = {**places_of(reading, entry), **_transfer(reading, event.amount, event.invoice)}
    text = w.gettext("%(name)s took back on %(day)s that a transfer of %(amount)s left for %(what)s: it is to be paid again.")
    subject = w.gettext("%(reference)s: transfer of %(amount)s announced no more by %(customer)s")
    return Act(subject % places, text % places)


def _credit_chosen(reading: AnyReading, event: e.CreditChosen, entry: Entry) -> Act:
    w = reading.translations
    places = {**places_of(reading, entry), "amount": w.money(event.amount, reading.state.currency)}
    keep = w.gettext("%(name)s wants the %(amount)s that were paid too much kept for the next invoice: free them.")
    back = w.gettext("%(name)s wants the %(amount)s that were paid too much paid back.")
    subject = w.gettext("%(reference)s: %(customer)s chose what becomes of %(amount)s")
    answer = pane(reading, "free_payment" if event.choice == "keep" else "refund")
    return Act(subject % places, (keep if event.choice == "keep" else back) % places, answers=(answer,))


def _transfer(reading: AnyReading, amount: Decimal, invoice: str | None) -> dict[str, str]:
    w = reading.translations
    what = w.gettext("invoice %(number)s") % {"number": invoice} if invoice else w.gettext("the order")
    return {"amount": w.money(amount, reading.state.currency), "what": what}


ACTS = (
    of(e.QuestionAsked, _asked)
    | of(e.Received, _received)
    | of(e.OrderCreated, _ordered)
    | of(e.OrderRequested, _requested)
    | of(e.OrderTakenBack, _taken_back)
    | of(e.OrderNumberGiven, _numbered)
    | of(e.OrderChangeAsked, _change_asked)
    | of(e.PiecesReserved, _reserved)
    | of(e.ReservationExtended, _extended)
    | of(e.ReservationReleased, _released)
    | of(e.ReservationLapsed, _lapsed)
    | of(e.MailUndelivered, _unreached)
    | of(e.DocumentFailed, _unmade)
    | of(e.PaymentReturned, _payment_returned)
    | of(e.RefundCameBack, _refund_back)
    | of(e.FileFiled, _filed)
    | of(e.TransferAnnounced, _transfer_announced)
    | of(e.CreditChosen, _credit_chosen)
    | of(e.AnnouncementWithdrawn, _announcement_withdrawn)
    | SERVICE_ACTS
)
