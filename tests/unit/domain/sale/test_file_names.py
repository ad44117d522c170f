"""What a file is called shows what it is, whatever a device says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.sale.file_names import LONGEST, file_name, stem


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Bon-P020051G.pdf", "Bon-P020051G.pdf"),
        ("C:\\Users\\jean\\Bon 12.pdf", "Bon 12.pdf"),
        ("../../etc/passwd", "passwd"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie: x.pdf"),
        ("\u200b\u200b.pdf", "pdf"),
        ("\u3164\u2800", "file"),
        ("bon\u115f\ufe0f.pdf", "bon.pdf"),
        ("  quai\u00a03 .pdf ", "quai 3.pdf"),
        ("هزار.pdf", "هزار.pdf"),
        ("📦 quai 👩‍🔧.jpg", "📦 quai 👩‍🔧.jpg"),
        ("e\u0301tiquette.png", "étiquette.png"),
        ("...", "file"),
        ("/", "file"),
        ("a" * 300 + ".pdf", "a" * (LONGEST - 4) + ".pdf"),
    ],
)
def test_a_name_is_kept_as_a_name(given_name: str, kept: str) -> None:
    assert file_name(given_name) == kept


@given(st.text(min_size=1, max_size=400))
def test_any_text_makes_a_name_of_one_line(text: str) -> None:
    name = file_name(text)
    assert 0 < len(name) <= LONGEST
    assert name.translate({0x200C: None, 0x200D: None}).isprintable()
    assert "/" not in name and "\\" not in name and name == name.strip()
    assert file_name(name) == name, "its own name is kept"


def test_an_ending_is_taken_off() -> None:
    assert (stem("quai.heic"), stem("Bon v1.2 final"), stem(".pdf")) == ("quai", "Bon v1.2 final", "file")
