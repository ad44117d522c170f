"""JSON that two readers could understand differently is refused; the rest is what the standard library reads."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.entrypoints.http.kernel.strict_json import NotStrict, parse

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
)


@given(VALUES, st.booleans())
def test_what_json_has_is_read(value: object, ascii_only: bool) -> None:
    assert parse(json.dumps(value, ensure_ascii=ascii_only).encode()) == value


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(NotStrict):
        assert parse(data) == json.loads(data)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ('{"a": [0, {"b": NaN}]}', "a[1].b"),
        ('[{"b": 1}, {"b": -Infinity}]', "[1].b"),
        ('{"a": 1e400}', "a"),
        ('{"a": 12345678901234567890}', "a"),
        ('{"a": {"b": 1, "b": 1}}', "a.b"),
        ('{"a": {"b": "\\udc00"}}', "a.b"),
        ('{"a": {"\\ud800": 1}}', "a.\\ud800"),
        ("[" * 100_000, ""),
        ('{"a":' * 100_000, ""),
        ("[" * 500 + "NaN" + "]" * 500, "[0]" * 500),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, field: str) -> None:
    with pytest.raises(NotStrict) as caught:
        parse(text.encode())
    assert caught.value.field == field


@pytest.mark.parametrize("text", [b"\xef\xbb\xbf{}", "{}".encode("utf-16"), b"\xfe\xff\x00{\x00}"])
def test_a_byte_order_mark_is_told_as_such(text: bytes) -> None:
    with pytest.raises(NotStrict, match="byte order mark"):
        parse(text)


def test_the_first_of_several_faults_is_told() -> None:
    with pytest.raises(NotStrict) as caught:
        parse(b'{"a": [1, 2], "b": NaN, "c": Infinity}')
    assert caught.value.field == "b"
