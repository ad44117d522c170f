"""An affair in the list of all: its numbers, what it is about, where it stands, what waits, its sum."""

from chalicelib.application.view.affair_step import standing
from chalicelib.application.view.affair_wait import AffairWait
from chalicelib.application.view.kind_views import view_of
from chalicelib.application.view.permitted_here import instead
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.shapes.affair_list import ShownAffair
from chalicelib.domain.access.level import View
from chalicelib.domain.sale.search_terms import plain


def row(reading: AnyReading, opens: View, token: str | None, *, closed: bool) -> ShownAffair:
    """Give the row; of a dossier that its link shows masked no names, numbers and amounts, as on its page."""
    state, view, masked = reading.state, view_of(reading), opens == "masked"
    if not reading.may("read"):
        return _of_invoices(reading, token, closed=closed)
    stands = standing(reading)
    wait = AffairWait(view.ended(reading)) if closed else view.waits(reading, masked)
    needed = view.needs(reading)
    theirs = needed is None or reading.may(needed)
    if not closed and needed and not theirs:
        wait = wait._replace(note=instead(reading, needed), late=False)
    return ShownAffair(
        reference=reading.reference,
        customer_reference=None if masked else state.order_number,
        reference_note=None if masked else view.reference_note(reading),
        object="" if masked else view.subject(reading),
        step=stands.step,
        step_note=stands.note,
        step_late=stands.late and not closed,
        cells=stands.cells,
        who=view.who(reading) if theirs and not closed else "nobody",
        wait=wait.text,
        wait_note=wait.note,
        wait_late=wait.late,
        call=wait.call,
        total=None if masked else view.total(reading),
        token=token,
        terms=plain(reading.reference) if masked else view.terms(reading),
    )


def _of_invoices(reading: AnyReading, token: str | None, *, closed: bool) -> ShownAffair:
    """Give the row of a link that shows the invoices alone: no more than its page says."""
    state, shown = reading.state, view_of(reading).invoices(reading)
    first, note = shown.rows[0] if shown.rows else None, None
    if first and first.who == "you" and not closed:
        note = first.due
    theirs = state.order_number
    return ShownAffair(
        reference=reading.reference,
        customer_reference=theirs,
        reference_note=None,
        object=reading.translations.gettext("Invoices"),
        step=shown.verdict.short[:1].upper() + shown.verdict.short[1:],
        step_note=None,
        step_late=False,
        cells=[],
        who="nobody" if closed else shown.todo.who if shown.todo.who in ("you", "us") else "nobody",
        wait=first.wait if first and not closed else shown.todo.title,
        wait_note=note,
        wait_late=bool(note and first and first.late),
        call=None,
        total=None,
        token=token,
        terms=" ".join(plain(one) for one in (reading.reference, theirs or "", *shown.terms) if one),
    )
