"""Which language's text is wrong: of a mapping's values msgspec only says that one of them is."""

import re
from typing import Any

import msgspec

from chalicelib.domain.values.fields import Phrase

_ANY = "[...]"
_STEP = re.compile(r"\[(\d+)\]|([^.\[]+)")


def text_path(path: str, value: Any) -> str:
    """Give the path of an error in a value with the language in the place of msgspec's `[...]`: lines[0].name.fr."""
    before, marker, after = path.partition(_ANY)
    if not marker:
        return path
    for index, name in _STEP.findall(before):
        value = value[int(index)] if index else value[name]
    return f"{before}.{next(key for key, text in value.items() if _wrong(text))}{after}"


def _wrong(text: Any) -> bool:
    try:
        msgspec.convert(text, Phrase)
    except msgspec.ValidationError:
        return True
    return False
