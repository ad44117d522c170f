"""What DynamoDB takes: values, keys, items and their sizes.

Source: "Quotas in Amazon DynamoDB" and "Item sizes and formats", docs.aws.amazon.com/amazondynamodb/latest/developerguide.
The same requests are put to DynamoDB Local by `tests/contract/requests.py`.
"""

from collections.abc import Collection
from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from tests.fakes.refusals import Invalid, Item, unknown

ITEM = 400 * 1024
"""Bytes of an item, names included."""
KEY = {"pk": 2048, "sk": 1024}
"""Bytes of a partition key and of a sort key."""
ACTIONS = 100
"""Actions of one transaction."""
TRANSACTION = 4 * 1024 * 1024
"""Bytes of all items of one transaction."""
PAGE = 1024 * 1024
"""Bytes that one Query or Scan reads."""
KEYS = 100
"""Keys of one BatchGetItem."""
BATCH = 16 * 1024 * 1024
"""Bytes that one BatchGetItem answers."""
DIGITS = 38
MOST_BYTES = 4
"""Of a character in UTF-8."""
SHORT = min(KEY.values()) // MOST_BYTES
"""Characters that no key has too many bytes with."""
EMPTY = "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value."
_EXACT = Context(prec=DIGITS)


def weighed(item: Item, indexed: Collection[str]) -> tuple[Item, int]:
    """The item as it is kept, numbers in one spelling, and its bytes. Raises Invalid for one that DynamoDB does not take."""
    whole = dict(item)
    bytes_ = 0
    for name, value in item.items():
        ((kind, held),) = value.items()
        bytes_ += _name_bytes(name)
        if kind == "S":
            if not isinstance(held, str):
                raise unknown(value)
            # Almost all are ASCII: a call for each would be most of what this costs.
            bytes_ += len(held) if held.isascii() else _bytes(held)
        else:
            whole[name] = value = _value(kind, value)
            bytes_ += _size(kind, value[kind])
        if name in indexed:
            _key(name, value)
    if bytes_ > ITEM:
        raise Invalid("Item size has exceeded the maximum allowed size")
    return whole, bytes_


def check_key(key: Item) -> None:
    """Raise Invalid unless it is a whole primary key and nothing else."""
    if key.keys() != KEY.keys():
        raise Invalid("The provided key element does not match the schema")
    for name, value in key.items():
        _key(name, value)


@lru_cache(4096)
def decimal_of(text: str) -> Decimal:
    """A number. Raises Invalid for what is none, or has too many digits."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise Invalid(f"The parameter cannot be converted to a numeric value: {text}") from None
    if not value.is_finite() or len(value.normalize(_EXACT).as_tuple().digits) > DIGITS or value != _EXACT.plus(value):
        raise Invalid("Attempting to store more than 38 significant digits in a Number")
    return value


def spelled(value: Decimal) -> str:
    """A number as DynamoDB gives it back."""
    return f"{value.normalize(_EXACT):f}"


def _value(kind: str, value: Item) -> Item:
    held = value[kind]
    if kind == "N":
        return value if held.isdecimal() and (held == "0" or held[0] != "0") and len(held) < DIGITS else _plain_number(held)
    if kind != "SS":
        raise unknown(f"values of type {kind}")
    if not held:
        raise Invalid("One or more parameter values were invalid: An string set  may not be empty")
    if len(set(held)) < len(held):
        raise Invalid("One or more parameter values were invalid: Input collection contains duplicates.")
    return value


def _plain_number(text: str) -> Item:
    return {"N": spelled(decimal_of(text))}


def _key(name: str, value: Item) -> None:
    held = value.get("S")
    if held and len(held) <= SHORT:
        return  # almost all are
    if held is None:
        raise Invalid(f"One or more parameter values were invalid: Type mismatch for key {name} expected: S")
    if not held:
        raise Invalid(f"{EMPTY} Key: {name}")
    if name in KEY and len(held) * MOST_BYTES > KEY[name] and _bytes(held) > KEY[name]:
        raise Invalid(f"One or more parameter values were invalid: Size of {name} has exceeded the maximum size limit")


def _size(kind: str, held: Any) -> int:
    if kind == "SS":
        return sum(map(_bytes, held))
    text: str = held
    digits = text.replace("-", "").replace(".", "").strip("0")
    return (len(digits) + 1) // 2 + 1 + text.startswith("-")


@lru_cache(1000)
def _name_bytes(name: str) -> int:
    return _bytes(name)


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())
