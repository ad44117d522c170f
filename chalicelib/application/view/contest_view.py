"""That an invoice is late is contested: how the reader says so, and what the page says until we answer."""

from chalicelib.application.view.controls import control
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.remarks import answer_by
from chalicelib.application.view.shapes.contest_act import ShownContest
from chalicelib.application.view.shapes.offer_acts import ShownPress
from chalicelib.domain.sale.asked import asked, asked_of
from chalicelib.domain.sale.contested import contested, is_late
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.waiting import answer_due
from chalicelib.domain.values.calendar import working_days_after


def contest(reading: Reading) -> ShownContest | None:
    """Give the invoice of which the reader can say that it is not late: the one that the panel asks for; None elsewhere."""
    invoice = next(iter(asked(reading.state, reading.today)), None)
    if invoice is None or reading.then or not reading.may("act") or not is_late(reading.state, invoice, reading.today):
        return None
    w = reading.translations
    due = asked_of(reading.state, invoice, reading.today)
    places = {"number": invoice.number, "amount": w.money(due, reading.state.currency), "day": reading.weekday(invoice.due)}
    by = reading.weekday(working_days_after(reading.today, reading.seller.news.answer_days))
    return ShownContest(
        invoice=invoice.number,
        about=w.gettext("Invoice %(number)s, %(amount)s, was due on %(day)s.") % places,
        will=[
            w.gettext("We answer by %(day)s.") % {"day": by},
            w.gettext("Until then this page does not say that it is late. The amount stays to be paid."),
        ],
    )


def contest_press(reading: Reading, invoice: Invoice) -> tuple[ShownPress, ...]:
    """Give the control of the panel that opens it."""
    offered = reading.memo(contest)
    if offered is None or offered.invoice != invoice.number:
        return ()
    return (control("contest", reading.translations.gettext("Contest this delay")),)


def contest_notes(reading: Reading, invoice: Invoice) -> tuple[str, ...]:
    """Say by when we answer what is contested of an invoice, or that we ought to have; nothing where nothing is."""
    question = contested(reading.state, invoice.number)
    if question is None:
        return ()
    w, due = reading.translations, answer_due(reading.state, reading.seller.news, question.on)
    if due < reading.today:
        text = w.gettext("You contested it on %(day)s. %(answer)s")
        return (text % {"day": reading.when(question.on), "answer": answer_by(reading, question.on)},)
    text = w.gettext("You contested it on %(day)s: we answer by %(due)s at the latest.")
    return (text % {"day": reading.when(question.on), "due": reading.weekday(due)},)
