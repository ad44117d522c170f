"""What Typst cannot be asked to tag: the head of a row, and what stands at a table's foot for the sake of the layout alone.

Typst has `pdf.header-cell` behind its feature a11y-extras, which its Python package cannot switch on. So the finished file is put
right. pypdf, which reads and writes all of it, takes as long for that as Typst for the document; this takes a thirtieth at most.
"""

import re
from collections.abc import Iterator

from chalicelib.adapters.typst.pdf_objects import PdfObjects

IDS = re.compile(rb"(?<=/IDTree<</Names\[).*?(?=\]>>)", re.DOTALL)
ID = re.compile(rb"\(\w+\)\d+ 0 R")
ATTRIBUTES = re.compile(rb"<</O/Table(.*?)>>")
HEADERS = re.compile(rb"(?<=/Headers\[).*?(?=\])")
CELL = re.compile(rb"/A\[.*?\](?=/K\[)", re.DOTALL)
BOX = re.compile(rb"/A\[<</O/Layout/BBox\[[^\]]*\]>>\]")


def well_tagged(pdf: bytes) -> bytes:
    """Give the PDF with the first cell of each row as its head (TH), and tables that end with their last row.

    A cell at the foot of a table that takes the whole width is read after the table. Raises ValueError for a PDF that is not
    built as Typst builds it.
    """
    objects = PdfObjects(pdf)
    tables = [number for number in objects.elements if objects.type(number) == b"Table"]
    for table in tables:
        _end_with_rows(objects, table)
    heads = [head for table in tables for head in _with_heads(objects, table)]
    if heads:
        _listed(objects, heads)
    return objects.written()


def _end_with_rows(objects: PdfObjects, table: int) -> None:
    """Leave rows in the table, and put what its foot holds besides behind it.

    Where titles are followed by the foot at once, Typst tags neither as such: the table holds its rows itself.
    """
    parent, kids = objects.parent(table), objects.kids(table)
    foot = kids[-1]
    flat = objects.type(foot) == b"TR"
    rows = kids if flat else objects.kids(foot)
    behind = [row for row in rows if _wide(objects, row)]
    if not behind:
        return
    for row in behind:
        (cell,) = objects.kids(row)
        objects.become(row, b"Div", parent)
        objects.become(cell, b"Div", row)
        objects.bodies[cell] = CELL.sub(b"", objects.bodies[cell], count=1)
    ahead = [row for row in rows if row not in behind]
    if ahead and not flat:
        objects.become(foot, b"TBody", table)
    objects.have(table if flat or not ahead else foot, ahead or kids[:-1])
    objects.bodies[table] = BOX.sub(b"", objects.bodies[table], count=1)  # that of the foot too
    around = objects.kids(parent)
    at = around.index(table) + 1
    objects.have(parent, [*around[:at], *behind, *around[at:]])


def _wide(objects: PdfObjects, row: int) -> bool:
    """Say whether a row is one cell across all columns."""
    cells = objects.kids(row)
    return len(cells) == 1 and b"/ColSpan" in objects.bodies[cells[0]]


def _with_heads(objects: PdfObjects, table: int) -> Iterator[int]:
    """Make the first cell of each row its head, and say so in the others."""
    kids = objects.kids(table)
    rows = (row for kid in kids for row in ([kid] if objects.type(kid) == b"TR" else objects.kids(kid)))
    for row in rows:
        head, *others = objects.kids(row)
        if objects.type(head) == b"TH":  # a title's
            continue
        objects.become(head, b"TH", row)
        objects.bodies[head] = ATTRIBUTES.sub(rb"<</O/Table/Scope/Row\1>>", _attributed(objects.bodies[head]), count=1)
        objects.bodies[head] = objects.bodies[head].replace(b"/A[", b"/ID(R%d)/A[" % head, 1)
        for cell in others:
            objects.bodies[cell] = HEADERS.sub(rb"\g<0>(R%d)" % head, _attributed(objects.bodies[cell]), count=1)
        yield head


def _attributed(cell: bytes) -> bytes:
    """Give a cell that has a list of headers, be it empty."""
    if HEADERS.search(cell):
        return cell
    empty = b"<</O/Table/Headers[]>>"
    return cell.replace(b"/A[", b"/A[" + empty, 1) if b"/A[" in cell else cell.replace(b"/K[", b"/A[" + empty + b"]/K[", 1)


def _listed(objects: PdfObjects, heads: list[int]) -> None:
    """Add the heads to the name tree of ids, which is in order."""
    (root,) = (number for number, body in objects.bodies.items() if b"<</Type/StructTreeRoot" in body[:40])
    match = IDS.search(objects.bodies[root])
    if match is None:
        raise ValueError("the structure has no ids")
    ids = sorted([*ID.findall(match[0]), *(b"(R%d)%d 0 R" % (head, head) for head in heads)])
    objects.bodies[root] = IDS.sub(b"".join(ids), objects.bodies[root], count=1)
