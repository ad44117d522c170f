"""What a dossier holds, written out as a body has it."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import to_builtins

from chalicelib.domain.account.people import Address
from chalicelib.domain.sale.lines import Line, Part


def line_fields(line: Line) -> dict[str, object]:
    """Give a line as a body writes it out: nothing of it is looked up."""
    written: dict[str, object] = {
        "sku": line.sku, "quantity": line.quantity, "name": dict(line.name), "unit_price": decimal(line.unit_price),
        "vat_rate": decimal(line.vat_rate), "discount": decimal(line.discount), "goods": line.goods,
        "vat_category": line.vat_category, "lead_days": line.lead_days, "exemption": line.exemption, "unit_code": line.unit_code,
        "detail": dict(line.detail) if line.detail else None, "unit": dict(line.unit) if line.unit else None,
    }  # fmt: skip
    return {name: value for name, value in written.items() if value is not None}


def parts_fields(parts: tuple[Part, ...], *, serials: bool = False) -> list[dict[str, object]]:
    """Give pieces of lines, with room for serial numbers where they go into a parcel."""
    return [
        {"line": part.line, "quantity": part.quantity, **({"serials": list(part.serials)} if serials else {})} for part in parts
    ]


def address_fields(address: Address) -> Mapping[str, object]:
    """Give an address as a body writes it."""
    fields: Mapping[str, object] = to_builtins(address)
    return fields


def decimal(value: Decimal) -> str:
    """Write a number plainly, without an exponent."""
    return f"{value:f}"
