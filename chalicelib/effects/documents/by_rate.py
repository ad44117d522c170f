"""What is asked for, or taken back, as amounts: a line for each VAT rate."""

from typing import NamedTuple

from chalicelib.application.view.reading import Reading
from chalicelib.domain.values.bill import Adjustment, BillLine
from chalicelib.domain.values.money import ZERO, Totals, Vat
from chalicelib.effects.documents.amounts import money, rate, taxes
from chalicelib.effects.documents.printed import PrintedRow, PrintedSum


class Table(NamedTuple):
    """What is asked for or credited, as the bill has it and as it is printed."""

    lines: tuple[BillLine, ...]
    adjustments: tuple[Adjustment, ...]
    totals: Totals
    columns: tuple[str, ...]
    rows: tuple[PrintedRow, ...]
    sums: tuple[PrintedSum, ...]


def by_rate(reading: Reading, name: str, totals: Totals) -> Table:
    """Give a line for each VAT rate; a bill has one at least, so the carriage is one where it comes back alone."""
    translations = reading.translations
    lines = tuple(
        BillLine(str(number), "", name, None, 1, base, ZERO, ZERO, base, vat.category, vat.rate)
        for number, (vat, (base, _)) in enumerate(totals.vat.items(), start=1)
    )
    return Table(
        lines,
        (),
        totals,
        (translations.gettext("Description"), translations.gettext("VAT"), translations.gettext("Total excl. VAT")),
        tuple(
            PrintedRow(line.name, "", (rate(reading, Vat(line.category, line.rate)), money(reading, line.net))) for line in lines
        ),
        (PrintedSum(translations.gettext("Total excluding VAT"), money(reading, totals.net)), *taxes(reading, totals)),
    )
