"""The sums of an order as pages and mails show them."""

from chalicelib.application.view.sums import sums
from tests.builder.deal import GERMAN, Deal, line


def test_each_rate_of_vat_is_one_row_whatever_its_categories() -> None:
    deal = Deal(
        line("100.00", rate="0", vat_category="K"), line("50.00", rate="0", vat_category="AE", goods=False), buyer=GERMAN,
        lang="en",
    )  # fmt: skip
    rows = [label for label, _ in sums(deal.reading(deal.history[-1]))]
    assert rows.count("VAT 0%") == 1
    mixed = Deal(line("100.00"), line("50.00", rate="5.5"), line("50.00", rate="20.0"), lang="en")
    shown = dict(sums(mixed.reading(mixed.history[-1])))
    assert (shown["VAT 20%"], shown["VAT 5.5%"]) == ("€30.00", "€2.75")
