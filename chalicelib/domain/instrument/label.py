"""The labels that are printed for instruments: what a sheet of each size holds."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from chalicelib.domain.instrument.instrument_commands import InstrumentNumber

LabelSize = Literal["small", "medium", "large"]
A_SHEET: Mapping[LabelSize, int] = {"small": 65, "medium": 21, "large": 8}
"""Labels of an A4 sheet as stationers sell them: of 38.1 × 21.2 mm, 63.5 × 38.1 mm and 99.1 × 67.7 mm."""
MOST_LABELS = 130


class PrintLabels(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Print the labels of instruments, in this order. first: the first label of the sheet that is still there, counted by rows.

    An instrument keeps the label that it has.
    """

    instruments: Annotated[tuple[InstrumentNumber, ...], Meta(min_length=1, max_length=MOST_LABELS)]
    size: LabelSize = "medium"
    first: Annotated[int, Meta(ge=1, le=65)] = 1


class LabelledInstrument(Struct, frozen=True):
    """An instrument and the id of its label."""

    instrument: str
    label: str
