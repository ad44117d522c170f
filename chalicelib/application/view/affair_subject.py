"""What a sale is about, in one line of a list, and what it is found by there."""

from decimal import Decimal

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.search_terms import numbers, plain
from chalicelib.domain.values.money import line_net

NAMED = 3
"""Lines that are named, of the highest value first."""
ROOM = 80
"""Characters within which another name is added."""


def subject(reading: Reading) -> str:
    """Give the names of the lines, those of the highest value first, as far as there is room."""
    names = list(dict.fromkeys(reading.name(line) for line in sorted(reading.state.lines, key=_value, reverse=True)))
    shown = names[:1]
    for name in names[1:NAMED]:
        if len(", ".join((*shown, name))) > ROOM:
            break
        shown.append(name)
    left = len(names) - len(shown)
    if not left:
        return ", ".join(shown)
    message = reading.translations.ngettext("%(names)s and %(n)s more", "%(names)s and %(n)s more", left)
    return message % {"names": ", ".join(shown), "n": left}


def _value(line: Line) -> Decimal:
    return line_net(line.quantity, line.unit_price, line.discount)


def terms(reading: Reading) -> str:
    """Give what the row is found by on the page: its numbers without punctuation, and the names of its lines."""
    names = dict.fromkeys(plain(reading.name(line)) for line in reading.state.lines)
    return " ".join((*sorted(set(numbers(reading.reference, reading.state))), *names))
