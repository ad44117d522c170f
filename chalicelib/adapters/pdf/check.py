"""Whether a PDF only shows pages: it is read whole, by its objects and not by how it looks."""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from chalicelib.adapters.pdf.forbidden import forbidden
from chalicelib.domain.sale.uploads import LARGEST, Refusal

MOST_OBJECTS = 50_000
MOST_PARTS = 1_000_000
"""Names, numbers, texts and the like, over all objects."""
DEEPEST = 60
"""Arrays and dictionaries inside each other."""
MOST_UNPACKED = 150 * 2**20
"""Bytes of all streams together, without their compression; a single one is held to less by pypdf."""
PACKED = frozenset({"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCIIHexDecode", "/ASCII85Decode", "/Fl", "/LZW", "/RL"})
"""Compression that can hide a bomb; that of pictures is left to who shows them."""


class _TooComplex(Exception):
    """A limit was passed."""


class _Refused(Exception):
    """Something is in it that may not be."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


def refusal(content: bytes) -> Refusal | None:
    """Say why a document is refused.

    None for a PDF (ISO 32000) of at least one page that holds nothing to run, open or unpack.


    Its structure has to be sound: what one reader mends, another might mend differently.
    """
    if len(content) > LARGEST:
        return "too_large"
    if not content.startswith(b"%PDF-"):
        return "not_a_pdf"
    try:
        _look(PdfReader(BytesIO(content), strict=True))
    except _Refused as error:
        return error.why
    except (_TooComplex, LimitReachedError, RecursionError, MemoryError):
        return "too_complex"
    except Exception:  # noqa: BLE001 - whatever a reader stumbles over, the document is not sound
        return "not_a_pdf"
    return None


def _look(reader: PdfReader) -> None:
    if reader.is_encrypted or "/Encrypt" in reader.trailer:
        raise _Refused("encrypted")
    numbers = {(number, generation) for generation, entries in reader.xref.items() for number in entries}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MOST_OBJECTS:
        raise _TooComplex
    parts, unpacked = 0, 0
    for whole in (reader.trailer, *_objects(reader, numbers)):
        for part in _parts(whole, 0):
            parts += 1
            if parts > MOST_PARTS:
                raise _TooComplex
            if isinstance(part, DictionaryObject) and (why := forbidden(part)):
                raise _Refused(why)
            if isinstance(part, StreamObject):
                unpacked += _unpacked(part)
            if unpacked > MOST_UNPACKED:
                raise _TooComplex
    if not reader.pages:
        raise _Refused("no_page")


def _objects(reader: PdfReader, numbers: set[tuple[int, int]]) -> Iterator[PdfObject]:
    """Yield each object, whether or not something refers to it; free ones are none."""
    for number, generation in sorted(numbers):
        part = reader.get_object(IndirectObject(number, generation, reader))
        if part is not None:
            yield part


def _parts(value: PdfObject, depth: int) -> Iterator[PdfObject]:
    """Yield the value and all that is in it; what it refers to is an object that comes by itself."""
    if depth > DEEPEST:
        raise _TooComplex
    yield value
    inside = value.values() if isinstance(value, DictionaryObject) else value if isinstance(value, ArrayObject) else ()
    for part in inside:
        yield from _parts(part, depth + 1)


def _unpacked(stream: StreamObject) -> int:
    """Give the size of a stream without its compression, in bytes. Raises LimitReachedError for a bomb."""
    filters = stream["/Filter"] if "/Filter" in stream else ArrayObject()
    names = [filters[index] for index in range(len(filters))] if isinstance(filters, ArrayObject) else [filters]
    if not PACKED.issuperset(map(str, names)):
        return len(stream._data)
    return len(stream.get_data())
