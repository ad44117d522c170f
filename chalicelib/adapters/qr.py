"""QR codes as squares to draw."""

import segno


def squares(text: str) -> tuple[str, ...]:
    """Give the rows of the code (ISO/IEC 18004, UTF-8, error correction M), "1" for dark, without the quiet zone of four around.

    Raises segno.DataOverflowError for more than 2,331 bytes.
    """
    # In bytes, said so: segno takes UTF-8 whose bytes could be Shift JIS for kanji, and readers then see another text.
    code = segno.make(text, error="m", mode="byte", encoding="utf-8", micro=False, boost_error=False)
    return tuple("".join(map(str, row)) for row in code.matrix)
