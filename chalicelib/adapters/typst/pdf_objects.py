"""The objects of a PDF that Typst wrote, as bytes: what is not replaced stays as it is."""

import re
from collections.abc import Sequence

ELEMENT = re.compile(rb"<</Type/StructElem/S/(\w+)/P (\d+) 0 R")
CELL, PAGE = re.compile(rb"<</Type/StructElem/S/T[DH]/"), re.compile(rb"/Pg (\d+) 0 R")
KIDS = re.compile(rb"(?<=/K\[)(?:\d+ 0 R ?)+(?=\]>>|\]/Pg)")


def pages_with_cells(pdf: bytes) -> list[bool]:
    """Say of each page, in their order, whether a cell of a table is on it."""
    bodies = PdfObjects(pdf).bodies
    shown = {int(page[1]) for body in bodies.values() if CELL.search(body) and (page := PAGE.search(body))}
    return [number in shown for number, body in bodies.items() if b"<</Type/Page/" in body[:40]]


class PdfObjects:
    """The objects, by number, and the elements of the structure tree (ISO 32000-1, 14.7.2) among them.

    Raises ValueError for a PDF that is not built as Typst builds it: one cross-reference table, objects in their order.
    """

    def __init__(self, pdf: bytes) -> None:
        _, _, end = pdf.rpartition(b"startxref\n")
        start = int(end.split()[0]) if end[:1].isdigit() else 0
        first, *rows = pdf[start:].split(b"\r\n")
        offsets = [int(row[:10]) for row in rows[:-1]]
        if not first.startswith(b"xref\n0 ") or not offsets or offsets != sorted(offsets):
            raise ValueError("the PDF has no single cross-reference table")
        self._trailer = rows[-1]
        self._head = pdf[: offsets[0]]
        self.bodies = {n: pdf[at:end] for n, (at, end) in enumerate(zip(offsets, [*offsets[1:], start], strict=True), start=1)}
        self.elements = [number for number, body in self.bodies.items() if ELEMENT.search(body)]

    def type(self, number: int) -> bytes:
        """Give what an element is: TD."""
        return self._element(number)[1]

    def parent(self, number: int) -> int:
        """Give the element that an element is in."""
        return int(self._element(number)[2])

    def kids(self, number: int) -> list[int]:
        """Give the elements in an element; none where it holds what is shown."""
        match = KIDS.search(self.bodies[number])
        return [int(kid) for kid in match[0].split()[::3]] if match else []

    def have(self, number: int, kids: Sequence[int]) -> None:
        """Put other elements into an element that had some."""
        self.bodies[number] = KIDS.sub(b" ".join(b"%d 0 R" % kid for kid in kids), self.bodies[number], count=1)

    def become(self, number: int, type_: bytes, parent: int) -> None:
        """Make an element one of another type, in another one."""
        self.bodies[number] = ELEMENT.sub(b"<</Type/StructElem/S/%b/P %d 0 R" % (type_, parent), self.bodies[number], count=1)

    def written(self) -> bytes:
        """Give the PDF."""
        offsets, at = [], len(self._head)
        for body in self.bodies.values():
            offsets.append(at)
            at += len(body)
        table = b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(offsets) + 1) + b"".join(b"%010d 00000 n\r\n" % o for o in offsets)
        trailer = re.sub(rb"(?<=startxref\n)\d+", b"%d" % at, self._trailer)
        return b"".join((self._head, *self.bodies.values(), table, trailer))

    def _element(self, number: int) -> "re.Match[bytes]":
        match = ELEMENT.search(self.bodies[number])
        if match is None:
            raise ValueError(f"object {number} is no element of the structure")
        return match
