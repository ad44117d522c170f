"""Each row of the table of VAT categories: what it refuses, and what it lets pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.sale.vat_proposal import proposed
from chalicelib.domain.sale.vat_rules import RULES, VatCase, broken
from chalicelib.domain.values.vat import VatCategory

GOODS = VatCase(goods=True, arrives="union", buyer="union", number="DE136695976")
SERVICE = GOODS._replace(goods=False)
EXPORT = VatCase(goods=True, arrives="outside", buyer="outside")
ABROAD = EXPORT._replace(goods=False)
IRISH = GOODS._replace(arrives="northern_ireland", buyer="northern_ireland", number="XI123456789")

REFUSED: tuple[tuple[VatCategory, VatCase, tuple[str, ...]], ...] = (
    ("K", SERVICE, ("is of goods",)),
    ("K", GOODS._replace(arrives="france"), ("another member state than France, of which Monaco",)),
    ("K", GOODS._replace(arrives="outside"), ("another member state than France",)),
    ("K", GOODS._replace(arrives="overseas"), ("another member state than France",)),
    ("K", GOODS._replace(number=None), ("lacks the VAT number", "VAT number of another member state")),
    ("K", GOODS._replace(number="FR83404833048"), ("VAT number of another member state",)),
    ("K", IRISH._replace(number="GB123456789"), ("VAT number of another member state",)),
    ("AE", GOODS, ("is of services",)),
    ("AE", SERVICE._replace(buyer="france"), ("to a business of another member state",)),
    ("AE", SERVICE._replace(buyer="outside"), ("to a business of another member state",)),
    ("AE", SERVICE._replace(number=None), ("lacks the VAT number", "needs a VAT number of another")),
    ("AE", SERVICE._replace(number=None, siren="404833048"), ("needs a VAT number of another",)),
    ("AE", SERVICE._replace(number="FR83404833048"), ("needs a VAT number of another",)),
    ("AE", SERVICE._replace(number="XI123456789"), ("needs a VAT number of another",)),
    ("G", ABROAD, ("is of goods",)),
    ("G", EXPORT._replace(arrives="union"), ("leaves the territory",)),
    ("G", EXPORT._replace(arrives="france"), ("leaves the territory",)),
    ("G", EXPORT._replace(arrives="northern_ireland"), ("leaves the territory",)),
    ("O", EXPORT, ("is a service",)),
    ("O", ABROAD._replace(buyer="union"), ("outside the Union",)),
    ("O", ABROAD._replace(buyer="france"), ("outside the Union",)),
    ("O", ABROAD._replace(buyer="overseas", department="RE"), ("outside the Union",)),
)  # fmt: skip
PASSED: tuple[tuple[VatCategory, VatCase], ...] = (
    ("K", GOODS),
    ("K", IRISH),
    ("K", GOODS._replace(number="EL094259216", buyer="outside")),
    ("AE", SERVICE),
    ("AE", SERVICE._replace(arrives="france")),
    ("G", EXPORT),
    ("G", EXPORT._replace(buyer="france")),
    ("G", EXPORT._replace(arrives="overseas", department="GP")),
    ("O", ABROAD),
    ("O", ABROAD._replace(buyer="northern_ireland")),
    ("O", ABROAD._replace(buyer="overseas", department="PF")),
    ("S", GOODS),
    ("S", ABROAD),
    ("E", SERVICE),
)


@pytest.mark.parametrize(("category", "case", "why"), REFUSED)
def test_what_is_not_true_is_refused(category: VatCategory, case: VatCase, why: tuple[str, ...]) -> None:
    refusals = [rule.refusal for rule in broken(category, case)]
    assert len(refusals) == len(why)
    assert all(part in text for part, text in zip(why, refusals, strict=True)), refusals


@pytest.mark.parametrize(("category", "case"), PASSED)
def test_what_is_true_passes(category: VatCategory, case: VatCase) -> None:
    assert not list(broken(category, case))


def test_every_row_has_a_case_that_it_alone_or_first_refuses() -> None:
    first = {next(broken(category, case)) for category, case, _ in REFUSED}
    assert first == set(RULES)


CASES = st.builds(
    VatCase,
    st.booleans(),
    st.sampled_from(["france", "union", "northern_ireland", "overseas", "outside"]),
    st.sampled_from(["france", "union", "northern_ireland", "overseas", "outside"]),
    st.sampled_from([None, "GP", "RE", "GF", "NC"]),
    st.sampled_from([None, "", "DE136695976", "FR83404833048", "XI123456789", "GB123456789", "CHE107787577TVA"]),
    st.sampled_from([None, "404833048"]),
)


@given(CASES)
def test_what_is_proposed_is_allowed(case: VatCase) -> None:
    assert not list(broken(proposed(case).category, case))


@given(CASES)
def test_what_would_have_to_be_known_changes_the_proposal(case: VatCase) -> None:
    given = proposed(case)
    proposal = proposed(case._replace(number="DE136695976"))
    assert (given.lacks is not None) == (given.category == "S" and proposal.category in ("K", "AE"))
