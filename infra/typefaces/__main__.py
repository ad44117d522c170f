"""Make the fallback faces from their sources, and print what each has, for `domain/values/fallback_letters.py`."""

import lzma
import unicodedata
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from infra.paths import BUILD, ROOT
from infra.tools.programs import program
from infra.typefaces.faces import FACES, FallbackFace, keeps

PINS = ROOT / "requirements" / "typefaces.toml"
FOLDER = ROOT / "chalicelib" / "resources" / "fallback_fonts"
FAMILY, FULL, POSTSCRIPT, LICENCE = 1, 4, 6, (0, 5, 13, 14)
"""Names of a face, by their ids in its table."""
UNUSED = ("vhea", "vmtx", "VORG", "BASE", "meta", "gasp")
"""Tables of vertical text and of screens."""


def main() -> None:
    """Make all of them; the same sources give the same bytes."""
    for face in FACES:
        font, content = made(face, program(face.source, BUILD / "typefaces", PINS)), BytesIO()
        font.save(content)
        packed = lzma.compress(content.getvalue(), preset=9 | lzma.PRESET_EXTREME)
        (FOLDER / f"{face.family.lower().replace(' ', '-')}.ttf.xz").write_bytes(packed)
        print(face.family, f"{len(packed) / 1e6:.2f} MB", " ".join(_spans(font.getBestCmap())), sep="\n")


def made(face: FallbackFace, source: Path) -> TTFont:
    """Give the part of a source that a face keeps, under the face's name and without hints."""
    options = subset.Options(
        hinting=False, layout_features=list(face.features), notdef_outline=True, recalc_timestamp=False, name_IDs=["*"],
        drop_tables=[*subset.Options._drop_tables_default, *UNUSED],
    )  # fmt: skip
    font = subset.load_font(str(source), options)
    _complete(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if keeps(face, code)])
    subsetter.subset(font)
    _rename(font, face.family)
    font.flavor = None
    return font


def _complete(font: TTFont) -> None:
    """Map letters that a source has as radicals alone, as Plex SC has 車 and 長, to these."""
    for table in (table for table in font["cmap"].tables if table.isUnicode()):
        for radical in range(0x2F00, 0x2FD6):
            letter = ord(unicodedata.normalize("NFKC", chr(radical)))
            if radical in table.cmap:
                table.cmap.setdefault(letter, table.cmap[radical])


def _rename(font: TTFont, family: str) -> None:
    table = font["name"]
    table.names = [name for name in table.names if name.nameID in LICENCE and name.platformID == 3]
    names = {FAMILY: family, 2: "Regular", 3: f"{family} Regular subset 2026", FULL: f"{family} Regular"}
    for number, text in (names | {POSTSCRIPT: f"{family.replace(' ', '')}-Regular"}).items():
        table.setName(text, number, 3, 1, 0x409)


def _spans(codes: Iterable[int]) -> Iterator[str]:
    """Give code points as spans, from and to, in hexadecimal."""
    first = last = None
    for code in sorted(codes):
        if last is not None and code != last + 1:
            yield f"{first:04X}" if first == last else f"{first:04X}-{last:04X}"
            first = code
        first, last = code if first is None else first, code
    if first is not None:
        yield f"{first:04X}" if first == last else f"{first:04X}-{last:04X}"


if __name__ == "__main__":
    main()
