"""The texts of commands that documents print, each with the field that it came in by."""

from collections.abc import Iterable, Iterator

from chalicelib.domain.account.people import Address
from chalicelib.domain.errors import DomainError, NotAllowed
from chalicelib.domain.sale.about_line import about_line, line_field
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.values.printed_letters import unprintable

FieldText = tuple[str, int | None, str]
"""A field, the line that it is of, and its text."""


def address_texts(field: str, address: Address) -> Iterator[FieldText]:
    """Give an address as it was given."""
    yield from ((f"{field}.lines", None, line) for line in address.lines)
    yield from ((f"{field}.postcode", None, address.postcode), (f"{field}.city", None, address.city))
    yield from ([(f"{field}.service", None, address.service)] if address.service else [])


def address_on_paper(field: str, address: Address) -> Iterator[FieldText]:
    """Give an address as paper must show it: its Latin lines stand for the others where it has some."""
    if not address.latin:
        yield from address_texts(field, address)
        return
    yield from ((f"{field}.latin", None, line) for line in address.latin)
    yield from ([(f"{field}.service", None, address.service)] if address.service else [])


def line_texts(lines: Iterable[Line]) -> Iterator[FieldText]:
    """Give what lines are called."""
    for line in lines:
        yield line_field(line, "sku"), line.id, line.sku
        yield from ((line_field(line, "name"), line.id, text) for text in line.name.values())
        yield from ((line_field(line, "detail"), line.id, text) for text in (line.detail or {}).values())
        yield from ((line_field(line, "unit"), line.id, text) for text in (line.unit or {}).values())


def without_letters(texts: Iterable[FieldText]) -> Iterator[DomainError]:
    """Give a refusal for each text that the document would show with a hole."""
    for field, line, text in texts:
        if letter := unprintable(text):
            yield about_line(line, NotAllowed(
                "%(letter)s (U+%(sign)s) is in %(field_name)s, and no typeface of documents has it: write it in Latin letters, "
                "those of an address in its field latin",
                field=field, letter=letter, sign=f"{ord(letter):04X}", field_name=field,
            ))  # fmt: skip
