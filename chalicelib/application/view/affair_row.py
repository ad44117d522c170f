"""An affair in the list of all: its numbers, what it is about, where it stands, what waits, its sum."""

from chalicelib.application.view.affair_step import standing
from chalicelib.application.view.affair_wait import AffairWait
from chalicelib.application.view.kind_views import view_of
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.shapes.affair_list import ShownAffair
from chalicelib.domain.access.level import View
from chalicelib.domain.sale.search_terms import plain


def row(reading: AnyReading, opens: View, token: str | None, *, closed: bool) -> ShownAffair:
    """Give the row; of a dossier that its link shows masked no names, numbers and amounts, as on its page."""
    state, view, masked = reading.state, view_of(reading), opens == "masked"
    stands = standing(reading)
    wait = AffairWait(view.ended(reading)) if closed else view.waits(reading, masked)
    return ShownAffair(
        reference=reading.reference,
        customer_reference=None if masked else state.order_number,
        reference_note=None if masked else view.reference_note(reading),
        object="" if masked else view.subject(reading),
        step=stands.step,
        step_note=stands.note,
        step_late=stands.late and not closed,
        cells=stands.cells,
        who="nobody" if closed else view.who(reading),
        wait=wait.text,
        wait_note=wait.note,
        wait_late=wait.late,
        call=wait.call,
        total=None if masked else view.total(reading),
        token=token,
        terms=plain(reading.reference) if masked else view.terms(reading),
    )
