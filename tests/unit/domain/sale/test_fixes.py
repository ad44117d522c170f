"""Every fault of a body is told with a fix that names a type: tried on all commands with a wrong value in each field."""

from types import UnionType

import msgspec
import pytest
from msgspec import inspect as mi

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.entrypoints.http.kernel.body import convert
from chalicelib.entrypoints.http.kernel.problem import Problem

SHAPES: list[type | UnionType] = [c.CreateDossier, bodies("manager"), bodies("accountant")]


def fields() -> list[tuple[object, str, str]]:
    values: list[tuple[object, str, str]] = []
    for shape in SHAPES:
        info = mi.type_info(shape)
        for struct in info.types if isinstance(info, mi.UnionType) else (info,):
            assert isinstance(struct, mi.StructType)
            values += [(shape, str(struct.tag), field.encode_name) for field in struct.fields]
    return values


@pytest.mark.parametrize(("shape", "tag", "field"), fields())
def test_a_wrong_value_is_told_with_a_fix(shape: object, tag: str, field: str) -> None:
    with pytest.raises(Problem) as caught:
        convert(msgspec.json.encode({"type": tag, field: 1.5}), shape, ("fr", "en"))
    (wrong,) = caught.value.wrong
    assert wrong.fix not in ("send another value", "send what the documentation says")
    assert wrong.field == field or wrong.fix.startswith("add it: "), wrong
