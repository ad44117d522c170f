"""Customers write any text: it is shown as they wrote it, or as near as the font comes, and never obeyed."""

import lzma
import re
from io import BytesIO
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from chalicelib.adapters.seller import seller
from chalicelib.adapters.typst import TypstTypesetter
from chalicelib.adapters.typst.glyphs import CHINESE, JAPANESE, fallbacks, settable
from chalicelib.adapters.typst.typesetter import FALLBACK_FONTS, FONTS
from chalicelib.domain.values.fallback_letters import FALLBACKS, spans
from chalicelib.domain.values.printed_letters import characters
from chalicelib.effects.documents.printed import Block, PrintedRow
from tests.samples.printed_documents import INVOICE
from tests.unit.renderer import TYPESETTER, pages

MARKUP = r'#sys.inputs $x^2$ *fort* _doux_ `code` \u{41} <label> @ref // rien /* #import "/document.typ" = titre ~ -- "'

SIGNS = "⌀ 25 mm ∅ 10 ⩽ ⩾ ≤ ≥ µ μ Ω ± × ° ² ³ ½ D[4,3] x₅₀ x₁₀,₃ → ∞"
MIXED = "aé 1,Ωя\u0301\u0327" + "עִ\u05bcع\u064b\u0651กี\u0e48ำ" + "東の\u3099가ㄱთև" + "\u200d\u200f"
"""Letters and marks of all faces, which stand on each other in no language."""


def test_markup_is_shown_not_obeyed() -> None:
    printed = replace(
        INVOICE, title=MARKUP, rows=(PrintedRow(MARKUP, MARKUP, ("1", MARKUP, "", "")),), blocks=(Block(MARKUP, (MARKUP,)),)
    )
    shown = "".join("".join(pages(printed)).split())
    assert shown.count("".join(MARKUP.split())) >= 5


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Œuvre d’Ægir, Łódź, Ἀθῆναι, Москва", "Œuvre d’Ægir, Łódź, Αθηναι, Москва"),
        ("ＡＢＣ １２３ ﬁn ① Ⅳ", "ABC 123 fin 1 IV"),
        ("e\u0301te\u0301", "été"),
        ("Jean 😀 Bon", "Jean [U+1F600] Bon"),
        ("Jean 👩🏽‍🔬", "Jean [U+1F469][U+1F3FD][U+1F52C]"),
        ("Granulom\ufffdtrie", "Granulom[U+FFFD]trie"),
        ("⌀ 25 mm, ∅10, ⩽ 63 µm ⩾ 5 µm ± 2 %", "Ø 25 mm, Ø10, ≤ 63 µm ≥ 5 µm ± 2 %"),
        ("D[4,3] = 5 µm, x₅₀ ≥ 63 μm, Ω 20 °C, ½ × 2³ m²", "D[4,3] = 5 µm, x₅₀ ≥ 63 μm, Ω 20 °C, ½ × 2³ m²"),
        ("שָׁלוֹם, القاهرة, თბილისი, Երևան, กรุงเทพฯ", "שָׁלוֹם, القاهرة, თბილისი, Երևան, กรุงเทพฯ"),
        ("㍿東京粉体 ﾀﾅｶ, 长征車門, 서울", "株式会社東京粉体 タナカ, 长征車門, 서울"),
        ("a\u064b ب\u0301 ع\u064b", "a ب ع\u064b"),
        ("gnp\u202eexe.\u202c", "gnpexe."),
        ("a\x00b\tc\u2028d", "ab c d"),
        ("ligne 1\nligne 2", "ligne 1\nligne 2"),
    ],
)
def test_a_letter_that_the_font_lacks_is_shown_as_the_nearest(written: str, shown: str) -> None:
    assert settable(written) == shown


def test_long_words_stay_on_the_sheet() -> None:
    word = "Wolfram" * 30
    printed = replace(
        INVOICE, rows=(PrintedRow(word, word, ("1", "1", "1", word)),), blocks=(Block("Pour", (word,)),), notes=(word,)
    )
    ends = []

    def see(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        ends.append(cm[4] + tm[4] + 0.3 * size * len(text))  # its letters are wider

    read = PdfReader(BytesIO(TYPESETTER(printed)))
    shown = "".join(page.extract_text(visitor_text=see) for page in read.pages)
    assert "".join(shown.split()).count(word) == 5
    assert max(ends) < 545


def test_the_list_of_characters_is_the_fonts() -> None:
    files = [*FONTS.glob("*.ttf")]
    assert files
    for file in files:
        font = TTFont(file)
        assert {chr(code) for code in font.getBestCmap()} == characters() - {"\n"}
        assert "zero" in {feature.FeatureTag for feature in font["GSUB"].table.FeatureList.FeatureRecord}
        assert "Plex" not in font["name"].getDebugName(1) + font["name"].getDebugName(6)


def test_the_lists_of_fallback_letters_are_the_faces() -> None:
    unpacked = (TTFont(BytesIO(lzma.decompress(file.read_bytes()))) for file in FALLBACK_FONTS.glob("*.ttf.xz"))
    faces = {font["name"].getDebugName(1): font for font in unpacked}
    assert faces.keys() == FALLBACKS.keys() | {JAPANESE}
    for family, ranges in FALLBACKS.items():
        assert frozenset(faces[family].getBestCmap()) == spans(ranges), family
        assert spans(ranges).isdisjoint(map(ord, characters()))
    assert frozenset(faces[JAPANESE].getBestCmap()) < spans(FALLBACKS[CHINESE])
    for font in faces.values():
        assert "Plex" not in font["name"].getDebugName(1) + font["name"].getDebugName(6)
    for licence in (FALLBACK_FONTS / "granulo-sans.OFL.txt", FALLBACK_FONTS / "noto-sans.OFL.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "country", "faces"),
    [
        ("東京", "CN", (CHINESE,)),
        ("東京", "JP", (JAPANESE, CHINESE)),
        ("東京のマーケット", "", (JAPANESE, CHINESE)),
        ("서울", "JP", ("Granulo Sans KR",)),
        ("Łódź Αθήνα", "JP", ()),
    ],
)
def test_letters_are_drawn_as_they_are_where_the_address_is(text: str, country: str, faces: tuple[str, ...]) -> None:
    assert fallbacks(text, japanese=country == "JP") == faces
    made = TYPESETTER(replace(INVOICE, blocks=(Block("Pour", (text,), country=country),)))
    used = {str(font["/BaseFont"]).partition("+")[2] for font in _fonts(made)}
    drawn = {f"{family.replace(' ', '')}-Regular" for family in faces}
    assert {name for name in used if not name.startswith("GranuloSans-")} == (drawn - {"GranuloSansSC-Regular"} or drawn)
    assert text in "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)


def test_signs_of_the_trade_are_in_what_is_copied_of_a_page() -> None:
    text = "".join(pages(replace(INVOICE, rows=(PrintedRow("Tamis", SIGNS, ("1", "", "", "")),))))
    assert " ".join(SIGNS.translate(str.maketrans("⌀∅⩽⩾", "ØØ≤≥")).split()) in " ".join(text.split())


def test_a_name_is_said_in_its_language() -> None:
    names = ("東京", "서울", "רחובות", "القاهرة", "თბილისი")
    read = PdfReader(BytesIO(TYPESETTER(replace(INVOICE, blocks=(Block("Pour", names, country="JP"),)))))
    languages = {
        str(one["/Lang"]) for one in map(read.get_object, read.xref[0]) if isinstance(one, DictionaryObject) and "/Lang" in one
    }
    drawn = read.pages[0].get_contents()
    assert drawn is not None
    assert languages | set(re.findall(r"/Lang ?\((\w+)\)", drawn.get_data().decode("latin-1"))) == {
        "fr",
        "ja",
        "ko",
        "he",
        "ar",
        "ka",
    }


def test_what_no_document_needs_is_not_loaded() -> None:
    typesetter = TypstTypesetter(seller().colours["light"])
    typesetter(INVOICE)
    assert "_wide" not in vars(typesetter)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=40), st.text(st.sampled_from(MIXED), max_size=60))
def test_any_text_makes_a_document(text: str, word: str, mixed: str) -> None:
    """Typst makes none with a missing glyph."""
    row = PrintedRow(text, word, (word, "", text[:20], ""))
    made = TYPESETTER(replace(INVOICE, rows=(row,), blocks=(Block("Pour", (text, word, mixed)),), notes=(text, mixed)))
    assert len(PdfReader(BytesIO(made)).pages)


def _fonts(made: bytes) -> list[Any]:
    page: Any = PdfReader(BytesIO(made)).pages[0]
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]
