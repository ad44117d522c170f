"""A text as its letters look: those of other alphabets that are drawn like ours, and digits for letters, are one with them."""

import unicodedata
from collections.abc import Mapping

_DRAWN: Mapping[str, str] = {
    # Cyrillic.
    "\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0423\u0425\u051a\u051c": "ABCEHIJKMOPSTYXQW",
    "\u0430\u0432\u0441\u0435\u04bb\u043d\u0456\u0458\u043a\u043c\u043f\u043e\u0440\u0455\u0442\u0443\u0445": "abcehhijkmnopstyx",
    "\u0501\u051b\u051d\u04cf\u04c0\u0474\u0475\u0433": "dqwllVvr",
    # Greek.
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7": "ABEZHIKMNOPTYX",
    "\u03b1\u03b3\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03c9": "ayikvoptuxw",
    # Armenian, Cherokee, and small capitals.
    "\u0578\u0585\u057d\u0570\u0566": "nouhq",
    "\u13a0\u13a1\u13a2\u13aa\u13ab\u13ac\u13b3\u13b7\u13bb\u13c0\u13c2\u13c3": "DRTAJEWMHGHZ",
    "\u13cc\u13cf\u13d2\u13d4\u13d9\u13da\u13de\u13df\u13e2\u13e6": "USRWVSLCPK",
    "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f\u1d18": "abcdefghijklmnop",
    "\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22\u0251\u0261\ua7ac": "rstuvwyzagG",
    # Digits and signs.
    "01|!$": "ollls",
}
_BLANK = {ord(filler): None for filler in "\u115f\u1160\u3164\uffa0"}
"""Letters that fill the place of one, and are not seen."""
_LETTERS = _BLANK | str.maketrans(
    {sign: letter for signs, letters in _DRAWN.items() for sign, letter in zip(signs, letters, strict=True)}
)
_ALIKE = str.maketrans({"I": "l", "i": "l"})


def drawn(text: str) -> str:
    """Give the text as a reader would compare it with another, I, l and 1 alike; it is for comparing alone."""
    return unicodedata.normalize("NFKD", text).translate(_LETTERS).translate(_ALIKE)
