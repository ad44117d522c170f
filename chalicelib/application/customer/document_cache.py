"""What was made before: a version of a dossier reads the same all day, so a container makes each document once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

MOST = 128
"""Documents kept, of about 15 kB each; the one asked for longest ago goes first."""


class DocumentCache:
    """Encoded documents by all that they depend on."""

    def __init__(self) -> None:
        self._documents: OrderedDict[Hashable, bytes] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Give the document kept under a key, or one made now."""
        document = self._documents.pop(key, None) or make()
        self._documents[key] = document
        if len(self._documents) > MOST:
            self._documents.popitem(last=False)
        return document
