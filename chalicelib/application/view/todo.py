"""The one act panel: what waits for whom."""

from chalicelib.application.seller import said
from chalicelib.application.view.documents import account, of_invoice
from chalicelib.application.view.reading import Fields, Reading
from chalicelib.domain.creditor_reference import grouped, payment_reference
from chalicelib.domain.dossier import Invoice
from chalicelib.domain.money import ZERO
from chalicelib.domain.steps import finished, lapsed, next_delivery, to_confirm


def todo(reading: Reading) -> Fields:
    """The panel: the oldest open invoice before a parcel to confirm, an offer to decide on, or nothing to do."""
    panel = _what_waits(reading)
    return _of_that_day(reading, panel) if reading.then else panel


def _of_that_day(reading: Reading, panel: Fields) -> Fields:
    """What waited that day, without what it takes to do it."""
    words = reading.words
    tag = words.gettext("That day · %(tag)s") % {"tag": panel["tag"]}
    notes = [words.gettext("To act on it, go back to today.")] if panel["who"] == "you" else panel["notes"]
    return panel | {"who": "then", "tag": tag, "notes": notes, "bank": []}


def _what_waits(reading: Reading) -> Fields:
    state, words = reading.state, reading.words
    waiting = sorted((invoice for invoice in state.invoices if invoice.open > 0), key=lambda invoice: invoice.due)
    if waiting:
        return _pay(reading, waiting)
    parcels = to_confirm(state, reading.today)
    if parcels:
        title = words.gettext("Confirm that parcel %(parcel)s arrived") % {"parcel": parcels[0].number}
        return _panel("you", words.gettext("Your turn"), title)
    if state.order is None and state.offer is not None:
        return _offer(reading)
    return _idle(reading)


def _panel(who: str, tag: str, title: str, amount: str | None = None, *notes: str) -> Fields:
    return {"who": who, "tag": tag, "title": title, "amount": amount, "notes": list(notes), "bank": [], "document": None}


def transfer(reading: Reading, invoice: Invoice) -> tuple[tuple[str, str, str], ...]:
    """How an invoice is paid by transfer: label, value, and the value as it is copied."""
    reference = payment_reference(invoice.number)
    return (*account(reading), (reading.words.gettext("Payment reference"), grouped(reference), reference))


def _pay(reading: Reading, waiting: list[Invoice]) -> Fields:
    words, invoice = reading.words, waiting[0]
    late = invoice.due < reading.today
    due = words.gettext("Was due on %(day)s") if late else words.gettext("Due on %(day)s")
    notes, others = [due % {"day": words.day_year(invoice.due)}], len(waiting) - 1
    if others:
        notes.append(words.ngettext("%(n)s more invoice is open.", "%(n)s more invoices are open.", others) % {"n": others})
    title = words.gettext("Settle invoice %(number)s") % {"number": invoice.number}
    panel = _panel("you", words.gettext("Your turn"), title, words.money(invoice.open, reading.state.currency), *notes)
    rows = [{"label": label, "value": value, "copy": copy} for label, value, copy in transfer(reading, invoice)]
    return panel | {"bank": rows, "document": of_invoice(reading, invoice.number)}


def _offer(reading: Reading) -> Fields:
    words, offer = reading.words, reading.state.offer
    if offer is not None and offer.voided:
        return _panel("nobody", words.gettext("Nothing to do"), words.gettext("This quote was withdrawn"))
    if offer is None or lapsed(reading.state, reading.today):
        title = words.gettext("This quote has ended")
        note = words.gettext("For today’s prices and delays, write to us or call, naming %(reference)s.")
        return _panel("you", words.gettext("Your decision"), title, None, note % {"reference": reading.reference})
    title = words.gettext("Order by %(day)s") % {"day": reading.weekday(offer.terms.valid_until)}
    note = words.gettext("To order, write to us or call, naming %(reference)s and your order number.")
    return _panel("you", words.gettext("Your decision"), title, None, note % {"reference": reading.reference})


def _idle(reading: Reading) -> Fields:
    words, state = reading.words, reading.state
    tag = words.gettext("Nothing to do")
    if state.open_question:
        reply = said(reading.seller.contact.reply, words.lang)
        return _panel("us", tag, words.gettext("We are answering your question"), None, reply)
    if state.cancelled:
        return _panel("nobody", tag, words.gettext("This order goes no further"))
    if finished(reading.steps) and all(invoice.undone for invoice in state.invoices):
        return _panel("nobody", tag, words.gettext("The invoice was credited in full"))
    if finished(reading.steps):
        last = max((invoice.settled for invoice in state.invoices if invoice.settled), default=reading.today)
        paid = sum((invoice.paid for invoice in state.invoices), ZERO)
        title = words.gettext("Paid on %(day)s") % {"day": words.date_year(last)}
        only = of_invoice(reading, state.invoices[0].number) if len(state.invoices) == 1 else None
        return _panel("nobody", tag, title, words.money(paid, state.currency)) | {"document": only}
    if state.parcels and not state.unshipped:
        under_way = sum(parcel.received is None for parcel in state.parcels)
        coming = words.ngettext("Your parcel is on its way", "Your parcels are on their way", under_way)
        return _panel("us", tag, coming if under_way else words.gettext("We are preparing the invoice"))
    told = next_delivery(state)
    holds = told is not None and told.on >= reading.today
    note = (words.gettext("Delivery announced for %(day)s.") % {"day": reading.weekday(told.on)},) if told and holds else ()
    rest = (
        words.gettext("We are preparing the rest of your order")
        if state.parcels
        else words.gettext("We are preparing your order")
    )
    return _panel("us", tag, rest, None, *note)
