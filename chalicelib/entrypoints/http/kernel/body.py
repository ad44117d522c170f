"""A request's body: read, held to its limits, parsed strictly and turned into what the view asks for, or told what is wrong."""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import msgspec

from chalicelib.application.ports.translations import mark
from chalicelib.domain.values.field_checks import hold
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.text_paths import text_path
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.fixes import fix
from chalicelib.entrypoints.http.kernel.languages import hold_languages
from chalicelib.entrypoints.http.kernel.problem import Problem, Wrong
from chalicelib.entrypoints.http.kernel.strict_json import NotStrict, join, parse

LARGEST = 64 * 1024
LARGEST_FILE = 256 * 1024
NOT_READ = mark("The body is invalid. Nothing was done.")
_MEDIA = re.compile(r"application/json\s*(;\s*charset=(utf-8|\"utf-8\")\s*)?", re.IGNORECASE)
_CSV = re.compile(r"text/csv\s*(;\s*(charset=(?P<charset>\"?(utf-8|windows-1252)\"?)|header=present)\s*)*", re.IGNORECASE)
"""RFC 7111, 4: the parameters of text/csv."""
_NO_TEXT = NotStrict("", "the file is neither UTF-8 nor what Excel writes in France", "save it as CSV (separated by semicolons)")
_NOT_UTF8 = NotStrict("", "the text is not UTF-8", "send UTF-8")
_AT = re.compile(r"(.*?)(?: - at `(?:key` in `)?\$\.?(.*)`)?", re.DOTALL)
_PATTERN = re.compile(r"Expected `str` matching regex ")
_FIELD = re.compile(r"Object (?:contains unknown|missing required) field `(.*)`", re.DOTALL)


def content_of(call: Call) -> bytes:
    """Give the bytes of a JSON body. Raises Problem 413 or 415."""
    if not _MEDIA.fullmatch(call.header("Content-Type") or ""):
        wrong = Wrong("Content-Type", "", "send Content-Type: application/json, in UTF-8")
        raise Problem(415, "unsupported-media-type", mark("Only JSON is accepted. Nothing was done."), (wrong,))
    return bytes_of(call, LARGEST)


def csv_of(call: Call, largest: int = LARGEST_FILE) -> str:
    """Give the text of a CSV body: UTF-8, or what Excel writes in France where no charset is said.

    Raises Problem 400, 413 or 415.
    """
    media = _CSV.fullmatch(call.header("Content-Type") or "")
    if media is None:
        wrong = Wrong("Content-Type", "", "send Content-Type: text/csv, in UTF-8 or with charset=windows-1252")
        raise Problem(415, "unsupported-media-type", mark("Only CSV is accepted. Nothing was done."), (wrong,))
    content, charset_named = bytes_of(call, largest), (media["charset"] or "").strip('"').lower()
    for charset in (charset_named,) if charset_named else ("utf-8", "windows-1252"):
        with suppress(UnicodeDecodeError):
            text = content.decode(charset)
            if "\0" not in text:
                return text
    raise _invalid(_NOT_UTF8 if charset_named == "utf-8" else _NO_TEXT)


def bytes_of(call: Call, largest: int) -> bytes:
    """Give the very bytes of a body. Raises Problem 400 where the gateway's envelope is broken, 413."""
    content = call.content
    if content is None:
        raise _invalid(_NOT_UTF8)
    if len(content) > largest:
        wrong = Wrong("", f"the body has {len(content)} bytes", f"send {largest} bytes at most")
        raise Problem(413, "too-large", mark("The body is too large. Nothing was done."), (wrong,))
    return content


def convert(content: bytes, shape: Any, languages: Sequence[Language], untyped: Any = None) -> Any:
    """Give the body as `shape`, a struct or a union of structs told apart by `type`.

    Its texts are in these languages, and no other.
    untyped: the struct that a body is which says no `type`.

    Raises Problem 400 with the field named, or Invalid for one that no pattern tells.
    """
    try:
        value = parse(content)
    except NotStrict as error:
        raise _invalid(error) from None
    if untyped is not None and isinstance(value, dict) and "type" not in value:
        shape = untyped
    try:
        body = msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        raise _invalid(_named(str(error), shape, value)) from None
    try:
        hold_languages(body, languages)
    except NotStrict as error:
        raise _invalid(error) from None
    hold(body)
    return body


def _named(message: str, shape: Any, value: Any) -> NotStrict:
    matched = _AT.fullmatch(message)
    detail, path = (matched[1], text_path(matched[2] or "", value)) if matched else (message, "")
    field = _FIELD.match(detail)
    name = field[1] if field else None
    if _PATTERN.match(detail):
        detail = "the text does not match the field's pattern"
    hint = fix(shape, value, path, name, missing="missing" in detail)
    return NotStrict(path if name is None else join(path, name), detail, hint)


def _invalid(error: NotStrict) -> Problem:
    return Problem(400, "invalid-body", NOT_READ, (Wrong(error.field, error.detail, error.fix),))
