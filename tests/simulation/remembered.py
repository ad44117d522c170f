"""What the table holds is decoded once a text, however often it is read, and what follows from a head is found once a text of it.

A text means one value, and no value changes. What is verified at the end is remembered apart: decoded, and found, anew.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from inspect import unwrap
from typing import Any
from unittest.mock import patch

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import derived, keys
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.projection import rows

KEPT = {"decode_entry": 4096, "decode_people": 64, "decode_record": 4096}
"""Values that are kept, the last ones used."""
HEADS = 64
ROWS = 16_384


@contextmanager
def remembering() -> Iterator[None]:
    """Meanwhile nothing is decoded twice, and no row found twice."""
    heads = _Heads()
    with ExitStack() as patched:
        for name, size in KEPT.items():
            patched.enter_context(patch.object(codec, name, lru_cache(size)(unwrap(getattr(codec, name)))))
        for module, name in ((derived, "item_of"), (keys, "reference_of_row")):
            patched.enter_context(patch.object(module, name, lru_cache(ROWS)(getattr(module, name))))
        patched.enter_context(patch.object(codec, "encode_head", heads.encode))
        patched.enter_context(patch.object(codec, "decode_head", lru_cache(HEADS)(heads.decode)))
        for module, name in ((rows, "_rest"), (rows, "_terms"), (derived, "rows")):
            patched.enter_context(patch.object(module, name, heads.memoized(getattr(module, name))))
        yield


class _Heads:
    """The last heads that were written or read, by the texts of them."""

    def __init__(self) -> None:
        self._encode = codec.encode_head
        self._decode = codec.decode_head
        self._texts: OrderedDict[tuple[int, int], tuple[Loaded, str]] = OrderedDict()

    def encode(self, head: Loaded) -> str:
        """The text of a head that is written."""
        data = self._encode(head)
        self._keep(head, data)
        return data

    def decode(self, data: str) -> Loaded:
        """The head of a text that is read."""
        head = self._decode(data)
        self._keep(head, data)
        return head

    def memoized(self, find: Callable[..., Any]) -> Callable[..., Any]:
        """The function, which finds what it finds of a dossier's head once, be it the one written or the one read."""
        results: dict[tuple[str, str], Any] = {}

        def finding(reference: str, head: Loaded, *policy: Any) -> Any:
            written = self._texts.get(_identity(head))
            if written is None:
                return find(reference, head, *policy)
            key = (reference, written[1])
            if key not in results:
                results[key] = find(reference, head, *policy)
            return results[key]

        return finding

    def _keep(self, head: Loaded, data: str) -> None:
        self._texts[_identity(head)] = (head, data)  # while it is kept, no other has its identity
        if len(self._texts) > HEADS:
            self._texts.popitem(last=False)


def _identity(head: Loaded) -> tuple[int, int]:
    return id(head.state), id(head.people)
