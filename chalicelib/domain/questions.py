"""What a customer said that waits for an answer: questions, and remarks on parcels that came damaged or not whole."""

from datetime import date

from msgspec import Struct


class OpenQuestion(Struct, frozen=True):
    """A question or remarks, by the entry that holds them, asked on a day (Paris); parcels: those that it is about.

    remarks: that the parcels arrived with something wanting, so that their reception is not over before the answer.
    """

    entry: int
    on: date
    parcels: tuple[int, ...] = ()
    remarks: bool = False


Questions = tuple[OpenQuestion, ...]
"""Those that are open, the oldest entry first."""


def answered(open_ones: Questions, entry: int | None) -> Questions:
    """What is left open by an answer to an entry; one that names none, as the oldest answers did, answers all."""
    return tuple(one for one in open_ones if entry is not None and one.entry != entry)
