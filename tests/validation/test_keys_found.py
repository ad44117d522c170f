"""Every key that factur-x is given is found in the XML: it drops unknown and misplaced ones without a word."""

from collections.abc import Iterator
from typing import Any

import pytest
from facturx import generate_xml

from chalicelib.adapters.facturx.fields import fields
from chalicelib.adapters.facturx.xml import LEVEL
from tests.samples.bills import BILLS
from tests.validation.test_composed import DEALS

Path = tuple[str | int | None, ...]
SAMPLES = {name: bill for name, bill in BILLS.items() if len(bill.lines) < 9}


def written(given: dict[str, Any]) -> bytes:
    made: bytes = generate_xml(given, flavor="factur-x", level=LEVEL, check_xsd=False, check_schematron=False)
    return made


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where each value stands that is not made of others."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not parts:
        yield path
    for key, part in parts:
        yield from leaves(part, (*path, key))


def without(given: dict[str, Any], path: Path) -> dict[str, Any]:
    """What is given without one of its values."""
    at: Any = given
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return given


def lost(given: dict[str, Any], again: dict[str, Any], path: Path) -> bool:
    """Whether the XML is the same without the value; `given` and `again` are alike, since factur-x changes what it is given."""
    whole = written(given)
    try:
        return written(without(again, path)) == whole
    except (KeyError, ValueError, TypeError, AttributeError):
        return False


@pytest.mark.parametrize("name", SAMPLES)
def test_no_value_of_a_bill_is_lost_on_the_way_to_its_xml(name: str) -> None:
    bill = SAMPLES[name]
    assert [path for path in leaves(fields(bill)) if value(bill, path) and lost(fields(bill), fields(bill), path)] == []


def value(bill: Any, path: Path) -> Any:
    at: Any = fields(bill)
    for step in path:
        at = at[step]
    return at


@pytest.mark.parametrize(
    "name", ["intra-EU", "exempt", "mixed", "amounts credited", "public body", "goods, and a service of some days"]
)
def test_nor_of_one_that_is_made_of_a_dossier(name: str) -> None:
    bill = DEALS[name]().bill("credit_note" if "credited" in name else "invoice")
    assert [path for path in leaves(fields(bill)) if value(bill, path) and lost(fields(bill), fields(bill), path)] == []


@pytest.mark.parametrize("where", [("BT-999",), ("BG-13", "vat_identifier"), ("BG-23", 0, "BT-8"), ("BG-25", 0, "BT-9")])
def test_a_key_that_the_library_drops_is_seen(where: Path) -> None:
    def given() -> dict[str, Any]:
        made: Any = fields(BILLS["french"])
        at = made
        for step in where[:-1]:
            at = at[step]
        at[where[-1]] = "5"
        result: dict[str, Any] = made
        return result

    assert lost(given(), given(), where)
