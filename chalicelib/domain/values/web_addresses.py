"""Addresses of sites within a text: where a customer has us write to somebody new, none but ours is in it."""

import re
import unicodedata

_COMMON = "com|net|org|info|biz|io|co|me|ly|eu|fr|de|ch|be|it|es|nl|pl|uk|us|ru|cn"
_RECENT = "app|dev|site|online|shop|store|top|xyz|link|click|live"
_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*:/|\bmailto:|\bwww\.\S|[^\W_][\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}[/?#:]\S"
    rf"|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.(?:{_COMMON}|{_RECENT})(?![\w-])(?!\.\w)"
)
"""With a scheme, a path or an ending of the usual ones: what mail programs turn into something to press."""


def has_web_address(text: str) -> bool:
    """Say whether mail programs would make something to press of a part of a text."""
    return bool(_ADDRESS.search(unicodedata.normalize("NFKC", text).casefold()))
