"""The one act panel: what waits for whom."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from chalicelib.application.view.arrivals import announced as delivery_announced
from chalicelib.application.view.arrivals import days_under_way
from chalicelib.application.view.credit_view import in_favour
from chalicelib.application.view.documents import account, of_invoice, of_step
from chalicelib.application.view.firm_order import firm_order
from chalicelib.application.view.news_day import announced, missed_call, our_word
from chalicelib.application.view.offer_sheets import kept_pieces, presses
from chalicelib.application.view.order_presses import order_press, placed_presses
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.remarks import answering, beside
from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.application.view.shapes.offer_acts import ShownPress
from chalicelib.application.view.shapes.panel import ShownLate, ShownTodo, ShownWay
from chalicelib.application.view.shapes.seller_contact import ShownBank
from chalicelib.application.view.writing import ordering, phoning, renewing
from chalicelib.domain.sale.announced import rest
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.sale.owed import again, owed_back, to_credit, to_pay
from chalicelib.domain.sale.prepayment import to_prepay, unpaid
from chalicelib.domain.sale.steps import under_way
from chalicelib.domain.sale.turn import WHO, Turn
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.creditor_reference import grouped, payment_reference
from chalicelib.domain.values.money import ZERO


def todo(reading: Reading) -> ShownTodo:
    """Give the panel: the oldest open invoice before a parcel to confirm, an offer to decide on, or nothing to do."""
    panel = _PANELS[reading.turn](reading)
    if reading.then:
        return _of_that_day(reading, panel)
    return replace(panel, acts=[*panel.acts, *placed_presses(reading)])


def _of_that_day(reading: Reading, panel: ShownTodo) -> ShownTodo:
    """Give what waited that day, without what it takes to do it."""
    translations = reading.translations
    tag = translations.gettext("That day · %(tag)s") % {"tag": panel.tag}
    notes = [translations.gettext("To act on it, go back to today.")] if panel.who == "you" else panel.notes
    return replace(panel, who="then", tag=tag, notes=notes, bank=[], acts=[], links=[])


def _panel(
    reading: Reading,
    tag: str,
    title: str,
    *notes: str,
    by: date | None = None,
    amount: str | None = None,
    late: ShownLate | None = None,
    acts: Sequence[ShownPress] = (),
    links: Sequence[ShownWay] = (),
    bank: Sequence[ShownBank] = (),
    document: ShownDocumentLink | None = None,
) -> ShownTodo:
    """Give the panel; one that says what we do has a day, which our word gives where the matter has none of its own."""
    who = WHO[reading.turn]
    all_notes = [*notes, *_in_favour(reading), *_by_mail(reading)] if who == "us" else list(notes)
    panel = ShownTodo(
        who=who,
        tag=tag,
        title=title,
        by=by,
        notes=all_notes,
        amount=amount,
        late=late,
        acts=list(acts),
        links=list(links),
        bank=list(bank),
        document=document,
    )
    word = our_word(reading) if who == "us" else None
    if word is None:
        return panel
    if word.late:
        return replace(panel, tag=reading.translations.gettext("Late"), by=word.day, late=missed_call(reading, word))
    return replace(panel, by=word.day, notes=[*all_notes, announced(reading, word)])


def _by_mail(reading: Reading) -> tuple[str, ...]:
    """Say that what comes is mailed, said to those alone whom it reaches."""
    return (reading.translations.gettext("You will be told by e-mail."),) if reading.mailed else ()


def _in_favour(reading: Reading) -> tuple[str, ...]:
    """Give what we owe the customer while something else comes first."""
    return () if reading.turn == "refund" else in_favour(reading)


def transfer(reading: Reading, invoice: Invoice) -> list[ShownBank]:
    """Say how an invoice is paid by transfer."""
    reference = payment_reference(invoice.number)
    return [*account(reading), ShownBank(reading.translations.gettext("Payment reference"), grouped(reference), reference)]


def transfer_of_order(reading: Reading) -> list[ShownBank]:
    """Say how an order is paid by transfer before there is an invoice: by our own number."""
    reference = payment_reference(reading.reference)
    return [*account(reading), ShownBank(reading.translations.gettext("Payment reference"), grouped(reference), reference)]


def _prepay(reading: Reading) -> ShownTodo:
    translations = reading.translations
    return _panel(
        reading,
        translations.gettext("Your turn"),
        translations.gettext("Pay the order, which then leaves"),
        translations.gettext("It is paid before shipping: we prepare it once your payment is there."),
        *_in_favour(reading),
        *beside(reading),
        amount=translations.money(to_prepay(reading.state), reading.state.currency),
        bank=transfer_of_order(reading),
    )


def _pay(reading: Reading) -> ShownTodo:
    translations, (invoice, *others) = reading.translations, to_pay(reading.state)
    day, more = {"day": translations.day_year(invoice.due)}, len(others)
    overdue = ShownLate(translations.gettext("Was due on %(day)s") % day, None) if invoice.due < reading.today else None
    notes = [] if overdue else [translations.gettext("Due on %(day)s") % day]
    if invoice.open < invoice.gross:
        notes.append(
            translations.gettext("What remains of %(amount)s.")
            % {"amount": translations.money(invoice.gross, reading.state.currency)}
        )
    if invoice.printed_due not in (None, invoice.due):
        sentence = translations.gettext("The invoice itself says %(day)s: the day was changed.")
        notes.append(sentence % {"day": translations.day_year(invoice.printed_due)})
    if unpaid(reading.state):
        notes.append(translations.gettext("It is paid before shipping: we prepare it once your payment is there."))
    if more:
        notes.append(translations.ngettext("%(n)s more invoice is open.", "%(n)s more invoices are open.", more) % {"n": more})
    return _panel(
        reading,
        translations.gettext("Your turn"),
        translations.gettext("Pay invoice %(number)s") % {"number": invoice.number},
        *notes,
        *_in_favour(reading),
        *beside(reading, invoice),
        by=invoice.due,
        amount=translations.money(invoice.open, reading.state.currency),
        late=overdue,
        bank=transfer(reading, invoice),
        document=of_invoice(reading, invoice.number),
    )


def _confirm(reading: Reading) -> ShownTodo:
    translations, parcel = reading.translations, reading.to_confirm[0]
    title = translations.gettext("Confirm that parcel %(parcel)s arrived") % {"parcel": parcel.number}
    return _panel(reading, translations.gettext("Your turn"), title, *_in_favour(reading), *beside(reading))


def _decide(reading: Reading) -> ShownTodo:
    translations, offer, kept = reading.translations, reading.state.offer, reading.reservation
    until = offer.terms.valid_until if offer else reading.today
    title = translations.gettext("Order by %(day)s") % {"day": reading.weekday(until)}
    note = translations.gettext("To order, write to us or call, naming %(reference)s and your order number.")
    order = order_press(reading)
    links = [phoning(reading)] if order else [ordering(reading), phoning(reading)]
    panel = _offer(reading, title, note % {"reference": reading.reference}, links, until)
    panel = replace(panel, notes=[] if order else panel.notes, acts=[*order, *presses(reading)])
    return _reserved(reading, panel, kept) if kept else panel


def _reserved(reading: Reading, panel: ShownTodo, kept: Reservation) -> ShownTodo:
    """Give the panel of an offer of which pieces are kept: it waits until they are for sale again."""
    translations, end = reading.translations, paris_date(kept.until)
    longer = any(one.act == "extend" for one in panel.acts)
    title = (
        translations.gettext("Order, or keep them longer")
        if longer
        else translations.gettext("Order by %(day)s") % {"day": reading.weekday(end)}
    )
    tag = translations.gettext("Your turn, by %(day)s") % {"day": reading.when(end)}
    return replace(panel, tag=tag, title=title, by=end, notes=[f"{kept_pieces(reading, kept)}.", *panel.notes])


def _lapsed(reading: Reading) -> ShownTodo:
    translations = reading.translations
    note = translations.gettext("For today’s prices and lead times, write to us or call, naming %(reference)s.")
    links = [renewing(reading), phoning(reading)]
    return _offer(reading, translations.gettext("This quote has ended"), note % {"reference": reading.reference}, links)


def _offer(reading: Reading, title: str, note: str, links: list[ShownWay], by: date | None = None) -> ShownTodo:
    """Give a panel on which the customer decides: how it is done, and the offer itself."""
    offered = next(iter(of_step(reading, "quote")), None)
    return _panel(reading, reading.translations.gettext("Your decision"), title, note, by=by, links=links, document=offered)


def _withdrawn(reading: Reading) -> ShownTodo:
    return _idle(reading, reading.translations.gettext("This quote was withdrawn"))


def _answer(reading: Reading) -> ShownTodo:
    return _idle(reading, answering(reading) or "")


def _cancelled(reading: Reading) -> ShownTodo:
    return _idle(reading, reading.translations.gettext("This order goes no further"))


def _credited(reading: Reading) -> ShownTodo:
    return _idle(reading, reading.translations.gettext("The invoice was credited in full"))


def _paid(reading: Reading) -> ShownTodo:
    translations, invoices = reading.translations, reading.state.invoices
    last = max((invoice.settled for invoice in invoices if invoice.settled), default=reading.today)
    paid = translations.money(sum((invoice.paid for invoice in invoices), ZERO), reading.state.currency)
    only = of_invoice(reading, invoices[0].number) if len(invoices) == 1 else None
    if not any(invoice.gross for invoice in invoices):
        return _idle(reading, translations.gettext("Free of charge"), document=only)
    return _idle(
        reading, translations.gettext("Paid on %(day)s") % {"day": translations.date_year(last)}, amount=paid, document=only
    )


def _under_way(reading: Reading) -> ShownTodo:
    translations, (day, expected) = reading.translations, under_way(reading.state)
    coming = sum(parcel.received is None for parcel in reading.state.parcels)
    title = translations.ngettext("Your parcel is on its way", "Your parcels are on their way", coming)
    if not expected:
        note = translations.gettext("We ask you to confirm the arrival from %(day)s on; you can do so before.")
    elif len(days_under_way(reading)) > 1:
        note = translations.gettext("The last is expected on %(day)s.")
    else:
        note = translations.gettext("Arrival expected on %(day)s.")
    return _idle(reading, title, note % {"day": reading.weekday(day)}, by=day)


def _invoice(reading: Reading) -> ShownTodo:
    translations = reading.translations
    first, anew = translations.gettext("We are preparing the invoice"), translations.gettext("We are preparing the new invoice")
    return _idle(reading, anew if again(reading.state) else first)


def _credit(reading: Reading) -> ShownTodo:
    """Say that an invoice of what never left is taken back; what is open on it is not asked for."""
    translations, wrong = reading.translations, to_credit(reading.state)
    title = translations.ngettext("We are crediting invoice %(invoices)s", "We are crediting invoices %(invoices)s", len(wrong))
    unpaid = any(invoice.open > 0 for invoice in reading.state.invoices if invoice.number in wrong)
    notes = (translations.gettext("Wait for our credit note before you pay."),) if unpaid else ()
    return _idle(reading, title % {"invoices": translations.listing(sorted(wrong))}, *notes)


def _refund(reading: Reading) -> ShownTodo:
    translations = reading.translations
    amount = translations.money(owed_back(reading.state), reading.state.currency)
    return _idle(reading, translations.gettext("We are paying you back"), amount=amount)


def _prepare(reading: Reading) -> ShownTodo:
    translations, announcement = reading.translations, delivery_announced(reading)
    notes, by = ((announcement,), rest(reading.state).days[0]) if announcement else ((), None)
    firm = firm_order(reading)
    if firm:
        return _idle(reading, firm.title, *firm.notes, *notes, by=by)
    whole, others = (
        translations.gettext("We are preparing your order"),
        translations.gettext("We are preparing the rest of your order"),
    )
    return _idle(reading, others if reading.state.parcels else whole, *notes, by=by)


def _idle(
    reading: Reading,
    title: str,
    *notes: str,
    by: date | None = None,
    amount: str | None = None,
    document: ShownDocumentLink | None = None,
) -> ShownTodo:
    tag = reading.translations.gettext("Nothing to do")
    return _panel(reading, tag, title, *notes, by=by, amount=amount, document=document)


def _requested(reading: Reading) -> ShownTodo:
    w = reading.translations
    return _idle(
        reading,
        w.gettext("We are confirming your order"),
        w.gettext("It goes to an address that we did not know. Nothing is taken from stock before we confirm it."),
    )


_PANELS: Mapping[Turn, Callable[[Reading], ShownTodo]] = {
    "pay": _pay,
    "prepay": _prepay,
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
    "requested": _requested,
}
