"""Which languages there are, the seller says: what is written in another falls back, and what comes in is refused."""

from pathlib import Path

import pytest
from msgspec import ValidationError

from chalicelib.adapters import seller as sellers
from chalicelib.adapters.translations import translations, translations_in
from chalicelib.domain.sale.bodies import NewContact, NewLine
from chalicelib.domain.values.language import text_in
from chalicelib.entrypoints.http.kernel.languages import hold_languages
from chalicelib.entrypoints.http.kernel.strict_json import NotStrict
from infra.locale.seller_texts import check_seller_texts


@pytest.mark.parametrize(("languages", "shown"), [(("en", "fr"), "Cell"), (("de", "fr"), "Cellule"), ((), "Cellule")])
def test_a_text_falls_back_to_a_language_that_it_has(languages: tuple[str, ...], shown: str) -> None:
    assert text_in({"fr": "Cellule", "en": "Cell"}, languages) == shown


def test_a_reader_of_no_language_of_the_seller_s_reads_the_first() -> None:
    translated = translations_in(("fr", "en"))
    assert [translated(lang).lang for lang in ("fr", "en", "de", None)] == ["fr", "en", "fr", "fr"]
    assert translations("en").pages["dossier"] == "en/suivi/"


def test_a_body_is_held_to_the_languages() -> None:
    line = NewLine(sku="A", name={"fr": "a", "en": "b"}, quantity=1, unit_price="1", vat_rate="20")
    hold_languages(line, ("fr", "en"))
    for languages, field in ((("fr", "en", "de"), "name.de"), (("fr",), "name.en")):
        with pytest.raises(NotStrict) as caught:
            hold_languages(line, languages)
        assert caught.value.field == field
    with pytest.raises(NotStrict):
        hold_languages(NewContact(name="J", email="j@b.example", language="de"), ("fr", "en"))


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('languages = ["fr", "en"', 'languages = ["fr", "en", "xx"', "contact.role"),
        ('language = "en"', 'language = "xx"', "staff.moulin.language"),
        (', en = "Granuloshop"', "", "signatures.granuloshop"),
    ],
)
def test_the_seller_s_file_is_held_to_its_own_languages(
    old: str, new: str, field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "seller.toml"
    text = sellers.FILE.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    monkeypatch.setattr(sellers, "FILE", file)
    with pytest.raises(ValidationError, match=field):
        check_seller_texts(sellers.seller.__wrapped__())
