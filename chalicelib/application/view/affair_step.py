"""Where an affair stands, in one line of a list: the step of the cursor, what more is known of it, and the small scale."""

from typing import NamedTuple

from chalicelib.application.view.kind_views import view_of
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.shapes.affair_list import Cell
from chalicelib.application.view.track import counted
from chalicelib.domain.sale.step import Step, current


class Standing(NamedTuple):
    """The step, a note below it, whether that is late, and a cell for each step: "on", "part", "off" (has no sequel) or empty."""

    step: str
    note: str | None
    late: bool
    cells: list[Cell]


def standing(reading: AnyReading) -> Standing:
    """Say where the dossier stands today."""
    steps, view = reading.steps, view_of(reading)
    step = _ended(steps) or current(steps)
    name = view.step_names(reading.translations)[step.key]
    text = f"{name}, {counted(reading.translations, step)}" if 0 < step.on < step.of else name
    return Standing(
        text,
        view.note(reading, step),
        view.late(reading) and not step.remarks,
        [_cell(step) for step in steps],
    )


def _ended(steps: tuple[Step, ...]) -> Step | None:
    """Give the step at which the order was cancelled or the offer lapsed; what left before may still go on."""
    return next((step for step in steps if step.status in ("cancelled", "lapsed")), None)


def _cell(step: Step) -> Cell:
    if step.status in ("off", "cancelled", "lapsed"):
        return "off"
    return "" if not step.on or step.status == "none" else "on" if step.on >= step.of else "part"
