"""What a file is, by how it begins: one of the few kinds that are taken, or none of them."""

from chalicelib.domain.sale.files import FileType

_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"})
"""ISO 14496-12, 4.3, and 23008-12: how HEIF names itself; telephones write heic, or mif1 with heic behind it."""


def media_of(content: bytes) -> FileType | None:
    """Give the type of a content by its first bytes; None for whatever is none of ours."""
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/heic" if content[4:8] == b"ftyp" and content[8:12] in _BRANDS else None
