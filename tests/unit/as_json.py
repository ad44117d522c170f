"""What a reader is sent, as they read it."""

from typing import Any

import msgspec


def as_json(shown: object) -> Any:
    """The JSON of a part of a document, decoded: a test reads what readers read."""
    return msgspec.json.decode(msgspec.json.encode(shown))
