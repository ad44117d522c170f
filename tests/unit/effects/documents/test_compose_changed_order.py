"""The acknowledgement of an order that changed: what changed, with whom that was agreed, and the order as it stands."""

from chalicelib.domain.values.language import Language
from tests.builder.deal import Deal, line
from tests.unit.renderer import pages

CHANGE = {"line": 1, "quantity": 2, "unit_price": "450.5", "discount": "5"}


def changed(lang: Language = "fr") -> Deal:
    """One line of two is cancelled, less of the other one is wanted."""
    deal = Deal(line("500", 3), line("100", goods=False, rate="10"), lang=lang)
    return deal.does("change_order", agreed_with="Jean Bon", change=[CHANGE], cancel=[2])


def test_it_says_what_changed_and_the_order_as_it_stands() -> None:
    printed, bill = changed().composed("acknowledgement")
    assert bill is None
    assert printed.file == "Confirmation-de-commande-45MR61G00C-2.pdf"
    assert (printed.opening or "").replace("\u00a0", " ").partition("modifiée")[2] == (
        " le 6 août 2026 en accord avec Jean Bon. Cellule voie liquide, désormais : quantité 2, prix unitaire 450,50 € et "
        "remise de 5 %. Annulation : Cellule voie liquide."
    )
    assert printed.notes == ()
    assert [row.name for row in printed.rows] == ["Cellule voie liquide"]
    assert printed.sums[-1].value.replace("\u00a0", " ").replace("\u202f", " ") == "1 027,14 €"


def test_it_is_set_in_type_in_both_languages() -> None:
    for lang, text in (("fr", "en accord avec Jean Bon"), ("en", "in agreement with Jean Bon")):
        drawn = " ".join(" ".join(pages(changed(lang).composed("acknowledgement", drawn=True)[0])).split())
        assert text in drawn
