"""Pictures as telephones send them, with what nobody should see in them."""

import zlib
from base64 import b64decode
from io import BytesIO
from struct import pack

from PIL import Image

SECRET = "Telephone of Jean"
"""What the metadata say; with it goes a place."""
UPRIGHT = 6
"""EXIF's orientation of a picture that has to be turned to the right."""
HEIC = b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAaFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRpbG9jAAAAAERAAA"
    "IAAQAAAAABxQABAAAAAAAAAJUAAgAAAAACWgABAAAAAAAAAIQAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABF"
    "eGlmAAAAAA5waXRtAAAAAAABAAAA4GlwcnAAAADAaXBjbwAAAHhodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAA"
    "MAHroCQGEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoBQgeWW6kkprm4CGgwIAAAMAMgAAAwACEGIAAQAHRAHBcrBiQAAAABNjb2xybmNseAABAA0ABoAAAAAU"
    "aXNwZQAAAAAAAACgAAAAeAAAABBwaXhpAAAAAAMICAgAAAAJaXJvdAMAAAAYaXBtYQAAAAAAAAABAAEFgQIDBIUAAAAaaXJlZgAAAAAAAAAOY2RzYwACAA"
    "EAAQAAASFtZGF0AAAAkSgBrxlH7/d8hTf/+lDBGufv8CBXii/3YUBP7TwqVo5SfiD7nvQeEA2dybe11P5+kNrkz+CcgMlksyx/PKBZxUvL5dbCpCguFTHN"
    "0Kl9qn3Yr9Rfc63nau4Cy+xV3JH767L2qWdGd+UteZ++M734ZGtbpXGWwkAsJLxnDjtRwLAAAAMAAAMACqK4AAADAuhgAzIAAAAGRXhpZgAATU0AKgAAAA"
    "gAAwEPAAIAAAASAAAAMgESAAMAAAABAAYAAIglAAQAAAABAAAARAAAAABUZWxlcGhvbmUgb2YgSmVhbgAAAgABAAIAAAACTgAAAAACAAUAAAADAAAAYgAA"
    "AAAAAAAtAAAAAQAAAAsAAAABAAAAAAAAAAE="
)
"""A picture of 160 x 120 points to be turned, with EXIF; made once with an encoder that the product does not have."""


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = SECRET, UPRIGHT
    exif.get_ifd(0x8825).update({1: "N", 2: (45.0, 11.0, 0.0)})
    return exif


def jpeg(size: tuple[int, int] = (160, 120)) -> bytes:
    """A JPEG with EXIF and a comment, to be turned."""
    made = BytesIO()
    Image.new("RGB", size, (10, 85, 89)).save(made, "JPEG", exif=_exif(), comment=SECRET.encode())
    return made.getvalue()


def png(size: tuple[int, int] = (160, 120), mode: str = "RGB") -> bytes:
    """A PNG with EXIF."""
    made = BytesIO()
    Image.new(mode, size).save(made, "PNG", exif=_exif())
    return made.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head promises so many points."""
    head = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
