"""Lines of an order as a mail lists them."""

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.lines import Line
from chalicelib.effects.mails.content import MailRow


def row(reading: Reading, line: Line, quantity: int, *, more: str | None = None, total: str = "") -> MailRow:
    """So many pieces of a line; below its name its article number, its detail and what more is to be said."""
    return MailRow(reading.translations.decimal(quantity), reading.name(line), reading.about(line, more), total)
