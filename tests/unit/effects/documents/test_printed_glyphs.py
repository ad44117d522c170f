"""Customers write any text: it is shown as they wrote it, or as near as the font comes, and never obeyed."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from chalicelib.adapters.typst.glyphs import settable
from chalicelib.adapters.typst.typesetter import RESOURCES
from chalicelib.domain.values.printed_letters import characters
from chalicelib.effects.documents.printed import Block, PrintedRow
from tests.samples.printed_documents import INVOICE
from tests.unit.renderer import TYPESETTER, pages

MARKUP = r'#sys.inputs $x^2$ *fort* _doux_ `code` \u{41} <label> @ref // rien /* #import "/document.typ" = titre ~ -- "'


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
        ("Jean 😀 Bon", "Jean \ufffd Bon"),
        ("Jean 👩🏽‍🔬", "Jean \ufffd\ufffd\ufffd"),
        ("⌀ 25 mm, ∅10, ⩽ 63 µm ⩾ 5 µm ± 2 %", "Ø 25 mm, Ø10, ≤ 63 µm ≥ 5 µm ± 2 %"),
        ("שלום", "\ufffd" * 4),
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
    for file in (RESOURCES / "fonts").glob("*.ttf"):
        font = TTFont(file)
        assert {chr(code) for code in font.getBestCmap()} == characters() - {"\n"}
        assert "zero" in {feature.FeatureTag for feature in font["GSUB"].table.FeatureList.FeatureRecord}
        assert "Plex" not in font["name"].getDebugName(1) + font["name"].getDebugName(6)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_makes_a_document(text: str, word: str) -> None:
    row = PrintedRow(text, word, (word, "", text[:20], ""))
    made = TYPESETTER(replace(INVOICE, rows=(row,), blocks=(Block("Pour", (text, word)),), notes=(text,)))
    assert len(PdfReader(BytesIO(made)).pages)
