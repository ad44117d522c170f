"""The customer's document, see docs/customer-document.md: whole or masked."""

from collections.abc import Sequence

from chalicelib.application.view.as_of import as_of, titled
from chalicelib.application.view.deliveries import deliveries
from chalicelib.application.view.details import contact, details, lines, postal, totals
from chalicelib.application.view.documents import documents
from chalicelib.application.view.history import history
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.whole_document import CustomerDocument, MaskedDocument, ShownActs
from chalicelib.application.view.todo import todo
from chalicelib.application.view.track import track
from chalicelib.application.view.verdict import Verdict, verdict
from chalicelib.application.writing.optimistic_lock import shown_version
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.steps import open_offer


def dossier_document(reading: Reading, entries: Sequence[Entry], past: Past) -> CustomerDocument:
    """The whole document with a page of the history."""
    state, result = reading.state, verdict(reading, masked=False)
    return CustomerDocument(
        version=_version(reading),
        lang=reading.words.lang,
        reference=reading.reference,
        title=_title(reading, result),
        verdict=result.sentences,
        verdict_late=result.late,
        steps=track(reading, masked=False),
        contact=contact(reading),
        as_of=as_of(reading, past),
        kind="order" if state.order else "offer",
        customer_reference=state.customer_reference,
        customer_reference_hint=_hint(reading),
        for_=f"{reading.people.name}, {reading.contact(state.contact)}",
        lead=result.lead,
        lead_lang=reading.seller.languages[0] if result.lead in _reasons(state) else None,
        todo=todo(reading),
        deliveries=deliveries(reading),
        details=details(reading),
        lines=lines(reading),
        totals=totals(reading),
        comments=state.note,
        comments_lang=reading.seller.languages[0] if state.note else None,
        history=history(reading, entries, past),
        documents=documents(reading),
        addresses=postal(reading),
        acts=ShownActs(ask=reading.then is None),
    )


def _hint(reading: Reading) -> str | None:
    """What stands for the customer's own number while it is still to come: with an order that can still be made."""
    return reading.words.gettext("to be given with the order") if open_offer(reading.state, reading.today) else None


def masked_document(reading: Reading) -> MaskedDocument:
    """What an expired link still shows: steps and dates; no names, amounts or history."""
    result = verdict(reading, masked=True)
    return MaskedDocument(
        version=_version(reading),
        lang=reading.words.lang,
        reference=reading.reference,
        title=_title(reading, result),
        verdict=result.sentences,
        verdict_late=result.late,
        steps=track(reading, masked=True),
        contact=contact(reading),
    )


def _reasons(state: Dossier) -> list[str]:
    """Why an order or an offer goes no further, as staff wrote it."""
    reasons = (state.cancelled and state.cancelled.reason, state.offer and state.offer.reason)
    return [reason for reason in reasons if reason]


def _version(reading: Reading) -> str:
    return shown_version(reading.reference, reading.state.shown)


def _title(reading: Reading, result: Verdict) -> str:
    kind = reading.words.gettext("Order %(reference)s") if reading.state.order else reading.words.gettext("Quote %(reference)s")
    return titled(reading, f"{kind % {'reference': reading.reference}}, {result.short}")
