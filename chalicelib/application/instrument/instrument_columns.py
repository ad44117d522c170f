"""The columns of the file of instruments, and each instrument as its cells: what was read out may be read in again."""

from collections.abc import Sequence

from chalicelib.application.catalogue.product_columns import kept_text, written_text
from chalicelib.application.importing.cells import DAY, NAME, day_cell, digits
from chalicelib.application.ports.translations import mark
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.values.language import Language

NEEDED = ("model", "serial", "account")
_FORMS = {
    "id": mark("write the number on the instrument’s side, ten letters and digits, or nothing for a new one"),
    "model": mark("write the SKU of the model, as a text: a spreadsheet leaves out zeros"),
    "serial": mark("write the serial number, as a text: a spreadsheet leaves out zeros"),
    "account": mark("write the customer's short name: letters without accents, digits, hyphens, 40 characters at most"),
    "contract": mark("write the key of a level of contract, as the seller’s file has it, or nothing"),
    "version": mark("read the file out again, or leave the cell empty"),
    **dict.fromkeys(("since", "warranty", "contract_since", "contract_until"), DAY),
}
_DAYS = ("since", "warranty", "contract_since", "contract_until")


def instrument_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """Give all columns in their order."""
    names = (f"name_{language}" for language in languages)
    return ("id", *NEEDED, *names, "location", "since", "warranty", "contract", "contract_since", "contract_until", "version")


def instrument_form(column: str) -> str:
    """Give what to write into a column."""
    return _FORMS.get(column, NAME)


def instrument_cells(one: Instrument, languages: Sequence[Language]) -> tuple[str, ...]:
    """Give the cells of an instrument in the order of the columns."""
    contract = one.contract
    days = (contract.level, contract.since.isoformat(), contract.until.isoformat()) if contract else ("", "", "")
    names = (kept_text(one.name.get(language, "")) for language in languages)
    since = one.owners[-1].since.isoformat() if one.owners else ""
    warranty = one.warranty.isoformat() if one.warranty else ""
    texts = (one.id, one.model, kept_text(one.serial), one.account or "", *names, kept_text(one.location or ""))
    return (*texts, since, warranty, *days, str(one.version))


def read_instrument_cell(column: str, cell: str, *, french: bool) -> str:
    """Give a cell as it is read."""
    typed = written_text(cell.strip())
    if column == "version":
        return digits(typed)
    return day_cell(typed) if french and column in _DAYS else typed
