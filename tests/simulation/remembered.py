"""What the table holds is decoded once a text, however often it is read: a text means one value, and no value changes."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from unittest.mock import patch

from chalicelib.adapters import codec

KEPT = {"decode_head": 64, "decode_entry": 4096, "decode_people": 16, "decode_record": 4096}
"""Values that are kept, the last ones used."""


@contextmanager
def remembering() -> Iterator[None]:
    """Meanwhile nothing is decoded twice."""
    with ExitStack() as patched:
        for name, size in KEPT.items():
            patched.enter_context(patch.object(codec, name, lru_cache(size)(getattr(codec, name))))
        yield
