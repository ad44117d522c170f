"""Find what a line may not break: short words with a hyphen, and a number with its unit. A style does it, and no other sign.

So the characters stay those that people type, and what is copied, searched and read aloud is what was written.
"""

import re

UNITS = (
    "[µmck]?m",
    "[kmµ]?g", "[mµ]?[lL]", "bars?", "[kMh]?Pa", "[kM]?Hz", "[kMm]?[VAW]", "k?VA", "kWh", "°[CF]", "k?N", "[kM][oB]", "[GT][oB]",
    "min", "ms", "[smMj]", "%", "‰", "€", "ppm", "rpm", "dB", "mol", "lx", "Ω",
)  # fmt: skip
NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
SIGN = "A-Za-zÀ-ÖØ-öø-ÿŒœµ0-9"
LONGEST = 14
"""Characters that are not broken: longer words may break behind a hyphen, or they would stand out on a phone."""
WORD = rf"(?=[{SIGN}-]{{3,{LONGEST}}}(?![{SIGN}-]))[{SIGN}]+(?:-[{SIGN}]+)+"
RANGE = rf"(?:{NUMBER})–(?:{NUMBER})"
MEASURE = rf"(?:{RANGE}|{NUMBER}) (?:{'|'.join(UNITS)})(?![{SIGN}])"
SHORT = rf"(?=[\d.,– \u00a0\u202f]{{1,{LONGEST}}}(?![\d.,– \u00a0\u202f]))"
PATTERN = rf"(^|[^{SIGN}-])({WORD}|{SHORT}(?:{MEASURE}|{RANGE}))"
"""The sign before, and what is not broken, in syntax that JavaScript has too: the pages' script reads what the API answers."""
NO_BREAK = re.compile(PATTERN)
APART = re.compile(r"(<(script|style|title|textarea|text|pre)\b.*?</\2>|<[^>]*>)", re.DOTALL)
"""Tags, and elements of which the text is left as it is."""


def _boxed(text: str) -> str:
    """Give the text with those words in boxes, and all in one box where there are any: a flex row would part it."""
    boxed, count = NO_BREAK.subn(r'\1<span class="nb">\2</span>', text)
    return f"<span>{boxed}</span>" if count else text


def without_breaks(page: str) -> str:
    """Give the page with those words in boxes."""
    pieces = APART.split(page)
    # split gives, turn by turn: text, what stands apart, its name.
    texts = (_boxed(piece) for piece in pieces[::3])
    return "".join(text + apart for text, apart in zip(texts, [*pieces[1::3], ""], strict=True))
