"""Lines by name, with how many pieces are meant where it is not all of them: Pompe (2 sur 4)."""

from collections.abc import Iterable

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.lines import Line, Part


def pieces(reading: Reading, parts: Iterable[Part]) -> list[str]:
    """Give each part by its line, in the order of the lines."""
    wanted = {part.line: part.quantity for part in parts}
    return [_named(reading, line, wanted[line.id]) for line in reading.state.every_line if line.id in wanted]


def left(reading: Reading, lines: Iterable[Line]) -> list[str]:
    """Give what has still to leave of lines."""
    return pieces(reading, (Part(line.id, line.quantity - reading.state.shipped(line.id)) for line in lines))


def _named(reading: Reading, line: Line, quantity: int) -> str:
    if quantity == line.quantity:
        return reading.name(line)
    translations = reading.translations
    values = {"name": reading.name(line), "on": translations.decimal(quantity), "of": translations.decimal(line.quantity)}
    return translations.gettext("%(name)s (%(on)s of %(of)s)") % values
