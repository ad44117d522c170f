"""Texts in French and English."""


class Both(dict[str, str]):
    """A text that never changes, so that what holds it may be the key of a table."""

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]  # a mapping has none, and these never change
        return hash(frozenset(self.items()))


def both(fr: str, en: str) -> Both:
    """Give the text in French and English."""
    return Both(fr=fr, en=en)
