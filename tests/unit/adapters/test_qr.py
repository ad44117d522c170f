"""A QR code is read back by a reader that did not draw it."""

import pytest
import zxingcpp
from hypothesis import example, given
from hypothesis import strategies as st
from segno import DataOverflowError

from chalicelib.adapters.qr import squares

QUIET, SCALE = 4, 3


def read(rows: tuple[str, ...]) -> zxingcpp.Barcode:
    """What a reader sees in the squares, drawn in black with the quiet zone that the standard wants around them."""
    blank = ["0" * (len(rows) + 2 * QUIET)] * QUIET
    wide = [*blank, *(f"{'0' * QUIET}{row}{'0' * QUIET}" for row in rows), *blank]
    pixels = b"".join(bytes(0 if dark == "1" else 255 for dark in row for _ in range(SCALE)) * SCALE for row in wide)
    side = len(wide) * SCALE
    (code,) = zxingcpp.read_barcodes(memoryview(pixels).cast("B", (side, side)))
    return code


@example("\u16420")
@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=300))
def test_the_text_is_read_back(text: str) -> None:
    # Its bytes: of a text as short as "ू0" a reader guesses another encoding.
    assert read(squares(text)).bytes == text.encode()


@given(st.text(st.characters(codec="ascii", exclude_categories=["C"]), min_size=1, max_size=300))
def test_an_address_is_read_back(text: str) -> None:
    assert read(squares(text)).text == text


def test_the_error_correction_is_the_medium_one() -> None:
    assert read(squares("https://suivi.granuloshop.com/suivi/#45KL89G00E")).ec_level == "M"


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(DataOverflowError):
        squares("x" * 2332)
