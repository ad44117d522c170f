"""PDFs as staff, or somebody who means ill, might send them in; made by pypdf."""

import zlib
from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

Change = Callable[[PdfWriter], None]


def pdf(change: Change | None = None, *, pages: int = 1) -> bytes:
    """A document of blank pages, changed."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if change:
        change(writer)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def dictionary(**entries: PdfObject | str) -> DictionaryObject:
    """A dictionary; texts are names."""
    return DictionaryObject(
        {
            NameObject(f"/{key}"): value if isinstance(value, PdfObject) else NameObject(f"/{value}")
            for key, value in entries.items()
        }
    )


def in_root(**entries: PdfObject | str) -> Change:
    """A change that puts this into the catalogue."""
    return lambda writer: writer._root_object.update(dictionary(**entries))


def annotated(**entries: PdfObject | str) -> Change:
    """A change that puts an annotation on the first page."""
    rectangle = ArrayObject(map(FloatObject, (0, 0, 100, 100)))

    def change(writer: PdfWriter) -> None:
        annotation = writer._add_object(dictionary(Type="Annot", Rect=rectangle, **entries))
        writer.pages[0][NameObject("/Annots")] = ArrayObject([annotation])

    return change


def link(**action: PdfObject | str) -> Change:
    """A change that puts a link with an action on the first page."""
    return annotated(Subtype="Link", A=dictionary(**action))


def bomb(size: int, times: int = 1) -> Change:
    """A change that adds streams which each unpack to so many zeros."""
    packer, block = zlib.compressobj(1), bytes(2**20)
    data = b"".join(packer.compress(block) for _ in range(size // 2**20)) + packer.flush()

    def change(writer: PdfWriter) -> None:
        for _ in range(times):
            stream = EncodedStreamObject()
            stream._data = data
            stream[NameObject("/Filter")] = NameObject("/FlateDecode")
            writer._add_object(stream)

    return change


def deep(levels: int = 200) -> Change:
    """A change that puts arrays into arrays."""

    def change(writer: PdfWriter) -> None:
        inner: PdfObject = NumberObject(1)
        for _ in range(levels):
            inner = ArrayObject([inner])
        writer._add_object(inner)

    return change


def without_pages(writer: PdfWriter) -> None:
    """A change that leaves no page."""
    writer._root_object["/Pages"].update(dictionary(Kids=ArrayObject(), Count=NumberObject(0)))  # type: ignore[attr-defined]  # a name of pypdf's own, for what its API does not write


def loose(**entries: PdfObject | str) -> Change:
    """A change that adds an object which nothing refers to."""

    def change(writer: PdfWriter) -> None:
        writer._add_object(dictionary(**entries))

    return change


def packed(content: bytes) -> bytes:
    """The same document with its objects in compressed object streams, where no search of the bytes finds them."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    objects = [(number, writer.get_object(number)) for number in range(1, len(writer._objects) + 1)]
    head, body = b"", BytesIO()
    for number, held in objects:
        assert held is not None
        head += b"%d %d " % (number, body.tell())
        held.write_to_stream(body)
        body.write(b"\n")
    return _with_object_stream(head, body.getvalue(), len(objects), writer._root_object.indirect_reference)


def _with_object_stream(head: bytes, body: bytes, count: int, root: IndirectObject | None) -> bytes:
    """A file of one object stream and the cross-reference stream that tells where each object is (ISO 32000-1, 7.5.7, 7.5.8)."""
    assert root is not None
    holder, table = count + 1, count + 2
    made = BytesIO(b"%PDF-1.7\n")
    made.seek(0, 2)
    first = made.tell()
    data = zlib.compress(head + body)
    made.write(b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>stream\n"
               % (holder, count, len(head), len(data)))  # fmt: skip
    made.write(data + b"\nendstream\nendobj\n")
    at = made.tell()
    rows = b"\0\0\0\0\xff" + b"".join(b"\2" + holder.to_bytes(3, "big") + bytes([index]) for index in range(count))
    rows += b"".join(b"\1" + index.to_bytes(3, "big") + b"\0" for index in (first, at))
    made.write(b"%d 0 obj\n<</Type/XRef/Size %d/W[1 3 1]/Root %d 0 R/Length %d>>stream\n"
               % (table, table + 1, root.idnum, len(rows)))  # fmt: skip
    made.write(rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at)
    return made.getvalue()


def attached(name: str, content: bytes) -> Change:
    """A change that puts a file into the document."""

    def change(writer: PdfWriter) -> None:
        writer.add_attachment(name, content)

    return change


def script(code: str = "app.alert(1)") -> DictionaryObject:
    """An action that runs a script."""
    return dictionary(S="JavaScript", JS=TextStringObject(code))
