"""What is wrong with a file that is imported."""

from msgspec import Struct


class Bad(Struct, frozen=True, order=True):
    """What is wrong in a row (the header is row 1) and column, why, and what to do."""

    row: int
    column: str
    detail: str
    fix: str
