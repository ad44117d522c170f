"""What every act panel is made of: whom it waits for, by when, and what we owe meanwhile."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from chalicelib.application.view.news_day import announced, missed_call, our_word
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.refund_view import favour_notes
from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.application.view.shapes.offer_acts import ShownPress
from chalicelib.application.view.shapes.order_facts import ShownTotal
from chalicelib.application.view.shapes.panel import ShownLate, ShownTodo, ShownWay
from chalicelib.application.view.shapes.seller_contact import ShownBank
from chalicelib.domain.sale.turn import WHO


def panel(
    reading: Reading,
    tag: str,
    title: str,
    *notes: str,
    by: date | None = None,
    amount: str | None = None,
    late: ShownLate | None = None,
    sums: Sequence[ShownTotal] = (),
    acts: Sequence[ShownPress] = (),
    links: Sequence[ShownWay] = (),
    bank: Sequence[ShownBank] = (),
    document: ShownDocumentLink | None = None,
) -> ShownTodo:
    """Give the panel; one that says what we do has a day, which our word gives where the matter has none of its own."""
    who = WHO[reading.turn]
    all_notes = [*notes, *owed_meanwhile(reading), *_by_mail(reading)] if who == "us" else list(notes)
    shown = ShownTodo(
        who=who,
        tag=tag,
        title=title,
        by=by,
        notes=all_notes,
        amount=amount,
        late=late,
        sums=list(sums),
        acts=list(acts),
        links=list(links),
        bank=list(bank),
        document=document,
    )
    word = our_word(reading) if who == "us" else None
    if word is None:
        return shown
    if word.late:
        return replace(shown, tag=reading.translations.gettext("Late"), by=word.day, late=missed_call(reading, word))
    return replace(shown, by=word.day, notes=[*all_notes, announced(reading, word)])


def idle(
    reading: Reading,
    title: str,
    *notes: str,
    by: date | None = None,
    amount: str | None = None,
    document: ShownDocumentLink | None = None,
) -> ShownTodo:
    """Give a panel on which the customer has nothing to do."""
    tag = reading.translations.gettext("Nothing to do")
    return panel(reading, tag, title, *notes, by=by, amount=amount, document=document)


def _by_mail(reading: Reading) -> tuple[str, ...]:
    """Say that what comes is mailed, said to those alone whom it reaches."""
    return (reading.translations.gettext("You will be told by e-mail."),) if reading.mailed else ()


def owed_meanwhile(reading: Reading) -> tuple[str, ...]:
    """Give what we owe the customer while something else comes first."""
    return () if reading.turn in ("refund", "choose") else favour_notes(reading)
