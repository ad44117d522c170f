"""The public example is what the API would answer for the seed's dossier."""

import pytest

from chalicelib.domain.values.language import Language
from infra.demo.example import LANGUAGES, SAMPLES, document


@pytest.mark.parametrize("language", LANGUAGES)
def test_example_is_up_to_date(language: Language) -> None:
    kept = (SAMPLES / f"example.{language}.json").read_text("utf-8")
    assert kept == document(language), "run `make example`"
