"""The sums of an order as pages and mails show them."""

from chalicelib.application.view.sums import sums
from tests.builder.deal import GERMAN, Deal, line


def test_each_rate_of_vat_is_one_row_and_where_none_is_charged_it_says_why() -> None:
    deal = Deal(
        line("100.00", rate="0", vat_category="K"), line("50.00", rate="0", vat_category="AE", goods=False), buyer=GERMAN,
        lang="en",
    )  # fmt: skip
    rows = [label for label, _ in sums(deal.reading(deal.history[-1]))]
    assert rows[-3:] == ["VAT by reverse charge", "VAT exempt, intra-Community supply", "Total including VAT"]
    mixed = Deal(line("100.00"), line("50.00", rate="5.5"), line("50.00", rate="20.0"), lang="en")
    shown = dict(sums(mixed.reading(mixed.history[-1])))
    assert (shown["VAT 20%"], shown["VAT 5.5%"]) == ("€30.00", "€2.75")
