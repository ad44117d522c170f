"""What fields are held to beyond their patterns: each check is named by the field's type, one walk holds a whole body to them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from msgspec import UNSET, Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.values.code_lists import ADDRESS_SCHEMES, COUNTRIES, KOSOVO, MEANT, UNLISTED
from chalicelib.domain.values.electronic_schemes import SCHEMES, identifier_holds
from chalicelib.domain.values.mailbox import on_the_wire
from chalicelib.domain.values.printed_letters import unprintable

CHECK = "check"
"""Under which name a type's `extra` has its check."""
FIRST, LAST = 1990, 2099
"""Years that dates are of: before, no dossier is kept; beyond, two digits would name two years, in our numbers too."""
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def mail_domain(value: str, field: str) -> None:
    """Require a domain that SES takes, as it goes over the wire (RFC 5321, IDNA)."""
    address = on_the_wire(value)
    labels = address.rpartition("@")[2].lower().split(".") if address else []
    if address is None or len(address) > 254 or len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)):
        raise Invalid("%(address)s: no mail can be sent to this domain; write it as its owner does", field=field, address=value)
    if len(labels[-1]) < 2 or labels[-1].isdecimal():
        raise Invalid("%(address)s: the domain ends as none does; write it as its owner does", field=field, address=value)


def country(value: str, field: str) -> None:
    """Require a country that a bill can name."""
    if value in UNLISTED:
        raise Invalid("no invoice can name the country %(code)s: the list of EN 16931 lacks it", field=field, code=value)
    if value in COUNTRIES or value == KOSOVO:
        return
    if value in MEANT:
        raise Invalid("%(code)s is no country's code: write %(meant)s", field=field, code=value, meant=MEANT[value])
    raise Invalid("%(code)s is no country's code: write that of ISO 3166-1, as FR, BE or DE", field=field, code=value)


def electronic(value: str, field: str) -> None:
    """Require an electronic address whose scheme a bill can name, and whose identifier is one of that scheme."""
    scheme, _, identifier = value.partition(":")
    if scheme not in ADDRESS_SCHEMES:
        raise Invalid("%(scheme)s is no scheme of the EAS list: in France write 0225 and a colon", field=field, scheme=scheme)
    if not identifier_holds(scheme, identifier):
        raise Invalid(
            "%(identifier)s is no address of the scheme %(scheme)s: its form or digits do not check; write it like %(example)s",
            field=field, identifier=identifier, scheme=scheme, example=SCHEMES[scheme].example,
        )  # fmt: skip


def printed(value: str | tuple[str, ...] | Mapping[str, str], field: str) -> None:
    """Require letters that documents can show: of a text, of each line, or of a text in each language."""
    if isinstance(value, Mapping):
        parts = [(f"{field}.{language}", text) for language, text in value.items()]
    elif isinstance(value, tuple):
        parts = [(f"{field}[{index}]", text) for index, text in enumerate(value)]
    else:
        parts = [(field, value)]
    for path, text in parts:
        if letter := unprintable(text):
            raise Invalid(
                "%(letter)s (U+%(sign)s) is in %(field_name)s, and no typeface of documents has it: write it in Latin letters, "
                "those of an address in its field latin",
                field=path, letter=letter, sign=f"{ord(letter):04X}", field_name=path,
            )  # fmt: skip


def day(value: date, field: str) -> None:
    """Require a date that somebody can mean."""
    if not FIRST <= value.year <= LAST:
        raise Invalid(
            "the year %(year)s is not meant: dates are of the years %(first)s to %(last)s", field=field, year=f"{value.year:04}",
            first=FIRST, last=LAST,
        )  # fmt: skip


def moment(value: datetime, field: str) -> None:
    """Require a moment whose date somebody can mean."""
    day(value.date(), field)


def hold(value: Any, field: str = "") -> None:
    """Hold a struct of a body, whole, to the checks of its fields. Raises Invalid for the first that does not hold."""
    for path, check, field_value in marked(value, CHECK, field):
        check(field_value, path)


def marked(value: Any, key: str, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Give every value in a struct whose type's `extra` has the key: its path, what the key says, and the value."""
    for name, mark in _fields(value.__class__, key):
        field_value, field_path = getattr(value, name), f"{path}.{name}" if path else name
        if field_value is None or field_value is UNSET:
            continue
        if mark is not None:
            yield field_path, mark, field_value
        elif isinstance(field_value, Struct):
            yield from marked(field_value, key, field_path)
        elif isinstance(field_value, tuple):
            for index, each in enumerate(field_value):
                if isinstance(each, Struct):
                    yield from marked(each, key, f"{field_path}[{index}]")


@lru_cache
def _fields(kind: Any, key: str) -> tuple[tuple[str, Any], ...]:
    from msgspec import inspect

    info = inspect.type_info(kind)
    return tuple((field.name, _mark(field.type, key)) for field in info.fields) if isinstance(info, inspect.StructType) else ()


def _mark(info: Any, key: str) -> Any:
    """Give what the key says of a type, or of one of its parts; None where it says nothing."""
    extra = getattr(info, "extra", None) or {}
    if key in extra:
        return extra[key]
    parts = (*getattr(info, "types", ()), *([info.type] if hasattr(info, "type") else []))
    return next((mark for part in parts if (mark := _mark(part, key))), None)
