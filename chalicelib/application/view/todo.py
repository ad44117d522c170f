"""The one act panel: what waits for whom."""

from collections.abc import Callable, Mapping

from chalicelib.application.seller import said
from chalicelib.application.view.arrivals import announced
from chalicelib.application.view.documents import account, of_invoice
from chalicelib.application.view.reading import Fields, Reading
from chalicelib.application.view.remarks import answering, beside
from chalicelib.domain.creditor_reference import grouped, payment_reference
from chalicelib.domain.dossier import Invoice
from chalicelib.domain.money import ZERO
from chalicelib.domain.owed import owed_back, to_credit, to_pay
from chalicelib.domain.steps import to_confirm
from chalicelib.domain.turn import WHO, Turn


def todo(reading: Reading) -> Fields:
    """The panel: the oldest open invoice before a parcel to confirm, an offer to decide on, or nothing to do."""
    panel = _PANELS[reading.turn](reading)
    return _of_that_day(reading, panel) if reading.then else panel


def _of_that_day(reading: Reading, panel: Fields) -> Fields:
    """What waited that day, without what it takes to do it."""
    words = reading.words
    tag = words.gettext("That day · %(tag)s") % {"tag": panel["tag"]}
    notes = [words.gettext("To act on it, go back to today.")] if panel["who"] == "you" else panel["notes"]
    return panel | {"who": "then", "tag": tag, "notes": notes, "bank": []}


def _panel(reading: Reading, tag: str, title: str, amount: str | None = None, *notes: str) -> Fields:
    who = WHO[reading.turn]
    told = (*notes, *_in_favour(reading), *_news(reading)) if who == "us" else notes
    return {"who": who, "tag": tag, "title": title, "amount": amount, "notes": list(told), "bank": [], "document": None}


def _in_favour(reading: Reading) -> tuple[str, ...]:
    """What we owe the customer while something else comes first."""
    back, words = owed_back(reading.state), reading.words
    if not back or reading.turn == "refund":
        return ()
    return (words.gettext("%(amount)s is in your favour.") % {"amount": words.money(back, reading.state.currency)},)


def _news(reading: Reading) -> tuple[str, ...]:
    """By when the customer hears of us again, if that was promised and the day has not passed."""
    on, words = reading.next_news, reading.words
    return (words.gettext("Next news on %(day)s.") % {"day": reading.weekday(on)},) if on else ()


def transfer(reading: Reading, invoice: Invoice) -> tuple[tuple[str, str, str], ...]:
    """How an invoice is paid by transfer: label, value, and the value as it is copied."""
    reference = payment_reference(invoice.number)
    return (*account(reading), (reading.words.gettext("Payment reference"), grouped(reference), reference))


def _pay(reading: Reading) -> Fields:
    words, (invoice, *others) = reading.words, to_pay(reading.state)
    late = invoice.due < reading.today
    due = words.gettext("Was due on %(day)s") if late else words.gettext("Due on %(day)s")
    notes, more = [due % {"day": words.day_year(invoice.due)}], len(others)
    if more:
        notes.append(words.ngettext("%(n)s more invoice is open.", "%(n)s more invoices are open.", more) % {"n": more})
    notes += beside(reading, invoice)
    title = words.gettext("Pay invoice %(number)s") % {"number": invoice.number}
    panel = _panel(reading, words.gettext("Your turn"), title, words.money(invoice.open, reading.state.currency), *notes)
    rows = [{"label": label, "value": value, "copy": copy} for label, value, copy in transfer(reading, invoice)]
    return panel | {"bank": rows, "document": of_invoice(reading, invoice.number)}


def _confirm(reading: Reading) -> Fields:
    words, parcel = reading.words, to_confirm(reading.state, reading.today)[0]
    title = words.gettext("Confirm that parcel %(parcel)s arrived") % {"parcel": parcel.number}
    return _panel(reading, words.gettext("Your turn"), title, None, *beside(reading))


def _decide(reading: Reading) -> Fields:
    words, offer = reading.words, reading.state.offer
    title = words.gettext("Order by %(day)s") % {"day": reading.weekday(offer.terms.valid_until) if offer else ""}
    note = words.gettext("To order, write to us or call, naming %(reference)s and your order number.")
    return _panel(reading, words.gettext("Your decision"), title, None, note % {"reference": reading.reference})


def _lapsed(reading: Reading) -> Fields:
    words = reading.words
    note = words.gettext("For today’s prices and delays, write to us or call, naming %(reference)s.")
    title = words.gettext("This quote has ended")
    return _panel(reading, words.gettext("Your decision"), title, None, note % {"reference": reading.reference})


def _withdrawn(reading: Reading) -> Fields:
    return _idle(reading, reading.words.gettext("This quote was withdrawn"))


def _answer(reading: Reading) -> Fields:
    return _idle(reading, answering(reading) or "", said(reading.seller.contact.reply, reading.words.lang))


def _cancelled(reading: Reading) -> Fields:
    return _idle(reading, reading.words.gettext("This order goes no further"))


def _credited(reading: Reading) -> Fields:
    return _idle(reading, reading.words.gettext("The invoice was credited in full"))


def _paid(reading: Reading) -> Fields:
    words, invoices = reading.words, reading.state.invoices
    last = max((invoice.settled for invoice in invoices if invoice.settled), default=reading.today)
    paid = words.money(sum((invoice.paid for invoice in invoices), ZERO), reading.state.currency)
    only = of_invoice(reading, invoices[0].number) if len(invoices) == 1 else None
    return _idle(reading, words.gettext("Paid on %(day)s") % {"day": words.date_year(last)}) | {"amount": paid, "document": only}


def _under_way(reading: Reading) -> Fields:
    words = reading.words
    coming = sum(parcel.received is None for parcel in reading.state.parcels)
    return _idle(reading, words.ngettext("Your parcel is on its way", "Your parcels are on their way", coming))


def _invoice(reading: Reading) -> Fields:
    words, again = reading.words, any(invoice.undone for invoice in reading.state.invoices)
    first, anew = words.gettext("We are preparing the invoice"), words.gettext("We are preparing the new invoice")
    return _idle(reading, anew if again else first)


def _credit(reading: Reading) -> Fields:
    """An invoice of what never left is taken back; what is open on it is not asked for."""
    words, wrong = reading.words, to_credit(reading.state)
    title = words.ngettext("We are crediting invoice %(invoices)s", "We are crediting invoices %(invoices)s", len(wrong))
    asked = any(invoice.open > 0 for invoice in reading.state.invoices if invoice.number in wrong)
    notes = (words.gettext("Wait for our credit note before you pay."),) if asked else ()
    return _idle(reading, title % {"invoices": words.listing(sorted(wrong))}, *notes)


def _refund(reading: Reading) -> Fields:
    words = reading.words
    amount = words.money(owed_back(reading.state), reading.state.currency)
    return _idle(reading, words.gettext("We are paying you back")) | {"amount": amount}


def _prepare(reading: Reading) -> Fields:
    words, told = reading.words, announced(reading)
    notes = (told,) if told else ()
    whole, rest = words.gettext("We are preparing your order"), words.gettext("We are preparing the rest of your order")
    return _idle(reading, rest if reading.state.parcels else whole, *notes)


def _idle(reading: Reading, title: str, *notes: str) -> Fields:
    return _panel(reading, reading.words.gettext("Nothing to do"), title, None, *notes)


_PANELS: Mapping[Turn, Callable[[Reading], Fields]] = {
    "pay": _pay,
    "confirm": _confirm,
    "decide": _decide,
    "lapsed": _lapsed,
    "withdrawn": _withdrawn,
    "remarks": _answer,
    "answer": _answer,
    "cancelled": _cancelled,
    "credited": _credited,
    "paid": _paid,
    "under_way": _under_way,
    "invoice": _invoice,
    "credit": _credit,
    "refund": _refund,
    "prepare": _prepare,
}
