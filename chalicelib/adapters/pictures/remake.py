"""A picture made anew from its points: what else was in the file, such as its place, its device or a script, is not in it."""

from io import BytesIO

from pi_heif import register_heif_opener
from PIL import Image, ImageFile, ImageOps

from chalicelib.domain.sale.files import FileRefusal, FileType

FORMATS: dict[FileType, str] = {"image/jpeg": "JPEG", "image/png": "PNG", "image/heic": "HEIF"}
LARGEST_SIDE = 2_400
"""Points of the longer side of what is kept."""
MOST_POINTS = 50_000_000
"""A telephone's camera has 48 million; told by the file's head, before any point is decoded."""
LONGEST_SIDE = 20_000
QUALITY = 85
ImageFile.LOAD_TRUNCATED_IMAGES = False


def remade(content: bytes, media: FileType) -> bytes | FileRefusal:
    """Give a JPEG of the same picture, upright, at most 2,400 points wide and high, without metadata; or why there is none."""
    register_heif_opener(thumbnails=False)
    try:
        with Image.open(BytesIO(content), formats=(FORMATS[media],)) as picture:
            width, height = picture.size
            if width * height > MOST_POINTS or max(width, height) > LONGEST_SIDE:
                return "too_complex"
            picture.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
            picture.load()
            return _jpeg(picture)
    except Image.DecompressionBombError:
        return "too_complex"
    except Exception:  # noqa: BLE001 - whatever a decoder stumbles over, the picture is not sound
        return "not_a_picture"


def _jpeg(picture: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    points = _opaque(upright)
    points.info.clear()
    made = BytesIO()
    # Its own comment, profile and EXIF are in `info`; none is handed on. Not progressive: it is decoded in one walk.
    points.save(made, "JPEG", quality=QUALITY, optimize=True, exif=b"", comment=b"")
    return made.getvalue()


def _opaque(picture: Image.Image) -> Image.Image:
    """Give the picture in RGB, on white where one can see through it."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        ground = Image.new("RGB", seen.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return picture.convert("RGB")
