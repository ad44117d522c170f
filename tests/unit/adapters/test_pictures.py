"""A picture is made anew before anybody sees it: its points stay, all else in the file goes."""

from io import BytesIO

import pytest
from PIL import Image

from chalicelib.adapters.pictures import media_of, remade
from chalicelib.domain.sale.files import FileType
from tests.samples import pictures

JPEG: FileType = "image/jpeg"
SENT: dict[str, tuple[bytes, FileType]] = {
    "JPEG": (pictures.jpeg(), JPEG),
    "PNG": (pictures.png(), "image/png"),
    "HEIC": (pictures.HEIC, "image/heic"),
}


def opened(content: object) -> Image.Image:
    """What was made of it, decoded."""
    assert isinstance(content, bytes), content
    return Image.open(BytesIO(content), formats=("JPEG",))


@pytest.mark.parametrize("name", SENT)
def test_a_picture_comes_upright_and_tells_neither_place_nor_device(name: str) -> None:
    content, media = SENT[name]
    assert pictures.SECRET.encode() in content and media_of(content) == media
    made = remade(content, media)
    picture = opened(made)
    assert picture.size == (120, 160)
    assert dict(picture.getexif()) == {} and {"exif", "comment", "icc_profile", "xmp"}.isdisjoint(picture.info)
    assert isinstance(made, bytes) and pictures.SECRET.encode() not in made and b"Exif" not in made
    assert remade(content, media) == made, "tried again it is the same file"


def test_a_large_picture_is_made_smaller() -> None:
    assert opened(remade(pictures.jpeg((4_000, 3_000)), JPEG)).size == (1_800, 2_400)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "I;16"])
def test_whatever_its_colours_it_becomes_a_jpeg(mode: str) -> None:
    picture = opened(remade(pictures.png(mode=mode), "image/png"))
    assert picture.mode == "RGB"


def test_what_can_be_seen_through_is_on_white() -> None:
    assert opened(remade(pictures.png(mode="RGBA"), "image/png")).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("size", [(60_000, 60_000), (7_100, 7_100), (20_001, 10)])
def test_a_bomb_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    assert remade(pictures.huge_png(*size), "image/png") == "too_complex"


@pytest.mark.parametrize("name", SENT)
def test_what_is_cut_off_is_refused(name: str) -> None:
    content, media = SENT[name]
    assert remade(content[: len(content) * 2 // 3], media) == "not_a_picture"


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"PK\x03\x04", b"\x00\x00\x00\x1cftypavif", b"BM", b"II*\x00"],
)
def test_other_formats_are_none_of_ours(content: bytes) -> None:
    assert media_of(content) is None


def test_a_picture_is_opened_as_what_it_was_taken_for_alone() -> None:
    assert remade(pictures.png(), JPEG) == "not_a_picture"
    assert remade(pictures.jpeg(), "image/heic") == "not_a_picture"


def test_what_hides_behind_a_picture_is_left_out() -> None:
    made = remade(pictures.jpeg() + b"PK\x03\x04<script>alert(1)</script>", JPEG)
    assert isinstance(made, bytes) and b"script" not in made and b"PK\x03\x04" not in made
