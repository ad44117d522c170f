"""An affair in the list of all: its numbers, what it is about, where it stands, what waits, its sum."""

from decimal import Decimal

from chalicelib.application.view.affair_step import standing
from chalicelib.application.view.affair_wait import Waits, ended, waits
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.affair_list import ShownAffair
from chalicelib.domain.access.level import View
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.search_terms import numbers, plain
from chalicelib.domain.sale.turn import WHO
from chalicelib.domain.values.money import line_net

NAMED = 3
"""Lines that are named, of the highest value first."""
ROOM = 80
"""Characters within which another name is added."""


def row(reading: Reading, view: View, token: str | None, *, closed: bool) -> ShownAffair:
    """The row; of a dossier that its link shows masked no names, numbers and amounts, as on its page."""
    state, words, masked = reading.state, reading.words, view == "masked"
    stands = standing(reading)
    wait = Waits(ended(reading)) if closed else waits(reading, masked=masked)
    total = words.money(reading.amounts.totals.gross, state.currency)
    return ShownAffair(
        reference=reading.reference,
        customer_reference=None if masked else state.customer_reference,
        reference_note=words.gettext("your reference to be given") if reading.turn == "decide" and not masked else None,
        object="" if masked else _object(reading),
        step=stands.step,
        step_note=stands.note,
        step_late=stands.late and not closed,
        cells=stands.cells,
        who="nobody" if closed else WHO[reading.turn],
        wait=wait.text,
        wait_note=wait.note,
        wait_late=wait.late,
        call=wait.call,
        total=None if masked else total,
        token=token,
        terms=plain(reading.reference) if masked else _terms(reading),
    )


def _object(reading: Reading) -> str:
    """The names of the lines, those of the highest value first, as far as there is room."""
    names = list(dict.fromkeys(reading.name(line) for line in sorted(reading.state.lines, key=_value, reverse=True)))
    shown = names[:1]
    for name in names[1:NAMED]:
        if len(", ".join((*shown, name))) > ROOM:
            break
        shown.append(name)
    left = len(names) - len(shown)
    if not left:
        return ", ".join(shown)
    message = reading.words.ngettext("%(names)s and %(n)s more", "%(names)s and %(n)s more", left)
    return message % {"names": ", ".join(shown), "n": left}


def _value(line: Line) -> Decimal:
    return line_net(line.quantity, line.unit_price, line.discount)


def _terms(reading: Reading) -> str:
    """What the row is found by on the page: its numbers without punctuation, and the names of its lines."""
    names = dict.fromkeys(plain(reading.name(line)) for line in reading.state.lines)
    return " ".join((*sorted(set(numbers(reading.reference, reading.state))), *names))
