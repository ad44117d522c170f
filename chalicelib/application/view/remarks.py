"""What the page says of remarks on parcels, and of questions, that wait for our answer."""

from collections.abc import Iterable
from datetime import date

from chalicelib.application.view.news_day import announced, missed, our_word
from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.parcels import Parcel
from chalicelib.domain.sale.waiting import answer_due
from chalicelib.domain.values.carriage import is_domestic, protest_until

SHOWN = 200
"""Characters of remarks that stand beside their parcel; the history has all of them."""


def remarked(reading: AnyReading) -> list[int]:
    """Give the parcels whose remarks are open."""
    return sorted({parcel for question in reading.state.remarks for parcel in question.parcels})


def remarks_sentences(reading: Reading) -> list[str]:
    """Say that parcels arrived with something wanting, and by when we answer."""
    translations, parcels = reading.translations, remarked(reading)
    arrived = translations.ngettext(
        "Parcel %(parcels)s arrived, with your remarks.", "Parcels %(parcels)s arrived, with your remarks.", len(parcels)
    )
    answer = answer_by(reading, min(question.on for question in reading.state.remarks))
    return [arrived % {"parcels": translations.listing([str(number) for number in parcels])}, answer]


def answer_by(reading: AnyReading, since: date) -> str:
    """Say by when we answer what was said on a day, or that we ought to have."""
    translations, due = reading.translations, answer_due(reading.state, reading.seller.news, since)
    if due >= reading.today:
        return translations.gettext("We answer by %(day)s.") % {"day": reading.weekday(due)}
    values = {"day": reading.weekday(due), "phone": reading.seller.contact.phone}
    return translations.gettext("We were to answer by %(day)s: call %(phone)s.") % values


def answering(reading: AnyReading) -> str | None:
    """Give what we are answering, as a title; None where nothing is open."""
    translations, parcels = reading.translations, remarked(reading)
    if parcels:
        message = translations.ngettext(
            "We are answering your remarks on parcel %(parcels)s",
            "We are answering your remarks on parcels %(parcels)s",
            len(parcels),
        )
        return message % {"parcels": translations.listing([str(number) for number in parcels])}
    invoices = sorted({question.invoice for question in reading.state.questions if question.invoice})
    if len(invoices) == len(reading.state.questions) > 0:
        text = translations.gettext("We are answering what you said of invoice %(invoices)s")
        return text % {"invoices": translations.listing(invoices)}
    asked, n = {question.asked for question in reading.state.questions}, len(reading.state.questions)
    if asked == {"cancellation"}:
        return translations.gettext("We are answering your request to cancel the order")
    if asked == {"change"}:
        return translations.gettext("We are answering your request to change the order")
    return translations.ngettext("We are answering your question", "We are answering your questions", n) if n else None


def stays(reading: Reading) -> tuple[str, ...]:
    """Say that the order stays as it is while a change of it, or its end, is asked for; nothing where none is."""
    if not any(question.asked for question in reading.state.questions):
        return ()
    return (reading.translations.gettext("The order stays as it is until we answer."),)


def beside(reading: Reading, invoice: Invoice | None = None) -> list[str]:
    """Give the note below what the customer has to do while we answer; an invoice may wait for what the remarks are about."""
    title = answering(reading)
    if title is None or (invoice and [question.invoice for question in reading.state.questions] == [invoice.number]):
        return []  # what is contested of the invoice is said with it
    sentence = reading.translations.gettext("%(sentence)s.") % {"sentence": title}
    noted = [" ".join((sentence, *_by_when(reading), *stays(reading)))]
    if invoice and _lines(p for p in reading.state.parcels if p.number in remarked(reading)) & {x.line for x in invoice.parts}:
        noted.append(reading.translations.gettext("The invoice stays due; what your remarks are about may wait for our answer."))
    return noted


def _by_when(reading: Reading) -> tuple[str, ...]:
    """Say by when we answer, or that we ought to have."""
    word = our_word(reading)
    if word is None or not word.answer:
        return ()
    return (missed(reading, word) if word.late else announced(reading, word),)


def _lines(parcels: Iterable[Parcel]) -> set[int]:
    return {part.line for parcel in parcels for part in parcel.parts}


def of_parcel(reading: Reading, parcel: Parcel) -> str | None:
    """Give the remarks on a parcel, and until when the carrier has to be told.

    Our answer does not lengthen the law's three days.
    """
    if parcel.remarks is None or parcel.received is None:
        return None
    translations = reading.translations
    text = " ".join(parcel.remarks.split())
    shown = text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"
    remarks = translations.gettext("Your remarks: %(text)s") % {"text": shown}
    law = carrier_deadline(reading, parcel.received)
    if law is None:
        return remarks
    return f"{remarks if remarks[-1] in '.…?!' else remarks + '.'} {law}"


def carried_at_home(reading: Reading) -> bool:
    """Say whether French law says until when the carrier has to be told; an address that was forgotten is taken for one here."""
    address = reading.people.addresses.get(reading.state.delivery)
    return address is None or is_domestic(address.country, address.postcode)


def carrier_deadline(reading: Reading, received: date) -> str | None:
    """Say until when the carrier has to be told of what arrived on a day; None once that has passed, or where other law holds."""
    until = protest_until(received)
    if until < reading.today or not carried_at_home(reading):
        return None
    return reading.translations.gettext("The carrier has to be told by registered letter by %(day)s.") % {
        "day": reading.weekday(until)
    }
