"""What the fallback faces of documents have beside the typeface: `make faces` prints it."""

from collections.abc import Mapping
from functools import lru_cache


@lru_cache
def spans(written: str) -> frozenset[int]:
    """Give the code points of spans, from and to, in hexadecimal."""
    pairs = (span.partition("-") for span in written.split())
    return frozenset(code for first, _, last in pairs for code in range(int(first, 16), int(last or first, 16) + 1))


FALLBACKS: Mapping[str, str] = {
    "Granulo Sans SC": """
        3001-3003 3005-3017 301C-301E 3021-3029 3033-3035 3038-303A 303E-303F 3041-3096 309B-309E 30A1-30FE 3105-312C
        4E00-9FFF FA0E-FA0F FA11 FA13-FA14 FA1F FA21 FA23-FA24 FA27-FA29
    """,
    "Granulo Sans KR": "3131-318E AC00-D7A3",
    "Granulo Sans Hebrew": "05B0-05BC 05BE-05BF 05C1-05C2 05D0-05EA 05F0-05F4",
    "Granulo Sans Arabic": "0606-061B 061E-06A1 06A3-06DC 06DE-06FF 0750-077F",
    "Granulo Sans Thai": "0E01-0E3A 0E40-0E5B",
    "Noto Sans Georgian": "10A0-10C5 10C7 10CD 10D0-10FF 1C90-1CBA 1CBD-1CBF 2D00-2D25 2D27 2D2D",
    "Noto Sans Armenian": "0531-0556 0559-058A 058D-058F",
}
"""What each family has, in the order in which they are asked. The face of Japan is not here: it has no letter of its own."""
