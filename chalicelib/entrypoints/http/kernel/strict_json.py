"""JSON with nothing that two readers could understand differently (I-JSON, RFC 7493): each fault is told with its place."""

import json
from collections.abc import Iterator
from typing import Any

LONGEST_INTEGER = 18
LONGEST_NAME = 60


class NotStrict(ValueError):
    """What is wrong and in which field, as `lines[0].sku`; the field is empty for the whole text."""

    def __init__(self, field: str, detail: str, fix: str) -> None:
        super().__init__(detail)
        self.field = field
        self.detail = detail
        self.fix = fix


class _Fault:
    """Put by the parser in the place of a value that JSON, or this API, does not have."""

    def __init__(self, detail: str, fix: str) -> None:
        self.detail = detail
        self.fix = fix


def parse(data: bytes) -> Any:
    """Give the value of a JSON text. Raises NotStrict."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise NotStrict("", "the text begins with a byte order mark", "send UTF-8 without one")
    try:
        value = _DECODER.decode(data.decode())
    except UnicodeDecodeError:
        raise NotStrict("", "the text is not UTF-8", "send UTF-8") from None
    except RecursionError:
        raise NotStrict("", "the text is nested too deeply", "send the object that the documentation shows") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise NotStrict("", f"the text is not JSON: {error.msg} at {where}", "send a JSON object") from None
    for path, node in _walk(value):
        if isinstance(node, _Fault):
            raise NotStrict(path, node.detail, node.fix)
    return value


def _walk(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield every value with its path, in the text's order; a loop, so that deep nesting cannot exhaust the stack."""
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, dict):
            children = [(join(path, key), child) for key, child in node.items()]
        elif isinstance(node, list):
            children = [(f"{path}[{index}]", child) for index, child in enumerate(node)]
        else:
            yield path, _checked(node)
            continue
        waiting.extend(reversed(children))


def join(path: str, name: str) -> str:
    """Give the path of an object's field; a long or strange name is cut, for it is shown."""
    shown = name.encode("ascii", "backslashreplace").decode()[:LONGEST_NAME]
    return f"{path}.{shown}" if path else shown


def _checked(node: Any) -> Any:
    if isinstance(node, str) and not node.isascii() and _has_surrogate(node):
        return _Fault("the text holds half of a character (a lone surrogate)", "send whole characters")
    return node


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _object(pairs: list[tuple[str, Any]]) -> Any:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if _has_surrogate(name):
            value = _Fault("the field's name holds half of a character", "send whole characters")
        elif name in members:
            value = _Fault("the field is there twice", "send it once")
        members[name] = value
    return members


def _float(text: str) -> float | _Fault:
    value = float(text)
    return value if abs(value) < float("inf") else _TOO_LARGE


def _integer(text: str) -> int | _Fault:
    return int(text) if len(text.removeprefix("-")) <= LONGEST_INTEGER else _TOO_LARGE


def _constant(text: str) -> _Fault:
    return _Fault(f"{text} is no JSON number", "send a number")


_TOO_LARGE = _Fault("the number is too large", "send a number within the field's limits")
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_float, parse_int=_integer, parse_constant=_constant)
