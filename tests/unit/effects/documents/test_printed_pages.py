"""Long documents: each page says its number and the table's titles, rows stay whole, totals never stand alone."""

from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from chalicelib.effects.documents.printed import PrintedFact
from tests.samples.printed_documents import INVOICE, OFFER, long_invoice
from tests.unit.renderer import TYPESETTER, pages

PRICES = (("2610,00 €", 2), ("14,2525 €", 0), ("0,085 €", 1))
"""Each with the digits that the longest of them has more behind its decimal sign."""


def test_each_page_is_numbered_and_repeats_what_the_columns_mean() -> None:
    made = pages(long_invoice(200))
    assert len(made) > 5
    for number, page in enumerate(made, 1):
        assert f"Page {number} sur {len(made)}" in page
        if "118,00 €" in page:
            assert "Désignation" in page and "Prix unitaire HT" in page


def test_every_row_is_there_once_and_whole() -> None:
    made = pages(long_invoice(200))
    for number in range(1, 201):
        (page,) = (page for page in made if f"Billes de verre étalon {number}–" in page)
        assert f"44-{number:04}, flacon de {number} g" in page


@pytest.mark.parametrize("lines", [*range(4, 13), *range(25, 34)])
def test_totals_stand_below_a_row_and_the_way_to_pay_is_whole(lines: int) -> None:
    """Around the ends of the first and of the second page."""
    made = pages(long_invoice(lines))
    (page,) = (page for page in made if "Total TTC" in page)
    assert page.index(f"Billes de verre étalon {lines}–") < page.index("Port et emballage") < page.index("Total TTC")
    (total,) = (page for page in made if "Total TTC" in page)
    (page,) = (page for page in made if "IBAN" in page)
    assert page == total
    assert "Payer 3 482,40 €" in page and "RF18" in page


def test_six_lines_with_their_payment_and_notes_are_one_page() -> None:
    (page,) = pages(long_invoice(6))
    assert page.index("Total TTC") < page.index("IBAN") < page.index("Pénalités") < page.index("Suivez ce dossier")


def test_rows_are_closer_where_that_saves_a_second_page() -> None:
    (page,) = pages(long_invoice(8))
    assert page.index("Total TTC") < page.index("IBAN") < page.index("Pénalités") < page.index("Suivez ce dossier")


def test_no_last_page_has_notes_alone() -> None:
    *_, last = pages(long_invoice(200))
    assert "Total TTC" in last and "Suivez ce dossier" in last


def test_unit_prices_have_their_decimal_signs_below_each_other() -> None:
    rows = tuple(replace(INVOICE.rows[0], cells=("1", price, "20 %", "1,00 €"), indents=(0, n)) for price, n in PRICES)
    digit, right = 0.6 * 9.5, {}

    def see(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if (price := text.strip()) in dict(PRICES):
            right[price] = cm[4] + tm[4] + digit * len(price.partition(",")[0])

    PdfReader(BytesIO(TYPESETTER(replace(INVOICE, rows=rows)))).pages[0].extract_text(visitor_text=see)
    assert len(right) == len(PRICES)
    assert max(right.values()) - min(right.values()) < 0.2


def test_long_terms_stand_on_one_line_below_the_other_facts() -> None:
    terms = "30 % à la commande, le solde à trente jours de la date de facture, par virement"
    (page,) = pages(replace(OFFER, facts=(PrintedFact("Paiement", terms), *OFFER.facts)))
    assert terms in page
    assert page.index("Valable jusqu’au") < page.index("Paiement")


def test_notes_go_on_over_the_page() -> None:
    assert len(pages(INVOICE)) == 1
    assert len(pages(replace(INVOICE, notes=INVOICE.notes * 12))) == 2


@pytest.mark.parametrize("position", [0, 3, 9])
def test_the_longest_text_of_a_line_is_shown_to_its_end(position: int) -> None:
    rows = list(long_invoice(10).rows)
    rows[position] = replace(rows[position], detail="mot " * 498 + "fin de la ligne")
    shown = " ".join(pages(replace(INVOICE, rows=tuple(rows)))).replace("\n", " ")
    assert shown.count("mot ") == 498 and "fin de la ligne" in shown and "Total TTC" in shown
