"""Cells of the catalogue's file as spreadsheets write them, and what people are told to write into each column."""

from collections.abc import Callable, Mapping, Sequence

from chalicelib.application.catalogue.product_columns import TEXTS, written_text
from chalicelib.application.importing.cells import CATEGORY, COUNTRY, DAY, NAME, PERCENT, day_cell, decimal_cell, digits, truth
from chalicelib.application.ports.translations import mark

CUSTOMS = 8
"""Digits of a code of the Combined Nomenclature; a spreadsheet leaves out the zero that begins one."""
PRICE = mark("write a price with at most four decimals, as 2610.00 (between semicolons also 2610,00)")
COUNT = mark("write a whole number from 1 on, or nothing")
_FORMS: Mapping[str, str] = {
    "sku": mark("write 1 to 40 letters without accents, digits, and _ . - within, as a text: a spreadsheet leaves out zeros"),
    "kind": mark("write instrument, spare_part, consumable, service or software"),
    "goods": mark("write true for goods, false for a service"),
    "vat_rate": PERCENT,
    "vat_category": CATEGORY,
    "exemption": mark("write the key of a reason of exemption, as the seller’s file has it"),
    "price": PRICE,
    "next_price": PRICE,
    "price_since": DAY,
    "next_since": DAY,
    "withdrawn": DAY,
    "unit_code": mark("write a code of UN/ECE Recommendation 20, as C62, KGM or XBX, beside what the unit is called"),
    "lead_days": mark("write a number of working days, from 0 to 730"),
    "replaced_by": mark("write the SKU of another product of the catalogue, or of this file"),
    "fits": mark("write SKUs, with | between them"),
    "numbered": mark("write serial or lot, or nothing"),
    "customs_code": mark("write the eight digits of the Combined Nomenclature"),
    "origin": COUNTRY,
    "weight": mark("write grams, a whole number from 1 on"),
    "reorder_below": COUNT,
    "version": mark("read the file out again, or leave the cell empty"),
}


def product_form(column: str) -> str:
    """Give what to write into a column."""
    return _FORMS.get(column, NAME)


def read_cells(names: Sequence[str], record: Sequence[str], *, french: bool) -> tuple[dict[str, str], dict[str, str]]:
    """Give a row's cells as they are read, and as they were typed, by column."""
    typed = {name: cell.strip() for name, cell in zip(names, record, strict=True)}
    return {name: _read(name, cell, french=french) for name, cell in typed.items()}, typed


def _read(name: str, cell: str, *, french: bool) -> str:
    if name.startswith(tuple(f"{text}_" for text in TEXTS)):
        return written_text(cell)
    if name == "customs_code" and cell.isdecimal():
        return cell.zfill(CUSTOMS) if len(cell) == CUSTOMS - 1 else cell
    if name == "goods":
        return truth(cell)
    read = _FRENCH.get(name) if french else None
    return read(cell) if read else cell


_FRENCH: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("price", "next_price", "vat_rate"), decimal_cell),
    **dict.fromkeys(("price_since", "next_since", "withdrawn"), day_cell),
    **dict.fromkeys(("lead_days", "weight", "reorder_below", "version"), digits),
}
