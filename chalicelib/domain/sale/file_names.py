"""What a file is called: what its sender's device says, made a name that shows what it is."""

import re
import unicodedata

from chalicelib.domain.values.fields import UNSEEN

LONGEST = 120
"""Characters of a name that is kept; its ending stays."""
_PATH = re.compile(r".*[/\\]", re.DOTALL)
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of Unicode that nobody sees, or that turn the direction of what follows."""
_BLANK = re.compile(f"[{UNSEEN}]")
"""Letters and marks that nobody sees either, whatever their category."""
_JOINERS = frozenset("\u200d\u200c")
"""Signs of these that make one sign of several: emoji, and words of Persian."""
NAMELESS = "file"


def file_name(given: str) -> str:
    """Give the last part of a path, 120 characters at most, without hidden signs and those that turn its direction."""
    last = unicodedata.normalize("NFC", _PATH.sub("", given.strip()))
    seen = "".join(" " if sign.isspace() else sign for sign in last if sign.isspace() or _seen(sign))
    name = " ".join(seen.split()).strip(" .\u200d\u200c") or NAMELESS
    ending = _ENDING.search(name)
    tail = ending[0] if ending else ""
    return name[: len(name) - len(tail)][: LONGEST - len(tail)].rstrip() + tail


def stem(name: str) -> str:
    """Give a name without its ending."""
    return _ENDING.sub("", name) or NAMELESS


def _seen(sign: str) -> bool:
    return sign in _JOINERS or (unicodedata.category(sign) not in _HIDDEN and not _BLANK.match(sign))
